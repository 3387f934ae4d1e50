package invitation

import (
	"context"
	"time"

	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/ledger"
	"intendant/backend/sqlite"
)

// Resent gives an invitation another link; the one before is dead then.
type Resent struct {
	Expires    int64            `json:"expires"` // ms UTC
	Hash       []byte           `json:"hash"`    // SHA-256 of the link's secret
	Invitation ident.Invitation `json:"invitation"`

	seats *seats
}

// Check wants one that is open, or expired while its address is known, was not
// invited again and a seat is left.
func (c *Resent) Check(ctx context.Context, tx *sqlite.Tx, _ ledger.Actor, at ledger.Stamp) error {
	is, err := read(ctx, tx, at.Organization(), c.Invitation)
	if err != nil {
		return err
	}
	if is.outcome != "" {
		return is.ended(at.Time)
	}
	if !soundLink(c.Hash, c.Expires, at.Time) {
		return fault.Invalid(fault.On("expires", fault.Malformed))
	}
	if is.State(at.Time) == Open {
		return nil // it holds its seat already
	}
	return c.again(ctx, tx, at, is)
}

func (c *Resent) again(ctx context.Context, tx *sqlite.Tx, at ledger.Stamp, is Invitation) error {
	var member, invited bool
	err := tx.QueryRowContext(ctx,
		`SELECT `+memberHas+`,
		        EXISTS (SELECT 1 FROM invitation WHERE organization = ?1 AND email_key = ?2 AND ended IS NULL AND expires > ?3)`,
		at.Ledger, is.emailKey, at.Time.UnixMilli()).Scan(&member, &invited)
	switch {
	case err != nil:
		return err
	case member:
		return fault.New(fault.InvitationMember, "email", is.Email)
	case invited:
		return fault.New(fault.InvitationInvited, "email", is.Email)
	}
	return c.seats.take(ctx, tx, at)
}

// Apply writes the new hash over the old one.
func (c *Resent) Apply(ctx context.Context, tx *sqlite.Tx, by ledger.Actor, at ledger.Stamp) error {
	_, err := tx.ExecContext(ctx, `UPDATE invitation SET sent = ?, sent_by = ?, expires = ?, hash = ? WHERE organization = ? AND id = ?`,
		at.Time.UnixMilli(), by.Member, c.Expires, c.Hash, at.Ledger, c.Invitation)
	return err
}

// Target is the invitation.
func (c *Resent) Target() ledger.Target { return target(c.Invitation) }

// expiry is when a link made at a time stops working.
func expiry(now time.Time) int64 { return now.Add(Lifetime).UnixMilli() }
