package resource

import (
	"intendant/backend/access"
	"intendant/backend/ledger"
)

// Kinds are the Changes of what workspaces may use.
var Kinds = []ledger.Kind{
	ledger.KindOf[ConnectionSet]("resource.connection_set", ledger.Organization, access.ResourcesManage, "resource"),
	ledger.KindOf[ConnectionRemoved]("resource.connection_removed", ledger.Organization, access.ResourcesManage, "resource"),
	ledger.KindOf[ModelsSet]("resource.models_set", ledger.Organization, access.ResourcesManage, "resource"),
	ledger.KindOf[ModelsRemoved]("resource.models_removed", ledger.Organization, access.ResourcesManage, "resource"),
	ledger.KindOf[RateSet]("resource.rate_set", ledger.Organization, access.ResourcesManage, "resource"),
	ledger.KindOf[AllowedSet]("resource.allowed_set", ledger.Organization, access.WorkspaceResources, "resource"),
	ledger.KindOf[AgentSet]("resource.agent_set", ledger.Organization, access.WorkspaceResources, "resource"),
	ledger.KindOf[AgentRemoved]("resource.agent_removed", ledger.Organization, access.WorkspaceResources, "resource"),
}
