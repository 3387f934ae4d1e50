package organization

import (
	"context"

	"intendant/backend/access"
	"intendant/backend/ident"
	"intendant/backend/name"
	"intendant/backend/sqlite"
)

// Person is a member in the list.
type Person struct {
	ID                         ident.Member
	Email, FirstName, LastName string
	Roles                      []access.Role
	You                        bool
	MFA                        bool
	// Administered says that whoever asks is Admin of every organization that
	// this person belongs to.
	Administered bool
}

// Name is first and last name.
func (p Person) Name() string { return name.Full(p.FirstName, p.LastName) }

// Initials stand in the person's avatar.
func (p Person) Initials() string { return name.Initials(p.FirstName, p.LastName) }

// elsewhere finds an organization that the account l.account belongs to and of
// which the account ?1 is no Admin.
const elsewhere = `SELECT 1 FROM account_member e
	JOIN member em ON em.organization = e.organization AND em.id = e.member AND em.removed IS NULL
	WHERE e.account = l.account AND NOT EXISTS (
		SELECT 1 FROM account_member b
		  JOIN member_role r ON r.organization = b.organization AND r.member = b.member AND r.role = 'admin'
		 WHERE b.organization = e.organization AND b.account = ?1)`

// Members returns the people of an organization to one of them, by when they
// joined. Whether each has a second factor is on this installation only and
// stands in a table of package mfa.
func (o *Organizations) Members(ctx context.Context, by ident.Account, id ident.Organization) (people []Person, err error) {
	err = o.DB.ReadTx(ctx, func(q sqlite.Queryer) error {
		m, err := MembershipOf(ctx, q, by, id)
		if err == nil {
			err = m.Require(access.OrganizationRead)
		}
		if err == nil {
			people, err = members(ctx, q, by, id)
		}
		return err
	})
	return people, err
}

func members(ctx context.Context, q sqlite.Queryer, by ident.Account, id ident.Organization) ([]Person, error) {
	rows, err := q.QueryContext(ctx,
		`SELECT m.id, COALESCE(m.email, ''), COALESCE(m.first_name, ''), COALESCE(m.last_name, ''), r.role,
		        l.account IS ?1, EXISTS (SELECT 1 FROM mfa_factor f WHERE f.account = l.account),
		        l.account IS NOT NULL AND NOT EXISTS (`+elsewhere+`)
		   FROM member m
		   JOIN member_role r ON r.organization = m.organization AND r.member = m.id
		   LEFT JOIN account_member l ON l.organization = m.organization AND l.member = m.id
		  WHERE m.organization = ?2 AND m.removed IS NULL ORDER BY m.joined, m.id`, by, id)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var people []Person
	for rows.Next() {
		var p Person
		var role access.Role
		err := rows.Scan(&p.ID, &p.Email, &p.FirstName, &p.LastName, &role, &p.You, &p.MFA, &p.Administered)
		if err != nil {
			return nil, err
		}
		people = withPersonsRole(people, p, role)
	}
	return people, rows.Err()
}

// withPersonsRole adds a row of the list: one member has a row for each role.
func withPersonsRole(people []Person, row Person, role access.Role) []Person {
	if n := len(people); n == 0 || people[n-1].ID != row.ID {
		people = append(people, row)
	}
	last := &people[len(people)-1]
	last.Roles = access.Sorted(append(last.Roles, role))
	return people
}

// Administers reports whether an account is Admin of every organization that
// another belongs to, and that there is one.
func Administers(ctx context.Context, q sqlite.Queryer, by, other ident.Account) (bool, error) {
	var administers bool
	err := q.QueryRowContext(ctx,
		`SELECT EXISTS (SELECT 1 FROM account_member l
		   JOIN member m ON m.organization = l.organization AND m.id = l.member AND m.removed IS NULL
		  WHERE l.account = ?2 AND NOT EXISTS (`+elsewhere+`))`, by, other).Scan(&administers)
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
