package account

import (
	"context"

	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/installation"
	"intendant/backend/ledger"
	"intendant/backend/name"
	"intendant/backend/sqlite"
)

// Created makes an account. Who the person is stands beside the entry.
type Created struct {
	Account  ident.Account  `json:"account"`
	Contrast string         `json:"contrast"`
	Language string         `json:"language"`
	Theme    string         `json:"theme"`
	Profile  ledger.Private `json:"-"` // email, email_key, first_name, last_name

	admission Admission
}

// Check holds who may sign up: the first account, later ones only while sign-up
// is open or where they were invited, and each address once.
func (c *Created) Check(ctx context.Context, tx *sqlite.Tx, by ledger.Actor, at ledger.Stamp) error {
	if err := by.Self(c.Account); err != nil {
		return err
	}
	if !c.Profile.About(string(c.Account), ledger.ClassProfile) {
		return fault.New(fault.PermissionDenied)
	}
	if fields := c.wrong(); len(fields) > 0 {
		return fault.Invalid(fields...)
	}
	if err := c.admitted(ctx, tx, at); err != nil {
		return err
	}
	return c.unique(ctx, tx)
}

// admitted holds a later account against who may sign up.
func (c *Created) admitted(ctx context.Context, tx *sqlite.Tx, at ledger.Stamp) error {
	i, err := installation.Read(ctx, tx)
	if err != nil || i.SignUpOpen {
		return err
	}
	n, err := count(ctx, tx)
	switch {
	case err != nil || n == 0:
		return err
	case c.admission == nil:
		return fault.New(fault.SignUpClosed)
	}
	return c.admission.Admit(ctx, tx, c.Account, at.Time)
}

// wrong repeats what SignUp made sure of: a Change may have come another way.
func (c *Created) wrong() []fault.Field {
	fields := beginning(c.Language, c.Theme, c.Contrast).wrong()
	return append(fields, wrongProfile(c.Profile.Fields)...)
}

func wrongProfile(profile map[string]string) []fault.Field {
	var fields []fault.Field
	clean, field, ok := cleanEmail(profile["email"])
	if !ok {
		fields = append(fields, field)
	} else if clean != profile["email"] || emailKey(clean) != profile["email_key"] {
		fields = append(fields, fault.On("email", fault.Malformed))
	}
	return append(fields, name.Unclean(profile)...)
}

func (c *Created) unique(ctx context.Context, tx *sqlite.Tx) error {
	var same, taken bool
	err := tx.QueryRowContext(ctx,
		`SELECT EXISTS (SELECT 1 FROM account WHERE id = ?), EXISTS (SELECT 1 FROM account WHERE email_key = ?)`,
		c.Account, c.Profile.Fields["email_key"]).Scan(&same, &taken)
	switch {
	case err != nil:
		return err
	case same:
		return fault.New(fault.ChangeRepeated)
	case taken:
		return fault.New(fault.EmailTaken)
	}
	return nil
}

// Apply adds the account.
func (c *Created) Apply(ctx context.Context, tx *sqlite.Tx, _ ledger.Actor, at ledger.Stamp) error {
	p := c.Profile.Fields
	_, err := tx.ExecContext(ctx,
		`INSERT INTO account (id, created, email, email_key, first_name, last_name, language, theme, contrast)
		 VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		c.Account, at.Time.UnixMilli(), ledger.OrNull(p, "email"), ledger.OrNull(p, "email_key"),
		ledger.OrNull(p, "first_name"), ledger.OrNull(p, "last_name"), c.Language, c.Theme, c.Contrast)
	return err
}

// Privates is the profile.
func (c *Created) Privates() []*ledger.Private { return []*ledger.Private{&c.Profile} }

// Target is the account.
func (c *Created) Target() ledger.Target { return target(c.Account) }

func target(a ident.Account) ledger.Target { return ledger.Target{Type: "account", ID: string(a)} }
