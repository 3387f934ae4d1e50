package desktop

import (
	"context"
	"maps"
	"slices"
	"time"

	"intendant/backend/access"
	"intendant/backend/directory"
	"intendant/backend/ident"
	"intendant/backend/workspace"
)

// Workspace offers the workspaces of an organization.
type Workspace struct{ room *room }

// List shows the workspaces that the person may know of.
func (w *Workspace) List(in WorkspacesInput) (WorkspacesView, error) {
	return call(w.room, "Workspace.List", in, visit.workspaces)
}

// Get shows one.
func (w *Workspace) Get(in WorkspaceInput) (WorkspaceView, error) {
	return call(w.room, "Workspace.Get", in, visit.workspace)
}

// Create makes a workspace.
func (w *Workspace) Create(in CreateWorkspaceInput) (WorkspaceView, error) {
	return call(w.room, "Workspace.Create", in, visit.createWorkspace)
}

// Rename gives a workspace another name.
func (w *Workspace) Rename(in RenameWorkspaceInput) (WorkspaceView, error) {
	return call(w.room, "Workspace.Rename", in, visit.renameWorkspace)
}

// Archive ends a workspace for good, with its API keys.
func (w *Workspace) Archive(in ArchiveWorkspaceInput) (WorkspaceView, error) {
	return call(w.room, "Workspace.Archive", in, visit.archiveWorkspace)
}

// Members shows a page of the people of a workspace.
func (w *Workspace) Members(in WorkspaceMembersInput) (WorkspaceMembersView, error) {
	return call(w.room, "Workspace.Members", in, visit.workspaceMembers)
}

// AddMembers adds several members of the organization with a role.
func (w *Workspace) AddMembers(in SetWorkspaceRoleInput) (ChangedView, error) {
	return call(w.room, "Workspace.AddMembers", in, visit.addWorkspaceMembers)
}

// SetRole gives several members another role.
func (w *Workspace) SetRole(in SetWorkspaceRoleInput) (ChangedView, error) {
	return call(w.room, "Workspace.SetRole", in, visit.setWorkspaceRole)
}

// RemoveMembers takes several members out of a workspace.
func (w *Workspace) RemoveMembers(in RemoveWorkspaceMembersInput) (ChangedView, error) {
	return call(w.room, "Workspace.RemoveMembers", in, visit.removeWorkspaceMembers)
}

func (v visit) workspaces(ctx context.Context, in WorkspacesInput) (WorkspacesView, error) {
	list, err := v.Workspaces.List(ctx, v.session.Account, ident.Organization(in.Organization), in.Archived)
	if err != nil {
		return WorkspacesView{}, err
	}
	keys, err := v.APIKeys.CountLive(ctx, ident.Organization(in.Organization))
	view := WorkspacesView{Workspaces: make([]WorkspaceRef, 0, len(list))}
	for _, one := range list {
		view.Workspaces = append(view.Workspaces, workspaceRef(one, keys[one.Workspace.ID]))
	}
	return view, err
}

// workspaceView shows one workspace once something is done.
func (v visit) workspaceView(ctx context.Context, one workspace.Listed, err error) (WorkspaceView, error) {
	if err != nil {
		return WorkspaceView{}, err
	}
	keys, err := v.APIKeys.CountLive(ctx, one.Organization)
	return WorkspaceView{Workspace: workspaceRef(one, keys[one.Workspace.ID])}, err
}

func workspaceRef(w workspace.Listed, keys int) WorkspaceRef {
	return WorkspaceRef{
		ID: string(w.Workspace.ID), Name: w.Workspace.Name, IsDefault: w.Workspace.Default,
		Created: w.Workspace.Created.Format(time.RFC3339Nano), Archived: timeOrNothing(w.Workspace.Archived),
		Members: w.Members, Keys: keys, Role: string(w.Role), Can: permissionNames(w.Can),
	}
}

func permissionNames(set access.Set) []string {
	names := make([]string, 0, len(set))
	for p := range maps.Keys(set) {
		names = append(names, string(p))
	}
	slices.Sort(names)
	return names
}

func (v visit) workspace(ctx context.Context, in WorkspaceInput) (WorkspaceView, error) {
	one, err := v.Workspaces.Get(ctx, v.session.Account, ident.Organization(in.Organization), ident.Workspace(in.Workspace))
	return v.workspaceView(ctx, one, err)
}

func (v visit) createWorkspace(ctx context.Context, in CreateWorkspaceInput) (WorkspaceView, error) {
	one, err := v.Workspaces.Create(ctx, v.by(), ident.Organization(in.Organization), in.Name)
	return v.workspaceView(ctx, one, err)
}

func (v visit) renameWorkspace(ctx context.Context, in RenameWorkspaceInput) (WorkspaceView, error) {
	one, err := v.Workspaces.Rename(ctx, v.by(), ident.Organization(in.Organization), ident.Workspace(in.Workspace), in.Was, in.Name)
	return v.workspaceView(ctx, one, err)
}

func (v visit) archiveWorkspace(ctx context.Context, in ArchiveWorkspaceInput) (WorkspaceView, error) {
	one, err := v.Workspaces.Archive(ctx, v.by(), ident.Organization(in.Organization), ident.Workspace(in.Workspace), in.Name)
	return v.workspaceView(ctx, one, err)
}

// workspaceMembers is the members' table with those only who have access.
func (v visit) workspaceMembers(ctx context.Context, in WorkspaceMembersInput) (WorkspaceMembersView, error) {
	org, id := ident.Organization(in.Organization), ident.Workspace(in.Workspace)
	page, err := v.membersPage(ctx, org, directory.Query{Search: in.Search, After: in.After, Limit: int(in.Limit), Workspace: id})
	if err != nil {
		return WorkspaceMembersView{}, err
	}
	roles, err := v.Workspaces.RolesIn(ctx, v.session.Account, org, id, idsOf(page.Members))
	view := WorkspaceMembersView{Members: make([]WorkspaceMember, 0, len(page.Members)), Next: page.Next, Total: page.Matches}
	for _, m := range page.Members {
		view.Members = append(view.Members, WorkspaceMember{
			ID: string(m.ID), Name: m.Name(), Email: m.Email, Initials: m.Initials(), Role: string(roles[m.ID]),
			OrganizationAdmin: slices.Contains(m.Roles, access.Admin), Active: m.Active, You: m.You,
		})
	}
	return view, err
}

func (v visit) addWorkspaceMembers(ctx context.Context, in SetWorkspaceRoleInput) (ChangedView, error) {
	members, err := membersOf(in.Members)
	if err != nil {
		return ChangedView{}, err
	}
	n, err := v.Workspaces.AddMembers(
		ctx, v.by(), ident.Organization(in.Organization), ident.Workspace(in.Workspace), members, access.WorkspaceRole(in.Role))
	return ChangedView{Changed: n}, err
}

func (v visit) setWorkspaceRole(ctx context.Context, in SetWorkspaceRoleInput) (ChangedView, error) {
	members, err := membersOf(in.Members)
	if err != nil {
		return ChangedView{}, err
	}
	n, err := v.Workspaces.SetRole(
		ctx, v.by(), ident.Organization(in.Organization), ident.Workspace(in.Workspace), members, access.WorkspaceRole(in.Role))
	return ChangedView{Changed: n}, err
}

func (v visit) removeWorkspaceMembers(ctx context.Context, in RemoveWorkspaceMembersInput) (ChangedView, error) {
	members, err := membersOf(in.Members)
	if err != nil {
		return ChangedView{}, err
	}
	n, err := v.Workspaces.RemoveMembers(ctx, v.by(), ident.Organization(in.Organization), ident.Workspace(in.Workspace), members)
	return ChangedView{Changed: n}, err
}
