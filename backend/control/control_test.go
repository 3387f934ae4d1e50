package control_test

import (
	"context"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"intendant/backend/control"
	"intendant/backend/fault"
	"intendant/backend/sqlite"
)

// own makes this test the owner of a folder that takes requests.
func own(t *testing.T, dir string, actions control.Actions) *control.Server {
	t.Helper()
	lock, err := sqlite.LockFolder(dir)
	if err != nil {
		t.Fatal(err)
	}
	server, err := control.Listen(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	if err := lock.Announce(server.Address()); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- server.Serve(ctx, actions) }()
	t.Cleanup(func() {
		cancel()
		if err := <-done; err != nil {
			t.Error(err)
		}
		if err := lock.Release(); err != nil {
			t.Error(err)
		}
	})
	return server
}

func dial(t *testing.T, dir string) *control.Client {
	t.Helper()
	c, err := control.Dial(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestAsking(t *testing.T) {
	dir, focused := t.TempDir(), 0
	own(t, dir, control.Actions{
		Version: "1.2.3", Focus: func() { focused++ },
		Doctor: func(context.Context) (any, error) { return []string{"fine"}, nil },
	})
	c := dial(t, dir)
	if v, err := c.Version(t.Context()); err != nil || v != "1.2.3" {
		t.Errorf("version %q, %v", v, err)
	}
	if err := c.Focus(t.Context()); err != nil || focused != 1 {
		t.Errorf("focus: %v, %d times", err, focused)
	}
	var report []string
	if err := c.Doctor(t.Context(), &report); err != nil || len(report) != 1 {
		t.Errorf("doctor: %v, %v", report, err)
	}
}

func TestFocusWithoutWindow(t *testing.T) {
	dir := t.TempDir()
	own(t, dir, control.Actions{})
	if err := dial(t, dir).Focus(t.Context()); !fault.Is(err, fault.DisplayMissing) {
		t.Errorf("got %v", err)
	}
}

func TestDoorClosesWithItsCaller(t *testing.T) {
	dir, closed := t.TempDir(), make(chan control.Door, 1)
	own(t, dir, control.Actions{Serve: func(ctx context.Context, wish control.Door, opened func(string)) error {
		opened("http://127.0.0.1:1/open/x")
		<-ctx.Done()
		closed <- wish
		return nil
	}})
	ctx, cancel := context.WithCancel(t.Context())
	err := dial(t, dir).Serve(ctx, control.Door{Address: "127.0.0.1:1"}, func(link string) {
		if link != "http://127.0.0.1:1/open/x" {
			t.Errorf("link %q", link)
		}
		cancel()
	})
	if err != nil {
		t.Fatal(err)
	}
	select {
	case wish := <-closed:
		if wish.Address != "127.0.0.1:1" {
			t.Errorf("the owner was asked for %+v", wish)
		}
	case <-time.After(5 * time.Second):
		t.Fatal("the door stayed open after its caller went")
	}
}

func TestDoorThatCannotOpen(t *testing.T) {
	dir := t.TempDir()
	own(t, dir, control.Actions{Serve: func(context.Context, control.Door, func(string)) error {
		return fault.New(fault.AddressInUse, "address", "127.0.0.1:1")
	}})
	err := dial(t, dir).Serve(t.Context(), control.Door{}, func(string) { t.Error("it opened") })
	if e := fault.From(err); e.Code != fault.AddressInUse || e.Params["address"] != "127.0.0.1:1" {
		t.Errorf("got %v", err)
	}
}

func TestFolderWithALongName(t *testing.T) {
	dir := filepath.Join(t.TempDir(), strings.Repeat("long/", 40))
	server := own(t, dir, control.Actions{Version: "1"})
	if _, err := dial(t, dir).Version(t.Context()); err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(filepath.Dir(server.Address()))
	if err != nil || info.Mode().Perm() != 0o700 {
		t.Errorf("the socket's folder: %v, %v", info.Mode(), err)
	}
}

func TestOwnerThatDied(t *testing.T) {
	dir := t.TempDir()
	soon, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	if _, err := control.Dial(soon, dir); !fault.Is(err, fault.FolderBusy) {
		t.Errorf("without an owner: %v", err)
	}
	text := []byte(`{"pid":1,"socket":"` + filepath.Join(dir, "gone.sock") + `"}`)
	if err := os.WriteFile(filepath.Join(dir, "intendant.owner"), text, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := dial(t, dir).Version(t.Context()); !fault.Is(err, fault.FolderOwned) {
		t.Errorf("with a dead owner: %v", err)
	}
}

// TestOwnerThatIsStarting: it is waited for, and where it never takes requests it is
// named all the same.
func TestOwnerThatIsStarting(t *testing.T) {
	dir := t.TempDir()
	lock, err := sqlite.LockFolder(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = lock.Release() }()
	soon, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	_, err = control.Dial(soon, dir)
	if e := fault.From(err); e.Code != fault.FolderOwned || e.Params["pid"] != strconv.Itoa(os.Getpid()) {
		t.Errorf("got %v, %+v", err, e.Params)
	}
	time.AfterFunc(100*time.Millisecond, func() { _ = lock.Announce("somewhere") })
	if c := dial(t, dir); c.PID() != strconv.Itoa(os.Getpid()) {
		t.Errorf("process %s", c.PID())
	}
}
