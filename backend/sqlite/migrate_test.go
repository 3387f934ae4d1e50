package sqlite_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"intendant/backend/clock"
	"intendant/backend/fault"
	"intendant/backend/sqlite"
)

const more = "-- +goose Up\nALTER TABLE note ADD COLUMN author TEXT NOT NULL DEFAULT '';\n"

// usedBefore is a database with one row that an earlier version has closed.
func usedBefore(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "intendant.db")
	db := open(t, path)
	if err := db.Write(t.Context(), func(tx *sqlite.Tx) error { return insert(t.Context(), tx, "precious") }); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

func backups(t *testing.T, path string) []string {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(filepath.Dir(path), "backups", "*"))
	if err != nil {
		t.Fatal(err)
	}
	return names
}

func TestMigrationLeavesACopyOfWhatWas(t *testing.T) {
	path := usedBefore(t)
	db, err := sqlite.Open(t.Context(), path, sqlite.Options{Migrations: folder(notes, more)})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = db.Close() }()
	var author string
	if err := db.Read().QueryRowContext(t.Context(), "SELECT author FROM note").Scan(&author); err != nil {
		t.Fatal(err)
	}
	copies := backups(t, path)
	if len(copies) != 1 || !strings.Contains(copies[0], "from-00001") {
		t.Fatalf("copies: %v", copies)
	}
	info, err := os.Stat(copies[0])
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("mode %v (%v)", info.Mode().Perm(), err)
	}
	old := open(t, copies[0])
	if n := count(t, old.Read()); n != 1 {
		t.Errorf("the copy has %d rows", n)
	}
}

func TestNoCopyWithoutAMigration(t *testing.T) {
	path := usedBefore(t)
	_ = open(t, path)
	if copies := backups(t, path); len(copies) != 0 {
		t.Fatalf("copies: %v", copies)
	}
}

func TestNoMigrationWithoutACopy(t *testing.T) {
	path := usedBefore(t)
	blocked := filepath.Join(filepath.Dir(path), "backups")
	if err := os.WriteFile(blocked, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := sqlite.Open(t.Context(), path, sqlite.Options{Migrations: folder(notes, more)})
	wantCode(t, err, fault.FolderUnusable)
	if err := os.Remove(blocked); err != nil {
		t.Fatal(err)
	}
	if n := count(t, open(t, path).Read()); n != 1 { // opens as version 1, so it still is
		t.Fatalf("%d rows", n)
	}
}

func TestFailedMigrationChangesNothing(t *testing.T) {
	path := usedBefore(t)
	const broken = "-- +goose Up\nDELETE FROM note;\nALTER TABLE nothing ADD COLUMN x TEXT;\n"
	if _, err := sqlite.Open(t.Context(), path, sqlite.Options{Migrations: folder(notes, broken)}); err == nil {
		t.Fatal("a broken migration passed")
	}
	if n := count(t, open(t, path).Read()); n != 1 {
		t.Fatalf("%d rows", n)
	}
}

func TestNewerDatabaseIsRefusedUntouched(t *testing.T) {
	path := usedBefore(t)
	db, err := sqlite.Open(t.Context(), path, sqlite.Options{Migrations: folder(notes, more)})
	if err != nil {
		t.Fatal(err)
	}
	_ = db.Close()
	before := contents(t, filepath.Dir(path))
	_, err = sqlite.Open(t.Context(), path, sqlite.Options{Migrations: folder(notes)})
	wantCode(t, err, fault.DatabaseNewer)
	if p := fault.From(err).Params; p["database"] != "2" || p["program"] != "1" {
		t.Errorf("params: %v", p)
	}
	after := contents(t, filepath.Dir(path))
	for name, data := range after {
		if shared := strings.HasSuffix(name, "-shm"); !shared && !bytes.Equal(before[name], data) { // -shm is readers' memory
			t.Errorf("%s was touched", name)
		}
	}
}

func TestWhoOnlyLooksMigratesNothing(t *testing.T) {
	path := usedBefore(t)
	old := filepath.Join(filepath.Dir(path), "backups", "before-migration-from-00001-20200101T000000Z.db")
	if err := os.MkdirAll(filepath.Dir(old), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(old, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := sqlite.Open(t.Context(), path, sqlite.Options{Migrations: folder(notes, more), AsIs: true})
	wantCode(t, err, fault.DatabaseOlder)
	if p := fault.From(err).Params; p["database"] != "1" || p["program"] != "2" {
		t.Errorf("params: %v", p)
	}
	db, err := sqlite.Open(t.Context(), path, sqlite.Options{Migrations: folder(notes), AsIs: true})
	if err != nil {
		t.Fatal(err)
	}
	_ = db.Close()
	if left := backups(t, path); len(left) != 1 || left[0] != old {
		t.Errorf("backups: %v", left)
	}
}

func contents(t *testing.T, dir string) map[string][]byte {
	t.Helper()
	out := map[string][]byte{}
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range entries {
		if !entry.IsDir() {
			out[entry.Name()], _ = os.ReadFile(filepath.Join(dir, entry.Name()))
		}
	}
	return out
}

func TestAutomaticBackupsExpire(t *testing.T) {
	path := usedBefore(t)
	now := clock.NewFake(time.Date(2026, 11, 1, 12, 0, 0, 0, time.UTC))
	dir := filepath.Join(filepath.Dir(path), "backups")
	openAt := func(files ...string) {
		db, err := sqlite.Open(t.Context(), path, sqlite.Options{Migrations: folder(files...), Clock: now})
		if err != nil {
			t.Fatal(err)
		}
		_ = db.Close()
	}
	openAt(notes, more)
	mine := filepath.Join(dir, "before-migration-from-my-point-of-view.db")
	if err := os.WriteFile(mine, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	cut := filepath.Join(dir, ".part-1234") // of a copy during which the machine went off
	if err := os.WriteFile(cut, []byte("everything"), 0o600); err != nil {
		t.Fatal(err)
	}
	now.Advance(29 * 24 * time.Hour)
	openAt(notes, more)
	if _, err := os.Stat(cut); err == nil {
		t.Error("half a copy stays for ever")
	}
	if copies := backups(t, path); len(copies) != 2 {
		t.Fatalf("after 29 days: %v", copies)
	}
	now.Advance(48 * time.Hour)
	openAt(notes, more)
	if copies := backups(t, path); len(copies) != 1 || copies[0] != mine {
		t.Fatalf("after 31 days: %v", copies)
	}
	openAt(notes, more, "-- +goose Up\nDROP TABLE remark;\n")
	if err := sqlite.RemoveBackups(dir); err != nil {
		t.Fatal(err)
	}
	if copies := backups(t, path); len(copies) != 1 || copies[0] != mine {
		t.Fatalf("after removal: %v", copies)
	}
}
