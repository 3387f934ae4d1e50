package organization

import (
	"context"

	"intendant/backend/ident"
	"intendant/backend/ledger"
	"intendant/backend/sqlite"
)

// MemberMFAReset tells the organization that an Admin turned a member's second
// factor off. That it is off stands in the installation's ledger (mfa.reset);
// it changes no table here.
type MemberMFAReset struct {
	Member ident.Member `json:"member"`
}

// Check wants a member.
func (c *MemberMFAReset) Check(ctx context.Context, tx *sqlite.Tx, _ ledger.Actor, at ledger.Stamp) error {
	_, err := activeMember(ctx, tx, at.Organization(), c.Member)
	return err
}

// Apply does nothing: the entry is all there is.
func (c *MemberMFAReset) Apply(context.Context, *sqlite.Tx, ledger.Actor, ledger.Stamp) error {
	return nil
}

// Target is the member.
func (c *MemberMFAReset) Target() ledger.Target { return target(c.Member) }
