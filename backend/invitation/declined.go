package invitation

import (
	"context"

	"intendant/backend/ident"
	"intendant/backend/ledger"
	"intendant/backend/sqlite"
)

// Declined ends an invitation by whoever has its link.
type Declined struct {
	Invitation ident.Invitation `json:"invitation"`

	secret []byte
}

// Check wants the secret of an open one.
func (c *Declined) Check(ctx context.Context, tx *sqlite.Tx, _ ledger.Actor, at ledger.Stamp) error {
	_, err := unlocked(ctx, tx, at, c.Invitation, c.secret)
	return err
}

// Apply ends it.
func (c *Declined) Apply(ctx context.Context, tx *sqlite.Tx, _ ledger.Actor, at ledger.Stamp) error {
	return end(ctx, tx, c.Invitation, StateDeclined, at)
}

// Target is the invitation.
func (c *Declined) Target() ledger.Target { return target(c.Invitation) }
