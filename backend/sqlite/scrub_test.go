package sqlite_test

import (
	"bytes"
	"fmt"
	"path/filepath"
	"testing"

	"intendant/backend/fault"
	"intendant/backend/sqlite"
)

func TestScrubLeavesNothing(t *testing.T) {
	dir := t.TempDir()
	db, ctx := open(t, filepath.Join(dir, "intendant.db")), t.Context()
	err := db.Write(ctx, func(tx *sqlite.Tx) error { return insert(ctx, tx, "the-name-that-must-go") })
	if err != nil {
		t.Fatal(err)
	}
	erase := func(fail error) error {
		return db.Write(ctx, func(tx *sqlite.Tx) error {
			if _, err := tx.ExecContext(ctx, "DELETE FROM note"); err != nil {
				return err
			}
			if err := tx.Erased(ctx); err != nil {
				return err
			}
			return fail
		})
	}
	if err := erase(fault.New(fault.ChangeNone)); !fault.Is(err, fault.ChangeNone) {
		t.Fatal(err)
	}
	if err := db.Scrub(ctx); err != nil { // nothing was erased: nothing is to do
		t.Fatal(err)
	}
	if err := db.ReadTx(ctx, func(q sqlite.Queryer) error {
		if n := count(t, q); n != 1 {
			t.Errorf("%d rows", n)
		}
		if err := erase(nil); err != nil {
			return err
		}
		wantCode(t, db.Scrub(ctx), fault.DatabaseBusy)
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		if err := db.Scrub(ctx); err != nil {
			t.Fatal(err)
		}
	}
	for name, data := range contents(t, dir) {
		if bytes.Contains(data, []byte("the-name-that-must-go")) {
			t.Errorf("%s still holds it", name)
		}
	}
	if found, err := db.Integrity(ctx); err != nil || len(found) > 0 {
		t.Error(fmt.Sprint(found), err)
	}
}

// TestNothingIsWrittenOutsideTheFolder: a temporary file of SQLite would lie in
// the system's folder, with the rows in clear.
func TestNothingIsWrittenOutsideTheFolder(t *testing.T) {
	db, ctx := fresh(t), t.Context()
	inMemory := func(q sqlite.Queryer) error {
		var store int
		err := q.QueryRowContext(ctx, "PRAGMA temp_store").Scan(&store)
		if store != 2 {
			t.Errorf("temp_store is %d", store)
		}
		return err
	}
	if err := db.Write(ctx, func(tx *sqlite.Tx) error { return inMemory(tx) }); err != nil {
		t.Error(err)
	}
	if err := db.ReadTx(ctx, inMemory); err != nil {
		t.Error(err)
	}
}
