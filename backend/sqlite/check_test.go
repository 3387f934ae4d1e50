package sqlite_test

import (
	"bytes"
	"database/sql"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"intendant/backend/fault"
	"intendant/backend/sqlite"
)

func TestSoundDatabase(t *testing.T) {
	found, err := fresh(t).Integrity(t.Context())
	if err != nil || len(found) != 0 {
		t.Fatalf("%v, %v", found, err)
	}
}

func TestIntegrityFindsAnOrphan(t *testing.T) {
	path := usedBefore(t)
	raw, err := sql.Open("sqlite", "file:"+path) // foreign keys are off here
	if err != nil {
		t.Fatal(err)
	}
	if _, err := raw.ExecContext(t.Context(), "INSERT INTO remark (id, note) VALUES (7, 99)"); err != nil {
		t.Fatal(err)
	}
	_ = raw.Close()
	found, err := open(t, path).Integrity(t.Context())
	if err != nil || len(found) != 1 || !strings.Contains(found[0], "remark: row 7") {
		t.Fatalf("%v, %v", found, err)
	}
}

func TestSomethingElseIsNoDatabase(t *testing.T) {
	path := filepath.Join(t.TempDir(), "intendant.db")
	text := bytes.Repeat([]byte("Dear diary, "), 500)
	if err := os.WriteFile(path, text, 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := sqlite.Open(t.Context(), path, sqlite.Options{})
	wantCode(t, err, fault.DatabaseCorrupt)
	if after, _ := os.ReadFile(path); !bytes.Equal(after, text) {
		t.Error("it was written to")
	}
}

func TestDamagedPageIsFound(t *testing.T) {
	path := usedBefore(t)
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for page := 4096; page < len(data); page += 4096 {
		copy(data[page:page+64], bytes.Repeat([]byte{0xA5}, 64))
	}
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	db, err := sqlite.Open(t.Context(), path, sqlite.Options{Migrations: folder(notes)})
	if err != nil {
		wantCode(t, err, fault.DatabaseCorrupt)
		return
	}
	defer func() { _ = db.Close() }()
	found, err := db.Integrity(t.Context())
	if err == nil && len(found) == 0 {
		t.Fatal("nothing found")
	}
}

func TestErasedTextIsInNoFile(t *testing.T) {
	dir := t.TempDir()
	db, ctx := open(t, filepath.Join(dir, "intendant.db")), t.Context()
	secret := "the-name-that-must-go"
	write := func(query string, args ...any) {
		err := db.Write(ctx, func(tx *sqlite.Tx) error { _, err := tx.ExecContext(ctx, query, args...); return err })
		if err != nil {
			t.Fatal(err)
		}
	}
	write("INSERT INTO note (text) VALUES (?)", secret)
	write("INSERT INTO note (text) VALUES (?)", "stays")
	if err := db.Checkpoint(ctx); err != nil {
		t.Fatal(err)
	}
	write("DELETE FROM note WHERE text = ?", secret)
	if err := db.Checkpoint(ctx); err != nil {
		t.Fatal(err)
	}
	for name, data := range contents(t, dir) {
		if bytes.Contains(data, []byte(secret)) {
			t.Errorf("%s still holds it", name)
		}
	}
}

func TestBackupIsWholeAndReplacesNothing(t *testing.T) {
	db, ctx := fresh(t), t.Context()
	if err := db.Write(ctx, func(tx *sqlite.Tx) error { return insert(ctx, tx, "x") }); err != nil {
		t.Fatal(err)
	}
	to := filepath.Join(t.TempDir(), "copies", "copy.db")
	err := db.Write(ctx, func(tx *sqlite.Tx) error { // a writer at work holds nothing up and is not in it
		if err := insert(ctx, tx, "y"); err != nil {
			return err
		}
		return db.Backup(ctx, to)
	})
	if err != nil {
		t.Fatal(err)
	}
	if n := count(t, open(t, to).Read()); n != 1 {
		t.Errorf("%d rows in the copy", n)
	}
	wantCode(t, db.Backup(ctx, to), fault.FolderUnusable)
}
