package seal

import (
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"intendant/backend/fault"
)

const (
	ageFile   = "key.age"  // the key under a passphrase
	placeFile = "key.json" // where else it is; nothing in it is secret
)

// place says under which name the keyring holds the key.
type place struct {
	Storage string `json:"storage"`
	ID      string `json:"id"`
}

// readPlace returns the zero place when nothing was noted yet. A note that
// can't be read is an error: taking it for none would make a new key.
func (v *Vault) readPlace() (place, error) {
	var p place
	text, err := os.ReadFile(v.path(placeFile))
	if errors.Is(err, fs.ErrNotExist) {
		return p, nil
	}
	if err == nil {
		err = json.Unmarshal(text, &p)
	}
	if err == nil && (p.ID == "" || p.Storage != InKeyring) {
		err = errMalformed
	}
	if err != nil {
		return place{}, v.unusable(err)
	}
	return p, nil
}

func (v *Vault) writePlace(p place) error {
	text, err := json.Marshal(p)
	if err != nil {
		return fault.Wrap(fault.Internal, err)
	}
	if err := WriteFile(v.path(placeFile), text); err != nil {
		return v.unusable(err)
	}
	return nil
}

func (v *Vault) path(name string) string { return filepath.Join(v.dir, name) }

func exists(path string) (bool, error) {
	_, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	return err == nil, err
}
