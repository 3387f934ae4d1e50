package access

import "slices"

// WorkspaceRole is a member's role in one workspace; they have one at most.
type WorkspaceRole string

// The workspace roles.
const (
	WorkspaceAdmin     WorkspaceRole = "admin"
	WorkspaceDeveloper WorkspaceRole = "developer"
	WorkspaceMember    WorkspaceRole = "member"
	WorkspaceViewer    WorkspaceRole = "viewer"
)

// WorkspaceRoles are all workspace roles, widest first.
var WorkspaceRoles = []WorkspaceRole{WorkspaceAdmin, WorkspaceDeveloper, WorkspaceMember, WorkspaceViewer}

// The permissions that a role in a workspace gives there; of an organization's
// roles Admin gives them in every workspace.
const (
	WorkspaceRead      Permission = "workspace.read"
	WorkspaceManage    Permission = "workspace.manage"    // name, members, limits
	WorkspaceResources Permission = "workspace.resources" // allowed models, agents
	ResourcesUse       Permission = "resources.use"       // the playground
	KeysRead           Permission = "keys.read"
	KeysMake           Permission = "keys.make"   // and change those that one made
	KeysManage         Permission = "keys.manage" // anybody's
	UsageRead          Permission = "usage.read"
)

// WorkspaceMatrix says which permissions a role gives inside its workspace.
var WorkspaceMatrix = map[WorkspaceRole][]Permission{
	WorkspaceAdmin: {
		WorkspaceRead, WorkspaceManage, WorkspaceResources, ResourcesUse, KeysRead, KeysMake, KeysManage, UsageRead,
	},
	WorkspaceDeveloper: {WorkspaceRead, ResourcesUse, KeysRead, KeysMake, UsageRead},
	WorkspaceMember:    {WorkspaceRead, ResourcesUse, UsageRead},
	WorkspaceViewer:    {WorkspaceRead, UsageRead},
}

// reading are the permissions of a workspace that change nothing.
var reading = []Permission{WorkspaceRead, KeysRead, UsageRead}

// Reading reports whether p changes nothing: what is left of a workspace's
// permissions once it is archived.
func Reading(p Permission) bool { return slices.Contains(reading, p) }

// KnownInWorkspace reports whether r is a workspace role.
func KnownInWorkspace(r WorkspaceRole) bool { return slices.Contains(WorkspaceRoles, r) }

// In adds what a workspace role gives in its workspace. It is no more than an
// organization's roles give where r is empty, and nothing at all where neither
// lets them know of the workspace.
func (s Set) In(r WorkspaceRole) Set {
	all := Set{}
	for p := range s {
		all[p] = true
	}
	for _, p := range WorkspaceMatrix[r] {
		all[p] = true
	}
	if !all[UsageRead] { // every role in a workspace gives it, and Admin and Billing everywhere
		return Set{}
	}
	return all
}

// Readable is what is left of the set where nothing can change.
func (s Set) Readable() Set {
	left := Set{}
	for p := range s {
		if Reading(p) {
			left[p] = true
		}
	}
	return left
}
