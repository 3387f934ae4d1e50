package organization

import (
	"context"

	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/ledger"
	"intendant/backend/sqlite"
)

// MemberErased removes everything that identifies a person from an
// organization: the record says that somebody did things, and no longer who.
// It ends the membership too.
type MemberErased struct {
	Member ident.Member `json:"member"`
}

// Check wants somebody who wasn't erased yet, and an Admin left.
func (c *MemberErased) Check(ctx context.Context, tx *sqlite.Tx, _ ledger.Actor, at ledger.Stamp) error {
	m, err := memberOf(ctx, tx, at.Organization(), c.Member)
	if err != nil {
		return err
	}
	if m.erased {
		return fault.New(fault.MemberErased)
	}
	return keepsAdmin(ctx, tx, at.Organization(), c.Member)
}

// Apply empties the member's row.
func (c *MemberErased) Apply(ctx context.Context, tx *sqlite.Tx, _ ledger.Actor, at ledger.Stamp) error {
	if err := remove(ctx, tx, c.Member, at); err != nil {
		return err
	}
	_, err := tx.ExecContext(ctx,
		`UPDATE member SET erased = ?, email = NULL, first_name = NULL, last_name = NULL WHERE organization = ? AND id = ?`,
		at.Time.UnixMilli(), at.Ledger, c.Member)
	return err
}

// Erases what earlier entries hold of the person.
func (c *MemberErased) Erases() []ledger.Erasure {
	return []ledger.Erasure{{Subject: string(c.Member)}}
}

// Target is the member.
func (c *MemberErased) Target() ledger.Target { return target(c.Member) }
