package usage_test

import (
	"math/big"
	"strconv"
	"strings"
	"testing"
	"time"

	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/ledger"
	"intendant/backend/testhouse"
	"intendant/backend/usage"
)

const november = "2025-11"

func TestOverview(t *testing.T) {
	p := open(t).subscribe(t)
	p.spend(t, p.bos(), 0, 300)
	p.spend(t, p.bos(), -1, 200)
	p.spend(t, p.eves(), -2, 50)
	p.spend(t, p.eves(), -29, 7)  // 24 October
	p.spend(t, p.eves(), -35, 11) // 18 October: within the first 22 days
	p.meter.Refused(p.bos(), "workspace", "tokens_per_minute")
	p.meter.Refused(p.bos(), "workspace", "tokens_per_minute")
	p.meter.Refused(p.eves(), "plan", "requests_per_second")
	under, err := p.meter.Reserve(p.bos(), usage.Worst{Spend: 40}, nil)
	p.must(t, err)
	defer under.Release()
	o, err := p.usage.Overview(t.Context(), p.ada.Account, p.whole(), "")
	p.must(t, err)
	if o.Spend != 550 || o.Requests != 3 || o.Input != 210 || o.Output != 60 || len(o.Days) != 22 || o.Days[21].Spend != 300 ||
		o.Days[19].Spend != 50 || o.Days[18].Requests != 0 || o.Previous.Spend != 11 || o.Reserved != 40 || o.Running != 1 ||
		o.Currency != "EUR" || o.Month != november {
		t.Errorf("%+v", o)
	}
	if len(o.Refused) != 2 || o.Refused[0] != (usage.Refused{Level: "workspace", Limit: "tokens_per_minute", Count: 2}) {
		t.Errorf("%+v", o.Refused)
	}
	// 250 in the two days that are over, and 9 days but 400 seconds to go
	if want := int64(550 + 1124); o.Forecast != want {
		t.Errorf("forecast %d, want %d", o.Forecast, want)
	}
	o, err = p.usage.Overview(t.Context(), p.vera.Account, p.room(), november)
	p.must(t, err)
	if o.Spend != 500 || o.Requests != 2 || o.Previous.Spend != 0 || len(o.Refused) != 1 {
		t.Errorf("the workspace: %+v", o)
	}
	o, err = p.usage.Overview(t.Context(), p.bill.Account, p.whole(), "2025-10")
	p.must(t, err)
	if o.Spend != 18 || len(o.Days) != 31 || o.Forecast != 0 || o.Reserved != 0 {
		t.Errorf("October: %+v", o)
	}
}

// TestForecastIsExact: to the nano-unit, also where that is more than a float64 holds.
func TestForecastIsExact(t *testing.T) {
	p := open(t).subscribe(t)
	const day = 9 * (1<<50 - 1)
	for range 9 {
		p.spend(t, p.bos(), -1, 1<<50-1)
	}
	o, err := p.usage.Overview(t.Context(), p.ada.Account, p.whole(), "")
	p.must(t, err)
	left := big.NewInt(int64(time.Date(2025, 12, 1, 0, 0, 0, 0, time.UTC).Sub(p.Clock.Now())))
	want := new(big.Int).Div(left.Mul(left, big.NewInt(day)), big.NewInt(int64(24*time.Hour)))
	if o.Forecast != day+want.Int64() {
		t.Errorf("%d instead of %d", o.Forecast, day+want.Int64())
	}
}

func TestBy(t *testing.T) {
	p := open(t).subscribe(t)
	for range 3 {
		p.spend(t, p.bos(), 0, 100)
	}
	p.spend(t, p.eves(), -1, 5)
	p.must(t, p.meter.Import(t.Context()))
	p.model(t, `DELETE FROM model WHERE id = 'mdl_2'`)
	query := usage.Query{From: "2025-11-20", To: "2025-11-22"}
	for by, want := range map[string]string{
		"model":     "mdl_1=small 300, mdl_2=large 5",
		"workspace": string(p.here) + "=Research 300, " + string(p.there) + "==Support 5",
		"key":       string(p.key) + "=Jobs 300, = 5",
		"member":    string(p.member["bo"]) + "=bo Test 300, " + string(p.member["eve"]) + "=eve Test 5",
	} {
		query.By = by
		table, err := p.usage.By(t.Context(), p.bill.Account, p.whole(), query)
		p.must(t, err)
		var got []string
		for _, r := range table.Rows {
			got = append(got, r.ID+"="+r.Name+" "+strconv.FormatInt(r.Spend, 10))
		}
		if by == "member" { // whatever people are called in tests
			want = strings.ReplaceAll(want, "bo Test", table.Rows[0].Name)
			want = strings.ReplaceAll(want, "eve Test", table.Rows[1].Name)
		}
		if joined := strings.Join(got, ", "); joined != want || table.Total.Spend != 305 || table.Total.Requests != 4 {
			t.Errorf("by %s: %s, want %s; %+v", by, joined, want, table.Total)
		}
		if len(table.Series) != 3 || len(table.Series[0].Parts) != 0 || table.Series[1].Parts[0].Spend != 5 || table.Series[2].Parts[0].Spend != 300 {
			t.Errorf("by %s: %+v", by, table.Series)
		}
	}
	for _, only := range []usage.Query{
		{By: "model", Key: string(p.key)}, {By: "key", Member: string(p.member["bo"])}, {By: "member", Model: "mdl_1"}, {By: "workspace", Model: "mdl_1"},
	} {
		only.From, only.To = query.From, query.To
		table, err := p.usage.By(t.Context(), p.ada.Account, p.whole(), only)
		p.must(t, err)
		if len(table.Rows) != 1 || table.Total.Spend != 300 {
			t.Errorf("%+v: %+v", only, table.Rows)
		}
	}
	for _, bad := range []usage.Query{
		{By: "org", From: query.From, To: query.To},
		{By: "model", From: "x", To: query.To},
		{By: "model", From: query.To, To: query.From},
		{By: "model", From: "2024-01-01", To: "2025-11-22"},
	} {
		if _, err := p.usage.By(t.Context(), p.ada.Account, p.whole(), bad); !fault.Is(err, fault.InputInvalid) {
			t.Errorf("%+v: %v", bad, err)
		}
	}
}

// TestByIsBounded: it has those who spent most, and the others together. The file has all.
func TestByIsBounded(t *testing.T) {
	p := open(t).subscribe(t)
	for i := range 1003 {
		x := p.bos()
		x.Key = ident.New[ident.Key](p.IDs)
		p.spend(t, x, -(i % 2), int64(1000+i))
	}
	query := usage.Query{By: "key", From: "2025-11-21", To: "2025-11-22"}
	table, err := p.usage.By(t.Context(), p.ada.Account, p.whole(), query)
	p.must(t, err)
	if len(table.Rows) != 1000 || table.Rows[999].Spend != 1003 || table.Others.Spend != 3003 || table.Others.Requests != 3 || table.Total.Requests != 1003 {
		t.Errorf("%d rows, others %+v, total %+v", len(table.Rows), table.Others, table.Total)
	}
	for i, want := range []int64{451, 452} { // of 903, every second was the day before
		parts := table.Series[i].Parts
		if last := parts[len(parts)-1]; last.ID != usage.OthersID || last.Requests != want || len(parts) != 51 {
			t.Errorf("day %d: %d parts, the last %+v", i, len(parts), last)
		}
	}
	file, err := p.usage.Export(t.Context(), p.ada.Account, p.whole(), query, strings.ToUpper, false)
	if lines := strings.Count(string(file), "\r\n"); err != nil || lines != 1004 || strings.Contains(string(file), usage.OthersID) {
		t.Errorf("%d lines, %v", lines, err)
	}
}

// TestApart: nobody sees what isn't theirs to see, whatever they ask for.
func TestApart(t *testing.T) {
	p := open(t).subscribe(t)
	p.spend(t, p.bos(), 0, 100)
	p.spend(t, p.eves(), 0, 5)
	query := usage.Query{By: "key", From: "2025-11-22", To: "2025-11-22"}
	foreign := usage.Part{Organization: p.other, Workspace: p.here}
	for _, one := range []struct {
		name  string
		who   ledger.Actor
		part  usage.Part
		spend int64
		want  fault.Code
	}{
		{"an Admin", p.ada, p.whole(), 105, ""},
		{"Billing", p.bill, p.whole(), 105, ""},
		{"Billing, of a workspace", p.bill, p.room(), 100, ""},
		{"an Admin, of a workspace", p.ada, p.room(), 100, ""},
		{"a viewer, of theirs", p.vera, p.room(), 100, ""},
		{"a developer, of theirs", p.bo, p.room(), 100, ""},
		{"a developer, of all", p.bo, p.whole(), 0, fault.PermissionDenied},
		{"a workspace admin, of all", p.cleo, p.whole(), 0, fault.PermissionDenied},
		{"somebody of another workspace", p.eve, p.room(), 0, fault.NotFound},
		{"a stranger", p.olga, p.whole(), 0, fault.NotFound},
		{"a stranger, of a workspace", p.olga, p.room(), 0, fault.NotFound},
		{"another organization's workspace", p.olga, foreign, 0, fault.NotFound},
		{"nobody", ledger.Actor{}, p.whole(), 0, fault.NotFound},
	} {
		table, err := p.usage.By(t.Context(), one.who.Account, one.part, query)
		o, err2 := p.usage.Overview(t.Context(), one.who.Account, one.part, "")
		_, err3 := p.usage.Export(t.Context(), one.who.Account, one.part, query, strings.ToUpper, false)
		_, err4 := p.usage.Alerts(t.Context(), one.who.Account, one.part)
		for _, err := range []error{err, err2, err3, err4} {
			if one.want == "" && err != nil || one.want != "" && !fault.Is(err, one.want) {
				t.Errorf("%s: %v, want %q", one.name, err, one.want)
			}
		}
		if table.Total.Spend != one.spend || o.Spend != one.spend {
			t.Errorf("%s sees %d and %d, want %d", one.name, table.Total.Spend, o.Spend, one.spend)
		}
	}
	query.Key = string(p.key)
	table, err := p.usage.By(t.Context(), p.eve.Account, usage.Part{Organization: p.org, Workspace: p.there}, query)
	if err != nil || table.Total.Requests != 0 {
		t.Errorf("another workspace's key: %+v, %v", table.Total, err)
	}
}

func TestWhatThePlanIncludes(t *testing.T) {
	p := open(t)
	p.spend(t, p.bos(), -1, 100)
	query := usage.Query{By: "key", From: "2025-11-22", To: "2025-11-22"}
	if _, err := p.usage.By(t.Context(), p.ada.Account, p.whole(), query); !fault.Is(err, fault.PlanRequired) {
		t.Error(err)
	}
	if _, err := p.usage.Export(t.Context(), p.ada.Account, p.whole(), query, strings.ToUpper, false); !fault.Is(err, fault.PlanRequired) {
		t.Error(err)
	}
	o, err := p.usage.Overview(t.Context(), p.ada.Account, p.whole(), "")
	if err != nil || o.Spend != 100 || o.Forecast != 0 {
		t.Errorf("%+v, %v", o, err)
	}
}

func TestExport(t *testing.T) {
	p := open(t).subscribe(t)
	p.spend(t, p.bos(), 0, 1_250_000_000)
	p.spend(t, p.eves(), -1, 5)
	query := usage.Query{By: "workspace", From: "2025-11-20", To: "2025-11-22"}
	file, err := p.usage.Export(t.Context(), p.ada.Account, p.whole(), query, func(c string) string { return "=" + c }, true)
	p.must(t, err)
	want := "\ufeff'=day,'=id,'=name,'=requests,'=input,'=output,'=cached,'=spend,'=currency,'=estimated\r\n" +
		"2025-11-21," + string(p.there) + ",'=Support,1,70,20,10,0.000000005,EUR,0\r\n" +
		"2025-11-22," + string(p.here) + ",Research,1,70,20,10,1.25,EUR,0\r\n"
	if string(file) != want {
		t.Errorf("got\n%s\nwant\n%s", file, want)
	}
}

func TestAlerts(t *testing.T) {
	p := open(t).subscribe(t)
	roof, included := usage.Cap{Scope: "org", Level: "organization", Spend: 1000}, usage.Cap{Scope: "org", Level: "plan", Tokens: 1 << 40}
	a, err := p.usage.SetAlerts(t.Context(), p.bill, p.whole(), []int64{80, 50, 80})
	if err != nil || len(a.Percents) != 2 || a.Percents[0] != 50 {
		t.Fatalf("%+v, %v", a, err)
	}
	for _, spend := range []int64{499, 1, 250, 100, 10} {
		p.spend(t, p.bos(), 0, spend, roof, included)
		p.usage.Alert(t.Context())
		p.usage.Alert(t.Context())
	}
	a, err = p.usage.Alerts(t.Context(), p.ada.Account, p.whole())
	if err != nil || len(a.Reached) != 2 || a.Reached[1].Percent != 80 || a.Reached[1].Month != november || !a.Reached[0].At.Equal(p.Clock.Now()) {
		t.Fatalf("%+v, %v", a, err)
	}
	if n := p.kinds(t, "spend.alerted"); n != 2 {
		t.Errorf("told %d times", n)
	}
	p.Clock.Advance(9 * 24 * 3600e9)
	p.spend(t, p.bos(), 0, 500, roof)
	p.usage.Alert(t.Context())
	if n := p.kinds(t, "spend.alerted"); n != 3 {
		t.Errorf("told %d times with the next month", n)
	}
	a, err = p.usage.Alerts(t.Context(), p.ada.Account, p.room())
	if err != nil || len(a.Percents)+len(a.Reached) != 0 {
		t.Errorf("the workspace's own: %+v, %v", a, err)
	}
}

func TestAlertsOfAWorkspace(t *testing.T) {
	p := open(t).subscribe(t)
	_, err := p.usage.SetAlerts(t.Context(), p.ada, p.room(), []int64{100})
	p.must(t, err)
	p.spend(t, p.bos(), 0, 10, usage.Cap{Scope: string(p.here), Spend: 10}, usage.Cap{Scope: "org", Spend: 10})
	p.usage.Alert(t.Context())
	a, err := p.usage.Alerts(t.Context(), p.vera.Account, p.room())
	if err != nil || len(a.Reached) != 1 {
		t.Errorf("%+v, %v", a, err)
	}
}

func TestSetAlerts(t *testing.T) {
	p := open(t).subscribe(t)
	for _, one := range []struct {
		name     string
		who      ledger.Actor
		part     usage.Part
		percents []int64
		want     fault.Code
	}{
		{"0", p.ada, p.whole(), []int64{0}, fault.InputInvalid},
		{"101", p.ada, p.whole(), []int64{101}, fault.InputInvalid},
		{"six", p.ada, p.whole(), []int64{1, 2, 3, 4, 5, 6}, fault.InputInvalid},
		{"a workspace admin", p.cleo, p.room(), []int64{5}, fault.PermissionDenied},
		{"a viewer", p.vera, p.room(), []int64{5}, fault.PermissionDenied},
		{"a stranger", p.olga, p.whole(), []int64{5}, fault.NotFound},
		{"none of none", p.ada, p.whole(), nil, ""},
		{"five", p.ada, p.whole(), []int64{1, 2, 3, 4, 5}, ""},
		{"the same", p.ada, p.whole(), []int64{5, 4, 3, 2, 1}, ""},
		{"none", p.ada, p.whole(), nil, ""},
	} {
		before := p.kinds(t, "spend.alerts_set")
		_, err := p.usage.SetAlerts(t.Context(), one.who, one.part, one.percents)
		if one.want == "" && err != nil || one.want != "" && !fault.Is(err, one.want) {
			t.Errorf("%s: %v, want %q", one.name, err, one.want)
		}
		if changed := p.kinds(t, "spend.alerts_set") - before; (changed == 1) != (one.name == "five" || one.name == "none") {
			t.Errorf("%s: %d entries", one.name, changed)
		}
	}
	p.Plan.Members = false // the ledger asks for the feature, too
	if _, err := p.usage.SetAlerts(t.Context(), p.ada, p.whole(), []int64{5}); !fault.Is(err, fault.PlanRequired) {
		t.Errorf("without the feature: %v", err)
	}
	p.Plan.Members = true
	p.FailsInTheMiddle(t, &usage.AlertsSet{Percents: []int64{7}})
}

// FailsInTheMiddle commits a Change with one that breaks: nothing is left of it.
func (p *place) FailsInTheMiddle(t *testing.T, c ledger.Change) {
	t.Helper()
	before := p.Trace(t)
	by := ledger.Actor{Member: p.member["ada"], Door: ledger.DoorWindow}
	_, err := p.Ledger.Commit(t.Context(), ledger.Draft{Ledger: string(p.org), By: by, Change: c},
		ledger.Draft{Ledger: string(p.org), By: by, Change: &testhouse.OtherBroken{}})
	if after := p.Trace(t); err == nil || len(after) != len(before) || after["spend_alert"] != before["spend_alert"] || after["ledger_entry"] != before["ledger_entry"] {
		t.Errorf("%v left %v", err, after)
	}
}

func (p *place) kinds(t *testing.T, kind string) int {
	t.Helper()
	leaves, err := ledger.Page(t.Context(), p.DB.Read(), string(p.org), ledger.Newest, 200)
	p.must(t, err)
	n := 0
	for _, l := range leaves {
		if l.Kind == kind {
			n++
		}
	}
	return n
}

// TestDeletedWithTheOrganization: its rows go, and the other's stay.
func TestDeletedWithTheOrganization(t *testing.T) {
	p := open(t).subscribe(t)
	p.spend(t, p.bos(), 0, 100)
	p.meter.Refused(p.bos(), "plan", "requests_per_second")
	x := p.bos()
	x.Organization, x.Workspace, x.Key, x.Member = p.other, "wsp_01KB3F7W9ZQ2M4X8T6RVN5YHC9", "", "mem_01KB3F7W9ZQ2M4X8T6RVN5YHC9"
	p.spend(t, x, 0, 7)
	p.must(t, p.meter.Import(t.Context()))
	p.must(t, p.Organizations.Delete(t.Context(), p.ada, p.org, "Nordlicht", testhouse.Password))
	p.must(t, p.meter.Forget(t.Context()))
	for _, table := range []string{"usage_source_activity", "usage_exchange_activity", "usage_day_activity", "usage_model_activity"} {
		var n int
		p.must(t, p.DB.Read().QueryRowContext(t.Context(), `SELECT COUNT(*) FROM `+table).Scan(&n))
		if n != 1 {
			t.Errorf("%s: %d rows", table, n)
		}
	}
	if spend, _, _ := p.meter.Used(p.other, "org"); spend != 7 {
		t.Error(spend)
	}
}
