package plan

import (
	"intendant/backend/access"
	"intendant/backend/ledger"
)

// Kinds are the Changes of subscriptions, and of the catalogue.
var Kinds = []ledger.Kind{
	{
		Name: "subscription.started", Version: 1, Scope: ledger.Organization, Permission: access.System,
		Concept: "plan", Founding: true, New: func() ledger.Change { return new(Started) },
	},
	{
		Name: "subscription.trial_started", Version: 1, Scope: ledger.Organization, Permission: access.PlanManage,
		Concept: "plan", New: func() ledger.Change { return new(TrialStarted) },
	},
	{
		Name: "subscription.changed", Version: 1, Scope: ledger.Organization, Permission: access.PlanManage,
		Concept: "plan", New: func() ledger.Change { return new(Changed) },
	},
	{
		Name: "subscription.change_scheduled", Version: 1, Scope: ledger.Organization, Permission: access.PlanManage,
		Concept: "plan", New: func() ledger.Change { return new(ChangeScheduled) },
	},
	{
		Name: "subscription.change_dropped", Version: 1, Scope: ledger.Organization, Permission: access.PlanManage,
		Concept: "plan", New: func() ledger.Change { return new(ChangeDropped) },
	},
	{
		Name: "subscription.canceled", Version: 1, Scope: ledger.Organization, Permission: access.PlanManage,
		Concept: "plan", New: func() ledger.Change { return new(Canceled) },
	},
	{
		Name: "subscription.resumed", Version: 1, Scope: ledger.Organization, Permission: access.PlanManage,
		Concept: "plan", New: func() ledger.Change { return new(Resumed) },
	},
	{
		Name: "subscription.renewed", Version: 1, Scope: ledger.Organization, Permission: access.System,
		Concept: "plan", New: func() ledger.Change { return new(Renewed) },
	},
	{
		Name: "subscription.ended", Version: 1, Scope: ledger.Organization, Permission: access.System,
		Concept: "plan", New: func() ledger.Change { return new(Ended) },
	},
	{
		Name: "subscription.payment_missed", Version: 1, Scope: ledger.Organization, Permission: access.Owner,
		Concept: "plan", New: func() ledger.Change { return new(PaymentMissed) },
	},
	{
		Name: "subscription.payment_received", Version: 1, Scope: ledger.Organization, Permission: access.Owner,
		Concept: "plan", New: func() ledger.Change { return new(PaymentReceived) },
	},
	{
		Name: "installation.catalogue_set", Version: 1, Scope: ledger.Installation, Permission: access.Owner,
		Concept: "plan", New: func() ledger.Change { return new(CatalogueSet) },
	},
	{
		Name: "installation.catalogue_reset", Version: 1, Scope: ledger.Installation, Permission: access.Owner,
		Concept: "plan", New: func() ledger.Change { return new(CatalogueReset) },
	},
}
