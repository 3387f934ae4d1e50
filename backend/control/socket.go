package control

import (
	"context"
	"errors"
	"io/fs"
	"net"
	"os"
	"path/filepath"

	"intendant/backend/fault"
)

const (
	socketFile = "control.sock"
	// maxPath is what the strictest system takes as a socket's path (macOS: 104
	// with the closing zero).
	maxPath = 100
)

// listen opens the socket in the data folder or, where that path is too long
// for one, in a folder of its own. clean removes what it made.
func listen(ctx context.Context, dir string) (l net.Listener, clean func(), err error) {
	path, clean, err := place(dir)
	if err != nil {
		return nil, nil, err
	}
	// The caller owns the folder, so a socket that is there was left by a process that died.
	if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, nil, fault.Wrap(fault.FolderUnusable, err, "folder", dir)
	}
	var lc net.ListenConfig
	l, err = lc.Listen(ctx, "unix", path)
	if err == nil {
		err = os.Chmod(path, 0o600)
	}
	if err != nil {
		clean()
		return nil, nil, fault.Wrap(fault.FolderUnusable, err, "folder", dir)
	}
	return l, clean, nil
}

func place(dir string) (path string, clean func(), err error) {
	full, err := filepath.Abs(filepath.Join(dir, socketFile))
	if err == nil && len(full) <= maxPath {
		return full, func() {}, nil
	}
	short, err := os.MkdirTemp(runtimeDir(), "intendant-") // readable by its owner only
	if err != nil {
		return "", nil, fault.Wrap(fault.FolderUnusable, err, "folder", dir)
	}
	return filepath.Join(short, socketFile), func() { _ = os.RemoveAll(short) }, nil
}

func runtimeDir() string {
	if dir := os.Getenv("XDG_RUNTIME_DIR"); filepath.IsAbs(dir) && len(dir) < maxPath/2 {
		return dir
	}
	return os.TempDir()
}
