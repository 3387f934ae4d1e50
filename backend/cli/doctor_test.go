package cli_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"intendant/backend/sqlite"
)

func TestDoctor(t *testing.T) {
	dir := demo(t)
	if code, out, err := command(t, "doctor", "--data", dir); code != 0 || strings.Count(out, "org_") != 2 {
		t.Errorf("a sound folder: %d %s %s", code, out, err)
	}
	db, err := sqlite.Open(t.Context(), filepath.Join(dir, "intendant.db"), sqlite.Options{})
	if err != nil {
		t.Fatal(err)
	}
	err = db.Write(t.Context(), func(tx *sqlite.Tx) error {
		_, err := tx.ExecContext(t.Context(), `UPDATE organization SET name = 'Somebody else''s'`)
		return err
	})
	if err != nil || db.Close() != nil {
		t.Fatal(err)
	}
	if code, out, _ := command(t, "doctor", "--json", "--data", dir); code != 1 || !strings.Contains(out, "table_differs") {
		t.Errorf("a damaged one: %d %s", code, out)
	}
	code, out, _ := command(t, "doctor", "--data", dir, "--lang", "en")
	if code != 1 || !strings.Contains(out, "The table “organization” differs") || !strings.Contains(out, "organization (row") ||
		!strings.Contains(out, "restore a backup") {
		t.Errorf("a damaged one, in words: %d %s", code, out)
	}
	if err := os.WriteFile(filepath.Join(dir, "intendant.db"), bytes.Repeat([]byte("no database "), 1000), 0o600); err != nil {
		t.Fatal(err)
	}
	if code, out, err := command(t, "doctor", "--json", "--data", dir); code != 1 || !strings.Contains(out, "database_damaged") {
		t.Errorf("no database: %d %s %s", code, out, err)
	}
	missing := filepath.Join(t.TempDir(), "missing")
	if code, _, err := command(t, "doctor", "--data", missing); code != 3 || err == "" {
		t.Errorf("no folder: %d %s", code, err)
	}
	if _, err := os.Stat(missing); err == nil {
		t.Error("doctor made the folder that it should have examined")
	}
}

// TestDoctorMigratesNothing: it changes nothing that it examines, and says what
// to do first.
func TestDoctorMigratesNothing(t *testing.T) {
	dir := demo(t)
	db, err := sqlite.Open(t.Context(), filepath.Join(dir, "intendant.db"), sqlite.Options{})
	if err != nil {
		t.Fatal(err)
	}
	err = db.Write(t.Context(), func(tx *sqlite.Tx) error { // as an earlier version left it
		_, err := tx.ExecContext(t.Context(),
			`DELETE FROM goose_db_version WHERE version_id = (SELECT max(version_id) FROM goose_db_version)`)
		return err
	})
	if err != nil || db.Close() != nil {
		t.Fatal(err)
	}
	code, _, said := command(t, "doctor", "--data", dir, "--lang", "en")
	if code != 3 || !strings.Contains(said, "earlier version") || !strings.Contains(said, "Start Intendant once") {
		t.Errorf("%d %s", code, said)
	}
	if _, err := os.Stat(filepath.Join(dir, "backups")); err == nil {
		t.Error("it began to migrate")
	}
}
