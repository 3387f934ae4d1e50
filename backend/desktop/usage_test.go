package desktop_test

import (
	"strings"
	"testing"
	"time"

	"intendant/backend/desktop"
	"intendant/backend/ident"
	"intendant/backend/usage"
)

func usageOf(d *desk) *desktop.Usage {
	for _, one := range d.all {
		if u, is := one.(*desktop.Usage); is {
			return u
		}
	}
	return nil
}

func TestUsage(t *testing.T) {
	c := atCounter(t)
	c.order("api", "scale", "month", 1)
	ready, err := c.core.Ready()
	c.must(err)
	now := c.core.Clock().Now()
	r, err := ready.Meter.Reserve(usage.Exchange{
		ID: "exc_01KB3F7W9ZQ2M4X8T6RVN5YHC0", Organization: ident.Organization(c.id), Workspace: "wsp_01KB3F7W9ZQ2M4X8T6RVN5YHC1",
		Key: "key_01KB3F7W9ZQ2M4X8T6RVN5YHC0", Model: "mdl_01KB3F7W9ZQ2M4X8T6RVN5YHC0", Started: now,
	}, usage.Worst{Spend: 1_000_000_000_000_000, Tokens: 10}, nil)
	c.must(err)
	c.must(r.Settle(usage.Outcome{Input: 7, Output: 2, Spend: 912_345_678_901_234, Status: 200}))
	u, day := usageOf(c.desk), now.Format(time.DateOnly)

	overview, err := u.Overview(desktop.UsageOverviewInput{Organization: c.id})
	c.must(err)
	if overview.Spend != "912345678901234" || overview.Requests != 1 || overview.Cap != "" || overview.Reserved != "0" || overview.Currency != "EUR" {
		t.Errorf("%+v", overview)
	}
	by, err := u.By(desktop.UsageByInput{Organization: c.id, By: "key", From: day, To: day})
	c.must(err)
	if len(by.Rows) != 1 || by.Rows[0].Spend != "912345678901234" || by.Series[0].Parts[0].Tokens != 9 || by.Total.Requests != 1 {
		t.Errorf("%+v", by)
	}
	file, err := u.Export(desktop.UsageExportInput{Organization: c.id, By: "key", From: day, To: day})
	c.must(err)
	if !strings.Contains(file.Data, "Input tokens") || !strings.Contains(file.Data, ",912345.678901234,EUR,0") || file.Name != "usage-"+day+"-"+day+".csv" {
		t.Errorf("%+v", file)
	}
	alerts, err := u.SetAlerts(desktop.SetUsageAlertsInput{Organization: c.id, Percents: []int64{80}})
	c.must(err)
	if len(alerts.Percents) != 1 || alerts.Reached == nil {
		t.Errorf("%+v", alerts)
	}
}
