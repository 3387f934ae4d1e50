package workspace

import (
	"context"
	"slices"

	"intendant/backend/access"
	"intendant/backend/ident"
	"intendant/backend/sqlite"
)

// People are who has access to a workspace: by a role there, or as Admin of the
// organization, who has none there where the role is empty.
func (w *Workspaces) People(
	ctx context.Context, by ident.Account, org ident.Organization, id ident.Workspace,
) (people map[ident.Member]access.WorkspaceRole, err error) {
	err = w.DB.ReadTx(ctx, func(q sqlite.Queryer) error {
		a, err := AccessOf(ctx, q, by, org, id)
		if err == nil {
			err = a.Require(access.WorkspaceRead)
		}
		if err == nil {
			people, err = rolesIn(ctx, q, org, id)
		}
		if err == nil {
			err = addAdmins(ctx, q, org, people)
		}
		return err
	})
	return people, err
}

func addAdmins(ctx context.Context, q sqlite.Queryer, org ident.Organization, to map[ident.Member]access.WorkspaceRole) error {
	rows, err := q.QueryContext(ctx, `SELECT member FROM member_role WHERE organization = ? AND role = 'admin'`, org)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var m ident.Member
		if err := rows.Scan(&m); err != nil {
			return err
		}
		to[m] += "" // they have the role that they have, or none
	}
	return rows.Err()
}

// Of returns the workspaces in which a member has a role, as far as the account
// that asks may know of them.
func (w *Workspaces) Of(ctx context.Context, by ident.Account, org ident.Organization, member ident.Member) (list []Placement, err error) {
	visible, err := w.List(ctx, by, org, false)
	if err != nil {
		return nil, err
	}
	all, err := RolesOf(ctx, w.DB.Read(), org, member)
	for _, p := range all {
		if slices.ContainsFunc(visible, func(one Listed) bool { return one.Workspace.ID == p.Workspace }) {
			list = append(list, p)
		}
	}
	return list, err
}

// RolesOf are the workspaces in which a member has a role, without archived ones.
// Who may know of them is the caller's matter.
func RolesOf(ctx context.Context, q sqlite.Queryer, org ident.Organization, member ident.Member) ([]Placement, error) {
	rows, err := q.QueryContext(ctx,
		`SELECT w.id, m.role, w.name FROM workspace_member m INDEXED BY workspace_member_member
		   JOIN workspace w ON w.organization = m.organization AND w.id = m.workspace AND w.archived IS NULL
		  WHERE m.organization = ? AND m.member = ? ORDER BY w.standard DESC, w.folded, w.id`, org, member)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var list []Placement
	for rows.Next() {
		var p Placement
		if err := rows.Scan(&p.Workspace, &p.Role, &p.Name); err != nil {
			return nil, err
		}
		list = append(list, p)
	}
	return list, sqlite.Classify(rows.Err())
}
