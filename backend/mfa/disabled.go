package mfa

import (
	"context"

	"intendant/backend/ident"
	"intendant/backend/ledger"
	"intendant/backend/sqlite"
)

// Disabled turns the second factor off. Codes and trusted devices go with it.
type Disabled struct {
	Account ident.Account `json:"account"`
}

// Disable turns the second factor off for somebody who has both factors.
func (f *Factors) Disable(ctx context.Context, by ledger.Actor, password, code string) error {
	if err := require(ctx, f.DB.Read(), by.Account); err != nil {
		return err
	}
	if err := f.Accounts.Confirm(ctx, by, password); err != nil {
		return err
	}
	return f.spend(ctx, by, code, &Disabled{Account: by.Account})
}

// Check lets people turn off their own, where it is on.
func (c *Disabled) Check(ctx context.Context, tx *sqlite.Tx, by ledger.Actor, _ ledger.Stamp) error {
	if err := self(by, c.Account); err != nil {
		return err
	}
	return require(ctx, tx, c.Account)
}

// Apply removes all of it.
func (c *Disabled) Apply(ctx context.Context, tx *sqlite.Tx, _ ledger.Actor, _ ledger.Stamp) error {
	return wipe(ctx, tx, c.Account)
}

// Erases the secret.
func (c *Disabled) Erases() []ledger.Erasure { return erasure(c.Account) }

// Target is the account.
func (c *Disabled) Target() ledger.Target { return target(c.Account) }

func erasure(a ident.Account) []ledger.Erasure {
	return []ledger.Erasure{{Subject: string(a), Class: classFactor}}
}
