package desktop

// WorkspacesInput asks for the workspaces of an organization.
type WorkspacesInput struct {
	Organization string `json:"organization" max:"40" required:"true"`
	Archived     bool   `json:"archived"` // those that are, in place of those that are not
}

// WorkspaceInput names a workspace of an organization.
type WorkspaceInput struct {
	Organization string `json:"organization" max:"40" required:"true"`
	Workspace    string `json:"workspace"    max:"40" required:"true"`
}

// CreateWorkspaceInput names a new workspace.
type CreateWorkspaceInput struct {
	Organization string `json:"organization" max:"40"  required:"true"`
	Name         string `json:"name"         max:"100" required:"true"`
}

// RenameWorkspaceInput gives a workspace another name.
type RenameWorkspaceInput struct {
	Organization string `json:"organization"  max:"40"  required:"true"`
	Workspace    string `json:"workspace"     max:"40"  required:"true"`
	Was          string `json:"was,omitempty" max:"100"` // the name that the person saw; empty: whatever there is
	Name         string `json:"name"          max:"100" required:"true"`
}

// ArchiveWorkspaceInput is the name of a workspace, typed by whoever archives it.
type ArchiveWorkspaceInput struct {
	Organization string `json:"organization" max:"40"  required:"true"`
	Workspace    string `json:"workspace"    max:"40"  required:"true"`
	Name         string `json:"name"         max:"100" required:"true"`
}

// WorkspaceMembersInput asks for a page of the people of a workspace.
type WorkspaceMembersInput struct {
	Organization string `json:"organization"     max:"40"   required:"true"`
	Workspace    string `json:"workspace"        max:"40"   required:"true"`
	Search       string `json:"search,omitempty" max:"100"`  // found anywhere in name or e-mail, accents or not
	After        string `json:"after,omitempty"  max:"4096"` // next of the page before, asked for in the same way
	Limit        int64  `json:"limit,omitempty"`             // at most 200; 0: 50
}

// SetWorkspaceRoleInput gives several members a role in a workspace.
type SetWorkspaceRoleInput struct {
	Organization string   `json:"organization" max:"40" required:"true"`
	Workspace    string   `json:"workspace"    max:"40" required:"true"`
	Members      []string `json:"members"      max:"40" most:"500"      required:"true"`
	Role         string   `json:"role"         max:"20" required:"true"` // "admin", "developer", "member" or "viewer"
}

// RemoveWorkspaceMembersInput takes several members out of a workspace.
type RemoveWorkspaceMembersInput struct {
	Organization string   `json:"organization" max:"40" required:"true"`
	Workspace    string   `json:"workspace"    max:"40" required:"true"`
	Members      []string `json:"members"      max:"40" most:"500"      required:"true"`
}

// WorkspacesView is workspaces by name, the default one first.
type WorkspacesView struct {
	Workspaces []WorkspaceRef `json:"workspaces"`
}

// WorkspaceView is one workspace.
type WorkspaceView struct {
	Workspace WorkspaceRef `json:"workspace"`
}

// WorkspaceRef is a workspace as whoever asks may see it.
type WorkspaceRef struct {
	ID        string `json:"id"`
	Name      string `json:"name"`
	IsDefault bool   `json:"isDefault"`
	Created   string `json:"created"`  // RFC 3339
	Archived  string `json:"archived"` // RFC 3339; empty while it can be used
	Members   int    `json:"members"`  // people with access: by a role in it or as Admin of the organization
	Keys      int    `json:"keys"`     // API keys that work
	// Role is that of the person who asks, empty without one in it: "admin",
	// "developer", "member" or "viewer".
	Role string   `json:"role"`
	Can  []string `json:"can"` // permissions of the person who asks, by all their roles
}

// WorkspaceMembersView is a page of the people of a workspace, by name.
type WorkspaceMembersView struct {
	Members []WorkspaceMember `json:"members"`
	Next    string            `json:"next"`  // empty on the last page
	Total   int               `json:"total"` // that the search found
}

// WorkspaceMember is somebody who has access to a workspace.
type WorkspaceMember struct {
	ID       string `json:"id"`
	Name     string `json:"name"`
	Email    string `json:"email"`
	Initials string `json:"initials"`
	Role     string `json:"role"` // empty: only as Admin of the organization
	// OrganizationAdmin may do everything here, whatever their role.
	OrganizationAdmin bool `json:"organizationAdmin"`
	Active            bool `json:"active"` // with a seat
	You               bool `json:"you"`
}

// InWorkspaceInput is a role in a workspace, for somebody who is invited.
type InWorkspaceInput struct {
	ID   string `json:"id"   max:"40" required:"true"`
	Role string `json:"role" max:"20" required:"true"` // "admin", "developer", "member" or "viewer"
}

// InWorkspaceView is a role that somebody has, or is to have, in a workspace.
type InWorkspaceView struct {
	ID   string `json:"id"`
	Name string `json:"name"`
	Role string `json:"role"`
}

// MemberKeysInput names members of an organization.
type MemberKeysInput struct {
	ID      string   `json:"id"      max:"40" required:"true"`
	Members []string `json:"members" max:"40" most:"500"      required:"true"`
}

// MemberKeysView is the API keys that members made and that work.
type MemberKeysView struct {
	Keys  []MemberKeyView `json:"keys"` // at most 200
	Total int             `json:"total"`
}

// MemberKeyView is an API key, beside the member who made it.
type MemberKeyView struct {
	ID            string `json:"id"`
	Name          string `json:"name"`
	Member        string `json:"member"`
	WorkspaceName string `json:"workspaceName"`
	LastUsed      string `json:"lastUsed"` // RFC 3339; empty: never
}
