package account

import (
	"context"

	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/ledger"
	"intendant/backend/sqlite"
)

// SessionsEnded records that a person signed out elsewhere. It changes no table.
type SessionsEnded struct {
	Account ident.Account `json:"account"`
	Count   int           `json:"count"`
}

// SessionsEnded records it; ending them is the sessions' matter.
func (a *Accounts) SessionsEnded(ctx context.Context, by ledger.Actor, count int) error {
	return a.commit(ctx, by, &SessionsEnded{Account: by.Account, Count: count})
}

// Check lets people end their own only.
func (c *SessionsEnded) Check(_ context.Context, _ *sqlite.Tx, by ledger.Actor, _ ledger.Stamp) error {
	if c.Count < 1 {
		return fault.New(fault.ChangeNone)
	}
	return by.Self(c.Account)
}

// Apply does nothing: the entry is all there is.
func (c *SessionsEnded) Apply(context.Context, *sqlite.Tx, ledger.Actor, ledger.Stamp) error {
	return nil
}

// Target is the account.
func (c *SessionsEnded) Target() ledger.Target { return target(c.Account) }
