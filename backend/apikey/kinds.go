package apikey

import (
	"intendant/backend/access"
	"intendant/backend/ledger"
)

// concept is what the views that change are called.
const concept = "apikey"

// Kinds are the Changes of API keys. Who may change somebody else's is for their
// Check.
var Kinds = []ledger.Kind{
	ledger.KindOf[Created]("api_key.created", ledger.Organization, access.KeysMake, concept),
	ledger.KindOf[Rotated]("api_key.rotated", ledger.Organization, access.KeysMake, concept),
	ledger.KindOf[Revoked]("api_key.revoked", ledger.Organization, access.KeysMake, concept),
	ledger.KindOf[Renamed]("api_key.renamed", ledger.Organization, access.KeysMake, concept),
	ledger.KindOf[PolicySet]("api_key.policy_set", ledger.Organization, access.KeysPolicy, concept),
}
