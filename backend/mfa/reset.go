package mfa

import (
	"context"

	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/installation"
	"intendant/backend/ledger"
	"intendant/backend/organization"
	"intendant/backend/sqlite"
)

// Reset turns off the second factor of somebody else, who has lost it. Their
// password stays theirs.
type Reset struct {
	Account ident.Account `json:"account"`
}

// Reset turns an account's second factor off, by the owner of the installation.
func (f *Factors) Reset(ctx context.Context, by ledger.Actor, a ident.Account) error {
	if _, err := installation.ReadAs(ctx, f.DB.Read(), by.Account); err != nil {
		return err
	}
	return f.commit(ctx, by, &Reset{Account: a})
}

// ResetMember turns a member's second factor off, by an Admin of every
// organization that they belong to. The organization's ledger tells it too.
func (f *Factors) ResetMember(ctx context.Context, by ledger.Actor, id ident.Organization, m ident.Member) error {
	i, err := installation.Read(ctx, f.DB.Read())
	if err != nil {
		return err
	}
	admin, err := organization.MembershipOf(ctx, f.DB.Read(), by.Account, id)
	if err != nil {
		return err
	}
	a, err := organization.AccountOf(ctx, f.DB.Read(), id, m)
	if err != nil {
		return err
	}
	_, err = f.Ledger.Commit(ctx,
		ledger.Draft{Ledger: string(id), By: admin.Actor(by), Change: &organization.MemberMFAReset{Member: m}},
		ledger.Draft{Ledger: i.Ledger(), By: by, Change: &Reset{Account: a}})
	return err
}

// Check lets the owner of the installation do it, and an Admin of every
// organization of the account; nobody for themselves, since that would turn it
// off without a code.
func (c *Reset) Check(ctx context.Context, tx *sqlite.Tx, by ledger.Actor, _ ledger.Stamp) error {
	if by.Account == "" || by.Account == c.Account {
		return fault.New(fault.MFAResetRefused)
	}
	i, err := installation.Read(ctx, tx)
	if err != nil {
		return err
	}
	if i.Owner != by.Account {
		admin, err := organization.Administers(ctx, tx, by.Account, c.Account)
		if err != nil || !admin {
			return orElse(err, fault.MFAResetRefused)
		}
	}
	return require(ctx, tx, c.Account)
}

// Apply removes all of it.
func (c *Reset) Apply(ctx context.Context, tx *sqlite.Tx, _ ledger.Actor, _ ledger.Stamp) error {
	return wipe(ctx, tx, c.Account)
}

// Erases the secret.
func (c *Reset) Erases() []ledger.Erasure { return erasure(c.Account) }

// Target is the account.
func (c *Reset) Target() ledger.Target { return target(c.Account) }
