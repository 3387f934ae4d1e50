package ledger_test

import (
	"fmt"
	"testing"

	"pgregory.net/rapid"

	"intendant/backend/ledger"
)

// TestReplayEquals commits random sequences of Changes, alone and together,
// good and bad, and rebuilds the tables from the entries.
func TestReplayEquals(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		b := open(t, t.TempDir())
		defer b.shut()
		b.must(t, note("a", "0"))
		for range rapid.IntRange(1, 12).Draw(r, "commits") {
			drafts := rapid.SliceOfN(rapid.Custom(anyDraft), 1, 4).Draw(r, "drafts")
			before := b.size(t)
			_, err := b.Commit(t.Context(), drafts...)
			if grown := b.size(t) - before; err != nil && grown != 0 || err == nil && grown != int64(len(drafts)) {
				r.Fatalf("%d drafts, %d entries, error %v", len(drafts), grown, err)
			}
		}
		if f := b.findings(t); len(f) > 0 {
			r.Fatal(f)
		}
		b.replayEqual(t)
	})
}

func anyDraft(r *rapid.T) ledger.Draft {
	id := rapid.SampledFrom([]string{"a", "b", "c"}).Draw(r, "id")
	if rapid.IntRange(0, 5).Draw(r, "which") == 0 {
		return draftOf(&eraseNotes{Subject: id})
	}
	d := note(id, rapid.String().Draw(r, "value"))
	d.Change.(*setNote).failApply = rapid.IntRange(0, 9).Draw(r, "fails") == 0
	return d
}

// TestCanonicalStrings: whatever people type survives the leaf, and there is
// one spelling of it.
func TestCanonicalStrings(t *testing.T) {
	b := open(t, t.TempDir())
	for i, value := range []string{
		"\u2028\u2029", "\x00\x01\x1f\x7f", `"\/`, "\b\t\n\f\r", "😀é\u202e", "<>&", "\ufffd",
		`\u0041 \ufffd \\ufffd`, "12345678901234567890", "plain\n\"é\" plain\ufffd\\ plain",
	} {
		b.must(t, note(fmt.Sprint(i), value))
		newest, err := ledger.Page(t.Context(), b.db.Read(), house, ledger.Newest, 1)
		if err != nil || newest[0].After["value"] != value {
			t.Errorf("%q became %q, error %v", value, newest[0].After["value"], err)
		}
	}
	if f := b.findings(t); len(f) > 0 {
		t.Error(f)
	}
	for _, d := range []ledger.Draft{note("x", "\xff"), note("\xff", "x"), note("\u2028", "\\\xff")} {
		if _, err := b.Commit(t.Context(), d); err == nil {
			t.Errorf("%+v is not UTF-8, and a replay would read it differently", d.Change)
		}
	}
	b.replayEqual(t)
}

// A number that other readers of JSON would round is refused before it stands in
// the ledger for ever.
func TestNumbersThatJSONCantHold(t *testing.T) {
	b := open(t, t.TempDir())
	b.must(t, note("a", "1"))
	for _, c := range []struct {
		length int64
		fits   bool
	}{{1<<53 - 1, true}, {-(1<<53 - 1), true}, {1 << 53, false}, {-1 << 63, false}} {
		secret := secretOf("a", "s")
		secret.Length = c.length
		if _, err := b.Commit(t.Context(), draftOf(secret)); (err == nil) != c.fits {
			t.Errorf("%d: %v", c.length, err)
		}
	}
	if f := b.findings(t); len(f) > 0 {
		t.Error(f)
	}
}
