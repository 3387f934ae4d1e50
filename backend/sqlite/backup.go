package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"intendant/backend/fault"
)

// Automatic backups are named for what they are, so that no other file is
// ever taken for one and removed.
const (
	backupPrefix = "before-migration-from-"
	partPrefix   = ".part-" // a copy that isn't whole yet, or never got so
	backupStamp  = "20060102T150405Z"
	backupKept   = 30 * 24 * time.Hour
)

func backupBefore(ctx context.Context, path string, from int64, o Options) error {
	name := fmt.Sprintf("%s%05d-%s.db", backupPrefix, from, o.Clock.Now().Format(backupStamp))
	to := filepath.Join(o.BackupDir, name)
	if _, err := os.Stat(to); err == nil { // made within this second: a start that failed and was repeated
		return nil
	}
	return backup(ctx, path, to)
}

// Backup writes a copy of the database to a file that does not exist yet and
// checks it. It appears under its name only once it is whole.
func (db *DB) Backup(ctx context.Context, to string) error { return backup(ctx, db.path, to) }

func backup(ctx context.Context, from, to string) error {
	dir := filepath.Dir(to)
	if err := MakeFolder(dir); err != nil {
		return err
	}
	part, err := os.CreateTemp(dir, partPrefix+"*") // for its user only; VACUUM INTO takes an empty file
	if err != nil {
		return fault.Wrap(fault.FolderUnusable, err, "folder", dir)
	}
	defer func() { _ = os.Remove(part.Name()) }()
	err = copyInto(ctx, from, part.Name())
	err = errors.Join(err, part.Sync(), part.Close())
	if err != nil {
		return Classify(err)
	}
	if err := place(part.Name(), to, os.Link); err != nil {
		return fault.Wrap(fault.FolderUnusable, err, "folder", dir)
	}
	return nil
}

// place gives a file its name and replaces no other, as a link does and a rename
// doesn't. FAT and exFAT have no links: there the name is taken first.
func place(part, to string, link func(from, to string) error) error {
	err := link(part, to)
	if err == nil || errors.Is(err, fs.ErrExist) {
		return err
	}
	taken, err := os.OpenFile(to, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	if err := taken.Close(); err != nil {
		return errors.Join(err, os.Remove(to))
	}
	if err := os.Rename(part, to); err != nil {
		return errors.Join(err, os.Remove(to))
	}
	return nil
}

// copyInto uses a connection of its own: it holds up neither writer nor reader.
func copyInto(ctx context.Context, from, to string) error {
	db, err := sql.Open("sqlite", address(from, "rw", common))
	if err != nil {
		return fmt.Errorf("open: %w", err)
	}
	defer func() { _ = db.Close() }()
	if _, err := db.ExecContext(ctx, "VACUUM INTO ?", to); err != nil {
		return fmt.Errorf("copy: %w", err)
	}
	return checkCopy(ctx, to)
}

func checkCopy(ctx context.Context, path string) error {
	db, err := sql.Open("sqlite", address(path, "ro", common))
	if err != nil {
		return fmt.Errorf("open copy: %w", err)
	}
	defer func() { _ = db.Close() }()
	found, err := check(ctx, db, "PRAGMA quick_check")
	if err == nil && len(found) > 0 {
		err = fault.Wrap(fault.DatabaseCorrupt, errors.New(strings.Join(found, "; ")))
	}
	return err
}

// expireBackups removes automatic backups that are older than 30 days.
func expireBackups(o Options) error {
	limit := o.Clock.Now().Add(-backupKept)
	return removeBackups(o.BackupDir, func(made time.Time) bool { return made.Before(limit) })
}

// RemoveBackups removes every automatic backup in dir, and what a crash left of
// one. Erasing an organization calls for it: the copies hold it too.
func RemoveBackups(dir string) error {
	return removeBackups(dir, func(time.Time) bool { return true })
}

func removeBackups(dir string, which func(made time.Time) bool) error {
	entries, err := os.ReadDir(dir)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fault.Wrap(fault.FolderUnusable, err, "folder", dir)
	}
	for _, entry := range entries {
		made, automatic := backupTime(entry.Name())
		left := strings.HasPrefix(entry.Name(), partPrefix) // by a crash: nobody else copies to here meanwhile
		if !left && (!automatic || !which(made)) {
			continue
		}
		if err := os.Remove(filepath.Join(dir, entry.Name())); err != nil {
			return fault.Wrap(fault.FolderUnusable, err, "folder", dir)
		}
	}
	return nil
}

func backupTime(name string) (time.Time, bool) {
	rest, ours := strings.CutPrefix(name, backupPrefix)
	rest, named := strings.CutSuffix(rest, ".db")
	_, stamp, dated := strings.Cut(rest, "-")
	made, err := time.Parse(backupStamp, stamp)
	return made, ours && named && dated && err == nil
}
