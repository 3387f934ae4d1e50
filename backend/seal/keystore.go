package seal

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"

	"intendant/backend/fault"
)

const (
	contentSuffix = ".key"
	contentLabel  = "content key" // what the vault seals one as
)

// ContentName says whose content a key opens, and what sort of content. After a
// key was destroyed the content that follows has one of another generation.
type ContentName struct {
	Owner      string // org_…
	Purpose    string // such as chats; without a full stop
	Generation int64
}

// Keystore keeps keys of content, each sealed by the vault in a file of its own.
// They lie outside the database so that no copy of it holds them: destroying the
// file is the end of the content, wherever its rows still are.
type Keystore struct {
	dir   string
	vault *Vault

	mu   sync.Mutex
	keys map[ContentName]*Key
}

// NewKeystore makes a Keystore over a folder, which needn't be there yet.
func NewKeystore(dir string, v *Vault) *Keystore {
	return &Keystore{dir: dir, vault: v, keys: map[ContentName]*Key{}}
}

// Get is the key of that name. It returns fault.NotFound where there is none.
func (k *Keystore) Get(name ContentName) (*Key, error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	return k.get(name)
}

// Make is Get, and makes the key where there is none.
func (k *Keystore) Make(name ContentName) (*Key, error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	key, err := k.get(name)
	if !fault.Is(err, fault.NotFound) {
		return key, err
	}
	sealed, err := k.vault.NewKey(name.sealedAs()...)
	if err != nil {
		return nil, err
	}
	if err := os.MkdirAll(k.dir, 0o700); err != nil {
		return nil, k.unusable(err)
	}
	if err := WriteFile(k.path(name), sealed); err != nil {
		return nil, k.unusable(err)
	}
	return k.get(name)
}

func (k *Keystore) get(name ContentName) (*Key, error) {
	if key, ok := k.keys[name]; ok {
		return key, nil
	}
	sealed, err := os.ReadFile(k.path(name))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fault.New(fault.NotFound)
	}
	if err != nil {
		return nil, k.unusable(err)
	}
	key, err := k.vault.OpenKey(sealed, name.sealedAs()...)
	if err != nil {
		return nil, err
	}
	k.keys[name] = key
	return key, nil
}

func (k *Keystore) path(name ContentName) string { return filepath.Join(k.dir, name.file()) }

func (k *Keystore) unusable(err error) error {
	return fault.Wrap(fault.FolderUnusable, err, "folder", k.dir)
}

func (n ContentName) file() string {
	return strings.Join([]string{n.Owner, n.Purpose, strconv.FormatInt(n.Generation, 10)}, ".") + contentSuffix
}

func (n ContentName) sealedAs() []string {
	return []string{contentLabel, n.Owner, n.Purpose, strconv.FormatInt(n.Generation, 10)}
}

// contentNamed reads a name of a file, or of what a crash left of one.
func contentNamed(file string) (ContentName, bool) {
	file, _, _ = strings.Cut(strings.TrimPrefix(file, "."), contentSuffix)
	parts := strings.Split(file, ".")
	if len(parts) != 3 { //nolint:mnd // owner, purpose, generation
		return ContentName{}, false
	}
	generation, err := strconv.ParseInt(parts[2], 10, 64)
	return ContentName{Owner: parts[0], Purpose: parts[1], Generation: generation}, err == nil
}
