package account

import (
	"context"

	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/ledger"
	"intendant/backend/sqlite"
)

// SignedIn records that an account came in. It changes no table.
type SignedIn struct {
	Account ident.Account `json:"account"`
}

// Check lets people sign in as themselves only.
func (c *SignedIn) Check(_ context.Context, _ *sqlite.Tx, by ledger.Actor, _ ledger.Stamp) error {
	return self(by, c.Account)
}

// Apply does nothing: the entry is all there is.
func (c *SignedIn) Apply(context.Context, *sqlite.Tx, ledger.Actor, ledger.Stamp) error { return nil }

// Target is the account.
func (c *SignedIn) Target() ledger.Target { return target(c.Account) }

// SignedOut records that an account went out. It changes no table.
type SignedOut struct {
	Account ident.Account `json:"account"`
}

// SignOut records it; ending the session is the session's matter.
func (a *Accounts) SignOut(ctx context.Context, by ledger.Actor) error {
	return a.commit(ctx, by, &SignedOut{Account: by.Account})
}

// Check lets people sign out themselves only.
func (c *SignedOut) Check(_ context.Context, _ *sqlite.Tx, by ledger.Actor, _ ledger.Stamp) error {
	return self(by, c.Account)
}

// Apply does nothing: the entry is all there is.
func (c *SignedOut) Apply(context.Context, *sqlite.Tx, ledger.Actor, ledger.Stamp) error { return nil }

// Target is the account.
func (c *SignedOut) Target() ledger.Target { return target(c.Account) }

// SignInFailed records an attempt that failed. It doesn't say for whom: the
// address may be anybody's, and what was typed there may be a password.
type SignInFailed struct{}

// Check has no rules.
func (c *SignInFailed) Check(context.Context, *sqlite.Tx, ledger.Actor, ledger.Stamp) error {
	return nil
}

// Apply does nothing: the entry is all there is.
func (c *SignInFailed) Apply(context.Context, *sqlite.Tx, ledger.Actor, ledger.Stamp) error {
	return nil
}

func self(by ledger.Actor, account ident.Account) error {
	if account == "" || by.Account != account {
		return fault.New(fault.PermissionDenied)
	}
	return nil
}
