package desktop

// Workspace offers the workspaces of an organization.
type Workspace struct{ room *room }

// List shows the workspaces that the person may know of.
func (w *Workspace) List(in WorkspacesInput) (WorkspacesView, error) {
	return call(w.room, "Workspace.List", in, later[WorkspacesInput, WorkspacesView])
}

// Get shows one.
func (w *Workspace) Get(in WorkspaceInput) (WorkspaceView, error) {
	return call(w.room, "Workspace.Get", in, later[WorkspaceInput, WorkspaceView])
}

// Create makes a workspace.
func (w *Workspace) Create(in CreateWorkspaceInput) (WorkspaceView, error) {
	return call(w.room, "Workspace.Create", in, later[CreateWorkspaceInput, WorkspaceView])
}

// Rename gives a workspace another name.
func (w *Workspace) Rename(in RenameWorkspaceInput) (WorkspaceView, error) {
	return call(w.room, "Workspace.Rename", in, later[RenameWorkspaceInput, WorkspaceView])
}

// Archive ends a workspace for good, with its API keys.
func (w *Workspace) Archive(in ArchiveWorkspaceInput) (WorkspaceView, error) {
	return call(w.room, "Workspace.Archive", in, later[ArchiveWorkspaceInput, WorkspaceView])
}

// Members shows a page of the people of a workspace.
func (w *Workspace) Members(in WorkspaceMembersInput) (WorkspaceMembersView, error) {
	return call(w.room, "Workspace.Members", in, later[WorkspaceMembersInput, WorkspaceMembersView])
}

// AddMembers adds several members of the organization with a role.
func (w *Workspace) AddMembers(in SetWorkspaceRoleInput) (ChangedView, error) {
	return call(w.room, "Workspace.AddMembers", in, later[SetWorkspaceRoleInput, ChangedView])
}

// SetRole gives several members another role.
func (w *Workspace) SetRole(in SetWorkspaceRoleInput) (ChangedView, error) {
	return call(w.room, "Workspace.SetRole", in, later[SetWorkspaceRoleInput, ChangedView])
}

// RemoveMembers takes several members out of a workspace.
func (w *Workspace) RemoveMembers(in RemoveWorkspaceMembersInput) (ChangedView, error) {
	return call(w.room, "Workspace.RemoveMembers", in, later[RemoveWorkspaceMembersInput, ChangedView])
}
