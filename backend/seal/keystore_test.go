package seal_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"intendant/backend/fault"
	"intendant/backend/seal"
)

const (
	nordlicht = "org_01KB3F7W9ZQ2M4X8T6RVN5YHCD"
	atelier   = "org_01KB3F7W9ZQ2M4X8T6RVN5YHCE"
)

func chats(owner string, generation int64) seal.ContentName {
	return seal.ContentName{Owner: owner, Purpose: "chats", Generation: generation}
}

// keystore is one over a vault under a passphrase, with the folder of its keys.
func keystore(t *testing.T) (store *seal.Keystore, again func() *seal.Keystore, keys string) {
	t.Helper()
	dir := t.TempDir()
	keys = filepath.Join(dir, "keys")
	v := vault(t, dir, seal.NoKeyring, seal.Empty)
	if err := v.Protect("a passphrase"); err != nil {
		t.Fatal(err)
	}
	again = func() *seal.Keystore { return seal.NewKeystore(keys, v) }
	return again(), again, keys
}

func TestContentKeysLast(t *testing.T) {
	k, again, dir := keystore(t)
	_, err := k.Get(chats(nordlicht, 0))
	wantCode(t, err, fault.NotFound)
	key, err := k.Make(chats(nordlicht, 0))
	if err != nil {
		t.Fatal(err)
	}
	box, err := key.Seal([]byte("a question"), "org", "chat")
	if err != nil || bytes.Contains(box, []byte("a question")) {
		t.Fatal(err)
	}
	for _, store := range []*seal.Keystore{k, again()} {
		same, err := store.Make(chats(nordlicht, 0))
		if err != nil {
			t.Fatal(err)
		}
		if plain, err := same.Open(box, "org", "chat"); err != nil || string(plain) != "a question" {
			t.Errorf("%q, %v", plain, err)
		}
		_, err = same.Open(box, "org", "another chat")
		wantCode(t, err, fault.DatabaseCorrupt)
	}
	for _, other := range []seal.ContentName{chats(atelier, 0), chats(nordlicht, 1), {Owner: nordlicht, Purpose: "captures"}} {
		key, err := k.Make(other)
		if err != nil {
			t.Fatal(err)
		}
		_, err = key.Open(box, "org", "chat")
		wantCode(t, err, fault.DatabaseCorrupt)
	}
	info, err := os.Stat(dir)
	if err != nil || info.Mode().Perm() != 0o700 {
		t.Errorf("%v, %v", info.Mode(), err)
	}
}

// A key counts for its own name only: exchanged files open nothing.
func TestContentKeysKnowTheirName(t *testing.T) {
	k, again, dir := keystore(t)
	for _, owner := range []string{nordlicht, atelier} {
		if _, err := k.Make(chats(owner, 0)); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Rename(filepath.Join(dir, atelier+".chats.0.key"), filepath.Join(dir, nordlicht+".chats.0.key")); err != nil {
		t.Fatal(err)
	}
	_, err := again().Get(chats(nordlicht, 0))
	wantCode(t, err, fault.DatabaseCorrupt)
}

func TestDestroyingContentKeys(t *testing.T) {
	k, again, dir := keystore(t)
	if err := k.Keep("chats", nil); err != nil { // there is no folder yet
		t.Fatal(err)
	}
	for _, name := range []seal.ContentName{chats(nordlicht, 0), chats(nordlicht, 7), chats(atelier, 0), {Owner: nordlicht, Purpose: "captures"}} {
		if _, err := k.Make(name); err != nil {
			t.Fatal(err)
		}
	}
	file := filepath.Join(dir, nordlicht+".chats.0.key")
	old, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	held := filepath.Join(t.TempDir(), "held") // another name of the same bytes on the disk
	if err := os.Link(file, held); err != nil {
		t.Skip("no links here:", err)
	}
	left := filepath.Join(dir, "."+nordlicht+".chats.7.key-123") // by a crash
	if err := os.WriteFile(left, old, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := k.Keep("chats", func(n seal.ContentName) bool { return n != chats(nordlicht, 0) }); err != nil {
		t.Fatal(err)
	}
	if now, err := os.ReadFile(held); err != nil || len(now) != len(old) || bytes.Contains(now, old[:16]) {
		t.Errorf("the bytes were not overwritten: %v", err)
	}
	for _, store := range []*seal.Keystore{k, again()} {
		_, err = store.Get(chats(nordlicht, 0))
		wantCode(t, err, fault.NotFound)
	}
	var names []string
	entries, _ := os.ReadDir(dir)
	for _, e := range entries {
		names = append(names, e.Name())
	}
	if got := strings.Join(names, " "); len(names) != 3 || strings.Contains(got, "-123") {
		t.Errorf("left: %s", got)
	}
}
