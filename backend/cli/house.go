package cli

import (
	"context"
	"errors"
	"sync"

	"intendant/backend/control"
	"intendant/backend/core"
	"intendant/backend/serve"
)

// house is an open data folder that other processes can ask things of.
type house struct {
	*run

	core *core.Core
	// focus is nil where there is no window.
	focus  func()
	cancel context.CancelFunc
	doors  sync.WaitGroup
}

// keep opens the control socket of a Core that this process owns; leave closes
// it, and the Core, as keep does itself where it fails.
func (r *run) keep(c *core.Core, focus func()) (*house, error) {
	ctx, cancel := context.WithCancel(r.ctx)
	h := &house{run: r, core: c, focus: focus, cancel: cancel}
	socket, err := control.Listen(ctx, c.Dir())
	if err == nil {
		err = c.Announce(socket.Address())
	}
	if err != nil {
		cancel()
		return nil, errors.Join(err, c.Close())
	}
	h.doors.Go(func() { _ = socket.Serve(ctx, h.actions()) })
	return h, nil
}

func (h *house) leave() error {
	h.cancel()
	h.doors.Wait()
	return h.core.Close()
}

func (h *house) actions() control.Actions {
	return control.Actions{
		Version: h.Version, Focus: h.focus,
		Serve: func(ctx context.Context, wish control.Door, opened func(string)) error {
			return h.serve(ctx, wish, opened)
		},
		Gateway: h.core.ServeGateway,
		Doctor:  func(ctx context.Context) (any, error) { return h.core.Examine(ctx) },
	}
}

// chosen is the folder that is open, unless the program finds it by itself.
func (h *house) chosen() string {
	if usual, err := usualDir(); err == nil && usual == h.core.Dir() {
		return ""
	}
	return h.core.Dir()
}

// serve opens a browser's door until ctx is done.
func (h *house) serve(ctx context.Context, wish control.Door, opened func(link string)) error {
	server, err := serve.Listen(ctx, serve.Options{
		Core: h.core, Assets: h.Assets, Address: wish.Address, Token: wish.Token, Again: h.again(h.chosen(), "serve"),
	})
	if err != nil {
		return err
	}
	opened(server.Link())
	return server.Serve(ctx)
}
