package seal

import (
	"crypto/hkdf"
	"crypto/hmac"
	"crypto/sha256"

	"intendant/backend/fault"
)

const macLabel = "intendant mac 1"

// MAC is a keyed hash of a text for one place, 32 bytes: the same text gives the
// same one there, and without the vault nobody can tell by trying which text it
// was.
func (v *Vault) MAC(text []byte, ad ...string) ([]byte, error) {
	key, err := v.opened()
	if err != nil {
		return nil, err
	}
	derived, err := hkdf.Key(sha256.New, key, []byte(macLabel), string(associated(ad)), sha256.Size)
	if err != nil {
		return nil, fault.Wrap(fault.Internal, err)
	}
	mac := hmac.New(sha256.New, derived)
	_, _ = mac.Write(text) // never fails
	return mac.Sum(nil), nil
}
