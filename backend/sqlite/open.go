package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"sync"

	_ "modernc.org/sqlite" // the driver

	"intendant/backend/clock"
	"intendant/backend/fault"
	"intendant/migrations"
)

// readers bounds the pool. They wait for the disk, not for a processor, and a
// query that runs inside another's rows needs one of its own.
const readers = 8

// Options of Open; the zero value is what the program uses in tests.
type Options struct {
	BackupDir  string      // where a copy goes before a migration; "" is "backups" beside the database
	Migrations fs.FS       // nil is migrations.FS
	Clock      clock.Clock // names and expires backups; nil is the machine's
	AsIs       bool        // migrates nothing and expires no backup: for whoever only looks
}

func (o Options) filled(path string) Options {
	if o.BackupDir == "" {
		o.BackupDir = filepath.Join(filepath.Dir(path), "backups")
	}
	if o.Migrations == nil {
		o.Migrations = migrations.FS
	}
	if o.Clock == nil {
		o.Clock = clock.System{}
	}
	return o
}

// DB is an open database.
type DB struct {
	path    string
	writers *sql.DB
	writer  *conn
	turn    chan struct{} // held by the Write under way
	stuck   error         // why nothing can be written any more; for whoever has the turn
	readers *pool         // nil in memory

	closing  sync.Once
	closed   chan struct{}
	closeErr error
}

// Open opens the database at path, makes it if there is none, and brings it to
// the program's schema. Before a migration of a database in use it leaves a
// verified copy in BackupDir. A database of a newer program is refused and not
// touched; nor, with fault.DatabaseOlder, is one AsIs that needs a migration.
func Open(ctx context.Context, path string, o Options) (*DB, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return nil, fault.Wrap(fault.FolderUnusable, err, "folder", filepath.Dir(path))
	}
	o = o.filled(path)
	if err := makeFile(path); err != nil {
		return nil, err
	}
	pending, err := prepare(ctx, path, o)
	if err != nil {
		return nil, inFolder(filepath.Dir(path), err)
	}
	db, err := open(ctx, path, o, pending)
	return db, inFolder(filepath.Dir(path), err)
}

func open(ctx context.Context, path string, o Options, pending bool) (*DB, error) {
	db, err := connect(ctx, address(path, "rw", writer), func(on *sql.DB) error {
		if !pending {
			return nil
		}
		return migrate(ctx, on, o.Migrations)
	})
	if err != nil {
		return nil, err
	}
	db.path = path
	on, err := sql.Open("sqlite", address(path, "rw", reader))
	if err != nil {
		return nil, errors.Join(Classify(err), db.Close())
	}
	on.SetMaxOpenConns(readers)
	on.SetMaxIdleConns(readers)
	db.readers = newPool(on)
	return db, nil
}

// OpenMemory opens a migrated database that lives in memory and ends with
// Close. Its one connection reads and writes: it is for one user at a time,
// such as a replay or a test.
func OpenMemory(ctx context.Context) (*DB, error) {
	dsn := "file::memory:?" + pragmas(common)
	return connect(ctx, dsn, func(on *sql.DB) error { return migrate(ctx, on, migrations.FS) })
}

// connect opens the one connection that writes; first runs before it is taken.
func connect(ctx context.Context, dsn string, first func(on *sql.DB) error) (*DB, error) {
	on, err := sql.Open("sqlite", dsn)
	if err != nil {
		return nil, Classify(err)
	}
	on.SetMaxOpenConns(1)
	if err := first(on); err != nil {
		return nil, errors.Join(Classify(err), on.Close())
	}
	c, err := on.Conn(ctx)
	if err != nil {
		return nil, errors.Join(Classify(err), on.Close())
	}
	return &DB{writers: on, writer: newConn(c), turn: make(chan struct{}, 1), closed: make(chan struct{})}, nil
}

// Close waits for the Write under way and closes the database; those that wait
// for their turn are turned away. The last close empties the write-ahead log.
// Closing again does nothing.
func (db *DB) Close() error {
	db.closing.Do(func() {
		close(db.closed)
		db.turn <- struct{}{}
		if db.readers != nil {
			db.closeErr = db.readers.db.Close()
		}
		db.writer.close()
		db.closeErr = errors.Join(db.closeErr, db.writers.Close())
	})
	return db.closeErr
}

// makeFile makes the folder and an empty database that only their user may
// read; SQLite gives the files it adds the same rights.
func makeFile(path string) error {
	dir := filepath.Dir(path)
	if err := MakeFolder(dir); err != nil {
		return err
	}
	file, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	if err == nil {
		err = file.Close()
	}
	if err != nil {
		return fault.Wrap(fault.FolderUnusable, err, "folder", dir)
	}
	return nil
}

// MakeFolder makes a folder that only its user may enter. One that exists
// keeps its rights: it may be another's choice.
func MakeFolder(dir string) error {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return fault.Wrap(fault.FolderUnusable, err, "folder", dir)
	}
	return nil
}
