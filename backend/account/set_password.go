package account

import (
	"context"
	"database/sql"
	"errors"
	"strconv"
	"time"
	"unicode/utf8"

	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/ledger"
	"intendant/backend/password"
	"intendant/backend/sqlite"
)

// SetPassword gives the account that asks another password, or its first. That
// it is still the same person, and the end of the account's other sessions, are
// the caller's matter.
func (a *Accounts) SetPassword(ctx context.Context, by ledger.Actor, typed string) error {
	who, err := a.Get(ctx, by.Account)
	if err != nil {
		return err
	}
	least, err := a.PasswordLeast(ctx, by.Account)
	if err != nil {
		return err
	}
	normal, err := password.Accept(typed, least, who.Email, who.FirstName, who.LastName)
	if err != nil {
		return err
	}
	set, err := a.passwordSet(ctx, by.Account, normal)
	if err != nil {
		return err
	}
	if n := utf8.RuneCountInString(normal); n < password.MinAlone {
		set.suffices = func(ctx context.Context, q sqlite.Queryer) error { return a.suffices(ctx, q, by.Account, n) }
	}
	return a.commit(ctx, by, set)
}

// suffices looks whether a password of so many characters is long enough still.
func (a *Accounts) suffices(ctx context.Context, q sqlite.Queryer, id ident.Account, characters int) error {
	least, err := a.least(ctx, q, id)
	if err == nil && characters < least {
		err = fault.Invalid(fault.On("password", fault.TooShort, "min", strconv.Itoa(least)))
	}
	return err
}

// PasswordLeast is how many characters the account's next password needs: fewer
// where a second factor is asked too.
func (a *Accounts) PasswordLeast(ctx context.Context, id ident.Account) (int, error) {
	return a.least(ctx, a.DB.Read(), id)
}

func (a *Accounts) least(ctx context.Context, q sqlite.Queryer, id ident.Account) (int, error) {
	if a.SecondFactor == nil {
		return password.MinAlone, nil
	}
	on, err := a.SecondFactor(ctx, q, id)
	if err != nil || !on {
		return password.MinAlone, err
	}
	return password.MinWithFactor, nil
}

// PasswordChanged is when the account's password was set; the zero time where it
// has none.
func (a *Accounts) PasswordChanged(ctx context.Context, id ident.Account) (time.Time, error) {
	return PasswordChanged(ctx, a.DB.Read(), id)
}

// PasswordChanged is Accounts.PasswordChanged in a transaction of the caller's.
func PasswordChanged(ctx context.Context, q sqlite.Queryer, id ident.Account) (time.Time, error) {
	var changed int64
	err := q.QueryRowContext(ctx,
		`SELECT changed FROM account_password WHERE account = ? AND sealed IS NOT NULL`, id).Scan(&changed)
	if errors.Is(err, sql.ErrNoRows) {
		return time.Time{}, nil
	}
	if err != nil {
		return time.Time{}, sqlite.Classify(err)
	}
	return time.UnixMilli(changed).UTC(), nil
}
