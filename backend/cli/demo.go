package cli

import (
	"crypto/rand"
	"encoding/binary"
	"errors"
	"os"
	"path/filepath"
	"time"

	"intendant/backend/clock"
	"intendant/backend/control"
	"intendant/backend/core"
	"intendant/backend/fault"
	"intendant/backend/ledger"
	"intendant/backend/seal"
)

// demoCommand fills a throw-away folder and shows it.
type demoCommand struct {
	FillOnly bool    `help:"${help_fill_only}"`
	Seed     *uint64 `help:"${help_seed}"      placeholder:"NUMBER"`
	Scale    int     `default:"1"              help:"${help_scale}" placeholder:"NUMBER"`
}

// demo is what the demo made, for whoever signs in to it.
type demo struct {
	Folder        string   `json:"folder"`
	Email         string   `json:"email"`
	Password      string   `json:"password"`
	Passphrase    string   `json:"passphrase"`
	Organization  string   `json:"organization"`
	Organizations []string `json:"organizations"`
	Seed          uint64   `json:"seed"`
}

// epoch is where a demo begins whose seed was given: all of it is to be the
// same each time.
var epoch = time.Date(2026, time.July, 6, 8, 0, 0, 0, time.UTC)

// opens is when the person begins a day.
const opens = 8 * time.Hour

// demoDays is how long the demo's organizations have been in use.
const demoDays = 90

// cheap makes the demo quick to open. Its passphrase is printed anyway.
const cheap = 10

// Run is called by kong.
func (d demoCommand) Run(r *run) (err error) {
	if d.Scale < 1 || d.Scale > 1_000_000 {
		return &misuse{"demo.scale", nil}
	}
	dir, keep, err := r.demoDir()
	if err != nil {
		return err
	}
	if !keep && !d.FillOnly {
		defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	}
	made, err := d.fill(r, dir)
	if err != nil {
		return err
	}
	if d.FillOnly || r.flags.JSON {
		err = r.print(made)
	}
	if d.FillOnly || err != nil {
		return err
	}
	r.say("demo.sign_in", "Email", made.Email, "Password", made.Password)
	return r.showDemo(made)
}

// demoDir is a new folder, or the one that the person chose and that is kept.
func (r *run) demoDir() (dir string, keep bool, err error) {
	if r.flags.Data == "" {
		dir, err = os.MkdirTemp("", "intendant-demo-")
		return dir, false, err
	}
	if _, err := os.Stat(filepath.Join(r.flags.Data, core.DatabaseFile)); err == nil {
		return "", true, &misuse{"demo.folder_used", []string{"Folder", r.flags.Data}}
	}
	return r.flags.Data, true, nil
}

// fill makes the demo's content on a clock of its own, which ends about now.
func (d demoCommand) fill(r *run, dir string) (made demo, err error) {
	seed, start, end := d.seed()
	now, entropy := clock.NewFake(start), seeded(seed)
	c, err := core.Open(r.ctx, core.Options{
		Dir: dir, Version: r.Version, Clock: now, Entropy: entropy, NoAlerts: true,
		Vault: seal.VaultOptions{Keyring: seal.NoKeyring, WorkFactor: cheap, Entropy: entropy},
	})
	if err != nil {
		return demo{}, err
	}
	defer func() { err = errors.Join(err, c.Close()) }()
	if err := c.Protect(r.ctx, demoPassphrase); err != nil {
		return demo{}, err
	}
	ready, err := c.Ready()
	if err != nil {
		return demo{}, err
	}
	s := &story{Ready: ready, ctx: r.ctx, clock: now, language: r.language, random: choices(seed, "choices")}
	s.traffic = &traffic{random: choices(seed, "traffic")}
	made = demo{Folder: dir, Email: demoEmail, Password: demoPassword, Passphrase: demoPassphrase, Seed: seed}
	made.Organizations, err = s.tell(d.Scale, end)
	if err == nil {
		made.Organization = made.Organizations[0]
	}
	return made, err
}

// seed is what the dice begin with, and from when to when the story is told.
func (d demoCommand) seed() (seed uint64, start, end time.Time) {
	if d.Seed != nil {
		return *d.Seed, epoch, epoch.AddDate(0, 0, demoDays)
	}
	var random [8]byte
	_, _ = rand.Read(random[:]) // never fails, crypto/rand documents
	now := time.Now().UTC()
	return binary.LittleEndian.Uint64(random[:]), now.Truncate(demoDay).AddDate(0, 0, -demoDays).Add(opens), now.Add(-time.Minute)
}

// showDemo opens the demo's window or, where there is no display, its door.
func (r *run) showDemo(made demo) error {
	if hasDisplay() {
		if err := r.openDemo(made, r.showWindow); !fault.Is(err, fault.DisplayMissing) {
			return err
		}
	}
	return r.openDemo(made, func(c *core.Core) error { return r.serveHere(c, control.Door{}) })
}

// openDemo hands the demo's Core to show, which closes it.
func (r *run) openDemo(made demo, show func(*core.Core) error) error {
	c, err := core.Open(r.ctx, core.Options{
		Dir: made.Folder, Version: r.Version, Gateway: true, Vault: seal.VaultOptions{Keyring: seal.NoKeyring, WorkFactor: cheap},
	})
	if err != nil {
		return err
	}
	if err := c.Unlock(r.ctx, made.Passphrase); err != nil {
		return errors.Join(err, c.Close())
	}
	return show(c)
}

// asPerson is how the demo's person reached the program.
const asPerson = ledger.DoorWindow
