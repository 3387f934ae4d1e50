package seal

import (
	"golang.org/x/crypto/chacha20poly1305"

	"intendant/backend/fault"
)

// Key seals and opens as a Vault does, under a key of its own: an organization's.
// Several goroutines may use it.
type Key struct {
	vault *Vault // for randomness
	bytes []byte
}

// NewKey makes a key and seals it for one place. Without what it returns, nothing
// that the key sealed can be opened again.
func (v *Vault) NewKey(ad ...string) (sealed []byte, err error) {
	key, err := v.random(keySize)
	if err != nil {
		return nil, err
	}
	return v.Seal(key, ad...)
}

// OpenKey opens what NewKey sealed with the same ad.
func (v *Vault) OpenKey(sealed []byte, ad ...string) (*Key, error) {
	key, err := v.Open(sealed, ad...)
	if err == nil && len(key) != keySize {
		err = fault.Wrap(fault.DatabaseCorrupt, errMalformed)
	}
	if err != nil {
		return nil, err
	}
	return &Key{vault: v, bytes: key}, nil
}

// Seal seals plain for one place, as Vault.Seal does.
func (k *Key) Seal(plain []byte, ad ...string) ([]byte, error) {
	nonce, err := k.vault.random(chacha20poly1305.NonceSizeX)
	if err != nil {
		return nil, err
	}
	return sealed(k.bytes, nonce, plain, ad)
}

// Open opens what Seal sealed with the same ad, or returns fault.DatabaseCorrupt.
func (k *Key) Open(sealed []byte, ad ...string) ([]byte, error) { return opened(k.bytes, sealed, ad) }
