package invitation

import (
	"context"

	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/ledger"
	"intendant/backend/sqlite"
)

// Revoked ends an invitation by those who manage them.
type Revoked struct {
	Invitation ident.Invitation `json:"invitation"`
}

// Check wants one that nobody has answered; an expired one can be revoked too.
func (c *Revoked) Check(ctx context.Context, tx *sqlite.Tx, _ ledger.Actor, at ledger.Stamp) error {
	is, err := read(ctx, tx, at.Organization(), c.Invitation)
	switch {
	case err != nil:
		return err
	case is.outcome == string(StateRevoked):
		return fault.New(fault.ChangeNone)
	case is.outcome != "":
		return is.ended(at.Time)
	}
	return nil
}

// Apply ends it.
func (c *Revoked) Apply(ctx context.Context, tx *sqlite.Tx, _ ledger.Actor, at ledger.Stamp) error {
	return end(ctx, tx, c.Invitation, StateRevoked, at)
}

// Target is the invitation.
func (c *Revoked) Target() ledger.Target { return target(c.Invitation) }

func end(ctx context.Context, tx *sqlite.Tx, id ident.Invitation, outcome State, at ledger.Stamp) error {
	_, err := tx.ExecContext(ctx, `UPDATE invitation SET ended = ?, outcome = ? WHERE organization = ? AND id = ?`,
		at.Time.UnixMilli(), outcome, at.Ledger, id)
	return err
}
