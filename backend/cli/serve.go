package cli

import (
	"errors"

	"intendant/backend/control"
	"intendant/backend/core"
	"intendant/backend/fault"
	"intendant/backend/serve"
)

// serveCommand offers the console to a browser on this machine.
type serveCommand struct {
	Addr      string `help:"${help_addr}"       placeholder:"ADDRESS"`
	TokenFile string `help:"${help_token_file}" placeholder:"FILE"    type:"path"`
}

// Run is called by kong.
func (s serveCommand) Run(r *run) error {
	wish, err := s.wish()
	if err != nil {
		return err
	}
	dir, err := r.dataDir()
	if err != nil {
		return err
	}
	c, err := r.open(dir)
	if fault.Is(err, fault.FolderOwned) {
		return r.serveThrough(dir, wish)
	}
	if err != nil {
		return err
	}
	return r.serveHere(c, wish)
}

// wish is the door that was asked for. Nothing is opened or made for one that
// can't be.
func (s serveCommand) wish() (control.Door, error) {
	wish := control.Door{Address: s.Addr}
	if serve.CheckAddress(s.Addr) != nil {
		return wish, &misuse{"serve.address", []string{"Address", s.Addr}}
	}
	if s.TokenFile == "" {
		return wish, nil
	}
	var err error
	wish.Token, err = serve.Token(s.TokenFile)
	switch {
	case errors.Is(err, serve.ErrTokenReadable):
		err = &misuse{"serve.token_readable", []string{"File", s.TokenFile}}
	case errors.Is(err, serve.ErrTokenShort):
		err = &misuse{"serve.token_short", []string{"File", s.TokenFile}}
	case err != nil:
		err = &misuse{"serve.token_unusable", []string{"File", s.TokenFile, "Detail", err.Error()}}
	}
	return wish, err
}

func (r *run) serveHere(c *core.Core, wish control.Door) error {
	h, err := r.keep(c, nil)
	if err != nil {
		return err
	}
	return errors.Join(h.serve(r.ctx, wish, r.invite), h.leave())
}

// serveThrough has the process that owns the folder serve, as long as this one
// runs.
func (r *run) serveThrough(dir string, wish control.Door) error {
	owner, err := control.Dial(r.ctx, dir)
	if err != nil {
		return err
	}
	return owner.Serve(r.ctx, wish, r.invite)
}

// invite prints the link that lets a browser in.
func (r *run) invite(link string) {
	if r.flags.JSON {
		_ = r.print(map[string]string{"link": link})
		return
	}
	r.say("serve.link", "Link", link)
	r.say("serve.stop")
}
