package ledger_test

import (
	"fmt"
	"testing"

	"github.com/transparency-dev/merkle/proof"
	"github.com/transparency-dev/merkle/rfc6962"
	"golang.org/x/mod/sumdb/tlog"

	"intendant/backend/ledger"
)

// TestTreeAgainstOthers holds heads and proofs against transparency-dev/merkle,
// which shares no code with the tree here.
func TestTreeAgainstOthers(t *testing.T) {
	b := open(t, t.TempDir())
	drafts := make([]ledger.Draft, 0, 700)
	for i := range 700 {
		drafts = append(drafts, note("a", fmt.Sprint(i)))
	}
	b.must(t, drafts...)
	q := b.db.Read()
	head, key, err := ledger.NewestHead(t.Context(), q, house)
	if err != nil || head.Size != 701 {
		t.Fatal(head.Size, err)
	}
	checkpoint := head.Checkpoint(house, key)
	owner, size, root, err := ledger.ParseCheckpoint(checkpoint, ledger.VerifierKey(head.Device, key))
	if err != nil || owner != house || size != 701 || root != head.Root {
		t.Fatalf("checkpoint %q: %v", checkpoint, err)
	}
	for _, seq := range []uint64{0, 1, 254, 255, 256, 511, 512, 699, 700} {
		var leaf []byte
		if err := q.QueryRowContext(t.Context(), `SELECT leaf FROM ledger_entry WHERE id = ?`, 1<<40|seq).Scan(&leaf); err != nil {
			t.Fatal(err)
		}
		p, err := ledger.ProveEntry(t.Context(), q, house, 701, int64(seq))
		if err != nil {
			t.Fatal(err)
		}
		err = proof.VerifyInclusion(rfc6962.DefaultHasher, seq, 701, rfc6962.DefaultHasher.HashLeaf(leaf), hashes(p), root[:])
		if err != nil {
			t.Errorf("entry %d: %v", seq, err)
		}
	}
	for _, from := range []int64{1, 255, 256, 300, 512} {
		p, err := ledger.ProveGrowth(t.Context(), q, house, from, 701)
		if err != nil {
			t.Fatal(err)
		}
		old, err := ledger.RootAt(t.Context(), q, house, from)
		if err != nil {
			t.Fatal(err)
		}
		err = proof.VerifyConsistency(rfc6962.DefaultHasher, uint64(from), 701, hashes(p), old[:], root[:])
		if err != nil {
			t.Errorf("growth from %d: %v", from, err)
		}
	}
}

func hashes(list []tlog.Hash) [][]byte {
	out := make([][]byte, len(list))
	for i := range list {
		out[i] = list[i][:]
	}
	return out
}

// TestTreeSurvivesRestarts appends across restarts at sizes around the stride.
func TestTreeSurvivesRestarts(t *testing.T) {
	dir := t.TempDir()
	for _, size := range []int64{1, 2, 3, 254, 255, 256, 257, 600} {
		b := open(t, dir)
		for i := b.size(t); i < size; i = b.size(t) {
			b.must(t, note("a", fmt.Sprint("value ", i)))
		}
		b.shut()
	}
	b := open(t, dir)
	if f := b.findings(t); len(f) > 0 {
		t.Error(f)
	}
}
