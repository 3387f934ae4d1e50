package account

import (
	"context"
	"database/sql"
	"errors"
	"slices"
	"time"

	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/sqlite"
)

// External is a person as a provider knows them. Issuer and Subject say who it
// is; the rest is what the provider tells of them, and proves nothing here.
type External struct {
	Provider        ident.Provider
	Issuer, Subject string
	Email           string
	EmailVerified   bool
}

// Identity is an account's link with such a person.
type Identity struct {
	ID       ident.Identity
	Provider ident.Provider // in use today, or the one that it was linked by
	Kind     string         // of the provider; empty once it is gone
	Name     string         // likewise
	Email    string
	Issuer   string // who says who it is
	Subject  string // and who that is there
	Linked   time.Time
	LastUsed time.Time // zero when it never was
}

// WorksBy is the condition, in SQL, under which an identity i is a way in by a
// provider p: it was linked by this one, which has another ID once another issuer
// or client stands there, or by another of the same issuer. Microsoft and Apple
// know people by another subject for each client, so that there only the first
// is sure.
const WorksBy = `(p.id = i.provider OR p.issuer = i.issuer AND p.kind NOT IN ('microsoft', 'apple'))`

// standing joins an identity with the provider by which it works today.
const standing = `LEFT JOIN provider p ON p.id =
	(SELECT p.id FROM provider p WHERE ` + WorksBy + ` ORDER BY p.id <> i.provider, p.id LIMIT 1)`

// Identities are what an account is linked with, oldest first.
func (a *Accounts) Identities(ctx context.Context, id ident.Account) ([]Identity, error) {
	rows, err := a.DB.Read().QueryContext(ctx,
		`SELECT i.id, COALESCE(p.id, i.provider), COALESCE(p.kind, ''), COALESCE(p.name, ''), COALESCE(i.email, ''),
		        COALESCE(i.issuer, ''), COALESCE(i.subject, ''), i.linked, COALESCE(u.used, 0)
		 FROM account_identity i LEFT JOIN account_identity_activity u ON u.identity = i.id `+standing+`
		 WHERE i.account = ? ORDER BY i.linked, i.id`, id)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var all []Identity
	for rows.Next() {
		var one Identity
		var linked, used int64
		if err := rows.Scan(&one.ID, &one.Provider, &one.Kind, &one.Name, &one.Email, &one.Issuer, &one.Subject, &linked, &used); err != nil {
			return nil, sqlite.Classify(err)
		}
		one.Linked = time.UnixMilli(linked).UTC()
		if used > 0 {
			one.LastUsed = time.UnixMilli(used).UTC()
		}
		all = append(all, one)
	}
	return all, sqlite.Classify(rows.Err())
}

// Known finds the account that is linked with a person elsewhere; "" when none
// is. An address never counts.
func (a *Accounts) Known(ctx context.Context, who External) (ident.Account, error) {
	id, _, err := known(ctx, a.DB.Read(), who)
	return id, err
}

func known(ctx context.Context, q sqlite.Queryer, who External) (ident.Account, ident.Identity, error) {
	var account ident.Account
	var identity ident.Identity
	err := q.QueryRowContext(ctx, `SELECT account, id FROM account_identity WHERE issuer = ? AND subject = ?`, who.Issuer, who.Subject).
		Scan(&account, &identity)
	if errors.Is(err, sql.ErrNoRows) {
		return "", "", nil
	}
	return account, identity, sqlite.Classify(err)
}

// Recognize finds the account that is linked with a person elsewhere, who has
// just come from there, and notes that the link was used. With nobody linked it
// is fault.SocialNotLinked.
func (a *Accounts) Recognize(ctx context.Context, who External) (Account, error) {
	id, identity, err := known(ctx, a.DB.Read(), who)
	if err != nil {
		return Account{}, err
	}
	if id == "" {
		return Account{}, fault.New(fault.SocialNotLinked)
	}
	if err := a.used(ctx, identity); err != nil {
		return Account{}, err
	}
	return a.Get(ctx, id)
}

// used notes when an identity was.
func (a *Accounts) used(ctx context.Context, id ident.Identity) error {
	return a.DB.Write(ctx, func(tx *sqlite.Tx) error {
		_, err := tx.ExecContext(ctx,
			`INSERT INTO account_identity_activity (identity, used) VALUES (?, ?)
			 ON CONFLICT (identity) DO UPDATE SET used = excluded.used`, id, a.Clock.Now().UnixMilli())
		return err
	})
}

// HasPassword reports whether an account can sign in by a password.
func HasPassword(ctx context.Context, q sqlite.Queryer, id ident.Account) (bool, error) {
	var has bool
	err := q.QueryRowContext(ctx,
		`SELECT EXISTS (SELECT 1 FROM account_password WHERE account = ? AND sealed IS NOT NULL)`, id).Scan(&has)
	return has, sqlite.Classify(err)
}

// MayUnlink reports whether a way in is left without one of an account's
// identities: what IdentityUnlinked holds people to.
func MayUnlink(all []Identity, without ident.Identity, hasPassword bool) bool {
	return hasPassword || slices.ContainsFunc(all, func(i Identity) bool { return i.ID != without && i.Kind != "" })
}
