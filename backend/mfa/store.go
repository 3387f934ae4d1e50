package mfa

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/sqlite"
)

// factor is the authenticator app of an account; without one it is zero.
type factor struct {
	id     ident.Factor
	since  time.Time
	sealed []byte
}

func factorOf(ctx context.Context, q sqlite.Queryer, a ident.Account) (factor, error) {
	var found factor
	var since int64
	err := q.QueryRowContext(ctx, `SELECT factor, since, sealed FROM mfa_factor WHERE account = ?`, a).
		Scan(&found.id, &since, &found.sealed)
	if errors.Is(err, sql.ErrNoRows) {
		return factor{}, nil
	}
	found.since = time.UnixMilli(since).UTC()
	return found, sqlite.Classify(err)
}

// On reports whether an account has a second factor.
func On(ctx context.Context, q sqlite.Queryer, a ident.Account) (bool, error) {
	found, err := factorOf(ctx, q, a)
	return found.id != "", err
}

// All are the accounts that have a second factor.
func All(ctx context.Context, q sqlite.Queryer) (map[ident.Account]bool, error) {
	rows, err := q.QueryContext(ctx, `SELECT account FROM mfa_factor`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	all := map[ident.Account]bool{}
	for rows.Next() {
		var a ident.Account
		if err := rows.Scan(&a); err != nil {
			return nil, err
		}
		all[a] = true
	}
	return all, rows.Err()
}

// require returns fault.MFAOff where the account has no second factor.
func require(ctx context.Context, q sqlite.Queryer, a ident.Account) error {
	on, err := On(ctx, q, a)
	if err == nil && !on {
		err = fault.New(fault.MFAOff)
	}
	return err
}

// State is the second factor of an account as its owner sees it.
type State struct {
	On           bool
	Since        time.Time
	RecoveryLeft int
	Trusted      []Trusted
	Required     bool // by an organization that the account belongs to
}

// State returns the second factor of the account that asks.
func (f *Factors) State(ctx context.Context, by ident.Account) (State, error) {
	var s State
	err := f.DB.ReadTx(ctx, func(q sqlite.Queryer) error {
		found, err := factorOf(ctx, q, by)
		if err != nil {
			return err
		}
		s.On, s.Since = found.id != "", found.since
		if s.Trusted, err = trustedOf(ctx, q, by, f.Clock.Now()); err != nil {
			return err
		}
		err = q.QueryRowContext(ctx, `SELECT COUNT(*) FROM mfa_recovery_code WHERE account = ? AND used IS NULL`, by).
			Scan(&s.RecoveryLeft)
		if err != nil {
			return err
		}
		return q.QueryRowContext(ctx,
			`SELECT EXISTS (SELECT 1 FROM account_member l
			   JOIN member m ON m.organization = l.organization AND m.id = l.member AND m.removed IS NULL
			   JOIN organization o ON o.id = l.organization
			  WHERE l.account = ? AND o.mfa_policy = 'required')`, by).Scan(&s.Required)
	})
	return s, err
}

// wipe removes all that an account's second factor consists of.
func wipe(ctx context.Context, tx *sqlite.Tx, a ident.Account) error {
	for _, table := range []string{"mfa_factor", "mfa_recovery_code", "mfa_trusted_device"} {
		if _, err := tx.ExecContext(ctx, `DELETE FROM `+table+` WHERE account = ?`, a); err != nil {
			return err
		}
	}
	return nil
}
