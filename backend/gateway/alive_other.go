//go:build !unix

package gateway

import "net"

// alive can't be told without waiting here.
func alive(net.Conn) bool { return true }
