package core

import (
	"crypto/ed25519"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"runtime"

	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/ledger"
	"intendant/backend/seal"
)

const identityFile = "device.json"

// identity is what this installation is called and signs with. It lies beside
// the database: a copy of the database alone can't sign.
type identity struct {
	Installation ident.Installation `json:"installation"`
	Device       ident.Device       `json:"device"`
	Key          []byte             `json:"key"` // the Ed25519 seed, sealed by the vault
}

// loadIdentity reads the identity, or makes it when the folder is new. A folder
// that has ledgers already must have one: another would sign in its name.
func (c *Core) loadIdentity(fresh bool) (ident.Installation, ledger.Device, error) {
	path := c.path(identityFile)
	text, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) && fresh {
		return c.makeIdentity(path)
	}
	var who identity
	if err == nil {
		err = json.Unmarshal(text, &who)
	}
	if err != nil {
		return "", ledger.Device{}, fault.Wrap(fault.FolderUnusable, err, "folder", c.options.Dir)
	}
	seed, err := c.vault.Open(who.Key, who.sealedAs()...)
	if err == nil && len(seed) != ed25519.SeedSize {
		err = fmt.Errorf("core: a key of %d bytes", len(seed))
	}
	if err != nil {
		return "", ledger.Device{}, fault.Wrap(fault.FolderUnusable, err, "folder", c.options.Dir)
	}
	return who.Installation, who.device(seed), nil
}

func (c *Core) makeIdentity(path string) (ident.Installation, ledger.Device, error) {
	who := &identity{Installation: ident.New[ident.Installation](c.ids), Device: ident.New[ident.Device](c.ids)}
	seed := make([]byte, ed25519.SeedSize)
	_, err := io.ReadFull(c.entropy(), seed)
	if err == nil {
		who.Key, err = c.vault.Seal(seed, who.sealedAs()...)
	}
	if err != nil {
		return "", ledger.Device{}, fault.Wrap(fault.Internal, err)
	}
	text, err := json.Marshal(who)
	if err != nil {
		return "", ledger.Device{}, fault.Wrap(fault.Internal, err)
	}
	if err := seal.WriteFile(path, text); err != nil {
		return "", ledger.Device{}, fault.Wrap(fault.FolderUnusable, err, "folder", c.options.Dir)
	}
	return who.Installation, who.device(seed), nil
}

func (i *identity) sealedAs() []string {
	return []string{"device", string(i.Installation), string(i.Device), "key"}
}

func (i *identity) device(seed []byte) ledger.Device {
	return ledger.Device{ID: i.Device, System: System(), Key: ed25519.NewKeyFromSeed(seed)}
}

// System is the operating system as people know it.
func System() string {
	switch runtime.GOOS {
	case "darwin":
		return "macOS"
	case "windows":
		return "Windows"
	}
	return "Linux"
}
