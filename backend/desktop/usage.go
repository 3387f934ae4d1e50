package desktop

import (
	"context"

	"intendant/backend/fault"
)

// Usage offers what was used and what it cost.
type Usage struct{ room *room }

// Overview shows a month: totals, days, what was refused.
func (u *Usage) Overview(in UsageOverviewInput) (UsageOverviewView, error) {
	return call(u.room, "Usage.Overview", in, visit.usageOverview)
}

// By shows what was used by each model, workspace, key or member.
func (u *Usage) By(in UsageByInput) (UsageByView, error) {
	return call(u.room, "Usage.By", in, visit.usageBy)
}

// Export is By as a file of comma-separated values, day by day.
func (u *Usage) Export(in UsageExportInput) (UsageExportView, error) {
	return call(u.room, "Usage.Export", in, visit.exportUsage)
}

// Alerts shows at which parts of the cap people are told.
func (u *Usage) Alerts(in UsageAlertsInput) (UsageAlertsView, error) {
	return call(u.room, "Usage.Alerts", in, visit.usageAlerts)
}

// SetAlerts sets them.
func (u *Usage) SetAlerts(in SetUsageAlertsInput) (UsageAlertsView, error) {
	return call(u.room, "Usage.SetAlerts", in, visit.setUsageAlerts)
}

func (v visit) usageOverview(context.Context, UsageOverviewInput) (UsageOverviewView, error) {
	return UsageOverviewView{}, fault.New(fault.NotFound)
}

func (v visit) usageBy(context.Context, UsageByInput) (UsageByView, error) {
	return UsageByView{}, fault.New(fault.NotFound)
}

func (v visit) exportUsage(context.Context, UsageExportInput) (UsageExportView, error) {
	return UsageExportView{}, fault.New(fault.NotFound)
}

func (v visit) usageAlerts(context.Context, UsageAlertsInput) (UsageAlertsView, error) {
	return UsageAlertsView{}, fault.New(fault.NotFound)
}

func (v visit) setUsageAlerts(context.Context, SetUsageAlertsInput) (UsageAlertsView, error) {
	return UsageAlertsView{}, fault.New(fault.NotFound)
}
