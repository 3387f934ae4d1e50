package seal_test

import (
	"bytes"
	"testing"

	"intendant/backend/fault"
	"intendant/backend/seal"
)

func TestAKeyOfItsOwn(t *testing.T) {
	dir, ring := t.TempDir(), newFake()
	v := vault(t, dir, ring, seal.Open)
	wrapped, err := v.NewKey("keys", "org_1")
	if err != nil {
		t.Fatal(err)
	}
	key, err := v.OpenKey(wrapped, "keys", "org_1")
	if err != nil {
		t.Fatal(err)
	}
	sealed, err := key.Seal([]byte("a secret"), "con_1", "key")
	if err != nil || bytes.Contains(sealed, []byte("secret")) {
		t.Fatalf("%x, %v", sealed, err)
	}
	again, err := vault(t, dir, ring, seal.Open).OpenKey(wrapped, "keys", "org_1")
	if err != nil {
		t.Fatal(err)
	}
	if plain, err := again.Open(sealed, "con_1", "key"); err != nil || string(plain) != "a secret" {
		t.Errorf("%q, %v", plain, err)
	}
	other, err := v.NewKey("keys", "org_1")
	if err != nil || bytes.Equal(other, wrapped) {
		t.Fatalf("the same key twice: %v", err)
	}
	another, err := v.OpenKey(other, "keys", "org_1")
	if err != nil {
		t.Fatal(err)
	}
	sealed[len(sealed)-1] ^= 1
	_, tampered := key.Open(sealed, "con_1", "key")
	sealed[len(sealed)-1] ^= 1
	_, place := key.Open(sealed, "con_2", "key")
	_, wrong := another.Open(sealed, "con_1", "key")
	_, vaults := v.Open(sealed, "con_1", "key")
	_, elsewhere := v.OpenKey(wrapped, "keys", "org_2")
	short, _ := v.Seal([]byte("too short"), "keys", "org_1")
	_, malformed := v.OpenKey(short, "keys", "org_1")
	for name, err := range map[string]error{
		"tampered": tampered, "another place": place, "another key": wrong, "the vault's key": vaults,
		"another organization": elsewhere, "no key": malformed,
	} {
		if !fault.Is(err, fault.DatabaseCorrupt) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestNoKeyWhileTheVaultIsSealed(t *testing.T) {
	v := vault(t, t.TempDir(), seal.NoKeyring, seal.Empty)
	if _, err := v.NewKey("x"); !fault.Is(err, fault.InstallationSealed) {
		t.Error(err)
	}
	if _, err := v.OpenKey([]byte{1}, "x"); !fault.Is(err, fault.InstallationSealed) {
		t.Error(err)
	}
}
