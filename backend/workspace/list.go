package workspace

import (
	"context"

	"intendant/backend/access"
	"intendant/backend/ident"
	"intendant/backend/organization"
	"intendant/backend/sqlite"
)

// Listed is a workspace in a list.
type Listed struct {
	Access

	Members int // who have a role there or are Admin of the organization
}

// listing reads workspaces w of the organization ?1 with the role of the member ?2,
// and counts who is there.
const listing = `SELECT ` + columns + `, COALESCE(m.role, ''),
	(SELECT COUNT(*) FROM workspace_member c WHERE c.organization = w.organization AND c.workspace = w.id)
	+ (SELECT COUNT(*) FROM member_role r WHERE r.organization = w.organization AND r.role = 'admin' AND NOT EXISTS (
		SELECT 1 FROM workspace_member c WHERE c.organization = w.organization AND c.workspace = w.id AND c.member = r.member))
	FROM workspace w
	LEFT JOIN workspace_member m ON m.organization = w.organization AND m.workspace = w.id AND m.member = ?2
	WHERE w.organization = ?1`

// List returns the workspaces that an account may know of, the default one first
// and the others by name: those that are archived, or those that are not.
func (w *Workspaces) List(ctx context.Context, by ident.Account, org ident.Organization, archived bool) (list []Listed, err error) {
	err = w.DB.ReadTx(ctx, func(q sqlite.Queryer) error {
		m, err := organization.MembershipOf(ctx, q, by, org)
		if err == nil {
			err = m.Require(access.WorkspacesRead)
		}
		if err == nil {
			list, err = listed(ctx, q, m,
				listing+` AND (w.archived IS NOT NULL) = ?3 AND (?4 OR m.role IS NOT NULL) ORDER BY w.standard DESC, w.folded, w.id`,
				archived, len(access.Of(m.Roles...).In("")) > 0)
		}
		return err
	})
	return list, err
}

// Get returns one.
func (w *Workspaces) Get(ctx context.Context, by ident.Account, org ident.Organization, id ident.Workspace) (one Listed, err error) {
	err = w.DB.ReadTx(ctx, func(q sqlite.Queryer) error {
		a, err := AccessOf(ctx, q, by, org, id)
		if err == nil {
			err = a.Require(access.WorkspaceRead)
		}
		if err != nil {
			return err
		}
		list, err := listed(ctx, q, a.Membership, listing+` AND w.id = ?3`, id)
		if err == nil && len(list) > 0 {
			one = list[0]
		}
		return err
	})
	return one, err
}

func listed(ctx context.Context, q sqlite.Queryer, m organization.Membership, query string, args ...any) ([]Listed, error) {
	rows, err := q.QueryContext(ctx, query, append([]any{m.Organization, m.Member}, args...)...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var list []Listed
	for rows.Next() {
		var one Listed
		is, err := scan(rows.Scan, &one.Role, &one.Members)
		if err != nil {
			return nil, err
		}
		one.Access = accessTo(m, is, one.Role)
		list = append(list, one)
	}
	return list, rows.Err()
}

// Names are the workspaces of an organization that can be used, with their names.
// Who may know of them is the caller's matter.
func Names(ctx context.Context, q sqlite.Queryer, org ident.Organization) (map[ident.Workspace]string, error) {
	rows, err := q.QueryContext(ctx, `SELECT id, name FROM workspace WHERE organization = ? AND archived IS NULL`, org)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	names := map[ident.Workspace]string{}
	for rows.Next() {
		var id ident.Workspace
		var called string
		if err := rows.Scan(&id, &called); err != nil {
			return nil, err
		}
		names[id] = called
	}
	return names, sqlite.Classify(rows.Err())
}
