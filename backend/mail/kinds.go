package mail

import (
	"intendant/backend/access"
	"intendant/backend/ledger"
)

// Kinds are the Changes of the settings, in the installation's ledger.
var Kinds = []ledger.Kind{
	ledger.KindOf[Set]("mail.set", ledger.Installation, access.Owner, "mail"),
	ledger.KindOf[Removed]("mail.removed", ledger.Installation, access.Owner, "mail"),
}
