package cli

import (
	"os"
	"runtime"

	"intendant/backend/control"
	"intendant/backend/core"
	"intendant/backend/desktop"
	"intendant/backend/fault"
	"intendant/backend/ledger"
)

// windowCommand opens the window, or brings the one that is open to the front.
type windowCommand struct{}

// Run is called by kong.
func (windowCommand) Run(r *run) error {
	if !hasDisplay() {
		return fault.New(fault.DisplayMissing)
	}
	dir, err := r.dataDir()
	if err != nil {
		return err
	}
	c, err := r.open(dir)
	if fault.Is(err, fault.FolderOwned) {
		return r.focusOther(dir)
	}
	if err != nil {
		return err
	}
	return r.showWindow(c)
}

func (r *run) showWindow(c *core.Core) (err error) {
	focus := make(chan struct{}, 1)
	h, err := r.keep(c, func() {
		select {
		case focus <- struct{}{}:
		default: // it is asked already
		}
	})
	if err != nil {
		return err
	}
	set := desktop.New(c, desktop.Client{Door: ledger.DoorWindow, Language: r.language})
	err = r.Window(r.ctx, Window{Core: c, Set: set, Language: r.language, Focus: focus})
	set.Close()
	if e := h.leave(); err == nil {
		err = e
	}
	return err
}

func (r *run) focusOther(dir string) error {
	owner, err := control.Dial(r.ctx, dir)
	if err != nil {
		return err
	}
	err = owner.Focus(r.ctx)
	if fault.Is(err, fault.DisplayMissing) { // it serves a browser: that process must stop first
		return fault.New(fault.FolderOwned, "folder", dir, "pid", owner.PID())
	}
	return err
}

func hasDisplay() bool {
	if runtime.GOOS != "linux" {
		return true
	}
	return os.Getenv("DISPLAY") != "" || os.Getenv("WAYLAND_DISPLAY") != ""
}
