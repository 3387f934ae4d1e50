package organization

import (
	"context"

	"intendant/backend/access"
	"intendant/backend/ident"
	"intendant/backend/sqlite"
)

// List returns the organizations that an account belongs to, by name.
func (o *Organizations) List(ctx context.Context, by ident.Account) ([]Organization, error) {
	var list []Organization
	err := o.DB.ReadTx(ctx, func(q sqlite.Queryer) error {
		rows, err := q.QueryContext(ctx,
			`SELECT o.id, o.name, o.mfa_policy, m.inactive IS NOT NULL, r.role FROM account_member l
			   JOIN member m ON m.organization = l.organization AND m.id = l.member AND m.removed IS NULL
			   JOIN organization o ON o.id = l.organization
			   JOIN member_role r ON r.organization = m.organization AND r.member = m.id
			  WHERE l.account = ? ORDER BY o.name COLLATE NOCASE, o.id`, by)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			one, role := Organization{}, access.Role("")
			if err := rows.Scan(&one.ID, &one.Name, &one.MFAPolicy, &one.Inactive, &role); err != nil {
				return err
			}
			list = withRole(list, one, role)
		}
		return rows.Err()
	})
	return list, err
}

// withRole adds a row of the list: one organization has a row for each role.
func withRole(list []Organization, row Organization, role access.Role) []Organization {
	if n := len(list); n == 0 || list[n-1].ID != row.ID {
		list = append(list, row)
	}
	last := &list[len(list)-1]
	last.Roles = access.Sorted(append(last.Roles, role))
	return list
}
