package invitation

import (
	"context"
	"errors"

	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/ledger"
	"intendant/backend/sqlite"
)

// Erased removes whom an invitation was for, some time after its end: a person
// who never joined.
type Erased struct {
	Invitation ident.Invitation `json:"invitation"`
}

// Check wants one that has been over for long, and somebody to forget.
func (c *Erased) Check(ctx context.Context, tx *sqlite.Tx, _ ledger.Actor, at ledger.Stamp) error {
	var over bool
	err := tx.QueryRowContext(ctx,
		`SELECT EXISTS (SELECT 1 FROM invitation WHERE organization = ? AND id = ? AND email_key IS NOT NULL AND COALESCE(ended, expires) <= ?)`,
		at.Ledger, c.Invitation, at.Time.Add(-Kept).UnixMilli()).Scan(&over)
	if err == nil && !over {
		err = fault.New(fault.ChangeNone)
	}
	return err
}

// Apply empties the row.
func (c *Erased) Apply(ctx context.Context, tx *sqlite.Tx, _ ledger.Actor, at ledger.Stamp) error {
	_, err := tx.ExecContext(ctx,
		`UPDATE invitation SET email = NULL, email_key = NULL, name = NULL, message = NULL,
		        outcome = COALESCE(outcome, 'expired'), ended = COALESCE(ended, ?)
		  WHERE organization = ? AND id = ?`, at.Time.UnixMilli(), at.Ledger, c.Invitation)
	return err
}

// Erases what earlier entries hold of the person.
func (c *Erased) Erases() []ledger.Erasure {
	return []ledger.Erasure{{Subject: string(c.Invitation)}}
}

// Target is the invitation.
func (c *Erased) Target() ledger.Target { return target(c.Invitation) }

// Sweep erases all that have been over for long, and how their letters stood; one
// that can't be erased keeps no other. Those of organizations that are gone
// meanwhile went with them.
func (i *Invitations) Sweep(ctx context.Context) error {
	old, err := i.old(ctx)
	if err != nil {
		return err
	}
	var wrong []error
	for _, one := range old {
		if ctx.Err() != nil {
			break
		}
		wrong = append(wrong, i.erase(ctx, one))
	}
	return errors.Join(wrong...)
}

func (i *Invitations) erase(ctx context.Context, one Invitation) error {
	_, err := i.Ledger.Commit(ctx, ledger.Draft{
		Ledger: string(one.Organization), By: ledger.System(""), Change: &Erased{Invitation: one.ID},
	})
	if fault.Is(err, fault.ChangeNone) || fault.Is(err, fault.NotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	return i.Post.Drop(ctx, string(one.ID))
}

func (i *Invitations) old(ctx context.Context) ([]Invitation, error) {
	rows, err := i.DB.Read().QueryContext(ctx,
		`SELECT organization, id FROM invitation WHERE email_key IS NOT NULL AND COALESCE(ended, expires) <= ?`,
		i.Clock.Now().Add(-Kept).UnixMilli())
	if err != nil {
		return nil, sqlite.Classify(err)
	}
	defer rows.Close()
	var old []Invitation
	for rows.Next() {
		var one Invitation
		if err := rows.Scan(&one.Organization, &one.ID); err != nil {
			return nil, sqlite.Classify(err)
		}
		old = append(old, one)
	}
	return old, sqlite.Classify(rows.Err())
}
