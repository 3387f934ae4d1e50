package usage

import (
	"intendant/backend/access"
	"intendant/backend/ledger"
)

// Kinds are the Changes of alerts. What was used is measured: it is none.
var Kinds = []ledger.Kind{
	ledger.KindOf[AlertsSet]("spend.alerts_set", ledger.Organization, access.SpendManage, "usage").Gated(access.SpendLimits),
	ledger.KindOf[Alerted]("spend.alerted", ledger.Organization, access.System, "usage"),
}
