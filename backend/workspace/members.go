package workspace

import (
	"context"
	"encoding/json"

	"intendant/backend/access"
	"intendant/backend/ident"
	"intendant/backend/organization"
	"intendant/backend/sqlite"
)

// RolesIn are the roles that some members have in a workspace. Admins of the
// organization have access without one.
func (w *Workspaces) RolesIn(
	ctx context.Context, by ident.Account, org ident.Organization, id ident.Workspace, members []ident.Member,
) (roles map[ident.Member]access.WorkspaceRole, err error) {
	err = w.DB.ReadTx(ctx, func(q sqlite.Queryer) error {
		a, err := AccessOf(ctx, q, by, org, id)
		if err == nil {
			err = a.Require(access.WorkspaceRead)
		}
		if err == nil {
			roles, err = rolesIn(ctx, q, org, id, members)
		}
		return err
	})
	return roles, err
}

func rolesIn(
	ctx context.Context, q sqlite.Queryer, org ident.Organization, id ident.Workspace, members []ident.Member,
) (map[ident.Member]access.WorkspaceRole, error) {
	rows, err := q.QueryContext(ctx, `SELECT m.member, m.role FROM json_each(?3) j
		CROSS JOIN workspace_member m ON m.organization = ?1 AND m.workspace = ?2 AND m.member = j.value`, org, id, list(members))
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	roles := map[ident.Member]access.WorkspaceRole{}
	for rows.Next() {
		var m ident.Member
		var role access.WorkspaceRole
		if err := rows.Scan(&m, &role); err != nil {
			return nil, err
		}
		roles[m] = role
	}
	return roles, sqlite.Classify(rows.Err())
}

// list is identifiers as a JSON list.
func list(ids []ident.Member) string {
	text, err := json.Marshal(ids)
	if err != nil {
		panic(err) // strings always can be
	}
	return string(text)
}

// placed reads where members of the organization ?1 have a role: of a JSON list ?2,
// as far as the member ?3 is there, too, unless ?4.
const placed = `SELECT m.member, w.id, m.role, w.name FROM json_each(?2) j
	CROSS JOIN workspace_member m INDEXED BY workspace_member_member ON m.organization = ?1 AND m.member = j.value
	JOIN workspace w ON w.organization = ?1 AND w.id = m.workspace AND w.archived IS NULL
	WHERE ?4 OR EXISTS (SELECT 1 FROM workspace_member o WHERE o.organization = ?1 AND o.workspace = w.id AND o.member = ?3)
	ORDER BY w.standard DESC, w.folded, w.id`

// Of returns the workspaces in which each of some members has a role, as far as the
// account that asks may know of them: the default one first, others by name, and
// none that is archived.
func (w *Workspaces) Of(
	ctx context.Context, by ident.Account, org ident.Organization, members ...ident.Member,
) (places map[ident.Member][]Placement, err error) {
	err = w.DB.ReadTx(ctx, func(q sqlite.Queryer) error {
		m, err := organization.MembershipOf(ctx, q, by, org)
		if err == nil {
			err = m.Require(access.WorkspacesRead)
		}
		if err == nil {
			places, err = placements(ctx, q, org, members, m.Member, len(access.Of(m.Roles...).In("")) > 0)
		}
		return err
	})
	return places, err
}

// RolesOf are the workspaces in which a member has a role, as Of has them. Who may
// know of them is the caller's matter.
func RolesOf(ctx context.Context, q sqlite.Queryer, org ident.Organization, member ident.Member) ([]Placement, error) {
	places, err := placements(ctx, q, org, []ident.Member{member}, "", true)
	return places[member], err
}

func placements(
	ctx context.Context, q sqlite.Queryer, org ident.Organization, members []ident.Member, as ident.Member, all bool,
) (map[ident.Member][]Placement, error) {
	rows, err := q.QueryContext(ctx, placed, org, list(members), as, all)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	places := map[ident.Member][]Placement{}
	for rows.Next() {
		var m ident.Member
		var p Placement
		if err := rows.Scan(&m, &p.Workspace, &p.Role, &p.Name); err != nil {
			return nil, err
		}
		places[m] = append(places[m], p)
	}
	return places, sqlite.Classify(rows.Err())
}
