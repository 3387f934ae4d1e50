package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"strconv"

	"github.com/pressly/goose/v3"

	"intendant/backend/fault"
)

// prepare looks at the database before anything is written to it: is it one of
// ours, not newer than the program, and is there a migration to run? If so it
// leaves a copy first. It also removes copies that have expired.
func prepare(ctx context.Context, path string, o Options) (pending bool, err error) {
	has, err := version(ctx, path)
	if err != nil {
		return false, err
	}
	wants, err := newest(o.Migrations)
	if err != nil {
		return false, err
	}
	if has > wants {
		return false, fault.New(fault.DatabaseNewer,
			"database", strconv.FormatInt(has, 10), "program", strconv.FormatInt(wants, 10))
	}
	if o.AsIs {
		return false, older(has, wants)
	}
	if has > 0 && has < wants {
		err = backupBefore(ctx, path, has, o)
	}
	if err == nil {
		err = expireBackups(o)
	}
	return has < wants, err
}

// older refuses a database that would have to be migrated.
func older(has, wants int64) error {
	if has == wants {
		return nil
	}
	return fault.New(fault.DatabaseOlder, "database", strconv.FormatInt(has, 10), "program", strconv.FormatInt(wants, 10))
}

// version is that of the newest migration the database has seen, 0 for none.
func version(ctx context.Context, path string) (int64, error) {
	db, err := sql.Open("sqlite", address(path, "ro", common))
	if err != nil {
		return 0, Classify(err)
	}
	defer func() { _ = db.Close() }()
	return versionOf(ctx, db)
}

func versionOf(ctx context.Context, db *sql.DB) (int64, error) {
	var tables, v int64
	const known = `SELECT count(*) FROM sqlite_master WHERE name = ?`
	if err := db.QueryRowContext(ctx, known, goose.DefaultTablename).Scan(&tables); err != nil {
		return 0, Classify(err)
	}
	if tables == 0 {
		return 0, nil
	}
	const highest = `SELECT COALESCE(max(version_id), 0) FROM ` + goose.DefaultTablename + ` WHERE is_applied`
	return v, Classify(db.QueryRowContext(ctx, highest).Scan(&v))
}

// newest is the number of the last migration.
func newest(files fs.FS) (int64, error) {
	names, err := fs.Glob(files, "*.sql")
	if err != nil {
		return 0, fmt.Errorf("list migrations: %w", err)
	}
	var last int64
	for _, name := range names {
		number, err := goose.NumericComponent(name)
		if err != nil {
			return 0, fmt.Errorf("migration %s: %w", name, err)
		}
		last = max(last, number)
	}
	return last, nil
}

func migrate(ctx context.Context, db *sql.DB, files fs.FS) error {
	provider, err := goose.NewProvider(goose.DialectSQLite3, db, files, goose.WithDisableGlobalRegistry(true))
	if errors.Is(err, goose.ErrNoMigrations) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("read migrations: %w", err)
	}
	if _, err := provider.Up(ctx); err != nil {
		return fmt.Errorf("migrate: %w", err)
	}
	return nil
}
