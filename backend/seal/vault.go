package seal

import (
	"crypto/rand"
	"io"
	"os"
	"sync"

	"intendant/backend/fault"
)

// State is what a vault needs before it can be used.
type State string

// The states of a vault.
const (
	Open            State = "open"
	NeedsPassphrase State = "needs passphrase" // Unlock
	Empty           State = "empty"            // Protect: no key yet, and no keyring for one
)

// Where the key is kept.
const (
	InKeyring       = "keyring"
	UnderPassphrase = "passphrase"
)

const keySize = 32

// VaultOptions are what a test or the demo replaces.
type VaultOptions struct {
	Keyring    Keyring   // nil: the operating system's; NoKeyring: none
	WorkFactor int       // scrypt's, as a power of two; 0: age's
	Entropy    io.Reader // nil: the operating system's; only the demo passes another
}

// Vault seals and opens. Several goroutines may use it.
type Vault struct {
	dir     string
	options VaultOptions

	mu      sync.RWMutex
	entropy sync.Mutex // the demo's source is for one reader at a time
	state   State
	storage string
	key     []byte
}

// OpenVault opens the vault of a data folder as far as it can without a
// person. In a new folder it makes a key in the keyring, if there is a keyring.
// It returns fault.KeyringUnavailable when the key lies in a keyring that is
// locked or gone.
func OpenVault(dir string, o VaultOptions) (*Vault, State, error) {
	if o.Keyring == nil {
		o.Keyring = systemKeyring{}
	}
	if o.Entropy == nil {
		o.Entropy = rand.Reader
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, "", fault.Wrap(fault.FolderUnusable, err, "folder", dir)
	}
	v := &Vault{dir: dir, options: o}
	if err := v.find(); err != nil {
		return nil, "", err
	}
	return v, v.state, nil
}

// find looks where the key is.
func (v *Vault) find() error {
	found, err := exists(v.path(ageFile))
	if err != nil {
		return v.unusable(err)
	}
	if found {
		v.state, v.storage = NeedsPassphrase, UnderPassphrase
		return nil
	}
	place, err := v.readPlace()
	if err != nil {
		return err
	}
	if place.ID != "" {
		return v.openKeyring(place.ID)
	}
	return v.begin()
}

// begin makes the key of a new folder, or leaves the vault Empty.
func (v *Vault) begin() error {
	v.state = Empty
	id, err := v.makeInKeyring()
	if err != nil || id == "" {
		return err
	}
	return v.writePlace(place{Storage: InKeyring, ID: id})
}

// Storage is where the key lies: "keyring" or "passphrase", or "" while there
// is none.
func (v *Vault) Storage() string {
	v.mu.RLock()
	defer v.mu.RUnlock()
	return v.storage
}

func (v *Vault) open(key []byte, storage string) {
	v.key, v.state, v.storage = key, Open, storage
}

func (v *Vault) random(n int) ([]byte, error) {
	v.entropy.Lock()
	defer v.entropy.Unlock()
	bytes := make([]byte, n)
	if _, err := io.ReadFull(v.options.Entropy, bytes); err != nil {
		return nil, fault.Wrap(fault.Internal, err)
	}
	return bytes, nil
}

func (v *Vault) unusable(err error) error {
	return fault.Wrap(fault.FolderUnusable, err, "folder", v.dir)
}
