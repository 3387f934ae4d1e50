package workspace

import (
	"context"

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
// that asks may know of them, without archived ones: with that role, and with what
// the account itself may do there.
func (w *Workspaces) Of(ctx context.Context, by ident.Account, org ident.Organization, member ident.Member) ([]Placement, error) {
	visible, err := w.List(ctx, by, org, false)
	if err != nil {
		return nil, err
	}
	roles := map[ident.Workspace]access.WorkspaceRole{}
	rows, err := w.DB.Read().QueryContext(ctx, `SELECT workspace, role FROM workspace_member WHERE organization = ? AND member = ?`, org, member)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var p Placement
		if err := rows.Scan(&p.Workspace, &p.Role); err != nil {
			return nil, err
		}
		roles[p.Workspace] = p.Role
	}
	var list []Placement
	for _, one := range visible {
		if role := roles[one.Workspace.ID]; role != "" {
			list = append(list, Placement{Workspace: one.Workspace.ID, Name: one.Workspace.Name, Role: role})
		}
	}
	return list, rows.Err()
}
