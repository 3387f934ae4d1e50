package mail

import (
	"intendant/backend/access"
	"intendant/backend/ledger"
)

// Kinds are the Changes of the settings, in the installation's ledger.
var Kinds = []ledger.Kind{
	{
		Name: "mail.set", Version: 1, Scope: ledger.Installation, Permission: access.Owner,
		Concept: "mail", New: func() ledger.Change { return new(Set) },
	},
	{
		Name: "mail.removed", Version: 1, Scope: ledger.Installation, Permission: access.Owner,
		Concept: "mail", New: func() ledger.Change { return new(Removed) },
	},
}
