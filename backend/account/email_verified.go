package account

import (
	"context"

	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/ledger"
	"intendant/backend/sqlite"
)

// EmailVerified says that a person showed that their address is theirs.
type EmailVerified struct {
	Account ident.Account `json:"account"`

	email string // which they showed it of
}

// Verify is the Change that says so of an account's present address. Package mail
// asks for the proof.
func Verify(a Account) *EmailVerified { return &EmailVerified{Account: a.ID, email: a.Email} }

// Check wants the address to be the one that was shown, and not verified yet.
func (c *EmailVerified) Check(ctx context.Context, tx *sqlite.Tx, by ledger.Actor, _ ledger.Stamp) error {
	if err := by.Self(c.Account); err != nil {
		return err
	}
	now, err := read(ctx, tx, c.Account)
	switch {
	case err != nil:
		return err
	case now.Email != c.email:
		return fault.New(fault.EmailCodeWrong)
	case now.Verified:
		return fault.New(fault.ChangeNone)
	}
	return nil
}

// Apply notes it.
func (c *EmailVerified) Apply(ctx context.Context, tx *sqlite.Tx, _ ledger.Actor, _ ledger.Stamp) error {
	_, err := tx.ExecContext(ctx, `UPDATE account SET email_verified = 1 WHERE id = ?`, c.Account)
	return err
}

// Target is the account.
func (c *EmailVerified) Target() ledger.Target { return target(c.Account) }
