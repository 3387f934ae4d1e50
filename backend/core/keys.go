package core

import (
	"context"
	"errors"
	"os"
	"strings"

	"intendant/backend/fault"
	"intendant/backend/password"
)

// attend goes on as far as it can without a person.
func (c *Core) attend(ctx context.Context) error {
	if c.state == Unsealed {
		return c.prepare(ctx)
	}
	if c.options.PassphraseFile == "" {
		return nil
	}
	text, err := os.ReadFile(c.options.PassphraseFile)
	if err != nil {
		return fault.Wrap(fault.PassphraseWrong, err)
	}
	passphrase := strings.TrimRight(string(text), "\r\n")
	if c.state == Unprotected {
		return c.Protect(ctx, passphrase)
	}
	return c.Unlock(ctx, passphrase)
}

// Protect makes the keys of a new installation under a passphrase. It returns
// fault.InstallationUnsealed when there are keys already, and says of the field
// "passphrase" what is wrong with one that is too short or easy to guess.
func (c *Core) Protect(ctx context.Context, passphrase string) error {
	return c.unseal(ctx, Unprotected, func() error {
		if err := strong(passphrase); err != nil {
			return err
		}
		return c.vault.Protect(passphrase)
	})
}

// strong holds a new passphrase to the rules for passwords: whoever copies the
// folder can guess at it for as long as they like.
func strong(passphrase string) error {
	_, err := password.Accept(passphrase, password.MinAlone)
	if err == nil {
		return nil
	}
	wrong := fault.From(err)
	for i := range wrong.Fields {
		wrong.Fields[i].Name = "passphrase"
	}
	return wrong
}

// Unlock opens the keys. It returns fault.PassphraseWrong, or
// fault.InstallationUnsealed when they are open already.
func (c *Core) Unlock(ctx context.Context, passphrase string) error {
	return c.unseal(ctx, Locked, func() error { return c.vault.Unlock(passphrase) })
}

// unseal opens the vault and builds what it is for. Where that fails, the vault
// is as before it was opened, so that it can be tried again once the cause is
// mended; keys made in vain stay, and then need the passphrase that they have.
func (c *Core) unseal(ctx context.Context, from State, open func() error) error {
	c.unsealing.Lock()
	defer c.unsealing.Unlock()
	if c.State() != from || c.vault == nil {
		return fault.New(fault.InstallationUnsealed)
	}
	if err := open(); err != nil {
		return err
	}
	if err := c.prepare(ctx); err != nil {
		return errors.Join(err, c.openVault())
	}
	return nil
}

// prepare builds the concepts, once the vault is open.
func (c *Core) prepare(ctx context.Context) error {
	ready, err := c.build(ctx)
	if err != nil {
		return err
	}
	if err := c.door.follow(ctx, c, ready); err != nil {
		return err
	}
	due := c.runDue(ctx, ready)
	c.mu.Lock()
	defer c.mu.Unlock()
	c.ready, c.state, c.due = ready, Unsealed, due
	return nil
}
