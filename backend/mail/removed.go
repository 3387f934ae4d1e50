package mail

import (
	"context"

	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/ledger"
	"intendant/backend/sqlite"
)

// Removed ends sending mail.
type Removed struct {
	Installation ident.Installation `json:"installation"`
}

// Check wants settings that there are.
func (c *Removed) Check(ctx context.Context, tx *sqlite.Tx, _ ledger.Actor, at ledger.Stamp) error {
	_, _, ok, err := read(ctx, tx)
	if err == nil && (!ok || string(c.Installation) != at.Ledger) {
		err = fault.New(fault.NotFound)
	}
	return err
}

// Apply removes them.
func (c *Removed) Apply(ctx context.Context, tx *sqlite.Tx, _ ledger.Actor, _ ledger.Stamp) error {
	_, err := tx.ExecContext(ctx, `DELETE FROM mail_settings`)
	return err
}

// Erases the sender and the password.
func (c *Removed) Erases() []ledger.Erasure { return superseded(c.Installation) }

// Target is the installation.
func (c *Removed) Target() ledger.Target { return target(c.Installation) }
