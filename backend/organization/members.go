package organization

import (
	"context"

	"intendant/backend/ident"
	"intendant/backend/sqlite"
)

// Elsewhere is the SQL that finds an organization that the account l.account
// belongs to and of which the account ?1 is no Admin with a seat.
const Elsewhere = `SELECT 1 FROM account_member e
	JOIN member em ON em.organization = e.organization AND em.id = e.member AND em.removed IS NULL
	WHERE e.account = l.account AND NOT EXISTS (
		SELECT 1 FROM account_member b
		  JOIN member bm ON bm.organization = b.organization AND bm.id = b.member AND bm.removed IS NULL AND bm.inactive IS NULL
		  JOIN member_role r ON r.organization = b.organization AND r.member = b.member AND r.role = 'admin'
		 WHERE b.organization = e.organization AND b.account = ?1)`

// Administers reports whether an account is Admin, with a seat, of every organization that
// another belongs to, and that there is one.
func Administers(ctx context.Context, q sqlite.Queryer, by, other ident.Account) (bool, error) {
	var administers bool
	err := q.QueryRowContext(ctx,
		`SELECT EXISTS (SELECT 1 FROM account_member l
		   JOIN member m ON m.organization = l.organization AND m.id = l.member AND m.removed IS NULL
		  WHERE l.account = ?2 AND NOT EXISTS (`+Elsewhere+`))`, by, other).Scan(&administers)
	return administers, sqlite.Classify(err)
}

// AccountOf is the account that a member of an organization is.
func AccountOf(ctx context.Context, q sqlite.Queryer, id ident.Organization, m ident.Member) (ident.Account, error) {
	var a ident.Account
	err := q.QueryRowContext(ctx,
		`SELECT l.account FROM account_member l JOIN member m ON m.organization = l.organization AND m.id = l.member
		  WHERE l.organization = ? AND l.member = ? AND m.removed IS NULL`, id, m).Scan(&a)
	return a, orNotFound(err)
}
