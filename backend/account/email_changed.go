package account

import (
	"context"

	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/ledger"
	"intendant/backend/sqlite"
)

// EmailChanged gives an account another address, by which it signs in from now
// on. Nobody has shown yet that it is theirs: it isn't verified.
type EmailChanged struct {
	Account ident.Account  `json:"account"`
	Profile ledger.Private `json:"-"` // email, email_key, first_name, last_name
}

// Readdressed is the account under an address as it was typed, and the Change
// that makes it so. What goes with it in the organizations is package person's
// matter.
func (a Account) Readdressed(email string) (Account, *EmailChanged, error) {
	clean, wrong, ok := cleanEmail(email)
	if !ok {
		return Account{}, nil, fault.Invalid(wrong)
	}
	a.Email = clean
	return a, &EmailChanged{Account: a.ID, Profile: a.profile()}, nil
}

// Check lets people change their own address, to one that nobody has.
func (c *EmailChanged) Check(ctx context.Context, tx *sqlite.Tx, by ledger.Actor, _ ledger.Stamp) error {
	now, err := checkProfile(ctx, tx, by, c.Account, c.Profile)
	if err != nil {
		return err
	}
	p := c.Profile.Fields
	switch {
	case p["first_name"] != now.FirstName || p["last_name"] != now.LastName:
		return fault.Invalid(fault.On("firstName", fault.Malformed)) // that is ProfileChanged
	case p["email"] == now.Email:
		return fault.New(fault.ChangeNone)
	}
	var taken bool
	err = tx.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM account WHERE email_key = ? AND id <> ?)`,
		p["email_key"], c.Account).Scan(&taken)
	if err == nil && taken {
		err = fault.New(fault.EmailTaken)
	}
	return err
}

// Apply writes the address.
func (c *EmailChanged) Apply(ctx context.Context, tx *sqlite.Tx, _ ledger.Actor, _ ledger.Stamp) error {
	if err := writeProfile(ctx, tx, c.Account, c.Profile); err != nil {
		return err
	}
	_, err := tx.ExecContext(ctx, `UPDATE account SET email_verified = 0 WHERE id = ?`, c.Account)
	return err
}

// Privates is the profile.
func (c *EmailChanged) Privates() []*ledger.Private { return []*ledger.Private{&c.Profile} }

// Erases the profile that this one supersedes.
func (c *EmailChanged) Erases() []ledger.Erasure { return supersededProfile(c.Account) }

// Target is the account.
func (c *EmailChanged) Target() ledger.Target { return target(c.Account) }
