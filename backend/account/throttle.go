package account

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"errors"
	"math"
	"time"

	"intendant/backend/ident"
	"intendant/backend/sqlite"
)

const (
	freeFailures = 5                // in a row, before attempts have to wait
	longestWait  = 30 * time.Second // for a password: an owner is never locked out for good
	forgetAfter  = 24 * time.Hour   // a password's

	// A code has six digits and stays the same guess for ever: after these
	// failures in a row its wait grows on, and after the last no other is looked
	// at (NIST SP 800-63B-4, section 3.2.2). Recovery codes and the password
	// aren't held up by it.
	patience        = 10
	longestCodeWait = 12 * time.Hour
	lastCode        = 100

	// What is counted of a password ends where a code's begins, so that the age of
	// the latter doesn't forgive them: whoever guesses has more patience than a day.
	codesFrom = patience
)

// guess is what somebody tries: what its failures are counted by, from where to
// where, and how long the next has to wait.
type guess struct {
	by          string
	first, most int
	wait        func(failures int) time.Duration
}

func ofAddress(emailKey string) guess { return guess{emailKey, 1, patience, wait} }

// ofAccount is a guess of those who have signed in, or half. It is counted apart
// from the sign-in page's, where anybody can fail for them.
func ofAccount(id ident.Account, secret Secret) guess {
	g := guess{string(secret) + "\n" + string(id), 1, patience, wait}
	if secret == Code {
		g.first, g.most, g.wait = codesFrom+1, codesFrom+lastCode, waitForCode
	}
	return g
}

// Secret is what somebody who has signed in, or half, is asked for.
type Secret string

// The secrets. A right code or recovery code forgives the wrong ones of both.
const (
	Password     Secret = "password.wrong"
	Code         Secret = "code.wrong"
	RecoveryCode Secret = "recovery_code.wrong"
)

var secrets = []Secret{Password, Code, RecoveryCode}

// address is what failures are counted by: a hash by the installation's key, so
// that what people type into the wrong field can't be found out from a copy of the
// database, not even by trying.
type address [sha256.Size]byte

func (a *Accounts) addressOf(typed string) (address, error) {
	mac, err := a.Vault.MAC([]byte(typed), "account_sign_in_activity", "address")
	if err != nil {
		return address{}, err
	}
	return address(mac), nil
}

// wait grows with the failures in a row: 1, 2, 4 … 30 seconds.
func wait(failures int) time.Duration {
	if failures < freeFailures {
		return 0
	}
	doublings := failures - freeFailures
	if doublings >= 5 {
		return longestWait
	}
	return time.Second << doublings
}

// waitForCode grows on: 1, 2, 4 … minutes, up to 12 hours, and ends in never.
func waitForCode(counted int) time.Duration {
	const enough = 16 // doublings, for more than the longest
	failures := counted - codesFrom
	switch {
	case failures <= patience:
		return wait(failures)
	case failures >= lastCode:
		return never
	}
	return min(time.Minute<<min(failures-patience-1, enough), longestCodeWait)
}

const never = time.Duration(math.MaxInt64)

// throttled reports whether it is too early for another attempt. One that comes
// too early counts for nothing, so that nobody can keep an owner out by it.
func (a *Accounts) throttled(ctx context.Context, from address, g guess) (bool, error) {
	var failures int
	var latest int64
	err := a.DB.Read().QueryRowContext(ctx, `SELECT failures, latest FROM account_sign_in_activity WHERE address = ?`, from[:]).
		Scan(&failures, &latest)
	if errors.Is(err, sql.ErrNoRows) {
		return false, nil
	}
	passed, wait := a.Clock.Now().Sub(time.UnixMilli(latest)), g.wait(failures)
	return passed < wait && (passed >= 0 || wait == never), sqlite.Classify(err)
}

// count counts a failure, or forgets those of the address after a success. Both
// forget what is a day old.
func (a *Accounts) count(ctx context.Context, from address, g guess, ok bool) error {
	now := a.Clock.Now()
	return a.DB.Write(ctx, func(tx *sqlite.Tx) error {
		if err := forgetOld(ctx, tx, now); err != nil {
			return err
		}
		query := `INSERT INTO account_sign_in_activity (address, failures, latest) VALUES (?1, ?4, ?2)
			ON CONFLICT (address) DO UPDATE SET failures = MIN(failures + 1, ?3), latest = excluded.latest`
		if ok {
			query = `DELETE FROM account_sign_in_activity WHERE address = ?1`
		}
		_, err := tx.ExecContext(ctx, query, from[:], now.UnixMilli(), g.most, g.first)
		return err
	})
}

// countNothing leaves the failures as they are, by a write that takes as long as
// count's: how long an answer takes doesn't say that it came too early.
func (a *Accounts) countNothing(ctx context.Context, from address) error {
	return a.DB.Write(ctx, func(tx *sqlite.Tx) error {
		if err := forgetOld(ctx, tx, a.Clock.Now()); err != nil {
			return err
		}
		// An UPDATE to the same values would write nothing.
		_, err := tx.ExecContext(ctx,
			`REPLACE INTO account_sign_in_activity (address, failures, latest)
			 SELECT address, failures, latest FROM account_sign_in_activity WHERE address = ?`, from[:])
		return err
	})
}

// ForgetOldFailures forgets the failures that count no more, as when the program
// starts and nobody has signed in for days.
func (a *Accounts) ForgetOldFailures(ctx context.Context) error {
	return a.DB.Write(ctx, func(tx *sqlite.Tx) error { return forgetOld(ctx, tx, a.Clock.Now()) })
}

func forgetOld(ctx context.Context, tx *sqlite.Tx, now time.Time) error {
	_, err := tx.ExecContext(ctx, `DELETE FROM account_sign_in_activity WHERE latest < ? AND failures <= ?`,
		now.Add(-forgetAfter).UnixMilli(), patience)
	return err
}

// ForgetCodes forgets the wrong codes of an account, as when it has another app
// that makes them.
func (a *Accounts) ForgetCodes(ctx context.Context, id ident.Account) error {
	return a.DB.Write(ctx, func(tx *sqlite.Tx) error {
		return a.forgive(ctx, tx, ofAccount(id, Code), ofAccount(id, RecoveryCode))
	})
}

func (a *Accounts) forgive(ctx context.Context, tx *sqlite.Tx, guesses ...guess) error {
	for _, g := range guesses {
		from, err := a.addressOf(g.by)
		if err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, `DELETE FROM account_sign_in_activity WHERE address = ?`, from[:]); err != nil {
			return err
		}
	}
	return nil
}
