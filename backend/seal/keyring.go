package seal

import (
	"encoding/base64"
	"encoding/hex"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"time"

	"github.com/zalando/go-keyring"

	"intendant/backend/fault"
)

// service is what keyrings show people as the owner of the key.
const service = "Intendant"

// How long a keyring may take. The first time it must only show that it is
// there; later a person may have to type its password first.
const (
	probeTime = 3 * time.Second
	openTime  = 30 * time.Second
)

// Keyring keeps a secret for a person.
type Keyring interface {
	Get(service, user string) (string, error)
	Set(service, user, secret string) error
}

var (
	errNoKeyring = errors.New("seal: there is no keyring")
	errTooSlow   = errors.New("seal: the keyring did not answer in time")
	errMalformed = errors.New("seal: what the keyring holds is no key")
)

// NoKeyring is a machine without one.
var NoKeyring Keyring = noKeyring{}

type noKeyring struct{}

func (noKeyring) Get(string, string) (string, error) { return "", errNoKeyring }
func (noKeyring) Set(string, string, string) error   { return errNoKeyring }

type systemKeyring struct{}

func (systemKeyring) Get(service, user string) (string, error) {
	if !reachable() {
		return "", errNoKeyring
	}
	return keyring.Get(service, user)
}

func (systemKeyring) Set(service, user, secret string) error {
	if !reachable() {
		return errNoKeyring
	}
	return keyring.Set(service, user, secret)
}

// reachable keeps a machine without a session bus from being given one: the
// library would start dbus-launch, which stays behind.
func reachable() bool {
	if runtime.GOOS == "windows" || runtime.GOOS == "darwin" || os.Getenv("DBUS_SESSION_BUS_ADDRESS") != "" {
		return true
	}
	runtimeDir := filepath.Join("/run/user", strconv.Itoa(os.Getuid()))
	for _, name := range []string{"bus", "dbus-session"} {
		if found, _ := exists(filepath.Join(runtimeDir, name)); found {
			return true
		}
	}
	return false
}

// within gives up on a keyring that doesn't answer.
func within[T any](limit time.Duration, fn func() (T, error)) (T, error) {
	type answer struct {
		value T
		err   error
	}
	answers := make(chan answer, 1)
	go func() {
		value, err := fn()
		answers <- answer{value, err}
	}()
	select {
	case a := <-answers:
		return a.value, a.err
	case <-time.After(limit):
		var none T
		return none, errTooSlow
	}
}

// makeInKeyring puts a new key there and reads it back. Without a keyring it
// returns "" and the vault stays Empty.
func (v *Vault) makeInKeyring() (string, error) { // named results would be shared with a keyring that answers late
	random, err := v.random(16 + keySize)
	if err != nil {
		return "", err
	}
	id, key := hex.EncodeToString(random[:16]), random[16:]
	secret := base64.StdEncoding.EncodeToString(key)
	kept, err := within(probeTime, func() (string, error) {
		if err := v.options.Keyring.Set(service, id, secret); err != nil {
			return "", err
		}
		return v.options.Keyring.Get(service, id)
	})
	if err != nil || kept != secret {
		return "", nil //nolint:nilerr // no keyring, or none to rely on: a passphrase then
	}
	v.open(key, InKeyring)
	return id, nil
}

func (v *Vault) openKeyring(id string) error {
	secret, err := within(openTime, func() (string, error) { return v.options.Keyring.Get(service, id) })
	if err != nil {
		return fault.Wrap(fault.KeyringUnavailable, err)
	}
	key, err := base64.StdEncoding.DecodeString(secret)
	if err != nil || len(key) != keySize {
		return fault.Wrap(fault.KeyringUnavailable, errMalformed)
	}
	v.open(key, InKeyring)
	return nil
}
