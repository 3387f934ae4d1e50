package seal

import (
	"crypto/rand"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// Keep destroys every key of a purpose but those that keep wants. What is gone
// stays gone after a loss of power; what can't be destroyed is an error, and the
// others go all the same.
func (k *Keystore) Keep(purpose string, keep func(ContentName) bool) error {
	k.mu.Lock()
	defer k.mu.Unlock()
	files, err := os.ReadDir(k.dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return k.unusable(err)
	}
	var errs []error
	destroyed := false
	for _, f := range files {
		name, is := contentNamed(f.Name())
		if !is || name.Purpose != purpose || keep(name) && f.Name() == name.file() {
			continue
		}
		destroyed = true
		delete(k.keys, name)
		errs = append(errs, destroy(filepath.Join(k.dir, f.Name())))
	}
	if destroyed {
		errs = append(errs, syncFolder(k.dir))
	}
	if err := errors.Join(errs...); err != nil {
		return k.unusable(err)
	}
	return nil
}

// destroy overwrites a file where it stands before it removes it: a name that is
// gone leaves what it named on the disk. File systems that write elsewhere, and
// disks that spread their wear, may keep the old bytes; those are sealed by the
// vault.
func destroy(path string) error {
	file, err := os.OpenFile(path, os.O_WRONLY, 0)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	info, err := file.Stat()
	if err == nil {
		_, err = io.CopyN(file, rand.Reader, info.Size())
	}
	err = errors.Join(err, file.Sync(), file.Close())
	return errors.Join(err, os.Remove(path))
}
