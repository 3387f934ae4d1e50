package desktop

// MembersInput asks for a page of the members' table.
type MembersInput struct {
	ID         string `json:"id"                  max:"40"   required:"true"`
	Search     string `json:"search,omitempty"    max:"100"` // found anywhere in name or e-mail, accents or not
	Sort       string `json:"sort,omitempty"      max:"20"`  // "name", "email", "joined" or "seen"; empty: "name"
	Descending bool   `json:"descending"`
	Role       string `json:"role,omitempty"      max:"20"`   // "admin", "billing", "member"; empty: any
	Seat       string `json:"seat,omitempty"      max:"20"`   // "active" or "inactive"; empty: both
	MFA        string `json:"mfa,omitempty"       max:"20"`   // "on" or "off"; empty: both. For those who manage members
	Workspace  string `json:"workspace,omitempty" max:"40"`   // only who has access to it; empty: any
	After      string `json:"after,omitempty"     max:"4096"` // next of the page before, asked for in the same way
	Skip       int64  `json:"skip,omitempty"`                 // how many to leave out before the page begins
	Limit      int64  `json:"limit,omitempty"`                // at most 200; 0: 50
}

// MembersView is a page of the people of an organization.
type MembersView struct {
	Members []MemberRef `json:"members"`
	Next    string      `json:"next"`    // empty on the last page
	Matches int         `json:"matches"` // members that the search and the filters let through
	// Total is how many members there are, Active of them with a seat and Inactive
	// without.
	Total    int `json:"total"`
	Active   int `json:"active"`
	Inactive int `json:"inactive"`
	Seats    int `json:"seats"`   // of the plan
	Invited  int `json:"invited"` // open invitations; each holds a seat
	// Manages says that the person who asks manages members: others see neither
	// who has a second factor nor when somebody was last here, and can't sort or
	// filter by it.
	Manages bool `json:"manages"`
}

// MemberRef is a member in a list.
type MemberRef struct {
	ID       string   `json:"id"`
	Name     string   `json:"name"`
	Email    string   `json:"email"`
	Initials string   `json:"initials"`
	Roles    []string `json:"roles"`
	Active   bool     `json:"active"` // with a seat
	MFA      string   `json:"mfa"`    // "on", "off", or "" to those whom it doesn't concern
	Joined   string   `json:"joined"` // RFC 3339
	Seen     string   `json:"seen"`   // RFC 3339; empty: never, or to those whom it doesn't concern
	You      bool     `json:"you"`
	Creator  bool     `json:"creator"` // of the organization
	// CanReset says that the person who asks may reset this member's MFA.
	CanReset bool `json:"canReset"`
	// Workspaces are the names of the first in which they have a role and that the
	// person who asks may know of, too; MoreWorkspaces is how many more there are.
	Workspaces     []string `json:"workspaces"`
	MoreWorkspaces int      `json:"moreWorkspaces"`
}

// MemberView is one member and what they did or had done to them.
type MemberView struct {
	Member  MemberRef `json:"member"`
	AddedBy ActorView `json:"addedBy"` // kind "" where nobody knows
	// Workspaces are those that the person who asks may know of, too; Keys are the
	// API keys that the member made there and that work.
	Workspaces []InWorkspaceView `json:"workspaces"`
	Keys       []MemberKeyView   `json:"keys"`
	// Entries are the newest ones, of the last few thousand of the organization,
	// for those who may read the activity.
	Entries []EntryView `json:"entries"`
}

// SetRolesInput gives and takes roles of several members at once.
type SetRolesInput struct {
	ID      string   `json:"id"      max:"40" required:"true"`
	Members []string `json:"members" max:"40" most:"500"      required:"true"`
	Add     []string `json:"add"     max:"20" most:"10"`
	Remove  []string `json:"remove"  max:"20" most:"10"`
}

// SetSeatsInput gives several members a seat, or takes it.
type SetSeatsInput struct {
	ID      string   `json:"id"      max:"40" required:"true"`
	Members []string `json:"members" max:"40" most:"500"      required:"true"`
	Active  bool     `json:"active"`
}

// RemoveMembersInput removes several members.
type RemoveMembersInput struct {
	ID         string   `json:"id"         max:"40" required:"true"`
	Members    []string `json:"members"    max:"40" most:"500"      required:"true"`
	RevokeKeys bool     `json:"revokeKeys"` // the API keys, too, that they made
}

// ExportMembersInput asks for the members as a CSV file, narrowed down as in the
// table.
type ExportMembersInput struct {
	ID        string `json:"id"                  max:"40"  required:"true"`
	Search    string `json:"search,omitempty"    max:"100"`
	Role      string `json:"role,omitempty"      max:"20"`
	Seat      string `json:"seat,omitempty"      max:"20"`
	MFA       string `json:"mfa,omitempty"       max:"20"`
	Workspace string `json:"workspace,omitempty" max:"40"`
	BOM       bool   `json:"bom"` // begin with a byte order mark, for Excel
}

// FileView is a file to save.
type FileView struct {
	Name string `json:"name"`
	Data string `json:"data"` // base64
}

// RolesView is what the roles of an organization allow, from the data that
// decides it.
type RolesView struct {
	Roles          []string         `json:"roles"`
	WorkspaceRoles []string         `json:"workspaceRoles"`
	Permissions    []PermissionView `json:"permissions"`
}

// PermissionView is one thing that a role allows, and what hangs on it.
type PermissionView struct {
	ID    string   `json:"id"`
	Roles []string `json:"roles"`
	// WorkspaceRoles give it in their workspace; what Roles give holds in all.
	WorkspaceRoles []string `json:"workspaceRoles"`
	Feature        string   `json:"feature"` // of the plan, that everything of it needs; empty: every plan allows it
	Changes        []string `json:"changes"` // kinds of entries
	Methods        []string `json:"methods"`
}

// MFAPolicyInput is whether an organization wants MFA of its members.
type MFAPolicyInput struct {
	ID     string `json:"id"     max:"40" required:"true"`
	Policy string `json:"policy" max:"20" required:"true"` // "off", "prompt" or "required"
}

// MemberInput names a member of an organization.
type MemberInput struct {
	ID     string `json:"id"     max:"40" required:"true"`
	Member string `json:"member" max:"40" required:"true"`
}

// AccountInput names an account.
type AccountInput struct {
	Account string `json:"account" max:"40" required:"true"`
}
