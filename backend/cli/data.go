package cli

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"

	"intendant/backend/core"
	"intendant/backend/fault"
)

// dataDir is the folder that the person chose, or the usual one.
func (r *run) dataDir() (string, error) {
	if r.flags.Data != "" {
		return r.flags.Data, nil
	}
	return usualDir()
}

// usualDir is where the person's system keeps such things.
func usualDir() (string, error) {
	if runtime.GOOS == "windows" || runtime.GOOS == "darwin" {
		base, err := os.UserConfigDir() // AppData, Library/Application Support
		if err != nil {
			return "", fault.Wrap(fault.FolderUnusable, err, "folder", "?")
		}
		return filepath.Join(base, "Intendant"), nil
	}
	if base := os.Getenv("XDG_DATA_HOME"); filepath.IsAbs(base) {
		return filepath.Join(base, "intendant"), nil
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return "", fault.Wrap(fault.FolderUnusable, err, "folder", "~/.local/share/intendant")
	}
	return filepath.Join(home, ".local", "share", "intendant"), nil
}

func (r *run) open(dir string) (*core.Core, error) {
	file := r.flags.PassphraseFile
	c, err := core.Open(r.ctx, core.Options{Dir: dir, Version: r.Version, PassphraseFile: file, Gateway: true})
	if cause, is := errors.AsType[*fs.PathError](err); is && file != "" && cause.Path == file {
		return nil, &misuse{"passphrase_unusable", []string{"File", file, "Detail", cause.Error()}}
	}
	return c, err
}
