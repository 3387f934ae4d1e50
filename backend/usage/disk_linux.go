package usage

import (
	"os"
	"strings"
	"syscall"
)

type diskFile struct{ *os.File }

// Sync waits for the data alone: the file's size doesn't change, and nobody needs
// the time of its last change.
func (f diskFile) Sync() error {
	raw, err := f.SyscallConn()
	if err != nil {
		return err
	}
	var failed error
	err = raw.Control(func(fd uintptr) {
		for {
			if failed = syscall.Fdatasync(int(fd)); failed != syscall.EINTR {
				return
			}
		}
	})
	if err == nil {
		err = failed
	}
	return err
}

// bootID differs from one start of the computer to the next. Where it is the same,
// what was written is there, durable or not.
func bootID() string {
	id, _ := os.ReadFile("/proc/sys/kernel/random/boot_id")
	return strings.TrimSpace(string(id))
}
