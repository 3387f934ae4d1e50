package sqlite_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"
	"testing/fstest"

	"intendant/backend/fault"
	"intendant/backend/sqlite"
)

const notes = `-- +goose Up
CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT;
CREATE TABLE remark (id INTEGER PRIMARY KEY, note INTEGER NOT NULL REFERENCES note (id)) STRICT;
`

func folder(files ...string) fstest.MapFS {
	names := []string{"00001_note.sql", "00002_more.sql", "00003_yet_more.sql"}
	out := fstest.MapFS{}
	for i, text := range files {
		out[names[i]] = &fstest.MapFile{Data: []byte(text)}
	}
	return out
}

func open(t *testing.T, path string) *sqlite.DB {
	t.Helper()
	db, err := sqlite.Open(t.Context(), path, sqlite.Options{Migrations: folder(notes)})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	return db
}

func fresh(t *testing.T) *sqlite.DB {
	t.Helper()
	return open(t, filepath.Join(t.TempDir(), "intendant.db"))
}

func insert(ctx context.Context, q sqlite.Queryer, text string) error {
	_, err := q.ExecContext(ctx, "INSERT INTO note (text) VALUES (?)", text)
	return err
}

func count(t *testing.T, q sqlite.Queryer) int {
	t.Helper()
	var n int
	if err := q.QueryRowContext(t.Context(), "SELECT count(*) FROM note").Scan(&n); err != nil {
		t.Fatal(err)
	}
	return n
}

func wantCode(t *testing.T, err error, code fault.Code) {
	t.Helper()
	if !fault.Is(err, code) {
		t.Fatalf("got %v, want %s", err, code)
	}
}

func TestWriteCommitsAndRollsBack(t *testing.T) {
	db := fresh(t)
	if err := db.Write(t.Context(), func(tx *sqlite.Tx) error { return insert(t.Context(), tx, "kept") }); err != nil {
		t.Fatal(err)
	}
	boom := errors.New("boom")
	err := db.Write(t.Context(), func(tx *sqlite.Tx) error { return errors.Join(insert(t.Context(), tx, "lost"), boom) })
	if !errors.Is(err, boom) {
		t.Fatalf("got %v", err)
	}
	func() {
		defer func() { _ = recover() }()
		_ = db.Write(t.Context(), func(tx *sqlite.Tx) error {
			_ = insert(t.Context(), tx, "lost too")
			panic("in the middle")
		})
	}()
	if n := count(t, db.Read()); n != 1 {
		t.Fatalf("%d rows, want the one that was committed", n)
	}
}

func TestSettingsReachEveryConnection(t *testing.T) {
	db := fresh(t)
	want := map[string]string{"foreign_keys": "1", "secure_delete": "1", "busy_timeout": "5000", "journal_mode": "wal"}
	look := func(q sqlite.Queryer) {
		for pragma, value := range want {
			var got string
			if err := q.QueryRowContext(t.Context(), "PRAGMA "+pragma).Scan(&got); err != nil || got != value {
				t.Errorf("%s is %q (%v), want %q", pragma, got, err, value)
			}
		}
	}
	look(db.Read())
	err := db.Write(t.Context(), func(tx *sqlite.Tx) error {
		look(tx)
		var level int
		if err := tx.QueryRowContext(t.Context(), "PRAGMA synchronous").Scan(&level); err != nil || level != 2 {
			t.Errorf("synchronous is %d (%v), want FULL", level, err)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestFilesAreForTheirUserOnly(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "data")
	db := open(t, filepath.Join(dir, "intendant.db"))
	if err := db.Write(t.Context(), func(tx *sqlite.Tx) error { return insert(t.Context(), tx, "x") }); err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]os.FileMode{"": 0o700, "intendant.db": 0o600, "intendant.db-wal": 0o600, "intendant.db-shm": 0o600} {
		info, err := os.Stat(filepath.Join(dir, name))
		if err != nil || info.Mode().Perm() != want {
			t.Errorf("%q has mode %v (%v), want %v", name, info.Mode().Perm(), err, want)
		}
	}
}

func BenchmarkInsertInATransaction(b *testing.B) {
	db, err := sqlite.Open(b.Context(), filepath.Join(b.TempDir(), "b.db"), sqlite.Options{Migrations: folder(notes)})
	if err != nil {
		b.Fatal(err)
	}
	defer func() { _ = db.Close() }()
	b.ReportAllocs()
	b.ResetTimer()
	err = db.Write(b.Context(), func(tx *sqlite.Tx) error {
		for range b.N {
			if err := insert(b.Context(), tx, "a note of some length, as notes are"); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		b.Fatal(err)
	}
}

func BenchmarkReadARow(b *testing.B) {
	db, err := sqlite.Open(b.Context(), filepath.Join(b.TempDir(), "b.db"), sqlite.Options{Migrations: folder(notes)})
	if err != nil {
		b.Fatal(err)
	}
	defer func() { _ = db.Close() }()
	_ = db.Write(b.Context(), func(tx *sqlite.Tx) error { return insert(b.Context(), tx, "x") })
	b.ReportAllocs()
	b.ResetTimer()
	err = db.Write(b.Context(), func(tx *sqlite.Tx) error {
		for range b.N {
			var text string
			if err := tx.QueryRowContext(b.Context(), "SELECT text FROM note WHERE id = ?", 1).Scan(&text); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		b.Fatal(err)
	}
}

func BenchmarkSavepoint(b *testing.B) {
	db, err := sqlite.Open(b.Context(), filepath.Join(b.TempDir(), "b.db"), sqlite.Options{Migrations: folder(notes)})
	if err != nil {
		b.Fatal(err)
	}
	defer func() { _ = db.Close() }()
	err = db.Write(b.Context(), func(tx *sqlite.Tx) error {
		for range b.N {
			if err := tx.Savepoint(b.Context(), func() error { return nil }); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		b.Fatal(err)
	}
}

func BenchmarkOpen(b *testing.B) {
	path := filepath.Join(b.TempDir(), "b.db")
	for range b.N {
		db, err := sqlite.Open(b.Context(), path, sqlite.Options{})
		if err != nil {
			b.Fatal(err)
		}
		_ = db.Close()
	}
}

func BenchmarkOpenMemory(b *testing.B) {
	for range b.N {
		db, err := sqlite.OpenMemory(b.Context())
		if err != nil {
			b.Fatal(err)
		}
		_ = db.Close()
	}
}
