package organization

import (
	"intendant/backend/access"
	"intendant/backend/ledger"
)

// Kinds are the Changes of an organization and of its members. The tombstone, and
// which account a member is, stand in the installation's ledger.
var Kinds = []ledger.Kind{
	{
		Name: "organization.created", Version: 1, Scope: ledger.Organization, Permission: access.OrganizationManage,
		Concept: "organization", Founding: true, New: func() ledger.Change { return new(Created) },
	},
	{
		Name: "organization.renamed", Version: 1, Scope: ledger.Organization, Permission: access.OrganizationManage,
		Concept: "organization", New: func() ledger.Change { return new(Renamed) },
	},
	{
		Name: "organization.mfa_policy_changed", Version: 1, Scope: ledger.Organization, Permission: access.OrganizationManage,
		Concept: "organization", New: func() ledger.Change { return new(MFAPolicyChanged) },
	},
	{
		Name: "organization.opened", Version: 1, Scope: ledger.Organization, Permission: access.OrganizationRead,
		Concept: "organization", New: func() ledger.Change { return new(Opened) },
	},
	{
		Name: "organization.deleted", Version: 1, Scope: ledger.Installation, Permission: access.SignedIn,
		Concept: "organization", New: func() ledger.Change { return new(Deleted) },
	},
	{
		Name: "member.added", Version: 1, Scope: ledger.Organization, Permission: access.MembersManage, Feature: access.Members,
		Concept: "organization", Founding: true, New: func() ledger.Change { return new(MemberAdded) },
	},
	{
		Name: "member.roles_changed", Version: 1, Scope: ledger.Organization, Permission: access.MembersManage,
		Concept: "organization", New: func() ledger.Change { return new(MemberRolesChanged) },
	},
	{
		Name: "member.deactivated", Version: 1, Scope: ledger.Organization, Permission: access.MembersManage,
		Concept: "organization", New: func() ledger.Change { return new(MemberDeactivated) },
	},
	{
		Name: "member.activated", Version: 1, Scope: ledger.Organization, Permission: access.MembersManage,
		Concept: "organization", New: func() ledger.Change { return new(MemberActivated) },
	},
	{
		Name: "member.removed", Version: 1, Scope: ledger.Organization, Permission: access.MembersManage,
		Concept: "organization", New: func() ledger.Change { return new(MemberRemoved) },
	},
	{
		Name: "member.left", Version: 1, Scope: ledger.Organization, Permission: access.Self,
		Concept: "organization", New: func() ledger.Change { return new(MemberLeft) },
	},
	{
		Name: "member.profile_changed", Version: 1, Scope: ledger.Organization, Permission: access.Self,
		Concept: "organization", New: func() ledger.Change { return new(MemberProfileChanged) },
	},
	{
		Name: "member.account_deleted", Version: 1, Scope: ledger.Organization, Permission: access.Self,
		Concept: "organization", New: func() ledger.Change { return new(MemberAccountDeleted) },
	},
	{
		Name: "member.mfa_reset", Version: 1, Scope: ledger.Organization, Permission: access.MembersManage,
		Concept: "organization", New: func() ledger.Change { return new(MemberMFAReset) },
	},
	{
		Name: "member.erased", Version: 1, Scope: ledger.Organization, Permission: access.MembersManage,
		Concept: "organization", New: func() ledger.Change { return new(MemberErased) },
	},
	{
		Name: "account.member_linked", Version: 1, Scope: ledger.Installation, Permission: access.SignedIn,
		Concept: "account", New: func() ledger.Change { return new(MemberLinked) },
	},
	{
		Name: "account.member_unlinked", Version: 1, Scope: ledger.Installation, Permission: access.SignedIn,
		Concept: "account", New: func() ledger.Change { return new(MemberUnlinked) },
	},
}
