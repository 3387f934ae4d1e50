package seal_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/zalando/go-keyring"
	"pgregory.net/rapid"

	"intendant/backend/fault"
	"intendant/backend/seal"
)

const cheap = 10 // scrypt's work in a test

// fake is a keyring that can be locked, or forget.
type fake struct {
	kept  map[string]string
	fails error
	sets  int
}

func (f *fake) Get(service, user string) (string, error) {
	if f.fails != nil {
		return "", f.fails
	}
	secret, ok := f.kept[service+user]
	if !ok {
		return "", keyring.ErrNotFound
	}
	return secret, nil
}

func (f *fake) Set(service, user, secret string) error {
	if f.fails != nil {
		return f.fails
	}
	f.sets++
	f.kept[service+user] = secret
	return nil
}

func newFake() *fake { return &fake{kept: map[string]string{}} }

func with(k seal.Keyring) seal.VaultOptions { return seal.VaultOptions{Keyring: k, WorkFactor: cheap} }

func vault(t *testing.T, dir string, k seal.Keyring, want seal.State) *seal.Vault {
	t.Helper()
	v, state, err := seal.OpenVault(dir, with(k))
	if err != nil || state != want {
		t.Fatalf("%s, %v; want %s", state, err, want)
	}
	return v
}

func wantCode(t *testing.T, err error, code fault.Code) {
	t.Helper()
	if !fault.Is(err, code) {
		t.Fatalf("got %v, want %s", err, code)
	}
}

func sealed(t *testing.T, v *seal.Vault) []byte {
	t.Helper()
	box, err := v.Seal([]byte("a secret"), "device", "dev_1", "key")
	if err != nil || bytes.Contains(box, []byte("a secret")) {
		t.Fatal(err)
	}
	return box
}

func opens(t *testing.T, v *seal.Vault, box []byte) {
	t.Helper()
	plain, err := v.Open(box, "device", "dev_1", "key")
	if err != nil || string(plain) != "a secret" {
		t.Fatalf("%q, %v", plain, err)
	}
}

func TestKeyInAKeyring(t *testing.T) {
	dir, k := t.TempDir(), newFake()
	v := vault(t, dir, k, seal.Open)
	if v.Storage() != seal.InKeyring {
		t.Errorf("storage is %q", v.Storage())
	}
	box := sealed(t, v)
	opens(t, vault(t, dir, k, seal.Open), box)
	if k.sets != 1 {
		t.Errorf("the keyring was written %d times", k.sets)
	}
	for _, secret := range k.kept {
		holdsNot(t, dir, secret)
	}
	wantCode(t, v.Protect("a passphrase"), fault.InstallationUnsealed)
	wantCode(t, v.Unlock("a passphrase"), fault.InstallationUnsealed)
}

func holdsNot(t *testing.T, dir, secret string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range entries {
		data, _ := os.ReadFile(filepath.Join(dir, entry.Name()))
		if strings.Contains(string(data), secret) {
			t.Errorf("%s holds the key in the clear", entry.Name())
		}
		if info, _ := entry.Info(); info.Mode().Perm() != 0o600 {
			t.Errorf("%s has mode %v", entry.Name(), info.Mode())
		}
	}
}

func TestKeyringThatVanishesIsNeverReplaced(t *testing.T) {
	dir, k := t.TempDir(), newFake()
	box := sealed(t, vault(t, dir, k, seal.Open))
	for name, gone := range map[string]seal.Keyring{
		"locked": &fake{fails: errors.New("locked")}, "none": seal.NoKeyring, "forgot": newFake(),
	} {
		_, _, err := seal.OpenVault(dir, with(gone))
		if !fault.Is(err, fault.KeyringUnavailable) {
			t.Errorf("%s: %v", name, err)
		}
		if f, ok := gone.(*fake); ok && f.sets > 0 {
			t.Errorf("%s: a new key was made", name)
		}
	}
	opens(t, vault(t, dir, k, seal.Open), box)
	if err := os.WriteFile(filepath.Join(dir, "key.json"), []byte("{"), 0o600); err != nil {
		t.Fatal(err)
	}
	_, _, err := seal.OpenVault(dir, with(k))
	wantCode(t, err, fault.FolderUnusable)
}

func TestFoldersHaveKeysOfTheirOwn(t *testing.T) {
	k := newFake()
	box := sealed(t, vault(t, t.TempDir(), k, seal.Open))
	_, err := vault(t, t.TempDir(), k, seal.Open).Open(box, "device", "dev_1", "key")
	wantCode(t, err, fault.DatabaseCorrupt)
}

func TestKeyUnderAPassphrase(t *testing.T) {
	dir := t.TempDir()
	v := vault(t, dir, seal.NoKeyring, seal.Empty)
	if _, err := v.Seal([]byte("x")); !fault.Is(err, fault.InstallationSealed) {
		t.Errorf("sealed without a key: %v", err)
	}
	wantCode(t, v.Unlock("any"), fault.InstallationUnsealed)
	wantCode(t, v.Protect(""), fault.InputInvalid)
	if err := v.Protect("café au lait, bien sûr"); err != nil {
		t.Fatal(err)
	}
	wantCode(t, v.Protect("another"), fault.InstallationUnsealed)
	box := sealed(t, v)
	opens(t, v, box)

	again := vault(t, dir, newFake(), seal.NeedsPassphrase) // a keyring that came later changes nothing
	if again.Storage() != seal.UnderPassphrase {
		t.Errorf("storage is %q", again.Storage())
	}
	wantCode(t, again.Unlock("cafe au lait, bien sûr"), fault.PassphraseWrong)
	wantCode(t, again.Unlock(""), fault.InputInvalid)
	_, err := again.Open(box)
	wantCode(t, err, fault.InstallationSealed)
	if err := again.Unlock("cafe\u0301 au lait, bien su\u0302r"); err != nil { // as a Mac types it
		t.Fatal(err)
	}
	opens(t, again, box)
	holdsNot(t, dir, "a secret")
}

func TestDamagedKeyFileIsNotAWrongPassphrase(t *testing.T) {
	dir := t.TempDir()
	if err := vault(t, dir, seal.NoKeyring, seal.Empty).Protect("a passphrase"); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, "key.age")
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	data[len(data)-1] ^= 1
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	wantCode(t, vault(t, dir, seal.NoKeyring, seal.NeedsPassphrase).Unlock("a passphrase"), fault.FolderUnusable)
}

func TestTamperedBoxOrOtherPlace(t *testing.T) {
	v := vault(t, t.TempDir(), newFake(), seal.Open)
	box := sealed(t, v)
	for i := range box {
		bad := bytes.Clone(box)
		bad[i] ^= 1
		_, err := v.Open(bad, "device", "dev_1", "key")
		wantCode(t, err, fault.DatabaseCorrupt)
		_, err = v.Open(box[:i], "device", "dev_1", "key")
		wantCode(t, err, fault.DatabaseCorrupt)
	}
	for _, ad := range [][]string{nil, {"device", "dev_2", "key"}, {"devicedev_1", "key"}, {"device", "dev_1key"}, {"device", "dev_1", "key", ""}} {
		_, err := v.Open(box, ad...)
		wantCode(t, err, fault.DatabaseCorrupt)
	}
}

func TestWhatIsSealedOpensInItsPlaceOnly(t *testing.T) {
	v := vault(t, t.TempDir(), newFake(), seal.Open)
	rapid.Check(t, func(t *rapid.T) {
		plain := rapid.SliceOf(rapid.Byte()).Draw(t, "plain")
		ad := rapid.SliceOf(rapid.String()).Draw(t, "ad")
		other := rapid.SliceOf(rapid.String()).Draw(t, "other")
		box, err := v.Seal(plain, ad...)
		if err != nil {
			t.Fatal(err)
		}
		if got, err := v.Open(box, ad...); err != nil || !bytes.Equal(got, plain) {
			t.Fatalf("%v, %v", got, err)
		}
		same := len(ad) == len(other) && strings.Join(ad, "\x00") == strings.Join(other, "\x00")
		if _, err := v.Open(box, other...); err == nil && !same {
			t.Fatalf("sealed for %q, opened for %q", ad, other)
		}
	})
}

func TestSealedTwiceIsNotTheSame(t *testing.T) {
	v := vault(t, t.TempDir(), newFake(), seal.Open)
	if bytes.Equal(sealed(t, v), sealed(t, v)) {
		t.Error("the nonce was used twice")
	}
}

// mute is a keyring that says nothing until it ends.
type mute chan struct{}

func (m mute) Get(string, string) (string, error) { <-m; return "", keyring.ErrNotFound }
func (m mute) Set(string, string, string) error   { <-m; return keyring.ErrNotFound }

func TestMuteKeyringIsGivenUp(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		k, began := make(mute), time.Now()
		vault(t, t.TempDir(), k, seal.Empty)
		if took := time.Since(began); took != 3*time.Second {
			t.Errorf("it took %v", took)
		}
		close(k)
	})
}

func TestMachineWithoutABus(t *testing.T) {
	t.Setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus")
	synctest.Test(t, func(t *testing.T) {
		began := time.Now()
		vault(t, t.TempDir(), nil, seal.Empty)
		if took := time.Since(began); took != 0 {
			t.Errorf("it took %v", took)
		}
	})
}

func TestMAC(t *testing.T) {
	v, _, err := seal.OpenVault(t.TempDir(), seal.VaultOptions{Keyring: seal.NoKeyring, WorkFactor: 1})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := v.MAC([]byte("text"), "a"); !fault.Is(err, fault.InstallationSealed) {
		t.Errorf("without a key: %v", err)
	}
	other, _, err := seal.OpenVault(t.TempDir(), seal.VaultOptions{Keyring: seal.NoKeyring, WorkFactor: 1})
	for _, one := range []*seal.Vault{v, other} {
		if err == nil {
			err = one.Protect("eine lange Passphrase hier")
		}
	}
	if err != nil {
		t.Fatal(err)
	}
	mac := func(v *seal.Vault, text string, ad ...string) string {
		made, err := v.MAC([]byte(text), ad...)
		if err != nil || len(made) != 32 {
			t.Errorf("%d bytes, %v", len(made), err)
		}
		return string(made)
	}
	first := mac(v, "text", "a", "b")
	if mac(v, "text", "a", "b") != first {
		t.Error("the same text there has another")
	}
	for name, another := range map[string]string{
		"another text": mac(v, "texts", "a", "b"), "another place": mac(v, "text", "ab"), "another key": mac(other, "text", "a", "b"),
	} {
		if another == first {
			t.Errorf("%s has the same", name)
		}
	}
}
