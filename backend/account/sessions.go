package account

import (
	"context"

	"intendant/backend/ident"
	"intendant/backend/ledger"
	"intendant/backend/sqlite"
)

// SignedIn records that an account came in. It changes no table.
type SignedIn struct {
	Account ident.Account `json:"account"`

	device string `json:"-"` // read by Check
}

// Check lets people sign in as themselves only.
func (c *SignedIn) Check(_ context.Context, _ *sqlite.Tx, by ledger.Actor, _ ledger.Stamp) error {
	c.device = by.Client
	return by.Self(c.Account)
}

// Diff is where they are from now on, so far as it is known.
func (c *SignedIn) Diff(context.Context, *sqlite.Tx) (ledger.Diff, error) {
	if c.device == "" {
		return ledger.Diff{}, nil
	}
	return ledger.Diff{After: map[string]string{"device": c.device}}, nil
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
	return by.Self(c.Account)
}

// Apply does nothing: the entry is all there is.
func (c *SignedOut) Apply(context.Context, *sqlite.Tx, ledger.Actor, ledger.Stamp) error { return nil }

// Target is the account.
func (c *SignedOut) Target() ledger.Target { return target(c.Account) }

// SignInFailed records an attempt that failed. It doesn't say for whom: what was
// typed as an address is nobody's here, and may be a password.
type SignInFailed struct{}

// Check has no rules.
func (c *SignInFailed) Check(context.Context, *sqlite.Tx, ledger.Actor, ledger.Stamp) error {
	return nil
}

// Apply does nothing: the entry is all there is.
func (c *SignInFailed) Apply(context.Context, *sqlite.Tx, ledger.Actor, ledger.Stamp) error {
	return nil
}

// SignInRefused is SignInFailed where the address that was typed is an account's,
// so that the person can hear of it.
type SignInRefused struct {
	Account ident.Account `json:"account"`
}

// Check wants an account that exists. Anybody may fail.
func (c *SignInRefused) Check(ctx context.Context, tx *sqlite.Tx, _ ledger.Actor, _ ledger.Stamp) error {
	_, err := read(ctx, tx, c.Account)
	return err
}

// Apply does nothing: the entry is all there is.
func (c *SignInRefused) Apply(context.Context, *sqlite.Tx, ledger.Actor, ledger.Stamp) error {
	return nil
}

// Target is the account.
func (c *SignInRefused) Target() ledger.Target { return target(c.Account) }
