package ledger_test

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"testing"

	"intendant/backend/ledger"
)

var update = flag.Bool("update", false, "write the golden files; only for a new leaf version, in files of its own")

// TestGolden writes the same little ledger as ever. If it fails, entries that
// people have on their machines are written in another form than before: add a
// leaf version, don't change this one.
func TestGolden(t *testing.T) {
	b := open(t, t.TempDir())
	b.must(t, note("mem_01KB3F7W9ZQ2M4X8T6RVN5YHC3", "first"), note("mem_01KB3F7W9ZQ2M4X8T6RVN5YHC4", "zweite „Zeile“\n\u2028\t\x01"))
	inWorkspace := noteIn("wsp_01KB3F7W9ZQ2M4X8T6RVN5YHC5", "mem_01KB3F7W9ZQ2M4X8T6RVN5YHC3", "second")
	inWorkspace.By = ledger.System("due 2026-12")
	b.must(t, inWorkspace)
	b.must(t, draftOf(&eraseNotes{Subject: "mem_01KB3F7W9ZQ2M4X8T6RVN5YHC4"}))
	rows, err := b.db.Read().QueryContext(t.Context(), `SELECT leaf FROM ledger_entry ORDER BY id`)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	var got bytes.Buffer
	for rows.Next() {
		var leaf []byte
		if err := rows.Scan(&leaf); err != nil {
			t.Fatal(err)
		}
		got.Write(append(leaf, '\n'))
	}
	golden(t, "leaves-v1.jsonl", got.Bytes())
	head, key, err := ledger.NewestHead(t.Context(), b.db.Read(), house)
	if err != nil {
		t.Fatal(err)
	}
	checkpoint := head.Checkpoint(house, key)
	golden(t, "checkpoint-v1.txt", checkpoint)
	verifier := ledger.VerifierKey(b.Device().ID, testDevice().Public())
	golden(t, "verifier-v1.txt", []byte(verifier+"\n"))
}

func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, got, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s\n got %s\nwant %s", name, got, want)
	}
}

// TestGoldenStaysReadable decodes what was ever written.
func TestGoldenStaysReadable(t *testing.T) {
	kinds, err := ledger.NewKinds(testKinds)
	if err != nil {
		t.Fatal(err)
	}
	stored, err := os.ReadFile(filepath.Join("testdata", "leaves-v1.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	for line := range bytes.Lines(stored) {
		leaf, err := ledger.ParseLeaf(bytes.TrimSuffix(line, []byte("\n")))
		if err != nil {
			t.Fatalf("%s: %v", line, err)
		}
		if _, err := kinds.Decode(leaf); err != nil {
			t.Errorf("%s: %v", line, err)
		}
	}
}

// FuzzParseLeaf: whatever stands in the file, reading it ends in a leaf or an
// error, and a leaf has one spelling.
func FuzzParseLeaf(f *testing.F) {
	stored, err := os.ReadFile(filepath.Join("testdata", "leaves-v1.jsonl"))
	if err != nil {
		f.Fatal(err)
	}
	for line := range bytes.Lines(stored) {
		f.Add(bytes.TrimSuffix(line, []byte("\n")))
	}
	f.Fuzz(func(t *testing.T, stored []byte) {
		leaf, err := ledger.ParseLeaf(stored)
		if err == nil && leaf.Version != 1 {
			t.Errorf("version %d passed", leaf.Version)
		}
	})
}
