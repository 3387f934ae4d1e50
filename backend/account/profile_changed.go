package account

import (
	"context"

	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/ledger"
	"intendant/backend/name"
	"intendant/backend/sqlite"
)

// ProfileChanged gives an account another name. The whole profile stands beside
// the entry, so that the earlier ones can go.
type ProfileChanged struct {
	Account ident.Account  `json:"account"`
	Profile ledger.Private `json:"-"` // email, email_key, first_name, last_name
}

// Renamed is the account under a name as it was typed, and the Change that makes
// it so. What goes with it in the organizations is package person's matter.
func (a Account) Renamed(first, last string) (Account, *ProfileChanged, error) {
	var wrong []fault.Field
	var bad fault.Field
	var ok bool
	if a.FirstName, bad, ok = name.Clean("firstName", first); !ok {
		wrong = append(wrong, bad)
	}
	if a.LastName, bad, ok = name.Clean("lastName", last); !ok {
		wrong = append(wrong, bad)
	}
	if len(wrong) > 0 {
		return Account{}, nil, fault.Invalid(wrong...)
	}
	return a, &ProfileChanged{Account: a.ID, Profile: a.profile()}, nil
}

func (a Account) profile() ledger.Private {
	return ledger.Private{Subject: string(a.ID), Class: ledger.ClassProfile, Fields: map[string]string{
		"email": a.Email, "email_key": emailKey(a.Email), "first_name": a.FirstName, "last_name": a.LastName,
	}}
}

// Check lets people change their own name, to another one.
func (c *ProfileChanged) Check(ctx context.Context, tx *sqlite.Tx, by ledger.Actor, _ ledger.Stamp) error {
	now, err := checkProfile(ctx, tx, by, c.Account, c.Profile)
	if err != nil {
		return err
	}
	p := c.Profile.Fields
	switch {
	case p["email"] != now.Email:
		return fault.Invalid(fault.On("email", fault.Malformed)) // that is EmailChanged
	case p["first_name"] == now.FirstName && p["last_name"] == now.LastName:
		return fault.New(fault.ChangeNone)
	}
	return nil
}

// checkProfile returns the account as it is, where a new profile is fit for it.
func checkProfile(ctx context.Context, tx *sqlite.Tx, by ledger.Actor, id ident.Account, p ledger.Private) (Account, error) {
	if err := by.Self(id); err != nil {
		return Account{}, err
	}
	if p.Subject != string(id) || p.Class != ledger.ClassProfile {
		return Account{}, fault.New(fault.PermissionDenied)
	}
	if fields := wrongProfile(p.Fields); len(fields) > 0 {
		return Account{}, fault.Invalid(fields...)
	}
	return read(ctx, tx, id)
}

// Apply writes the name.
func (c *ProfileChanged) Apply(ctx context.Context, tx *sqlite.Tx, _ ledger.Actor, _ ledger.Stamp) error {
	return writeProfile(ctx, tx, c.Account, c.Profile)
}

func writeProfile(ctx context.Context, tx *sqlite.Tx, id ident.Account, p ledger.Private) error {
	_, err := tx.ExecContext(ctx,
		`UPDATE account SET email = ?, email_key = ?, first_name = ?, last_name = ? WHERE id = ?`,
		ledger.OrNull(p.Fields, "email"), ledger.OrNull(p.Fields, "email_key"), ledger.OrNull(p.Fields, "first_name"), ledger.OrNull(p.Fields, "last_name"), id)
	return err
}

// Privates is the profile.
func (c *ProfileChanged) Privates() []*ledger.Private { return []*ledger.Private{&c.Profile} }

// Erases the profile that this one supersedes.
func (c *ProfileChanged) Erases() []ledger.Erasure { return supersededProfile(c.Account) }

func supersededProfile(id ident.Account) []ledger.Erasure {
	return []ledger.Erasure{{Subject: string(id), Class: ledger.ClassProfile}}
}

// Target is the account.
func (c *ProfileChanged) Target() ledger.Target { return target(c.Account) }
