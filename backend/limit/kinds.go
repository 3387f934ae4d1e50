package limit

import (
	"intendant/backend/access"
	"intendant/backend/ledger"
)

// concept is what the views that change are called.
const concept = "limit"

// Kinds are the Changes of limits. The permission of limit.set is what everybody has
// who may set any: its Check asks for more, by the level and by what is set.
var Kinds = []ledger.Kind{
	ledger.KindOf[Set]("limit.set", ledger.Organization, access.UsageRead, concept),
	ledger.KindOf[Reached]("limit.reached", ledger.Organization, access.System, concept),
}
