package mfa

import (
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"sync"

	"intendant/backend/account"
	"intendant/backend/ident"
	"intendant/backend/seal"
)

// Keep holds the tokens of a window, which has no cookies: sealed, in a file of
// the data folder. It trusts this installation's window, for each account that
// asked for it.
type Keep struct {
	path  string
	vault account.Sealer
	mu    sync.Mutex
}

// NewKeep keeps tokens in the file, which may not exist yet.
func NewKeep(path string, v account.Sealer) *Keep { return &Keep{path: path, vault: v} }

// Token is the one that the window keeps for an account, or "". One that can't
// be read is none: the person types a code.
func (k *Keep) Token(a ident.Account) string {
	k.mu.Lock()
	defer k.mu.Unlock()
	all, err := k.read()
	if err != nil || all[a] == nil {
		return ""
	}
	token, err := k.vault.Open(all[a], keepPlace(a)...)
	if err != nil {
		return ""
	}
	return string(token)
}

// Keep remembers a token.
func (k *Keep) Keep(a ident.Account, t Token) error {
	sealed, err := k.vault.Seal([]byte(t.Text), keepPlace(a)...)
	if err != nil {
		return err
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	all, err := k.read()
	if err != nil {
		all = map[ident.Account][]byte{} // a damaged file holds nothing that is missed
	}
	all[a] = sealed
	return k.write(all)
}

// Forget removes the token of an account that is no more, and the file with the
// last one.
func (k *Keep) Forget(a ident.Account) error {
	k.mu.Lock()
	defer k.mu.Unlock()
	all, err := k.read()
	if err == nil && all[a] == nil {
		return nil
	}
	delete(all, a)
	if len(all) == 0 { // or a damaged file
		return os.Remove(k.path)
	}
	return k.write(all)
}

func (k *Keep) read() (map[ident.Account][]byte, error) {
	all := map[ident.Account][]byte{}
	text, err := os.ReadFile(k.path)
	if errors.Is(err, fs.ErrNotExist) {
		return all, nil
	}
	if err == nil {
		err = json.Unmarshal(text, &all)
	}
	return all, err
}

// write replaces the file: it is there whole or not at all.
func (k *Keep) write(all map[ident.Account][]byte) error {
	text, err := json.Marshal(all)
	if err != nil {
		return err
	}
	return seal.WriteFile(k.path, text)
}

func keepPlace(a ident.Account) []string {
	return []string{"trusted_device", "window", string(a), "token"}
}
