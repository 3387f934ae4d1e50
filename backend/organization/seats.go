package organization

import (
	"context"
	"database/sql"
	"errors"

	"intendant/backend/access"
	"intendant/backend/ident"
	"intendant/backend/ledger"
	"intendant/backend/sqlite"
)

// NewMember is somebody who joins.
type NewMember struct {
	Member  ident.Member
	Roles   []access.Role     // in the order of access.Roles
	Profile map[string]string // email, first_name, last_name; what was erased since is absent
	AddedBy ident.Member
	Active  bool // with a seat
}

// AddMember writes a member's rows, for the Apply of Changes that add one.
func AddMember(ctx context.Context, tx *sqlite.Tx, at ledger.Stamp, n NewMember) error {
	var inactive any
	if !n.Active {
		inactive = at.Time.UnixMilli()
	}
	_, err := tx.ExecContext(ctx,
		`INSERT INTO member (organization, id, joined, inactive, added_by, email, first_name, last_name) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
		at.Ledger, n.Member, at.Time.UnixMilli(), inactive, n.AddedBy,
		ledger.OrNull(n.Profile, "email"), ledger.OrNull(n.Profile, "first_name"), ledger.OrNull(n.Profile, "last_name"))
	if err != nil {
		return err
	}
	return setRoles(ctx, tx, at.Organization(), n.Member, n.Roles)
}

// Deactivate takes members' seats, for the Apply of Changes that do.
func Deactivate(ctx context.Context, tx *sqlite.Tx, at ledger.Stamp, members []ident.Member) error {
	for _, m := range members {
		_, err := tx.ExecContext(ctx, `UPDATE member SET inactive = ? WHERE organization = ? AND id = ? AND inactive IS NULL`,
			at.Time.UnixMilli(), at.Ledger, m)
		if err != nil {
			return err
		}
	}
	return nil
}

// SeatsUsed is how many active members an organization has.
func SeatsUsed(ctx context.Context, q sqlite.Queryer, id ident.Organization) (active int, err error) {
	active, _, err = Count(ctx, q, id)
	return active, err
}

// Count is how many members an organization has with and without a seat.
func Count(ctx context.Context, q sqlite.Queryer, id ident.Organization) (active, inactive int, err error) {
	err = q.QueryRowContext(ctx, `SELECT active, inactive FROM member_count WHERE organization = ?`, id).Scan(&active, &inactive)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, 0, nil
	}
	return active, inactive, sqlite.Classify(err)
}

// Order is the active members in the order in which they keep their seats: the
// creator if still Admin, then Admins, then the others, each by when they joined.
func Order(ctx context.Context, q sqlite.Queryer, id ident.Organization) ([]ident.Member, error) {
	rows, err := q.QueryContext(ctx,
		`SELECT m.id FROM member m JOIN organization o ON o.id = m.organization
		   LEFT JOIN member_role r ON r.organization = m.organization AND r.member = m.id AND r.role = 'admin'
		  WHERE m.organization = ? AND m.removed IS NULL AND m.inactive IS NULL
		  ORDER BY r.role IS NOT NULL AND m.id = o.created_by DESC, r.role IS NOT NULL DESC, m.joined, m.id`, id)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var order []ident.Member
	for rows.Next() {
		var m ident.Member
		if err := rows.Scan(&m); err != nil {
			return nil, err
		}
		order = append(order, m)
	}
	return order, rows.Err()
}

// Seats says how many seats an organization's plan has, and how many of them open
// invitations hold. Packages plan and invitation know.
type Seats func(ctx context.Context, q sqlite.Queryer, id ident.Organization) (seats, invited int, err error)
