//go:build unix

package gateway

import (
	"net"
	"syscall"
)

// alive reports whether a connection that waits is still open, and silent: what the
// other side sent unasked, its farewell included, ends it. It doesn't wait.
func alive(c net.Conn) bool {
	plain, ok := c.(syscall.Conn)
	if !ok {
		return true
	}
	raw, err := plain.SyscallConn()
	if err != nil {
		return false
	}
	open := false
	err = raw.Read(func(fd uintptr) bool {
		var one [1]byte
		_, _, e := syscall.Recvfrom(int(fd), one[:], syscall.MSG_PEEK)
		open = e == syscall.EAGAIN
		return true
	})
	return err == nil && open
}
