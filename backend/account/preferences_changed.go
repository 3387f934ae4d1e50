package account

import (
	"context"

	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/installation"
	"intendant/backend/ledger"
	"intendant/backend/sqlite"
)

// PreferencesChanged is how the console looks for an account from now on. In
// version 1 FirstDay and TimeZone were absent, and stayed as they were.
type PreferencesChanged struct {
	Account  ident.Account `json:"account"`
	Contrast string        `json:"contrast"`
	FirstDay string        `json:"firstDay"`
	Language string        `json:"language"`
	Theme    string        `json:"theme"`
	TimeZone string        `json:"timeZone"`
}

// SetPreferences changes how the console looks for the account that asks. An
// empty FirstDay or TimeZone stays as it is. It changes nothing, and is no
// error, where it looks so already.
func (a *Accounts) SetPreferences(ctx context.Context, by ledger.Actor, p Preferences) (Account, error) {
	now, err := a.Get(ctx, by.Account)
	if err != nil {
		return Account{}, err
	}
	p.FirstDay, p.TimeZone = or(p.FirstDay, now.FirstDay), or(p.TimeZone, now.TimeZone)
	if fields := p.wrong(); len(fields) > 0 {
		return Account{}, fault.Invalid(fields...)
	}
	err = a.commit(ctx, by, &PreferencesChanged{
		Account: by.Account, Contrast: p.Contrast, FirstDay: p.FirstDay, Language: p.Language, Theme: p.Theme, TimeZone: p.TimeZone,
	})
	if err != nil && !fault.Is(err, fault.ChangeNone) {
		return Account{}, err
	}
	return a.Get(ctx, by.Account)
}

// commit makes a Change in the installation's ledger.
func (a *Accounts) commit(ctx context.Context, by ledger.Actor, c ledger.Change) error {
	i, err := installation.Read(ctx, a.DB.Read())
	if err != nil {
		return err
	}
	_, err = a.Ledger.Commit(ctx, ledger.Draft{Ledger: i.Ledger(), By: by, Change: c})
	return err
}

func (c *PreferencesChanged) preferences() Preferences {
	return Preferences{Language: c.Language, Theme: c.Theme, Contrast: c.Contrast, FirstDay: c.FirstDay, TimeZone: c.TimeZone}
}

// Check lets people change their own, to what is offered, and wants a difference.
func (c *PreferencesChanged) Check(ctx context.Context, tx *sqlite.Tx, by ledger.Actor, _ ledger.Stamp) error {
	if by.Account != c.Account {
		return fault.New(fault.PermissionDenied)
	}
	if fields := c.preferences().wrong(); len(fields) > 0 {
		return fault.Invalid(fields...)
	}
	a, err := read(ctx, tx, c.Account)
	if err == nil && a.Preferences == c.preferences() {
		err = fault.New(fault.ChangeNone)
	}
	return err
}

// Diff is what looked different.
func (c *PreferencesChanged) Diff(ctx context.Context, tx *sqlite.Tx) (ledger.Diff, error) {
	a, err := read(ctx, tx, c.Account)
	d := ledger.Diff{Before: map[string]string{}, After: map[string]string{}}
	for _, f := range []struct{ name, before, after string }{
		{"language", a.Language, c.Language},
		{"theme", a.Theme, c.Theme},
		{"contrast", a.Contrast, c.Contrast},
		{"firstDay", a.FirstDay, c.FirstDay},
		{"timeZone", a.TimeZone, c.TimeZone},
	} {
		if f.before != f.after {
			d.Before[f.name], d.After[f.name] = f.before, f.after
		}
	}
	return d, err
}

// Apply writes them.
func (c *PreferencesChanged) Apply(ctx context.Context, tx *sqlite.Tx, _ ledger.Actor, _ ledger.Stamp) error {
	_, err := tx.ExecContext(ctx,
		`UPDATE account SET language = ?, theme = ?, contrast = ?,
		        first_day = COALESCE(NULLIF(?, ''), first_day), time_zone = COALESCE(NULLIF(?, ''), time_zone)
		  WHERE id = ?`,
		c.Language, c.Theme, c.Contrast, c.FirstDay, c.TimeZone, c.Account)
	return err
}

// Target is the account.
func (c *PreferencesChanged) Target() ledger.Target { return target(c.Account) }
