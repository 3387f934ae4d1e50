package ledger_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"intendant/backend/ledger"
)

// There may be more organizations than a process may open files.
func TestManyLedgersKeepFewFilesOpen(t *testing.T) {
	if _, err := os.Stat("/proc/self/fd"); err != nil {
		t.Skip("this system does not list open files")
	}
	b := open(t, t.TempDir())
	const many = 150
	drafts := make([]ledger.Draft, many)
	for i := range drafts {
		drafts[i] = note(fmt.Sprint(i), "1")
		drafts[i].Ledger = fmt.Sprintf("org_01KB3F7W9ZQ2M4X8T6RVN5Y%03d", i)
	}
	b.must(t, drafts...)
	if n := openHeads(t, b.dir); n > many/2 {
		t.Errorf("%d files of heads are open", n)
	}
	for i := range drafts {
		drafts[i].Change = note(fmt.Sprint(i), "2").Change
	}
	b.must(t, drafts...)
	heads := b.heads(t)
	for _, d := range drafts {
		f, err := ledger.Verify(t.Context(), b.db.Read(), b.kinds, d.Ledger, heads)
		if err != nil || len(f) > 0 {
			t.Fatal(d.Ledger, f, err)
		}
	}
	b.shut()
	if n := openHeads(t, b.dir); n > 0 {
		t.Errorf("%d files of heads are open after Close", n)
	}
}

// Entries that come after the heads were read, and ledgers that are new since, are
// no findings.
func TestVerifyWhileSomebodyWrites(t *testing.T) {
	b := open(t, t.TempDir())
	b.must(t, note("a", "1"))
	heads := b.heads(t)
	b.must(t, note("a", "2"))
	founded := note("b", "1")
	founded.Ledger = "org_01KB3F7W9ZQ2M4X8T6RVN5Y000"
	b.must(t, founded)
	for _, owner := range []string{house, founded.Ledger} {
		if f, err := ledger.Verify(t.Context(), b.db.Read(), b.kinds, owner, heads); err != nil || len(f) > 0 {
			t.Errorf("%s: %v, %v", owner, f, err)
		}
	}
	if f, err := ledger.MissingLedgers(t.Context(), b.db.Read(), heads); err != nil || len(f) > 0 {
		t.Errorf("%v, %v", f, err)
	}
	if err := os.Remove(filepath.Join(b.dir, founded.Ledger+".heads")); err != nil {
		t.Fatal(err)
	}
	f, err := ledger.Verify(t.Context(), b.db.Read(), b.kinds, founded.Ledger, heads)
	if err != nil || len(f) != 1 || f[0].Code != ledger.OutsideMissing {
		t.Errorf("a head that is gone: %v, %v", f, err)
	}
}

func openHeads(t *testing.T, dir string) (n int) {
	t.Helper()
	files, err := os.ReadDir("/proc/self/fd")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if path, err := os.Readlink("/proc/self/fd/" + f.Name()); err == nil && strings.HasPrefix(path, dir) && strings.HasSuffix(path, ".heads") {
			n++
		}
	}
	return n
}
