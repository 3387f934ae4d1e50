package seal

import (
	"bytes"
	"errors"
	"io"
	"os"

	"filippo.io/age"
	"golang.org/x/text/unicode/norm"

	"intendant/backend/fault"
)

// Protect makes the key of an Empty vault and keeps it under a passphrase.
// Another vault answers fault.InstallationUnsealed.
func (v *Vault) Protect(passphrase string) error {
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.state != Empty {
		return fault.New(fault.InstallationUnsealed)
	}
	recipient, err := age.NewScryptRecipient(normal(passphrase))
	if err != nil {
		return fault.Invalid(fault.On("passphrase", fault.Required))
	}
	if v.options.WorkFactor != 0 {
		recipient.SetWorkFactor(v.options.WorkFactor)
	}
	key, err := v.random(keySize)
	if err != nil {
		return err
	}
	wrapped, err := wrap(key, recipient)
	if err != nil {
		return fault.Wrap(fault.Internal, err)
	}
	if err := WriteFile(v.path(ageFile), wrapped); err != nil {
		return v.unusable(err)
	}
	v.open(key, UnderPassphrase)
	return nil
}

func wrap(key []byte, recipient age.Recipient) ([]byte, error) {
	var out bytes.Buffer
	w, err := age.Encrypt(&out, recipient)
	if err != nil {
		return nil, err
	}
	_, err = w.Write(key)
	err = errors.Join(err, w.Close()) // what it wrote is whole only now
	return out.Bytes(), err
}

// Unlock opens a vault that needs its passphrase. It returns
// fault.PassphraseWrong, or fault.InstallationUnsealed for another vault.
func (v *Vault) Unlock(passphrase string) error {
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.state != NeedsPassphrase {
		return fault.New(fault.InstallationUnsealed)
	}
	identity, err := age.NewScryptIdentity(normal(passphrase))
	if err != nil {
		return fault.Invalid(fault.On("passphrase", fault.Required))
	}
	wrapped, err := os.ReadFile(v.path(ageFile))
	if err != nil {
		return v.unusable(err)
	}
	key, err := unwrap(wrapped, identity)
	var mismatch *age.NoIdentityMatchError
	switch {
	case errors.As(err, &mismatch):
		return fault.Wrap(fault.PassphraseWrong, err)
	case err != nil:
		return v.unusable(err)
	}
	v.open(key, UnderPassphrase)
	return nil
}

func unwrap(wrapped []byte, identity age.Identity) ([]byte, error) {
	r, err := age.Decrypt(bytes.NewReader(wrapped), identity)
	if err != nil {
		return nil, err
	}
	key, err := io.ReadAll(r)
	if err == nil && len(key) != keySize {
		err = errMalformed
	}
	return key, err
}

// normal makes one passphrase of what different keyboards make of it.
func normal(passphrase string) string { return norm.NFKC.String(passphrase) }
