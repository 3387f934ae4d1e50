package sqlite

import (
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"

	"github.com/gofrs/flock"

	"intendant/backend/fault"
)

const (
	lockFile  = "intendant.lock"
	ownerFile = "intendant.owner" // beside the lock: Windows lets nobody read a locked file
)

// Owner is the process that has a data folder open.
type Owner struct {
	PID    int    `json:"pid"`
	Socket string `json:"socket"` // where it takes requests; "" until it does
}

// Lock makes this process the owner of a data folder until Release or until it
// dies, however it dies.
type Lock struct {
	dir  string
	lock *flock.Flock
}

// LockFolder makes this process the owner of dir, which is made if there is
// none. When another process is, the error is fault.FolderOwned and ReadOwner
// says which.
func LockFolder(dir string) (*Lock, error) {
	if err := MakeFolder(dir); err != nil {
		return nil, err
	}
	lock := flock.New(filepath.Join(dir, lockFile), flock.SetPermissions(0o600))
	got, err := lock.TryLock()
	if err != nil {
		return nil, fault.Wrap(fault.FolderUnusable, err, "folder", dir)
	}
	if !got {
		return nil, owned(dir)
	}
	l := &Lock{dir: dir, lock: lock}
	if err := l.Announce(""); err != nil {
		return nil, errors.Join(err, lock.Unlock())
	}
	return l, nil
}

func owned(dir string) error {
	owner, err := ReadOwner(dir)
	if err != nil {
		return fault.Wrap(fault.FolderOwned, err, "folder", dir, "pid", "?")
	}
	return fault.New(fault.FolderOwned, "folder", dir, "pid", strconv.Itoa(owner.PID))
}

// Announce tells other processes where this one takes requests.
func (l *Lock) Announce(socket string) error {
	data, err := json.Marshal(Owner{PID: os.Getpid(), Socket: socket})
	if err != nil {
		return fault.Wrap(fault.Internal, err)
	}
	to := filepath.Join(l.dir, ownerFile)
	part := to + ".part"
	if err = os.WriteFile(part, data, 0o600); err == nil {
		err = os.Rename(part, to)
	}
	if err != nil {
		return fault.Wrap(fault.FolderUnusable, err, "folder", l.dir)
	}
	return nil
}

// Release gives the folder up. The lock file stays: removing it could pull it
// from under the next owner.
func (l *Lock) Release() error {
	err := os.Remove(filepath.Join(l.dir, ownerFile))
	if errors.Is(err, fs.ErrNotExist) {
		err = nil
	}
	return errors.Join(err, l.lock.Close())
}

// ReadOwner reads what the owner of dir announced. It says nothing about
// whether that process still lives: only LockFolder does.
func ReadOwner(dir string) (Owner, error) {
	var owner Owner
	data, err := os.ReadFile(filepath.Join(dir, ownerFile))
	if err == nil {
		err = json.Unmarshal(data, &owner)
	}
	if err != nil {
		return Owner{}, fault.Wrap(fault.FolderUnusable, err, "folder", dir)
	}
	return owner, nil
}
