package cli

import (
	"errors"

	"intendant/backend/control"
	"intendant/backend/core"
	"intendant/backend/fault"
	"intendant/backend/installation"
)

// gatewayCommand opens the gateway without the console.
type gatewayCommand struct {
	Addr string `help:"${help_gateway_addr}" placeholder:"ADDRESS"`
}

// Run is called by kong.
func (g gatewayCommand) Run(r *run) error {
	if g.Addr != "" {
		if _, err := installation.Loopback(g.Addr); err != nil {
			return &misuse{"gateway.address", []string{"Address", g.Addr}}
		}
	}
	dir, err := r.dataDir()
	if err != nil {
		return err
	}
	c, err := r.open(dir)
	if fault.Is(err, fault.FolderOwned) {
		return r.gatewayThrough(dir, g.Addr)
	}
	if err != nil {
		return err
	}
	return r.gatewayHere(c, g.Addr)
}

func (r *run) gatewayHere(c *core.Core, address string) error {
	h, err := r.keep(c, nil)
	if err != nil {
		return err
	}
	err = errors.Join(c.ServeGateway(r.ctx, address, r.point), h.leave())
	if fault.Is(err, fault.InstallationSealed) {
		err = &sealedError{err}
	}
	return err
}

// sealedError says that the keys are locked, where nobody can be asked to open them.
type sealedError struct{ error }

// Unwrap is the fault.
func (e *sealedError) Unwrap() error { return e.error }

// gatewayThrough has the process that owns the folder open it, as long as this one
// runs.
func (r *run) gatewayThrough(dir, address string) error {
	owner, err := control.Dial(r.ctx, dir)
	if err != nil {
		return err
	}
	return owner.Gateway(r.ctx, address, r.point)
}

// point prints where the gateway answers.
func (r *run) point(baseURL string) {
	if r.flags.JSON {
		_ = r.print(map[string]string{"baseURL": baseURL})
		return
	}
	r.say("gateway.link", "URL", baseURL)
	r.say("serve.stop")
}
