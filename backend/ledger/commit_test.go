package ledger_test

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"intendant/backend/fault"
	"intendant/backend/ledger"
	"intendant/backend/sqlite"
)

func TestCommitFoundsAndEnrols(t *testing.T) {
	b := open(t, t.TempDir())
	events, end := b.bus.Subscribe()
	defer end()
	receipts := b.must(t, note("a", "1"))
	if len(receipts) != 1 || receipts[0].Seq != 1 {
		t.Fatalf("the founding Change stands at %+v, want 1: after the device's enrolment", receipts)
	}
	leaves, err := ledger.Page(t.Context(), b.db.Read(), house, ledger.Newest, 10)
	if err != nil || len(leaves) != 2 || leaves[1].Kind != "device.enrolled" || leaves[0].Kind != "note.set" {
		t.Fatalf("entries %+v, %v", leaves, err)
	}
	if got := (<-events).Concept; got != "installation" {
		t.Errorf("first event is of %q", got)
	}
	if got := <-events; got.Concept != "note" || got.ID != "a" || got.Seq != 1 {
		t.Errorf("second event is %+v", got)
	}
	if f := b.findings(t); len(f) > 0 {
		t.Error(f)
	}
	b.replayEqual(t)
}

func TestCommitRefuses(t *testing.T) {
	byNobody := note("a", "2")
	byNobody.By.Member = nobody
	elsewhere := note("a", "2")
	elsewhere.Ledger = "org_01KB3F7W9ZQ2M4X8T6RVN5YHCX"
	elsewhere.Change = &eraseNotes{Subject: "a"}
	for name, c := range map[string]struct {
		draft    ledger.Draft
		features bool
		want     fault.Code
	}{
		"denied":         {byNobody, true, fault.PermissionDenied},
		"wrong plan":     {draftOf(&eraseNotes{Subject: "a"}), false, fault.PlanRequired},
		"invalid":        {note("a", ""), true, fault.InputInvalid},
		"repeated":       {note("a", "1"), true, fault.ChangeNone},
		"failing":        {draftOf(&setNote{ID: "a", Value: "2", failApply: true}), true, fault.Internal},
		"panicking":      {draftOf(&setNote{ID: "a", Value: "2", panicApply: true}), true, fault.Internal},
		"unknown ledger": {elsewhere, true, fault.NotFound},
	} {
		t.Run(name, func(t *testing.T) {
			b := open(t, t.TempDir())
			b.must(t, note("a", "1"))
			b.authority.features = c.features
			events, end := b.bus.Subscribe()
			defer end()
			// A good Change in the same Commit falls with the bad one.
			_, err := b.Commit(t.Context(), note("b", "1"), c.draft)
			if got := fault.From(err).Code; got != c.want {
				t.Fatalf("got %v, want %s", err, c.want)
			}
			if b.size(t) != 2 || len(events) > 0 {
				t.Errorf("a refused Commit left %d entries and %d events", b.size(t)-2, len(events))
			}
			b.must(t, note("c", "1"))
			if f := b.findings(t); len(f) > 0 {
				t.Error(f)
			}
			b.replayEqual(t)
		})
	}
}

func TestCommitSharesTransactions(t *testing.T) {
	b := open(t, t.TempDir())
	b.must(t, note("a", "1"))
	const writers, each = 32, 20
	var group sync.WaitGroup
	for w := range writers {
		group.Go(func() {
			for i := range each {
				d := note(fmt.Sprint("w", w), fmt.Sprint(i))
				if i%5 == 4 {
					d.Change.(*setNote).failApply = true
				}
				if _, err := b.Commit(t.Context(), d); (err != nil) != (i%5 == 4) {
					t.Error(err)
				}
			}
		})
	}
	group.Wait()
	if got, want := b.size(t), int64(2+writers*each*4/5); got != want {
		t.Errorf("%d entries, want %d", got, want)
	}
	var heads int64
	if err := b.db.Read().QueryRowContext(t.Context(), `SELECT count(*) FROM ledger_head`).Scan(&heads); err != nil {
		t.Fatal(err)
	}
	if heads > b.size(t)/2 {
		t.Errorf("%d heads for %d entries: concurrent commits do not share batches", heads, b.size(t))
	}
	if f := b.findings(t); len(f) > 0 {
		t.Error(f)
	}
	b.replayEqual(t)
}

// What happens in a workspace is allowed there, and its entry says where it was.
func TestAChangeIsPlaced(t *testing.T) {
	b := open(t, t.TempDir())
	b.must(t, note("a", "1"))
	if b.must(t, note("a", "2")); b.authority.asked != "" {
		t.Errorf("asked of %q for what happens in no workspace", b.authority.asked)
	}
	const workspace = "wsp_01KB3F7W9ZQ2M4X8T6RVN5YHC5"
	if b.must(t, noteIn(workspace, "a", "3")); b.authority.asked != workspace {
		t.Errorf("asked of %q", b.authority.asked)
	}
	for seq, want := range map[int64]bool{2: false, 3: true} {
		var said bool
		err := b.db.Read().QueryRowContext(t.Context(), `SELECT instr(leaf, ?) > 0 FROM ledger_entry WHERE id & 0xffffffffff = ?`,
			`"workspace":"`+workspace+`"`, seq).Scan(&said)
		if err != nil || said != want {
			t.Errorf("entry %d says it: %v, %v", seq, said, err)
		}
	}
}

func TestDueHappensOnce(t *testing.T) {
	b := open(t, t.TempDir())
	b.must(t, note("a", "1"))
	renewal := func(value string) error {
		d := note("a", value)
		d.By = ledger.System("renewal 2026-12")
		_, err := b.Commit(t.Context(), d)
		return err
	}
	if err := renewal("2"); err != nil {
		t.Fatal(err)
	}
	if err := renewal("3"); !fault.Is(err, fault.ChangeRepeated) {
		t.Fatalf("the second time: %v", err)
	}
}

func TestErasureKeepsProofs(t *testing.T) {
	b := open(t, t.TempDir())
	b.must(t, note("a", "1"), note("b", "1"), note("a", "2"))
	b.must(t, draftOf(&eraseNotes{Subject: "a"}))
	var left int
	if err := b.db.Read().QueryRowContext(t.Context(), `SELECT count(*) FROM ledger_private WHERE subject = 'a'`).Scan(&left); err != nil || left > 0 {
		t.Fatalf("%d private parts are left, %v", left, err)
	}
	if f := b.findings(t); len(f) > 0 {
		t.Error(f)
	}
	b.replayEqual(t)
}

func TestDeleteLeavesNothing(t *testing.T) {
	b := open(t, t.TempDir())
	b.must(t, note("a", "1"))
	forgot := false
	deletion := ledger.Deletion{
		Owner: house, By: ledger.Actor{Member: nobody, Door: ledger.DoorWindow},
		Tombstone: func(size int64, root []byte) ledger.Draft {
			return ledger.Draft{Ledger: install, Change: &buryNotes{Organization: house, Size: size, Root: root}}
		},
		Purge: func(ctx context.Context, tx *sqlite.Tx) error {
			_, err := tx.ExecContext(ctx, `DELETE FROM note WHERE owner = ?`, house)
			return err
		},
		Forget: func() error { forgot = true; return nil },
	}
	if err := b.Delete(t.Context(), deletion); !fault.Is(err, fault.PermissionDenied) || forgot {
		t.Fatalf("without the permission: %v", err)
	}
	deletion.By.Member = admin
	if err := b.Delete(t.Context(), deletion); err != nil || !forgot {
		t.Fatal(err)
	}
	if err := b.Delete(t.Context(), deletion); !fault.Is(err, fault.NotFound) {
		t.Errorf("twice: %v", err)
	}
	file, err := os.ReadFile(filepath.Join(b.dir, "test.db"))
	if err != nil || bytes.Contains(file, []byte("Name of a")) {
		t.Errorf("the file still holds what was erased (%v)", err)
	}
	if missing, err := ledger.MissingLedgers(t.Context(), b.db.Read(), b.heads(t)); err != nil || len(missing) > 0 {
		t.Error(missing, err)
	}
	b.replayEqual(t)
	b.must(t, note("a", "1")) // the name can be founded anew; its tree starts empty
	if f := b.findings(t); len(f) > 0 {
		t.Error(f)
	}
}

// whoDidIt keeps in its table who it was told acts.
type whoDidIt struct {
	Value string `json:"value"`

	checked ledger.Actor
}

func (c *whoDidIt) Check(_ context.Context, _ *sqlite.Tx, by ledger.Actor, _ ledger.Stamp) error {
	c.checked = by
	return nil
}

func (c *whoDidIt) Apply(ctx context.Context, tx *sqlite.Tx, by ledger.Actor, at ledger.Stamp) error {
	_, err := tx.ExecContext(ctx, `INSERT INTO note (owner, id, value, name, by, at) VALUES (?, ?, ?, ?, ?, ?)`,
		at.Ledger, at.Seq, c.Value, by.Account, string(by.Member)+string(by.Device)+string(by.Door), at.Time.UnixMilli())
	return err
}

// A Change sees no more of who acts than its entry will tell a replay.
func TestChangesSeeTheActorOfTheEntry(t *testing.T) {
	b := open(t, t.TempDir())
	b.must(t, note("a", "1"))
	c := &whoDidIt{Value: "1"}
	d := draftOf(c)
	d.By.Account = "acc_01KB3F7W9ZQ2M4X8T6RVN5YHCX"
	b.must(t, d)
	if want := (ledger.Actor{Member: admin, Device: testDevice().ID, Door: ledger.DoorWindow}); c.checked != want {
		t.Errorf("Check saw %+v", c.checked)
	}
	b.replayEqual(t)
}

// The name of a ledger is also that of a file, and says whom to ask.
func TestLedgersAreFoundedUnderProperNames(t *testing.T) {
	b := open(t, t.TempDir())
	for _, owner := range []string{"", "org_", "../../elsewhere", install, "org_01KB3F7W9ZQ2M4X8T6RVN5YHCD/../x"} {
		d := note("a", "1")
		d.Ledger = owner
		if _, err := b.Commit(t.Context(), d); !fault.Is(err, fault.NotFound) {
			t.Errorf("%q: %v", owner, err)
		}
	}
}
