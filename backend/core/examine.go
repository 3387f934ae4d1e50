package core

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"

	"intendant/backend/fault"
	"intendant/backend/ledger"
	"intendant/backend/sqlite"
)

// Report is what an examination of the data folder found.
type Report struct {
	Folder   string           `json:"folder"`
	Ledgers  []LedgerReport   `json:"ledgers"`
	Findings []ledger.Finding `json:"findings"`
}

// LedgerReport is a ledger that was read from end to end.
type LedgerReport struct {
	Owner   string `json:"owner"`
	Entries int64  `json:"entries"`
}

// The codes of findings that are not about one ledger. Their sentences stand in
// the catalogue under "doctor.<code>".
const (
	DatabaseDamaged = "database_damaged" // SQLite's own check, or a row that refers to none
	ReplayFailed    = "replay_failed"    // the ledgers can't be applied anew
	TableDiffers    = "table_differs"    // a table isn't what the ledgers make of it
	FileReadable    = "file_readable"    // others on this machine may read a file
)

// Findings are all codes of an examination, for the test that finds a sentence
// for each.
var Findings = append([]string{DatabaseDamaged, ReplayFailed, TableDiffers, FileReadable}, ledger.Findings...)

// Examine reads everything in the data folder and says what is wrong with it.
// It needs no keys: a sealed folder can be examined too.
func (c *Core) Examine(ctx context.Context) (Report, error) {
	r := Report{Folder: c.options.Dir, Ledgers: []LedgerReport{}, Findings: []ledger.Finding{}}
	damage, err := c.db.Integrity(ctx)
	for _, line := range damage {
		r.find(DatabaseDamaged, line)
	}
	if err != nil {
		return r, err
	}
	if err := c.examineFiles(&r); err != nil {
		return r, err
	}
	return r, c.examineLedgers(ctx, &r)
}

func (r *Report) find(code, detail string) {
	r.Findings = append(r.Findings, ledger.Finding{Seq: -1, Code: code, Detail: detail})
}

func (c *Core) examineLedgers(ctx context.Context, r *Report) error {
	kinds, err := Kinds()
	if err != nil {
		return err
	}
	if err := c.verify(ctx, kinds, r); err != nil {
		return err
	}
	return c.replay(ctx, kinds, r)
}

// verify proves each ledger by itself.
func (c *Core) verify(ctx context.Context, kinds *ledger.Kinds, r *Report) error {
	heads, err := ledger.ReadHeads(c.path(headFolder)) // before the snapshot: others write meanwhile
	if err != nil {
		return err
	}
	return c.db.ReadTx(ctx, func(q sqlite.Queryer) error {
		owners, err := ledger.Owners(ctx, q)
		if err != nil {
			return err
		}
		for _, owner := range owners {
			found, err := ledger.Verify(ctx, q, kinds, owner, heads)
			if err != nil {
				return err
			}
			size, err := ledger.Size(ctx, q, owner)
			if err != nil {
				return err
			}
			r.Findings = append(r.Findings, found...)
			r.Ledgers = append(r.Ledgers, LedgerReport{Owner: owner, Entries: size})
		}
		missing, err := ledger.MissingLedgers(ctx, q, heads)
		r.Findings = append(r.Findings, missing...)
		return err
	})
}

// replay applies all ledgers to an empty database and compares the tables.
func (c *Core) replay(ctx context.Context, kinds *ledger.Kinds, r *Report) error {
	empty, err := sqlite.OpenMemory(ctx)
	if err != nil {
		return err
	}
	defer func() { _ = empty.Close() }()
	return c.db.ReadTx(ctx, func(q sqlite.Queryer) error {
		if err := ledger.Replay(ctx, q, empty, kinds); err != nil {
			r.find(ReplayFailed, err.Error())
			return nil
		}
		different, err := ledger.Compare(ctx, q, empty.Read())
		for _, table := range different {
			r.find(TableDiffers, table)
		}
		return err
	})
}

// examineFiles makes sure that only the folder's owner reads what is in it.
func (c *Core) examineFiles(r *Report) error {
	folder, err := os.Stat(c.options.Dir)
	if err != nil || runtime.GOOS == "windows" || folder.Mode().Perm()&0o077 == 0 {
		return err // nobody else gets into the folder, whatever is in it
	}
	err = filepath.WalkDir(c.options.Dir, func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := entry.Info()
		if err != nil {
			return nil //nolint:nilerr // it went in the meantime, as write-ahead logs do
		}
		if entry.IsDir() {
			return nil
		}
		if mode := info.Mode().Perm(); mode&0o077 != 0 {
			r.find(FileReadable, fmt.Sprintf("%s (%o)", path, mode))
		}
		return nil
	})
	if err != nil {
		return fault.Wrap(fault.FolderUnusable, err, "folder", c.options.Dir)
	}
	return nil
}
