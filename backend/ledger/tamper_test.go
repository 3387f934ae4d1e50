package ledger_test

import (
	"bytes"
	"crypto/ed25519"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/ledger"
	"intendant/backend/sqlite"
)

// TestVerifyFinds changes a ledger behind the program's back in every way that
// the threat model names.
func TestVerifyFinds(t *testing.T) {
	const first = 1 << 40 // id of the house's entry 0
	for name, c := range map[string]struct {
		sql  []string
		want string
	}{
		"a flipped byte": {
			[]string{fmt.Sprintf(`UPDATE ledger_entry SET leaf = CAST(replace(CAST(leaf AS TEXT), '"value":"7"', '"value":"8"') AS BLOB) WHERE id = %d`, first+7)},
			ledger.HeadAltered,
		},
		"another spelling": {
			[]string{fmt.Sprintf(`UPDATE ledger_entry SET leaf = CAST(replace(CAST(leaf AS TEXT), '{"actor"', '{ "actor"') AS BLOB) WHERE id = %d`, first+7)},
			ledger.EntryUnreadable,
		},
		"a dropped entry": {
			[]string{fmt.Sprintf(`DELETE FROM ledger_entry WHERE id = %d`, first+7)},
			ledger.EntryMissing,
		},
		"a repeated entry": {
			[]string{fmt.Sprintf(`UPDATE ledger_entry SET leaf = (SELECT leaf FROM ledger_entry WHERE id = %d) WHERE id = %d`, first+6, first+7)},
			ledger.EntryMisplaced,
		},
		"an added entry": {
			[]string{fmt.Sprintf(`INSERT INTO ledger_entry SELECT id + 1, leaf FROM ledger_entry WHERE id = %d`, first+300)},
			ledger.HeadMissing,
		},
		"two entries that changed places": {
			[]string{
				fmt.Sprintf(`UPDATE ledger_entry SET id = 1 WHERE id = %d`, first+7),
				fmt.Sprintf(`UPDATE ledger_entry SET id = %d WHERE id = %d`, first+7, first+8),
				fmt.Sprintf(`UPDATE ledger_entry SET id = %d WHERE id = 1`, first+8),
			},
			ledger.EntryMisplaced,
		},
		"a tail that was cut off": {
			[]string{
				fmt.Sprintf(`DELETE FROM ledger_entry WHERE id >= %d`, first+200),
				`DELETE FROM ledger_head WHERE size > 200`,
				`DELETE FROM ledger_node`,
			},
			ledger.TailCut,
		},
		"a signature by nobody": {
			[]string{`UPDATE ledger_head SET signature = zeroblob(64) WHERE size = 100`},
			ledger.HeadAltered,
		},
		"a device without a key": {
			[]string{fmt.Sprintf(`UPDATE ledger_entry SET leaf = CAST(json_set(CAST(leaf AS TEXT), '$.payload.public_key', 'AAAA') AS BLOB) WHERE id = %d`, first)},
			ledger.EntryUnreadable,
		},
		"an unknown device": {
			[]string{`UPDATE ledger_head SET device = 'dev_x' WHERE size = 100`},
			ledger.DeviceUnknown,
		},
		"changed personal data": {
			[]string{`UPDATE ledger_private SET data = CAST('{"name":"Somebody else"}' AS BLOB) WHERE part = 0 AND entry = (SELECT min(entry) FROM ledger_private)`},
			ledger.PrivateAltered,
		},
		"personal data that nothing erased": {
			[]string{`DELETE FROM ledger_private WHERE entry = (SELECT min(entry) FROM ledger_private)`},
			ledger.PrivateMissing,
		},
		"an altered subtree": {
			[]string{`UPDATE ledger_node SET hash = zeroblob(32)`},
			ledger.TreeAltered,
		},
	} {
		t.Run(name, func(t *testing.T) {
			b := open(t, t.TempDir())
			for i := range 300 {
				b.must(t, note("a", fmt.Sprint(i+1)))
			}
			b.exec(t, c.sql...)
			for _, f := range b.findings(t) {
				if f.Code == c.want {
					return
				}
			}
			t.Errorf("want a finding %s, got %v", c.want, b.findings(t))
		})
	}
}

func TestVerifyFindsAnOlderDatabase(t *testing.T) {
	b := open(t, t.TempDir())
	b.must(t, note("a", "1"))
	older := filepath.Join(t.TempDir(), "older.db")
	if err := b.db.Backup(t.Context(), older); err != nil {
		t.Fatal(err)
	}
	b.must(t, note("a", "2"))
	db, err := sqlite.Open(t.Context(), older, sqlite.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	findings, err := ledger.Verify(t.Context(), db.Read(), b.kinds, house, b.heads(t))
	if err != nil || len(findings) != 1 || findings[0].Code != ledger.TailCut {
		t.Errorf("%v, %v", findings, err)
	}
}

func TestVerifyFindsAForgedHeadOutside(t *testing.T) {
	b := open(t, t.TempDir())
	b.must(t, note("a", "1"))
	path := filepath.Join(b.dir, house+".heads")
	checkpoint, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	forged := bytes.ReplaceAll(checkpoint, []byte("\n2\n"), []byte("\n1\n"))
	if err := os.WriteFile(path, forged, 0o600); err != nil {
		t.Fatal(err)
	}
	if f := b.findings(t); len(f) == 0 {
		t.Error("a head that nobody signed passed")
	}
}

// Somebody who has the file and not the device's key makes a device of their
// own, enrols it in the ledger and signs what they like with it.
func TestVerifyFindsADeviceThatEnrolledItself(t *testing.T) {
	for name, id := range map[string]ident.Device{
		"another device": "dev_01KB3F7W9ZQ2M4X8T6RVN5YHXX", "the same device with another key": testDevice().ID,
	} {
		t.Run(name, func(t *testing.T) {
			b := open(t, t.TempDir())
			b.must(t, note("a", "1"))
			b.Close()
			forger := ledger.Device{ID: id, System: "Linux", Key: ed25519.NewKeyFromSeed(bytes.Repeat([]byte{9}, ed25519.SeedSize))}
			forged := ledger.New(ledger.Options{
				DB: b.db, Kinds: b.kinds, Authority: b.authority, Device: forger, Clock: b.clock,
				IDs: ident.NewSource(b.clock, nil), Bus: b.bus, HeadDir: b.dir,
			})
			defer forged.Close()
			b.exec(t, `DELETE FROM ledger_device`, `UPDATE ledger_head SET device = 'dev_x'`) // so that our own program goes on
			enrol := draftOf(&ledger.EnrolDevice{Device: forger.ID, PublicKey: forger.Public(), System: forger.System})
			enrol.By = ledger.System("")
			if _, err := forged.Commit(t.Context(), enrol, note("a", "forged")); err != nil {
				t.Fatal(err)
			}
			b.exec(t, fmt.Sprintf(`UPDATE ledger_head SET device = '%s' WHERE device = 'dev_x'`, testDevice().ID))
			if f := b.findings(t); len(f) == 0 {
				t.Error("a history that no enrolled device vouches for passed")
			}
		})
	}
}

// A ledger that was changed behind the program's back gets no new signature, which
// would cover it up.
func TestCommitRefusesWhatNobodySigned(t *testing.T) {
	const last = 1<<40 + 2
	for name, statements := range map[string][]string{
		"an altered entry":  {fmt.Sprintf(`UPDATE ledger_entry SET leaf = CAST(replace(CAST(leaf AS TEXT), '"value":"2"', '"value":"8"') AS BLOB) WHERE id = %d`, last)},
		"an added entry":    {fmt.Sprintf(`INSERT INTO ledger_entry SELECT id + 1, leaf FROM ledger_entry WHERE id = %d`, last)},
		"a cut-off entry":   {fmt.Sprintf(`DELETE FROM ledger_entry WHERE id = %d`, last)},
		"an older database": {fmt.Sprintf(`DELETE FROM ledger_entry WHERE id = %d`, last), `DELETE FROM ledger_head WHERE size = 3`},
		"a false signature": {`UPDATE ledger_head SET signature = zeroblob(64)`},
		"no signature":      {`DELETE FROM ledger_head`},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			b := open(t, dir)
			b.must(t, note("a", "1"))
			b.must(t, note("a", "2"))
			b.exec(t, statements...)
			b.shut()
			again := open(t, dir)
			for range 3 {
				if _, err := again.Commit(t.Context(), note("a", "3")); !fault.Is(err, fault.LedgerBroken) {
					t.Errorf("got %v", err)
				}
			}
			if f := again.findings(t); len(f) == 0 {
				t.Error("nothing is found any more")
			}
		})
	}
}

// What an entry brings it can't excuse: only later entries erase.
func TestVerifyFindsThatANewSecretIsGone(t *testing.T) {
	b := open(t, t.TempDir())
	b.must(t, note("a", "1"), draftOf(secretOf("a", "first")))
	b.must(t, draftOf(secretOf("a", "second")))
	if f := b.findings(t); len(f) > 0 {
		t.Fatal(f)
	}
	b.exec(t, `DELETE FROM ledger_private WHERE class = 'secret'`)
	if f := b.findings(t); len(f) != 1 || f[0].Code != ledger.PrivateMissing || f[0].Seq != 3 {
		t.Errorf("the newest secret is gone, and that is found: %v", f)
	}
}

// exec changes the database behind the ledger's back.
func (b *bench) exec(tb testing.TB, statements ...string) {
	tb.Helper()
	err := b.db.Write(tb.Context(), func(tx *sqlite.Tx) error {
		for _, statement := range statements {
			if _, err := tx.ExecContext(tb.Context(), statement); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		tb.Fatal(err)
	}
}
