package core_test

import (
	"net/netip"
	"syscall"
	"testing"
	"time"

	"intendant/backend/clock"
	"intendant/backend/core"
	"intendant/backend/core/coretest"
	"intendant/backend/fault"
	"intendant/backend/installation"
)

// silence takes the listener of an address away from this process, as a system does that
// is short of something: nobody is asked.
func silence(t *testing.T, address string) {
	t.Helper()
	at := netip.MustParseAddrPort(address)
	for fd := range 1024 {
		is, err := syscall.Getsockname(fd)
		if v4, of := is.(*syscall.SockaddrInet4); err == nil && of && v4.Port == int(at.Port()) && v4.Addr == at.Addr().As4() {
			if listens, _ := syscall.GetsockoptInt(fd, syscall.SOL_SOCKET, syscall.SO_ACCEPTCONN); listens == 1 {
				_ = syscall.Shutdown(fd, syscall.SHUT_RDWR)
				return
			}
		}
	}
	t.Fatal("nobody listens at " + address)
}

// TestAGatewayThatStops says so, and can be started again.
func TestAGatewayThatStops(t *testing.T) {
	ctx := t.Context()
	options := coretest.Options(t.TempDir(), clock.System{})
	options.Gateway = true
	c, err := core.Open(ctx, options)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = c.Close() }()
	by := owned(t, c)
	at, free := port(t)
	_ = free.Close()
	wish := installation.Gateway{Enabled: true, Address: at, MaxBodyMiB: 1}
	if err := c.SetGateway(ctx, by, wish); err != nil || answers(at) == 0 {
		t.Fatalf("it doesn't listen: %v", err)
	}
	silence(t, at)
	for end := time.Now().Add(10 * time.Second); ; time.Sleep(5 * time.Millisecond) {
		is, err := c.GatewayDoor(ctx)
		if err == nil && !is.Running && fault.Is(is.Problem, fault.GatewayStopped) {
			break
		}
		if time.Now().After(end) {
			t.Fatalf("nobody learns of it: %+v, %v", is, err)
		}
	}
	if err := c.SetGateway(ctx, by, wish); err != nil || answers(at) == 0 {
		t.Errorf("it doesn't start again: %v", err)
	}
	if is, err := c.GatewayDoor(ctx); err != nil || !is.Running || is.Problem != nil {
		t.Errorf("%+v, %v", is, err)
	}
}
