package organization

import (
	"intendant/backend/access"
	"intendant/backend/ledger"
)

// Kinds are the Changes of an organization and of its members. The tombstone, and
// which account a member is, stand in the installation's ledger.
var Kinds = []ledger.Kind{
	ledger.KindOf[Created]("organization.created", ledger.Organization, access.OrganizationManage, "organization").Founds(),
	ledger.KindOf[Renamed]("organization.renamed", ledger.Organization, access.OrganizationManage, "organization"),
	ledger.KindOf[MFAPolicyChanged]("organization.mfa_policy_changed", ledger.Organization, access.OrganizationManage, "organization"),
	ledger.KindOf[Opened]("organization.opened", ledger.Organization, access.OrganizationRead, "organization"),
	ledger.KindOf[Deleted]("organization.deleted", ledger.Installation, access.SignedIn, "organization"),
	ledger.KindOf[MemberAdded]("member.added", ledger.Organization, access.MembersManage, "organization").Gated(access.Members).Founds(),
	ledger.KindOf[MemberRolesChanged]("member.roles_changed", ledger.Organization, access.MembersManage, "organization"),
	ledger.KindOf[MemberDeactivated]("member.deactivated", ledger.Organization, access.MembersManage, "organization"),
	ledger.KindOf[MemberActivated]("member.activated", ledger.Organization, access.MembersManage, "organization"),
	ledger.KindOf[MemberRemoved]("member.removed", ledger.Organization, access.MembersManage, "organization"),
	ledger.KindOf[MemberLeft]("member.left", ledger.Organization, access.Self, "organization"),
	ledger.KindOf[MemberProfileChanged]("member.profile_changed", ledger.Organization, access.Self, "organization"),
	ledger.KindOf[MemberAccountDeleted]("member.account_deleted", ledger.Organization, access.Self, "organization"),
	ledger.KindOf[MemberMFAReset]("member.mfa_reset", ledger.Organization, access.MembersManage, "organization"),
	ledger.KindOf[MemberErased]("member.erased", ledger.Organization, access.MembersManage, "organization"),
	ledger.KindOf[MemberLinked]("account.member_linked", ledger.Installation, access.SignedIn, "account"),
	ledger.KindOf[MemberUnlinked]("account.member_unlinked", ledger.Installation, access.SignedIn, "account"),
}
