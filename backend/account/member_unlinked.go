package account

import (
	"context"

	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/ledger"
	"intendant/backend/sqlite"
)

// MemberUnlinked ends what MemberLinked began. It goes with the organization's
// member.removed or member.left.
type MemberUnlinked struct {
	Account      ident.Account      `json:"account"`
	Member       ident.Member       `json:"member"`
	Organization ident.Organization `json:"organization"`
}

// Check wants the link.
func (c *MemberUnlinked) Check(ctx context.Context, tx *sqlite.Tx, _ ledger.Actor, _ ledger.Stamp) error {
	var linked bool
	err := tx.QueryRowContext(ctx,
		`SELECT EXISTS (SELECT 1 FROM account_member WHERE organization = ? AND account = ? AND member = ?)`,
		c.Organization, c.Account, c.Member).Scan(&linked)
	if err == nil && !linked {
		err = fault.New(fault.NotFound)
	}
	return err
}

// Apply removes the link.
func (c *MemberUnlinked) Apply(ctx context.Context, tx *sqlite.Tx, _ ledger.Actor, _ ledger.Stamp) error {
	_, err := tx.ExecContext(ctx, `DELETE FROM account_member WHERE organization = ? AND account = ? AND member = ?`,
		c.Organization, c.Account, c.Member)
	return err
}

// Target is the account.
func (c *MemberUnlinked) Target() ledger.Target { return target(c.Account) }
