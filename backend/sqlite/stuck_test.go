package sqlite

import (
	"context"
	"errors"
	"path/filepath"
	"testing"
	"time"

	"intendant/backend/fault"
)

func TestAFailedRollbackStopsAllWriting(t *testing.T) {
	path := filepath.Join(t.TempDir(), "intendant.db")
	db, err := Open(t.Context(), path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	boom := errors.New("boom")
	err = db.Write(t.Context(), func(tx *Tx) error {
		_, err := tx.ExecContext(t.Context(), "CREATE TABLE half (id INTEGER)")
		return errors.Join(err, db.writer.sql.Close(), boom) // nothing reaches the connection any more
	})
	if !errors.Is(err, boom) {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
	defer cancel()
	for range 3 {
		err := db.Write(ctx, func(*Tx) error { t.Error("it ran"); return nil })
		if !fault.Is(err, fault.DatabaseCorrupt) {
			t.Errorf("writing: %v", err)
		}
	}
	if err := db.Checkpoint(ctx); !fault.Is(err, fault.DatabaseCorrupt) {
		t.Errorf("emptying the log: %v", err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	again, err := Open(t.Context(), path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = again.Close() }()
	err = again.Write(t.Context(), func(tx *Tx) error {
		_, err := tx.ExecContext(t.Context(), "CREATE TABLE half (id INTEGER)")
		return err
	})
	if err != nil {
		t.Errorf("opened again: %v", err)
	}
}
