package seal

import (
	"encoding/binary"
	"errors"

	"golang.org/x/crypto/chacha20poly1305"

	"intendant/backend/fault"
)

// version is the first byte of everything sealed: XChaCha20-Poly1305, then the
// nonce, then the sealed bytes with their tag.
const version = 1

const label = "intendant seal 1"

var errTampered = errors.New("seal: not sealed by this key for this place, or changed since")

// Seal seals plain for one place: ad names it, as table, row and column. It
// can be opened only with the same ad.
func (v *Vault) Seal(plain []byte, ad ...string) ([]byte, error) {
	key, err := v.opened()
	if err != nil {
		return nil, err
	}
	nonce, err := v.random(chacha20poly1305.NonceSizeX)
	if err != nil {
		return nil, err
	}
	return sealed(key, nonce, plain, ad)
}

// Open opens what Seal sealed with the same ad. What was tampered with, comes
// from another place or from another key is fault.DatabaseCorrupt.
func (v *Vault) Open(sealed []byte, ad ...string) ([]byte, error) {
	key, err := v.opened()
	if err != nil {
		return nil, err
	}
	return opened(key, sealed, ad)
}

func sealed(key, nonce, plain []byte, ad []string) ([]byte, error) {
	aead, err := chacha20poly1305.NewX(key)
	if err != nil {
		return nil, fault.Wrap(fault.Internal, err)
	}
	out := append([]byte{version}, nonce...)
	return aead.Seal(out, nonce, plain, associated(ad)), nil
}

func opened(key, sealed []byte, ad []string) ([]byte, error) {
	aead, err := chacha20poly1305.NewX(key)
	if err != nil {
		return nil, fault.Wrap(fault.Internal, err)
	}
	if len(sealed) < 1+aead.NonceSize() || sealed[0] != version {
		return nil, fault.Wrap(fault.DatabaseCorrupt, errTampered)
	}
	nonce, box := sealed[1:1+aead.NonceSize()], sealed[1+aead.NonceSize():]
	plain, err := aead.Open(nil, nonce, box, associated(ad))
	if err != nil {
		return nil, fault.Wrap(fault.DatabaseCorrupt, errTampered)
	}
	return plain, nil
}

// opened is the key; fault.InstallationSealed before there is one.
func (v *Vault) opened() ([]byte, error) {
	v.mu.RLock()
	defer v.mu.RUnlock()
	if v.state != Open {
		return nil, fault.New(fault.InstallationSealed)
	}
	return v.key, nil
}

// associated writes the parts so that no two lists give the same bytes.
func associated(parts []string) []byte {
	out := []byte(label)
	for _, part := range parts {
		out = binary.BigEndian.AppendUint64(out, uint64(len(part)))
		out = append(out, part...)
	}
	return out
}
