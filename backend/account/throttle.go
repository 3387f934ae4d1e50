package account

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"errors"
	"sync"
	"time"

	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/sqlite"
)

const (
	freeFailures = 5                // in a row, before attempts have to wait
	longestWait  = 30 * time.Second // an owner is never locked out for good
	forgetAfter  = 24 * time.Hour
)

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

// attemptsOf is what the failures of those who have signed in, or half, are
// counted by. It is apart from the sign-in page's, where anybody can fail for
// them.
func attemptsOf(id ident.Account, wrong fault.Code) string { return string(wrong) + "\n" + string(id) }

// turns lets the attempts for one address through one after the other, so that
// many at a time aren't many guesses before the first is counted.
type turns [64]sync.Mutex

func (t *turns) take(a address) (leave func()) {
	turn := &t[int(a[0])%len(t)]
	turn.Lock()
	return turn.Unlock
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

// throttled reports whether it is too early for another attempt. One that comes
// too early counts for nothing, so that nobody can keep an owner out by it.
func (a *Accounts) throttled(ctx context.Context, from address) (bool, error) {
	var failures int
	var latest int64
	err := a.DB.Read().QueryRowContext(ctx, `SELECT failures, latest FROM account_sign_in_activity WHERE address = ?`, from[:]).
		Scan(&failures, &latest)
	if errors.Is(err, sql.ErrNoRows) {
		return false, nil
	}
	passed := a.Clock.Now().Sub(time.UnixMilli(latest))
	return passed < wait(failures) && passed >= 0, sqlite.Classify(err)
}

// count counts a failure, or forgets those of the address after a success. Both
// forget what is a day old.
func (a *Accounts) count(ctx context.Context, from address, ok bool) error {
	now := a.Clock.Now()
	return a.DB.Write(ctx, func(tx *sqlite.Tx) error {
		if err := forgetOld(ctx, tx, now); err != nil {
			return err
		}
		query := `INSERT INTO account_sign_in_activity (address, failures, latest) VALUES (?, 1, ?)
			ON CONFLICT (address) DO UPDATE SET failures = failures + 1, latest = excluded.latest`
		if ok {
			query = `DELETE FROM account_sign_in_activity WHERE address = ?`
		}
		_, err := tx.ExecContext(ctx, query, from[:], now.UnixMilli())
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
	_, err := tx.ExecContext(ctx, `DELETE FROM account_sign_in_activity WHERE latest < ?`, now.Add(-forgetAfter).UnixMilli())
	return err
}
