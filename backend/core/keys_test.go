package core_test

import (
	"crypto/rand"
	"os"
	"path/filepath"
	"sync/atomic"
	"testing"
	"time"

	"intendant/backend/clock"
	"intendant/backend/core"
	"intendant/backend/core/coretest"
	"intendant/backend/fault"
)

// What keeps a folder from opening can be mended while the program runs.
func TestUnlockingCanBeTriedAgain(t *testing.T) {
	c, now := coretest.Open(t)
	settle(t, c)
	if err := c.Close(); err != nil {
		t.Fatal(err)
	}
	device := filepath.Join(c.Dir(), "device.json")
	whole, err := os.ReadFile(device)
	if err != nil {
		t.Fatal(err)
	}
	write(t, device, whole[:len(whole)/2])
	c = reopen(t, c.Dir(), now)
	for range 2 {
		if err := c.Unlock(t.Context(), coretest.Passphrase); !fault.Is(err, fault.FolderUnusable) {
			t.Errorf("with half a device.json: %v", err)
		}
		if s := c.State(); s != core.Locked {
			t.Errorf("it is %s", s)
		}
	}
	write(t, device, whole)
	if err := c.Unlock(t.Context(), coretest.Passphrase); err != nil {
		t.Fatal(err)
	}
	if _, err := c.Ready(); err != nil || c.State() != core.Unsealed {
		t.Errorf("mended, it is %s, %v", c.State(), err)
	}
}

func TestProtectingInVainLeavesALockedFolder(t *testing.T) {
	c, _ := coretest.Sealed(t)
	device := filepath.Join(c.Dir(), "device.json")
	write(t, device, []byte("{"))
	if err := c.Protect(t.Context(), coretest.Passphrase); !fault.Is(err, fault.FolderUnusable) {
		t.Errorf("with half a device.json: %v", err)
	}
	if s := c.State(); s != core.Locked {
		t.Fatalf("it is %s", s)
	}
	if err := os.Remove(device); err != nil {
		t.Fatal(err)
	}
	if err := c.Unlock(t.Context(), coretest.Passphrase); err != nil {
		t.Error(err)
	}
}

// stalling is entropy that stalls once, when it is told to.
type stalling struct {
	soon       atomic.Bool
	asked, let chan struct{}
}

func (s *stalling) Read(p []byte) (int, error) {
	if s.soon.CompareAndSwap(true, false) {
		close(s.asked)
		<-s.let
	}
	return rand.Read(p)
}

func TestTheStateIsKnownWhileAKeyIsMade(t *testing.T) {
	slow := &stalling{asked: make(chan struct{}), let: make(chan struct{})}
	o := coretest.Options(t.TempDir(), clock.System{})
	o.Vault.Entropy = slow
	c, err := core.Open(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	slow.soon.Store(true)
	done := make(chan error, 2)
	for range 2 { // the second has to wait, and finds that it came too late
		go func() { done <- c.Protect(t.Context(), coretest.Passphrase) }()
	}
	<-slow.asked
	answered := make(chan core.State)
	go func() {
		_, _ = c.Ready()
		answered <- c.State()
	}()
	select {
	case s := <-answered:
		if s != core.Unprotected {
			t.Errorf("it is %s", s)
		}
	case <-time.After(10 * time.Second):
		t.Error("no answer")
	}
	close(slow.let)
	first, second := <-done, <-done
	if first != nil { // either may be the first to say so
		first, second = second, first
	}
	if first != nil || !fault.Is(second, fault.InstallationUnsealed) {
		t.Errorf("%v, %v", first, second)
	}
	if err := c.Close(); err != nil {
		t.Error(err)
	}
}

func write(t *testing.T, path string, content []byte) {
	t.Helper()
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
}
