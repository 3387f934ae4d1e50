package workspace

import (
	"intendant/backend/access"
	"intendant/backend/ledger"
)

// Kinds are the Changes of workspaces and of who belongs to them.
var Kinds = []ledger.Kind{
	ledger.KindOf[Created]("workspace.created", ledger.Organization, access.WorkspacesManage, "workspace").Founds(),
	ledger.KindOf[Renamed]("workspace.renamed", ledger.Organization, access.WorkspaceManage, "workspace"),
	ledger.KindOf[Archived]("workspace.archived", ledger.Organization, access.WorkspacesManage, "workspace"),
	ledger.KindOf[MemberAdded]("workspace.member_added", ledger.Organization, access.WorkspaceManage, "workspace").Gated(access.Members),
	ledger.KindOf[MemberRoleChanged]("workspace.member_role_changed", ledger.Organization, access.WorkspaceManage, "workspace"),
	ledger.KindOf[MemberRemoved]("workspace.member_removed", ledger.Organization, access.WorkspaceManage, "workspace"),
}
