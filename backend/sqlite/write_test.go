package sqlite_test

import (
	"context"
	"database/sql"
	"errors"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"intendant/backend/fault"
	"intendant/backend/sqlite"
)

func TestSavepointUndoesOnlyItsOwn(t *testing.T) {
	db, ctx := fresh(t), t.Context()
	boom := errors.New("boom")
	err := db.Write(ctx, func(tx *sqlite.Tx) error {
		outer := tx.Savepoint(ctx, func() error {
			inner := tx.Savepoint(ctx, func() error { return errors.Join(insert(ctx, tx, "lost"), boom) })
			if !errors.Is(inner, boom) {
				t.Errorf("inner: got %v", inner)
			}
			return insert(ctx, tx, "kept")
		})
		func() {
			defer func() { _ = recover() }()
			_ = tx.Savepoint(ctx, func() error { _ = insert(ctx, tx, "lost too"); panic("in the middle") })
		}()
		return errors.Join(outer, insert(ctx, tx, "kept too"))
	})
	if err != nil {
		t.Fatal(err)
	}
	if n := count(t, db.Read()); n != 2 {
		t.Fatalf("%d rows, want 2", n)
	}
}

func TestSameQueryInsideItsOwnRows(t *testing.T) {
	db, ctx := fresh(t), t.Context()
	nested := func(q sqlite.Queryer) int {
		const query = "SELECT id FROM note WHERE id > ? ORDER BY id"
		found := 0
		rows, err := q.QueryContext(ctx, query, 0)
		if err != nil {
			t.Fatal(err)
		}
		defer func() { _ = rows.Close() }()
		for rows.Next() {
			var id, next int
			if err := rows.Scan(&id); err != nil {
				t.Fatal(err)
			}
			if err := q.QueryRowContext(ctx, query, id).Scan(&next); err != nil && !errors.Is(err, sql.ErrNoRows) {
				t.Fatal(err)
			}
			inner, err := q.QueryContext(ctx, query, id)
			if err != nil {
				t.Fatal(err)
			}
			for inner.Next() {
				found++
			}
			if err := errors.Join(inner.Err(), inner.Close()); err != nil {
				t.Fatal(err)
			}
		}
		if err := rows.Err(); err != nil {
			t.Fatal(err)
		}
		return found
	}
	err := db.Write(ctx, func(tx *sqlite.Tx) error {
		for range 4 {
			if err := insert(ctx, tx, "x"); err != nil {
				return err
			}
		}
		if n := nested(tx); n != 3+2+1 {
			t.Errorf("in a Write: %d rows", n)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if n := nested(db.Read()); n != 6 {
		t.Errorf("in Read: %d rows", n)
	}
	_ = db.ReadTx(ctx, func(q sqlite.Queryer) error {
		if n := nested(q); n != 6 {
			t.Errorf("in ReadTx: %d rows", n)
		}
		return nil
	})
}

func TestFullDiskEndsTheWholeTransaction(t *testing.T) {
	db, ctx := fresh(t), t.Context()
	if err := db.Write(ctx, func(tx *sqlite.Tx) error { return insert(ctx, tx, "before") }); err != nil {
		t.Fatal(err)
	}
	limit := func(tx *sqlite.Tx, pages string) {
		if _, err := tx.ExecContext(ctx, "PRAGMA max_page_count="+pages); err != nil {
			t.Fatal(err)
		}
	}
	err := db.Write(ctx, func(tx *sqlite.Tx) error {
		limit(tx, "20")
		first := tx.Savepoint(ctx, func() error { return insert(ctx, tx, "of the first") })
		if first != nil {
			t.Fatal(first)
		}
		wantCode(t, tx.Savepoint(ctx, func() error { return insert(ctx, tx, strings.Repeat("x", 1<<20)) }), fault.DatabaseFull)
		wantCode(t, tx.Savepoint(ctx, func() error { return insert(ctx, tx, "of the third") }), fault.DatabaseFull)
		var id int
		row := tx.QueryRowContext(ctx, "INSERT INTO note (text) VALUES ('slipped out') RETURNING id")
		if err := row.Scan(&id); err == nil {
			t.Error("a row was written after the transaction had ended")
		}
		return nil // even so: nothing of the batch may be reported as written
	})
	wantCode(t, err, fault.DatabaseFull)
	if n := count(t, db.Read()); n != 1 {
		t.Fatalf("%d rows, want 1", n)
	}
	err = db.Write(ctx, func(tx *sqlite.Tx) error { limit(tx, "100000"); return insert(ctx, tx, "after") })
	if err != nil {
		t.Fatalf("there is room again, yet: %v", err)
	}
}

func TestCancellingEndsTheWaitButNotTheWork(t *testing.T) {
	db := fresh(t)
	ctx, cancel := context.WithCancel(t.Context())
	err := db.Write(ctx, func(tx *sqlite.Tx) error {
		cancel()
		wantCode(t, db.Write(ctx, func(*sqlite.Tx) error { t.Error("ran"); return nil }), fault.Canceled)
		return insert(ctx, tx, "written although the caller is gone")
	})
	if err != nil {
		t.Fatal(err)
	}
	if n := count(t, db.Read()); n != 1 {
		t.Fatalf("%d rows, want 1", n)
	}
}

func TestWaiterIsTurnedAwayInTime(t *testing.T) {
	db := fresh(t)
	inside, leave := make(chan struct{}), make(chan struct{})
	done := make(chan error)
	go func() {
		done <- db.Write(t.Context(), func(*sqlite.Tx) error { close(inside); <-leave; return nil })
	}()
	<-inside
	ctx, cancel := context.WithCancel(t.Context())
	go cancel()
	wantCode(t, db.Write(ctx, func(*sqlite.Tx) error { return nil }), fault.Canceled)
	close(leave)
	if err := <-done; err != nil {
		t.Fatal(err)
	}
}

func TestWritersTakeTurnsAndReadersSeeWholeTransactions(t *testing.T) {
	db, ctx := fresh(t), t.Context()
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			for range 10 {
				err := db.Write(ctx, func(tx *sqlite.Tx) error {
					return errors.Join(insert(ctx, tx, "one"), insert(ctx, tx, "two"))
				})
				if err != nil {
					t.Error(err)
				}
				if n := count(t, db.Read()); n%2 != 0 {
					t.Errorf("a reader saw half a transaction: %d rows", n)
				}
			}
		})
	}
	group.Wait()
	if n := count(t, db.Read()); n != 160 {
		t.Fatalf("%d rows, want 160", n)
	}
}

func TestReadTxIsOneSnapshot(t *testing.T) {
	db, ctx := fresh(t), t.Context()
	err := db.ReadTx(ctx, func(q sqlite.Queryer) error {
		before := count(t, q)
		if err := db.Write(ctx, func(tx *sqlite.Tx) error { return insert(ctx, tx, "x") }); err != nil {
			return err
		}
		if after := count(t, q); after != before {
			t.Errorf("%d rows, then %d", before, after)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestReadersCannotWrite(t *testing.T) {
	db, ctx := fresh(t), t.Context()
	if err := insert(ctx, db.Read(), "x"); err == nil {
		t.Error("Read wrote")
	}
	if err := db.ReadTx(ctx, func(q sqlite.Queryer) error { return insert(ctx, q, "x") }); err == nil {
		t.Error("ReadTx wrote")
	}
}

func TestTxIsOfNoUseAfterwards(t *testing.T) {
	db, ctx := fresh(t), t.Context()
	var kept *sqlite.Tx
	if err := db.Write(ctx, func(tx *sqlite.Tx) error { kept = tx; return nil }); err != nil {
		t.Fatal(err)
	}
	if err := insert(ctx, kept, "late"); err == nil {
		t.Error("a transaction that was over wrote")
	}
}

func TestAnotherWriterIsBusy(t *testing.T) {
	path := filepath.Join(t.TempDir(), "intendant.db")
	db, ctx := open(t, path), t.Context()
	other, err := sql.Open("sqlite", "file:"+path+"?_pragma=busy_timeout(0)")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = other.Close() }()
	_ = db.Write(ctx, func(tx *sqlite.Tx) error {
		_, err := other.ExecContext(ctx, "INSERT INTO note (text) VALUES ('x')")
		wantCode(t, sqlite.Classify(err), fault.DatabaseBusy)
		return insert(ctx, tx, "x")
	})
}

func TestMemoryReadsAndWritesOnOneConnection(t *testing.T) {
	ctx := t.Context()
	db, err := sqlite.OpenMemory(ctx)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = db.Close() }()
	err = db.Write(ctx, func(tx *sqlite.Tx) error {
		_, err := tx.ExecContext(ctx, "CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT)")
		return errors.Join(err, insert(ctx, tx, "x"))
	})
	if err != nil {
		t.Fatal(err)
	}
	err = db.ReadTx(ctx, func(q sqlite.Queryer) error {
		if n := count(t, q); n != 1 {
			t.Errorf("%d rows", n)
		}
		return nil
	})
	if err != nil || count(t, db.Read()) != 1 {
		t.Fatal(err)
	}
}

func TestClosedDatabaseTurnsAway(t *testing.T) {
	db := fresh(t)
	if err := errors.Join(db.Close(), db.Close()); err != nil {
		t.Fatal(err)
	}
	if err := db.Write(t.Context(), func(*sqlite.Tx) error { return nil }); err == nil {
		t.Error("it wrote")
	}
}
