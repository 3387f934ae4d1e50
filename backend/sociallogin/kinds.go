package sociallogin

import (
	"intendant/backend/access"
	"intendant/backend/ledger"
)

// Kinds are the Changes of providers, all in the installation's ledger.
var Kinds = []ledger.Kind{
	{
		Name: "provider.set", Version: 1, Scope: ledger.Installation, Permission: access.Owner,
		Concept: "sociallogin", New: func() ledger.Change { return new(ProviderSet) },
	},
	{
		Name: "provider.removed", Version: 1, Scope: ledger.Installation, Permission: access.Owner,
		Concept: "sociallogin", New: func() ledger.Change { return new(ProviderRemoved) },
	},
}
