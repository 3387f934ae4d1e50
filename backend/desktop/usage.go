package desktop

import (
	"context"
	"strconv"
	"time"

	"intendant/backend/ident"
	"intendant/backend/usage"
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

func partOf(organization, workspace string) usage.Part {
	return usage.Part{Organization: ident.Organization(organization), Workspace: ident.Workspace(workspace)}
}

func (v visit) usageOverview(ctx context.Context, in UsageOverviewInput) (UsageOverviewView, error) {
	o, err := v.Usage.Overview(ctx, v.session.Account, partOf(in.Organization, in.Workspace), in.Month)
	if err != nil {
		return UsageOverviewView{}, err
	}
	view := UsageOverviewView{
		Currency: o.Currency, Month: o.Month, Spend: nano(o.Spend), Cap: nanoOrNone(o.Cap), Reserved: nano(o.Reserved),
		Running: o.Running, Forecast: nanoOrNone(o.Forecast), Requests: o.Requests, Input: o.Input, Output: o.Output,
		Refused: make([]UsageRefusedView, 0, len(o.Refused)), Days: make([]UsageDayView, 0, len(o.Days)),
		Previous: UsageTotalView{
			Requests: o.Previous.Requests, Input: o.Previous.Input, Output: o.Previous.Output, Spend: nano(o.Previous.Spend),
		},
	}
	for _, r := range o.Refused {
		view.Refused = append(view.Refused, UsageRefusedView(r))
	}
	for _, d := range o.Days {
		view.Days = append(view.Days, UsageDayView{
			Day: d.Day.Format(time.DateOnly), Requests: d.Requests, Input: d.Input, Output: d.Output, Spend: nano(d.Spend),
		})
	}
	return view, nil
}

// nano is an amount as the page reads it: more than JavaScript counts exactly.
func nano(amount int64) string { return strconv.FormatInt(amount, 10) }

func nanoOrNone(amount int64) string {
	if amount == 0 {
		return ""
	}
	return nano(amount)
}

func (v visit) usageBy(ctx context.Context, in UsageByInput) (UsageByView, error) {
	t, err := v.Usage.By(ctx, v.session.Account, partOf(in.Organization, in.Workspace), usage.Query{
		By: in.By, From: in.From, To: in.To, Model: in.Model, Key: in.Key, Member: in.Member,
	})
	if err != nil {
		return UsageByView{}, err
	}
	view := UsageByView{
		Currency: t.Currency, Rows: make([]UsageRowView, 0, len(t.Rows)), Series: make([]UsageSeriesView, 0, len(t.Series)),
		Total: usageRow(usage.Row{Sum: t.Total}),
	}
	for _, r := range t.Rows {
		view.Rows = append(view.Rows, usageRow(r))
	}
	if t.Others.Requests > 0 {
		others := usageRow(usage.Row{ID: usage.OthersID, Sum: t.Others})
		view.Others = &others
	}
	for _, s := range t.Series {
		day := UsageSeriesView{Day: s.Day.Format(time.DateOnly), Parts: make([]UsagePartView, 0, len(s.Parts))}
		for _, r := range s.Parts {
			day.Parts = append(day.Parts, UsagePartView{ID: r.ID, Requests: r.Requests, Tokens: r.Input + r.Output, Spend: nano(r.Spend)})
		}
		view.Series = append(view.Series, day)
	}
	return view, nil
}

func usageRow(r usage.Row) UsageRowView {
	return UsageRowView{
		ID: r.ID, Name: r.Name, Requests: r.Requests, Input: r.Input, Output: r.Output, Cached: r.Cached,
		Spend: nano(r.Spend), Estimated: r.Estimated,
	}
}

func (v visit) exportUsage(ctx context.Context, in UsageExportInput) (UsageExportView, error) {
	heading := func(column string) string { return Text(v.language(), "usage.csv."+column, nil) }
	file, err := v.Usage.Export(ctx, v.session.Account, partOf(in.Organization, in.Workspace), usage.Query{
		By: in.By, From: in.From, To: in.To, Model: in.Model, Key: in.Key, Member: in.Member,
	}, heading, in.BOM)
	return UsageExportView{Name: "usage-" + in.From + "-" + in.To + ".csv", Data: string(file)}, err
}

func (v visit) usageAlerts(ctx context.Context, in UsageAlertsInput) (UsageAlertsView, error) {
	return usageAlertsView(v.Usage.Alerts(ctx, v.session.Account, partOf(in.Organization, in.Workspace)))
}

func (v visit) setUsageAlerts(ctx context.Context, in SetUsageAlertsInput) (UsageAlertsView, error) {
	return usageAlertsView(v.Usage.SetAlerts(ctx, v.by(), partOf(in.Organization, in.Workspace), in.Percents))
}

func usageAlertsView(a usage.Alerts, err error) (UsageAlertsView, error) {
	view := UsageAlertsView{Percents: a.Percents, Reached: make([]UsageReachedView, 0, len(a.Reached))}
	for _, r := range a.Reached {
		view.Reached = append(view.Reached, UsageReachedView{Percent: r.Percent, At: r.At.Format(time.RFC3339), Month: r.Month})
	}
	return view, err
}
