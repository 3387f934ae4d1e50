package organization

import (
	"context"

	"intendant/backend/access"
	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/ledger"
	"intendant/backend/sqlite"
)

// MemberLinked says which member of an organization an account is. It stands in
// the installation's ledger and goes with the organization's member.added.
type MemberLinked struct {
	Account      ident.Account      `json:"account"`
	Member       ident.Member       `json:"member"`
	Organization ident.Organization `json:"organization"`
}

// Check wants a member whom no account is yet, and an account that is no member
// yet: one's own, or anybody's to whoever manages the members.
func (c *MemberLinked) Check(ctx context.Context, tx *sqlite.Tx, by ledger.Actor, _ ledger.Stamp) error {
	if _, err := activeMember(ctx, tx, c.Organization, c.Member); err != nil {
		return err
	}
	if err := linkable(ctx, tx, by, c.Account, c.Organization); err != nil {
		return err
	}
	var exists, linked bool
	err := tx.QueryRowContext(ctx,
		`SELECT EXISTS (SELECT 1 FROM account WHERE id = ?1),
		        EXISTS (SELECT 1 FROM account_member WHERE organization = ?2 AND account = ?1 OR member = ?3)`,
		c.Account, c.Organization, c.Member).Scan(&exists, &linked)
	switch {
	case err != nil:
		return err
	case !exists:
		return fault.New(fault.NotFound)
	case linked:
		return fault.New(fault.MemberExists)
	}
	return nil
}

// linkable lets people link and unlink themselves, and whoever manages the
// members anybody.
func linkable(ctx context.Context, tx *sqlite.Tx, by ledger.Actor, whose ident.Account, id ident.Organization) error {
	if by.Account == whose {
		return nil
	}
	m, err := MembershipOf(ctx, tx, by.Account, id)
	if err == nil {
		err = m.Require(access.MembersManage)
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
func (c *MemberLinked) Target() ledger.Target { return accountTarget(c.Account) }

// MemberUnlinked ends what MemberLinked began. It goes with the organization's
// member.removed, member.left or member.erased, and comes after it.
type MemberUnlinked struct {
	Account      ident.Account      `json:"account"`
	Member       ident.Member       `json:"member"`
	Organization ident.Organization `json:"organization"`
}

// Check wants the link of somebody who no longer belongs to the organization: a
// member without an account could be its last Admin.
func (c *MemberUnlinked) Check(ctx context.Context, tx *sqlite.Tx, by ledger.Actor, _ ledger.Stamp) error {
	if err := linkable(ctx, tx, by, c.Account, c.Organization); err != nil {
		return err
	}
	var linked bool
	err := tx.QueryRowContext(ctx,
		`SELECT EXISTS (SELECT 1 FROM account_member WHERE organization = ? AND account = ? AND member = ?)`,
		c.Organization, c.Account, c.Member).Scan(&linked)
	if err != nil {
		return err
	}
	m, err := memberOf(ctx, tx, c.Organization, c.Member)
	switch {
	case !linked:
		return fault.New(fault.NotFound)
	case err == nil && !m.removed:
		return fault.New(fault.MemberExists)
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
func (c *MemberUnlinked) Target() ledger.Target { return accountTarget(c.Account) }

func accountTarget(a ident.Account) ledger.Target {
	return ledger.Target{Type: "account", ID: string(a)}
}
