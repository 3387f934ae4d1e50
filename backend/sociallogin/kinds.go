package sociallogin

import (
	"intendant/backend/access"
	"intendant/backend/ledger"
)

// Kinds are the Changes of providers, all in the installation's ledger.
var Kinds = []ledger.Kind{
	ledger.KindOf[ProviderSet]("provider.set", ledger.Installation, access.Owner, "sociallogin"),
	ledger.KindOf[ProviderRemoved]("provider.removed", ledger.Installation, access.Owner, "sociallogin"),
}
