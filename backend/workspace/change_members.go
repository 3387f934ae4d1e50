package workspace

import (
	"context"
	"slices"

	"intendant/backend/access"
	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/ledger"
	"intendant/backend/organization"
)

// AddMembers gives members of the organization a role in a workspace, all or none,
// and returns how many were not there yet. It returns fault.MembersGone with the
// name of whoever stands in the way.
func (w *Workspaces) AddMembers(
	ctx context.Context, by ledger.Actor, org ident.Organization, id ident.Workspace, members []ident.Member, role access.WorkspaceRole,
) (int, error) {
	return w.change(ctx, by, org, id, members, func(m ident.Member, is access.WorkspaceRole) organization.OnMember {
		if is != "" {
			return nil
		}
		return &MemberAdded{Member: m, Role: role, Workspace: id}
	})
}

// SetRole gives members of a workspace another role there, as AddMembers does.
func (w *Workspaces) SetRole(
	ctx context.Context, by ledger.Actor, org ident.Organization, id ident.Workspace, members []ident.Member, role access.WorkspaceRole,
) (int, error) {
	return w.change(ctx, by, org, id, members, func(m ident.Member, is access.WorkspaceRole) organization.OnMember {
		if is == role {
			return nil
		}
		return &MemberRoleChanged{Member: m, Role: role, Workspace: id}
	})
}

// RemoveMembers takes members out of a workspace, as AddMembers does. It returns
// fault.WorkspaceDefault to whoever would leave the default one.
func (w *Workspaces) RemoveMembers(
	ctx context.Context, by ledger.Actor, org ident.Organization, id ident.Workspace, members []ident.Member,
) (int, error) {
	return w.change(ctx, by, org, id, members, func(m ident.Member, _ access.WorkspaceRole) organization.OnMember {
		return &MemberRemoved{Member: m, Workspace: id}
	})
}

// attempts is how often change looks again where somebody else was quicker.
const attempts = 5

// change commits what one returns for each member with the role that they have, nil
// for nothing.
func (w *Workspaces) change(
	ctx context.Context, by ledger.Actor, org ident.Organization, id ident.Workspace, members []ident.Member,
	one func(m ident.Member, is access.WorkspaceRole) organization.OnMember,
) (n int, err error) {
	a, err := w.May(ctx, by.Account, org, id, access.WorkspaceManage)
	if err != nil {
		return 0, err
	}
	for range attempts {
		var changes []organization.OnMember
		roles, err := rolesIn(ctx, w.DB.Read(), org, id, members)
		if err != nil {
			return 0, err
		}
		for _, m := range slices.Compact(slices.Sorted(slices.Values(members))) {
			if c := one(m, roles[m]); c != nil {
				changes = append(changes, c)
			}
		}
		if n, err = w.commitAll(ctx, by, a, changes); !fault.Is(err, fault.ChangeNone) {
			return n, err
		}
	}
	return n, fault.New(fault.ChangeNone)
}

func (w *Workspaces) commitAll(ctx context.Context, by ledger.Actor, a Access, changes []organization.OnMember) (int, error) {
	if len(changes) == 0 {
		return 0, nil
	}
	if _, err := w.Ledger.Commit(ctx, ledger.Drafts(string(a.Organization), a.Actor(by), changes)...); err != nil {
		return 0, organization.Naming(ctx, w.DB.Read(), a.Organization, changes, err)
	}
	return len(changes), nil
}
