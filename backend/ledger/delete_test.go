package ledger_test

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"testing"
	"time"

	"intendant/backend/fault"
	"intendant/backend/ledger"
	"intendant/backend/sqlite"
)

func deletionOf(forget func() error) ledger.Deletion {
	return ledger.Deletion{
		Owner: house, By: ledger.Actor{Member: admin, Door: ledger.DoorWindow}, Forget: forget,
		Tombstone: func(size int64, root []byte) ledger.Draft {
			return ledger.Draft{Ledger: install, Change: &buryNotes{Organization: house, Size: size, Root: root}}
		},
		Purge: func(ctx context.Context, tx *sqlite.Tx) error {
			_, err := tx.ExecContext(ctx, `DELETE FROM note WHERE owner = ?`, house)
			return err
		},
	}
}

func (b *bench) holds(tb testing.TB, text string) bool {
	tb.Helper()
	for _, suffix := range []string{"", "-wal"} {
		content, err := os.ReadFile(filepath.Join(b.dir, "test.db") + suffix)
		if err != nil && !os.IsNotExist(err) {
			tb.Fatal(err)
		}
		if bytes.Contains(content, []byte(text)) {
			return true
		}
	}
	return false
}

// Somebody who reads keeps what was erased in the file. The deletion is done all
// the same, backups go, and the next start clears the file where this one
// could not.
func TestDeleteWhileSomebodyReads(t *testing.T) {
	dir := t.TempDir()
	b := open(t, dir)
	b.must(t, note("a", "1"))
	forgot := false
	err := b.db.ReadTx(t.Context(), func(q sqlite.Queryer) error {
		if size, err := ledger.Size(t.Context(), q, house); err != nil || size != 2 {
			t.Fatal(size, err)
		}
		return b.Delete(t.Context(), deletionOf(func() error { forgot = true; return nil }))
	})
	if err != nil || !forgot {
		t.Fatalf("a deletion that took place says %v, backups gone: %v", err, forgot)
	}
	b.shut()
	again := open(t, dir)
	for deadline := time.Now().Add(20 * time.Second); again.holds(t, "Name of a"); time.Sleep(50 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatal("the file still holds what was erased")
		}
	}
}

func TestAnErasedPersonLeavesTheFile(t *testing.T) {
	b := open(t, t.TempDir())
	b.must(t, note("a", "1"), note("b", "1"))
	b.must(t, draftOf(&eraseNotes{Subject: "a"}))
	for deadline := time.Now().Add(20 * time.Second); b.holds(t, "Name of a"); time.Sleep(50 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatal("the file still holds who was erased")
		}
	}
	if !b.holds(t, "Name of b") {
		t.Error("somebody else is gone too")
	}
	b.replayEqual(t)
}

// A panic after the transaction is an error of that call, and nobody's lock.
func TestAPanicLeavesTheLedgerWorking(t *testing.T) {
	b := open(t, t.TempDir())
	b.must(t, note("a", "1"))
	err := b.Delete(t.Context(), deletionOf(func() error { panic("forget") }))
	if fault.From(err).Code != fault.Internal {
		t.Errorf("got %v", err)
	}
	done := make(chan error, 1)
	go func() {
		_, err := b.Commit(t.Context(), note("a", "1"))
		done <- err
	}()
	select {
	case err := <-done:
		if err != nil {
			t.Error(err)
		}
	case <-time.After(10 * time.Second):
		t.Fatal("commits hang after a panic")
	}
}

// A crash between a deletion and the removal of its head outside is no cut-off
// ledger; a ledger that is gone without a tombstone is.
func TestADeletionIsNotMistakenForALoss(t *testing.T) {
	b := open(t, t.TempDir())
	b.must(t, note("a", "1"))
	path := filepath.Join(b.dir, house+".heads")
	head, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := b.Delete(t.Context(), deletionOf(func() error { return nil })); err != nil {
		t.Fatal(err)
	}
	lost := filepath.Join(b.dir, "org_01KB3F7W9ZQ2M4X8T6RVN5YHCX.heads")
	for _, name := range []string{path, lost} {
		if err := os.WriteFile(name, head, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	b.exec(t, `UPDATE ledger_entry SET leaf = x'7b' WHERE id % 2 = 0`) // what is unreadable is for Verify to tell
	missing, err := ledger.MissingLedgers(t.Context(), b.db.Read(), b.heads(t))
	if err != nil || len(missing) != 1 || missing[0].Ledger != "org_01KB3F7W9ZQ2M4X8T6RVN5YHCX" {
		t.Errorf("%+v, %v", missing, err)
	}
}
