package account

import (
	"context"
	"database/sql"
	"errors"

	"intendant/backend/ident"
	"intendant/backend/installation"
	"intendant/backend/ledger"
	"intendant/backend/sqlite"
)

// SeeNotices notes that the person has read the notices about their account up
// to an entry. It never goes back, and never ahead of what there is: whoever is at
// another's console can't have read what is still to come.
func (a *Accounts) SeeNotices(ctx context.Context, by ledger.Actor, seq int64) error {
	return a.DB.Write(ctx, func(tx *sqlite.Tx) error {
		if _, err := read(ctx, tx, by.Account); err != nil {
			return err
		}
		newest, err := newestEntry(ctx, tx)
		if err != nil {
			return err
		}
		_, err = tx.ExecContext(ctx,
			`INSERT INTO account_notice_activity (account, seen) VALUES (?, ?)
			 ON CONFLICT (account) DO UPDATE SET seen = MAX(seen, excluded.seen)`, by.Account, min(seq, newest))
		return err
	})
}

// newestEntry is the sequence of the last one in the installation's ledger.
func newestEntry(ctx context.Context, q sqlite.Queryer) (int64, error) {
	i, err := installation.Read(ctx, q)
	if err != nil {
		return 0, err
	}
	size, err := ledger.Size(ctx, q, i.Ledger())
	return size - 1, err
}

// NoticesSeen is the entry up to which an account's notices were read, -1 where
// none was.
func NoticesSeen(ctx context.Context, q sqlite.Queryer, id ident.Account) (int64, error) {
	var seen int64
	err := q.QueryRowContext(ctx, `SELECT seen FROM account_notice_activity WHERE account = ?`, id).Scan(&seen)
	if errors.Is(err, sql.ErrNoRows) {
		return -1, nil
	}
	return seen, sqlite.Classify(err)
}
