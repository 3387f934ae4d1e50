package plan

import (
	"intendant/backend/access"
	"intendant/backend/ledger"
)

// Kinds are the Changes of subscriptions, and of the catalogue.
var Kinds = []ledger.Kind{
	ledger.KindOf[Started]("subscription.started", ledger.Organization, access.System, "plan").Founds(),
	ledger.KindOf[TrialStarted]("subscription.trial_started", ledger.Organization, access.PlanManage, "plan"),
	ledger.KindOf[Changed]("subscription.changed", ledger.Organization, access.PlanManage, "plan"),
	ledger.KindOf[ChangeScheduled]("subscription.change_scheduled", ledger.Organization, access.PlanManage, "plan"),
	ledger.KindOf[ChangeDropped]("subscription.change_dropped", ledger.Organization, access.PlanManage, "plan"),
	ledger.KindOf[Canceled]("subscription.canceled", ledger.Organization, access.PlanManage, "plan"),
	ledger.KindOf[Resumed]("subscription.resumed", ledger.Organization, access.PlanManage, "plan"),
	ledger.KindOf[Renewed]("subscription.renewed", ledger.Organization, access.System, "plan"),
	ledger.KindOf[Ended]("subscription.ended", ledger.Organization, access.System, "plan"),
	ledger.KindOf[PaymentMissed]("subscription.payment_missed", ledger.Organization, access.Owner, "plan"),
	ledger.KindOf[PaymentReceived]("subscription.payment_received", ledger.Organization, access.Owner, "plan"),
	ledger.KindOf[CatalogueSet]("installation.catalogue_set", ledger.Installation, access.Owner, "plan"),
	ledger.KindOf[CatalogueReset]("installation.catalogue_reset", ledger.Installation, access.Owner, "plan"),
}
