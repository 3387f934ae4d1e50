package sqlite

import (
	"context"
	"errors"
	"path/filepath"

	driver "modernc.org/sqlite"
	lib "modernc.org/sqlite/lib"

	"intendant/backend/fault"
)

// Classify gives an error of the database the code that a person's sentence
// hangs on: full, busy, corrupt. Other errors come back as they are, and so
// does one that already is a fault. Write, ReadTx and the methods of DB do it
// themselves; the Scan of a single row can't.
func Classify(err error) error {
	if err == nil {
		return nil
	}
	if known := (*fault.Error)(nil); errors.As(err, &known) {
		return err
	}
	if errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return fault.Wrap(fault.Canceled, err)
	}
	if code, ok := codes[primary(err)]; ok {
		return fault.Wrap(code, err)
	}
	return err
}

// classify also names the folder, which the sentence for an unusable one needs.
func (db *DB) classify(err error) error { return inFolder(filepath.Dir(db.path), err) }

func inFolder(dir string, err error) error {
	err = Classify(err)
	if e := fault.From(err); fault.Is(err, fault.FolderUnusable) && e.Params["folder"] == "" {
		return fault.Wrap(fault.FolderUnusable, err, "folder", dir)
	}
	return err
}

var codes = map[int]fault.Code{
	lib.SQLITE_FULL:      fault.DatabaseFull,
	lib.SQLITE_BUSY:      fault.DatabaseBusy,
	lib.SQLITE_LOCKED:    fault.DatabaseBusy,
	lib.SQLITE_CORRUPT:   fault.DatabaseCorrupt,
	lib.SQLITE_NOTADB:    fault.DatabaseCorrupt,
	lib.SQLITE_CANTOPEN:  fault.FolderUnusable,
	lib.SQLITE_READONLY:  fault.FolderUnusable,
	lib.SQLITE_PERM:      fault.FolderUnusable,
	lib.SQLITE_INTERRUPT: fault.Canceled,
}

var errBusy = fault.New(fault.DatabaseBusy)

// primary is SQLite's result code without its extension, 0 when err is not
// SQLite's.
func primary(err error) int {
	var e *driver.Error
	if !errors.As(err, &e) {
		return 0
	}
	return e.Code() & 0xff
}

// endsTransaction reports whether SQLite may have rolled the transaction back
// by itself. What came after such an error would run outside of any.
func endsTransaction(err error) bool {
	switch primary(err) {
	case lib.SQLITE_FULL, lib.SQLITE_IOERR, lib.SQLITE_NOMEM, lib.SQLITE_CORRUPT,
		lib.SQLITE_BUSY, lib.SQLITE_INTERRUPT:
		return true
	}
	return false
}
