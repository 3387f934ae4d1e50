// Package access holds who may do what, as data: the roles, the permissions and
// the matrix between them, and the plan features that a permission alone does
// not give. The ledger checks it for writes, query functions for reads, and the
// interface shows it.
package access

import (
	"slices"
	"sort"
	"strings"
)

// Role is a member's role in an organization. Roles add up.
type Role string

// The organization roles.
const (
	Admin   Role = "admin"
	Billing Role = "billing"
	Member  Role = "member"
)

// Roles are all organization roles, widest first.
var Roles = []Role{Admin, Billing, Member}

// Permission is one thing that somebody may do.
type Permission string

// The permissions. The first four are not given by a role: they say who is
// asking at all.
const (
	Anyone   Permission = "anyone"              // no session needed
	SignedIn Permission = "account.signed_in"   // any account of this installation
	Owner    Permission = "installation.manage" // the owner of the installation
	System   Permission = "system"              // the program itself, never a person's request

	Self               Permission = "member.self" // any active member, for what is theirs
	OrganizationRead   Permission = "organization.read"
	OrganizationManage Permission = "organization.manage"
	OrganizationDelete Permission = "organization.delete"
	ActivityRead       Permission = "activity.read"
	MembersRead        Permission = "members.read"
	MembersManage      Permission = "members.manage"
	InvitationsManage  Permission = "invitations.manage"
	PlanRead           Permission = "plan.read"
	PlanManage         Permission = "plan.manage"

	WorkspacesRead   Permission = "workspaces.read" // a list: of all with WorkspaceRead, else of those one belongs to
	WorkspacesManage Permission = "workspaces.manage"
	ResourcesManage  Permission = "resources.manage" // connections, models, prices
	KeysPolicy       Permission = "keys.policy"      // the longest time that a key may live
	LimitsManage     Permission = "limits.manage"    // the organization's rates
	SpendManage      Permission = "spend.manage"     // caps and alerts
	ChatsManage      Permission = "chats.manage"     // how long they are kept, and their end
)

// Matrix says which permissions a role gives inside its organization.
var Matrix = map[Role][]Permission{
	Admin: {
		Self, OrganizationRead, OrganizationManage, OrganizationDelete, ActivityRead,
		MembersRead, MembersManage, InvitationsManage, PlanRead,
		WorkspacesRead, WorkspacesManage, WorkspaceRead, WorkspaceManage, WorkspaceResources,
		ResourcesManage, ResourcesUse, KeysRead, KeysMake, KeysManage, KeysPolicy,
		LimitsManage, SpendManage, UsageRead, ChatsManage,
	},
	Billing: {
		Self, OrganizationRead, ActivityRead, MembersRead, PlanRead, PlanManage,
		WorkspacesRead, SpendManage, UsageRead,
	},
	Member: {Self, OrganizationRead, MembersRead, PlanRead, WorkspacesRead},
}

// Feature is something that a plan includes or doesn't.
type Feature string

// The features. None is that of a Change that every plan allows.
const (
	None        Feature = ""
	Members     Feature = "members" // more than one person in an organization
	Audit       Feature = "audit"   // history, filters, search and export of the record
	Capture     Feature = "capture"
	EmailDomain Feature = "email_domain"
	SAML        Feature = "saml"
	UsageDetail Feature = "usage_detail" // by model, workspace, key and member; forecasts, alerts
	SpendLimits Feature = "spend_limits"
)

// Features are all of them that a plan may include, in the order in which a
// comparison shows them.
var Features = []Feature{Members, Audit, Capture, EmailDomain, SAML, UsageDetail, SpendLimits}

// Set is a set of permissions.
type Set map[Permission]bool

// Of adds up what the roles give.
func Of(roles ...Role) Set {
	set := Set{}
	for _, r := range roles {
		for _, p := range Matrix[r] {
			set[p] = true
		}
	}
	return set
}

// Known reports whether r is a role.
func Known(r Role) bool { return slices.Contains(Roles, r) }

// Sorted returns the roles without repetition in the order of Roles.
func Sorted(roles []Role) []Role {
	out := slices.Clone(roles)
	sort.Slice(out, func(i, j int) bool { return slices.Index(Roles, out[i]) < slices.Index(Roles, out[j]) })
	return slices.Compact(out)
}

// Joined are the roles as one text, separated by spaces, which no role has.
func Joined(roles []Role) string {
	words := make([]string, 0, len(roles))
	for _, r := range roles {
		words = append(words, string(r))
	}
	return strings.Join(words, " ")
}
