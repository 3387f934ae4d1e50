package mfa

import (
	"context"
	"strconv"
	"time"
	"unicode/utf8"

	"intendant/backend/account"
	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/ledger"
	"intendant/backend/password"
	"intendant/backend/sqlite"
)

// Disabled turns the second factor off. Codes and trusted devices go with it.
type Disabled struct {
	Account ident.Account `json:"account"`

	// beside is when the password was set that is left alone, as it was found long
	// enough; nil where nobody looked. Check looks that it is still this one.
	beside *time.Time
}

// Disable turns the second factor off for somebody who has both factors. An
// account without a password has come by a provider, and needs the code only.
func (f *Factors) Disable(ctx context.Context, by ledger.Actor, typed, code string) error {
	if err := require(ctx, f.DB.Read(), by.Account); err != nil {
		return err
	}
	changed, err := f.Accounts.PasswordChanged(ctx, by.Account)
	if err != nil {
		return err
	}
	if !changed.IsZero() {
		if err := f.alone(ctx, by, typed); err != nil {
			return err
		}
	}
	return f.spend(ctx, by, code, &Disabled{Account: by.Account, beside: &changed})
}

// alone wants the account's password, and that it is long enough to be all that
// protects the account.
func (f *Factors) alone(ctx context.Context, by ledger.Actor, typed string) error {
	if err := f.Accounts.Confirm(ctx, by, typed); err != nil {
		return err
	}
	normal, err := password.Normalize(typed)
	if err == nil && utf8.RuneCountInString(normal) < password.MinAlone {
		err = fault.New(fault.MFAPasswordShort, "min", strconv.Itoa(password.MinAlone))
	}
	return err
}

// Check lets people turn off their own, where it is on.
func (c *Disabled) Check(ctx context.Context, tx *sqlite.Tx, by ledger.Actor, _ ledger.Stamp) error {
	if err := by.Self(c.Account); err != nil {
		return err
	}
	if err := require(ctx, tx, c.Account); err != nil || c.beside == nil {
		return err
	}
	changed, err := account.PasswordChanged(ctx, tx, c.Account)
	if err == nil && !changed.Equal(*c.beside) {
		err = fault.New(fault.PasswordWrong) // it is another one by now
	}
	return err
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
