package account

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/installation"
	"intendant/backend/sqlite"
)

const columns = `id, created, COALESCE(email, ''), email_verified, COALESCE(first_name, ''), COALESCE(last_name, ''),
	language, theme, contrast, first_day, time_zone`

// Get returns the account of the person who asks.
func (a *Accounts) Get(ctx context.Context, id ident.Account) (Account, error) {
	return read(ctx, a.DB.Read(), id)
}

// All returns every account, oldest first, to the owner of the installation.
func (a *Accounts) All(ctx context.Context, by ident.Account) ([]Account, error) {
	var all []Account
	err := a.DB.ReadTx(ctx, func(q sqlite.Queryer) error {
		if _, err := installation.ReadAs(ctx, q, by); err != nil {
			return err
		}
		rows, err := q.QueryContext(ctx, `SELECT `+columns+` FROM account ORDER BY created, id`)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			one, err := scan(rows.Scan)
			if err != nil {
				return err
			}
			all = append(all, one)
		}
		return rows.Err()
	})
	return all, err
}

// Read is Get in a transaction of the caller's.
func Read(ctx context.Context, q sqlite.Queryer, id ident.Account) (Account, error) {
	return read(ctx, q, id)
}

func read(ctx context.Context, q sqlite.Queryer, id ident.Account) (Account, error) {
	a, err := scan(q.QueryRowContext(ctx, `SELECT `+columns+` FROM account WHERE id = ?`, id).Scan)
	if errors.Is(err, sql.ErrNoRows) {
		return Account{}, fault.New(fault.NotFound)
	}
	return a, sqlite.Classify(err)
}

func scan(into func(dest ...any) error) (Account, error) {
	var a Account
	var created int64
	err := into(&a.ID, &created, &a.Email, &a.Verified, &a.FirstName, &a.LastName,
		&a.Language, &a.Theme, &a.Contrast, &a.FirstDay, &a.TimeZone)
	a.Created = time.UnixMilli(created).UTC()
	return a, err
}

func count(ctx context.Context, q sqlite.Queryer) (int, error) {
	var n int
	err := q.QueryRowContext(ctx, `SELECT COUNT(*) FROM account`).Scan(&n)
	return n, err
}

// credentials are what an attempt to sign in is held against.
type credentials struct {
	account ident.Account
	sealed  []byte
}

// credentialsOf finds them by address, or returns none.
func credentialsOf(ctx context.Context, q sqlite.Queryer, emailKey string) (credentials, error) {
	return scanCredentials(q.QueryRowContext(ctx,
		`SELECT a.id, p.sealed FROM account a JOIN account_password p ON p.account = a.id WHERE a.email_key = ?`,
		emailKey))
}

// credentialsFor finds those of an account, or returns none.
func credentialsFor(ctx context.Context, q sqlite.Queryer, id ident.Account) (credentials, error) {
	return scanCredentials(q.QueryRowContext(ctx,
		`SELECT a.id, p.sealed FROM account a JOIN account_password p ON p.account = a.id WHERE a.id = ?`,
		id))
}

func scanCredentials(row *sql.Row) (credentials, error) {
	var c credentials
	err := row.Scan(&c.account, &c.sealed)
	if errors.Is(err, sql.ErrNoRows) {
		return credentials{}, nil
	}
	return c, sqlite.Classify(err)
}
