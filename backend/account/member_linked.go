package account

import (
	"context"

	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/ledger"
	"intendant/backend/sqlite"
)

// MemberLinked says which member of an organization an account is. It goes with
// the organization's member.added.
type MemberLinked struct {
	Account      ident.Account      `json:"account"`
	Member       ident.Member       `json:"member"`
	Organization ident.Organization `json:"organization"`
}

// Check wants an account that exists and isn't a member yet.
func (c *MemberLinked) Check(ctx context.Context, tx *sqlite.Tx, _ ledger.Actor, _ ledger.Stamp) error {
	if c.Member == "" || c.Organization == "" {
		return fault.New(fault.NotFound)
	}
	if _, err := read(ctx, tx, c.Account); err != nil {
		return err
	}
	var linked bool
	err := tx.QueryRowContext(ctx,
		`SELECT EXISTS (SELECT 1 FROM account_member WHERE organization = ? AND account = ? OR member = ?)`,
		c.Organization, c.Account, c.Member).Scan(&linked)
	if err == nil && linked {
		err = fault.New(fault.MemberExists)
	}
	return err
}

// Apply adds the link.
func (c *MemberLinked) Apply(ctx context.Context, tx *sqlite.Tx, _ ledger.Actor, _ ledger.Stamp) error {
	_, err := tx.ExecContext(ctx, `INSERT INTO account_member (organization, account, member) VALUES (?, ?, ?)`,
		c.Organization, c.Account, c.Member)
	return err
}

// Target is the account.
func (c *MemberLinked) Target() ledger.Target { return target(c.Account) }
