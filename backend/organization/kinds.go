package organization

import (
	"intendant/backend/access"
	"intendant/backend/ledger"
)

// Kinds are the Changes of an organization and of its members. The tombstone, and
// which account a member is, stand in the installation's ledger.
var Kinds = []ledger.Kind{
	founding(kind("organization.created", access.OrganizationManage, func() ledger.Change { return new(Created) })),
	kind("organization.renamed", access.OrganizationManage, func() ledger.Change { return new(Renamed) }),
	kind("organization.mfa_policy_changed", access.OrganizationManage, func() ledger.Change { return new(MFAPolicyChanged) }),
	kind("organization.opened", access.OrganizationRead, func() ledger.Change { return new(Opened) }),
	installed("organization", kind("organization.deleted", access.SignedIn, func() ledger.Change { return new(Deleted) })),
	founding(gated(access.Members, kind("member.added", access.MembersManage, func() ledger.Change { return new(MemberAdded) }))),
	kind("member.roles_changed", access.MembersManage, func() ledger.Change { return new(MemberRolesChanged) }),
	kind("member.deactivated", access.MembersManage, func() ledger.Change { return new(MemberDeactivated) }),
	kind("member.activated", access.MembersManage, func() ledger.Change { return new(MemberActivated) }),
	kind("member.removed", access.MembersManage, func() ledger.Change { return new(MemberRemoved) }),
	kind("member.left", access.Self, func() ledger.Change { return new(MemberLeft) }),
	kind("member.profile_changed", access.Self, func() ledger.Change { return new(MemberProfileChanged) }),
	kind("member.account_deleted", access.Self, func() ledger.Change { return new(MemberAccountDeleted) }),
	kind("member.mfa_reset", access.MembersManage, func() ledger.Change { return new(MemberMFAReset) }),
	kind("member.erased", access.MembersManage, func() ledger.Change { return new(MemberErased) }),
	installed("account", kind("account.member_linked", access.SignedIn, func() ledger.Change { return new(MemberLinked) })),
	installed("account", kind("account.member_unlinked", access.SignedIn, func() ledger.Change { return new(MemberUnlinked) })),
}

func kind(name string, p access.Permission, change func() ledger.Change) ledger.Kind {
	return ledger.Kind{
		Name: name, Version: 1, Scope: ledger.Organization, Permission: p, Concept: "organization", New: change,
	}
}

// founding may stand in the batch that makes the ledger.
func founding(k ledger.Kind) ledger.Kind {
	k.Founding = true
	return k
}

// gated needs a feature of the plan.
func gated(f access.Feature, k ledger.Kind) ledger.Kind {
	k.Feature = f
	return k
}

// installed stands in the installation's ledger.
func installed(concept string, k ledger.Kind) ledger.Kind {
	k.Scope, k.Concept = ledger.Installation, concept
	return k
}
