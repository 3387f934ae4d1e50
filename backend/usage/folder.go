package usage

import (
	"errors"
	"os"
	"runtime"
)

// syncFolder makes a new name in a folder durable, where a system needs that.
func syncFolder(dir string) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	f, err := os.Open(dir)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}
