package desktop_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"intendant/backend/access"
	"intendant/backend/core"
	"intendant/backend/desktop"
	"intendant/backend/fault"
)

// counter is a desk with an organization, at which plans are bought.
type counter struct {
	*desk

	core *core.Core
	plan *desktop.Plan
	id   string
}

func atCounter(t *testing.T) *counter {
	t.Helper()
	d, c := window(t)
	made, err := d.organization.Create(desktop.CreateInput{Name: "Atelier"})
	d.must(err)
	_, err = d.installation.Status(desktop.StatusInput{Language: "en"})
	d.must(err)
	return &counter{desk: d, core: c, plan: planOf(d), id: made.ID}
}

func planOf(d *desk) *desktop.Plan {
	for _, one := range d.all {
		if p, is := one.(*desktop.Plan); is {
			return p
		}
	}
	return nil
}

func (c *counter) order(family, plan, interval string, seats int64) desktop.SubscriptionsView {
	c.t.Helper()
	p, err := c.plan.Preview(desktop.PreviewInput{Organization: c.id, Family: family, Plan: plan, Interval: interval, Seats: seats})
	c.must(err)
	view, err := c.plan.Subscribe(desktop.SubscribeInput{
		Organization: c.id, Family: family, Plan: plan, Interval: interval, Seats: seats, At: p.At, Expected: p.DueNow, Then: p.Then.Amount,
	})
	c.must(err)
	return view
}

func TestComparePlans(t *testing.T) {
	c := atCounter(t)
	view, err := c.plan.Compare(desktop.PlanInput{Organization: c.id})
	c.must(err)
	if view.Currency != "EUR" || len(view.Families) != 2 || len(view.Features) < len(access.Features) {
		t.Fatalf("%+v", view)
	}
	chat := view.Families[0]
	if chat.Name != "Chat" || !chat.Plans[0].Current || chat.Plans[2].Current || len(chat.Plans[0].Intervals) != 0 {
		t.Errorf("%+v", chat)
	}
	if team := chat.Plans[2]; team.Monthly != 2499 || team.Yearly != 1999 || team.YearlyDiscount != 20 || team.SeatsMin != 2 || team.SeatsMax != 0 || team.TrialDays != 14 || team.TrialSeats != 10 {
		t.Errorf("%+v", team)
	}
	if free := view.Families[1].Plans[0]; free.Limits != (desktop.LimitsView{RequestsPerSecond: 1, TokensPerMinute: 500_000, TokensPerMonth: 1_000_000_000}) {
		t.Errorf("%+v", free)
	}
	_, err = c.installation.Status(desktop.StatusInput{Language: "ar"})
	c.must(err)
	arabic, err := c.plan.Compare(desktop.PlanInput{Organization: c.id})
	c.must(err)
	for i, f := range arabic.Features {
		if f.Help == view.Features[i].Help || f.Help == "" {
			t.Errorf("%+v", f)
		}
	}
}

func TestSubscribingFromTrialToResume(t *testing.T) {
	c := atCounter(t)
	in := desktop.SubscriptionInput{Organization: c.id, Family: "chat"}
	view, err := c.plan.StartTrial(in)
	c.must(err)
	if s := view.Subscriptions[0]; s.State != "trialing" || s.DaysLeft != 14 || s.CanTrial || s.PlanName != "Team" || s.SeatsUsed != 1 || s.TrialEnds == "" || s.PeriodEnd != "" {
		t.Errorf("%+v", s)
	}
	c.clock.Advance(time.Minute)
	view = c.order("chat", "team", "month", 4)
	if s := view.Subscriptions[0]; s.State != "active" || s.Total != 4*2499 || s.Price != 2499 || s.Interval != "month" || s.TrialEnds != "" {
		t.Errorf("%+v", s)
	}
	if ch := view.Charges; len(ch) != 1 || ch[0].Amount != 4*2499 || ch[0].Kind != "period" || ch[0].PlanName != "Team" || ch[0].ID == "" {
		t.Errorf("%+v", ch)
	}
	view = c.order("chat", "team", "month", 2)
	if s := view.Subscriptions[0].Scheduled; s == nil || s.Seats != 2 || s.At != view.Subscriptions[0].PeriodEnd {
		t.Errorf("%+v", s)
	}
	view, err = c.plan.Keep(in)
	if c.must(err); view.Subscriptions[0].Scheduled != nil {
		t.Errorf("%+v", view)
	}
	view, err = c.plan.Cancel(in)
	if c.must(err); !view.Subscriptions[0].Cancels {
		t.Errorf("%+v", view)
	}
	view, err = c.plan.Resume(in)
	if c.must(err); view.Subscriptions[0].Cancels {
		t.Errorf("%+v", view)
	}
	ref, err := c.organization.Open(desktop.OrganizationInput{ID: c.id})
	if c.must(err); ref.Plan != "Team" {
		t.Errorf("%+v", ref)
	}
}

// Whatever is ordered replaces what was to come at the period's end, and says so before.
func TestPreviewOfWhatIsTakenBack(t *testing.T) {
	c := atCounter(t)
	in := desktop.SubscriptionInput{Organization: c.id, Family: "chat"}
	c.order("chat", "team", "month", 4)
	type told struct{ resumes, drops bool }
	for _, one := range []struct {
		plan  string
		seats int64
		told
	}{
		{"team", 5, told{}},
		{"team", 2, told{}}, // ordered below, and then dropped by each of these
		{"team", 5, told{drops: true}},
		{"team", 4, told{drops: true}},
		{"team", 3, told{drops: true}},
		{"free", 1, told{drops: true}}, // canceled below, and then taken back
		{"team", 5, told{resumes: true}},
		{"team", 4, told{resumes: true}},
		{"team", 3, told{resumes: true}},
	} {
		interval := map[string]string{"team": "month"}[one.plan]
		p, err := c.plan.Preview(desktop.PreviewInput{Organization: c.id, Family: "chat", Plan: one.plan, Interval: interval, Seats: one.seats})
		c.must(err)
		if (told{p.Resumes, p.Drops}) != one.told {
			t.Errorf("%+v: %+v", one, p)
		}
		switch {
		case one.seats == 2:
			c.order("chat", "team", "month", 2)
		case one.plan == "free":
			_, err := c.plan.Cancel(in)
			c.must(err)
		}
	}
	view := c.order("chat", "team", "month", 5)
	if s := view.Subscriptions[0]; s.Cancels || s.Scheduled != nil || s.Seats != 5 {
		t.Errorf("%+v", s)
	}
}

func TestPreviewOfLess(t *testing.T) {
	c := atCounter(t)
	c.order("chat", "team", "year", 3)
	join(t, c.desk, c.core, c.id, "jo", access.Member)
	p, err := c.plan.Preview(desktop.PreviewInput{Organization: c.id, Family: "chat", Plan: "free", Seats: 1})
	c.must(err)
	if p.Effective != "period_end" || p.DueNow != 0 || p.Then != (desktop.ThenView{}) || p.InactiveCount != 1 || p.Inactive[0].Name != "jo Wren" {
		t.Errorf("%+v", p)
	}
	if !slices.Contains(p.Stops, "Members and invitations") || len(p.Gains) != 0 {
		t.Errorf("%+v", p)
	}
	if _, err := time.Parse(time.RFC3339Nano, p.At); err != nil {
		t.Error(err)
	}
}

func TestBadOrders(t *testing.T) {
	c := atCounter(t)
	good := desktop.SubscribeInput{Organization: c.id, Family: "chat", Plan: "team", Interval: "month", Seats: 2, Expected: 4998, Then: 4998}
	for name, spoil := range map[string]func(*desktop.SubscribeInput) fault.Code{
		"a time that is none": func(in *desktop.SubscribeInput) fault.Code { in.At = "yesterday"; return fault.InputInvalid },
		"long ago": func(in *desktop.SubscribeInput) fault.Code {
			in.At = c.clock.Now().Add(-time.Hour).Format(time.RFC3339)
			return fault.PriceChanged
		},
		"another amount":       func(in *desktop.SubscribeInput) fault.Code { in.Expected = 4997; return fault.PriceChanged },
		"another amount later": func(in *desktop.SubscribeInput) fault.Code { in.Then = 4997; return fault.PriceChanged },
		"no seats":             func(in *desktop.SubscribeInput) fault.Code { in.Seats = 0; return fault.InputInvalid },
		"seats below":          func(in *desktop.SubscribeInput) fault.Code { in.Seats = -1; return fault.InputInvalid },
		"no plan":              func(in *desktop.SubscribeInput) fault.Code { in.Plan = "gold"; return fault.InputInvalid },
		"no family":            func(in *desktop.SubscribeInput) fault.Code { in.Family = "mail"; return fault.NotFound },
		"elsewhere":            func(in *desktop.SubscribeInput) fault.Code { in.Organization = "org_x"; return fault.NotFound },
	} {
		t.Run(name, func(t *testing.T) {
			in := good
			want := spoil(&in)
			_, err := c.plan.Subscribe(in)
			c.refused(err, want)
		})
	}
	view, err := c.plan.Subscriptions(desktop.PlanInput{Organization: c.id})
	if c.must(err); view.Subscriptions[0].State != "free" || len(view.Charges) != 0 {
		t.Errorf("%+v", view)
	}
}

func TestWhatIsAvailable(t *testing.T) {
	c := atCounter(t)
	jo := join(t, c.desk, c.core, c.id, "jo", access.Member)
	for _, d := range []*desk{c.desk, jo} {
		a, err := planOf(d).Available(desktop.PlanInput{Organization: c.id})
		c.must(err)
		if slices.Contains(a.Permissions, string(access.PlanManage)) != (d == c.desk) || len(a.Admins) != 1 || len(a.Billing) != 1 {
			t.Errorf("%+v", a)
		}
		members := a.Features[0]
		if members.ID != "members" || members.Included || !slices.Equal(members.Plans, []string{"Team", "Enterprise"}) || len(a.Features) != len(access.Features) {
			t.Errorf("%+v", a.Features)
		}
	}
	_, err := c.plan.StartTrial(desktop.SubscriptionInput{Organization: c.id, Family: "chat"})
	c.must(err)
	a, err := planOf(jo).Available(desktop.PlanInput{Organization: c.id})
	if c.must(err); !a.Features[0].Included || a.Features[4].Included {
		t.Errorf("%+v", a.Features)
	}
}

func TestTheOperatorSells(t *testing.T) {
	c := atCounter(t)
	own, err := c.installation.Catalogue(desktop.Nothing{})
	if c.must(err); !own.BuiltIn || own.Updated != "" || len(own.Findings) != 0 {
		t.Errorf("%+v", own.Findings)
	}
	checked, err := c.installation.CheckCatalogue(desktop.CatalogueInput{Text: strings.Replace(own.Text, `"rank": 2`, `"rank": 1`, 1)})
	c.must(err)
	if f := checked.Findings; len(f) != 1 || f[0].Path != "families[0].plans[2].rank" || f[0].Code != "rank_order" || f[0].Message != "Ranks must rise from each plan to the next." {
		t.Errorf("%+v", f)
	}
	_, err = c.installation.SetCatalogue(desktop.CatalogueInput{Text: "{}"})
	c.refused(err, fault.CatalogueInvalid)
	dear := strings.Replace(own.Text, `"monthly": 2499`, `"monthly": 2999`, 1)
	for range 2 { // the second time changes nothing, and is fine
		set, err := c.installation.SetCatalogue(desktop.CatalogueInput{Text: dear})
		if c.must(err); set.BuiltIn || set.Updated == "" || set.Text != dear {
			t.Errorf("%+v", set.Findings)
		}
	}
	if view := c.order("chat", "team", "month", 2); view.Subscriptions[0].Price != 2999 {
		t.Errorf("%+v", view)
	}
	for range 2 {
		if back, err := c.installation.ResetCatalogue(desktop.Nothing{}); err != nil || !back.BuiltIn {
			t.Errorf("%v", err)
		}
	}
	customers, err := c.installation.Subscriptions(desktop.Nothing{})
	c.must(err)
	if all := customers.Subscriptions; len(all) != 1 || all[0].Name != "Atelier" || all[0].Total != 2*2999 || all[0].State != "active" {
		t.Errorf("%+v", all)
	}
	which := desktop.CustomerInput{Organization: c.id, Family: "chat"}
	customers, err = c.installation.MarkUnpaid(which)
	if c.must(err); customers.Subscriptions[0].State != "past_due" || customers.Subscriptions[0].GraceEnds == "" {
		t.Errorf("%+v", customers)
	}
	view, err := c.plan.Subscriptions(desktop.PlanInput{Organization: c.id})
	if c.must(err); view.Subscriptions[0].State != "past_due" || view.Subscriptions[0].DaysLeft != 14 {
		t.Errorf("%+v", view)
	}
	customers, err = c.installation.MarkPaid(which)
	if c.must(err); customers.Subscriptions[0].State != "active" {
		t.Errorf("%+v", customers)
	}
	for _, bad := range []desktop.CustomerInput{{Organization: "x", Family: "chat"}, {Organization: "org_01ARZ3NDEKTSV4RRFFQ69G5FAV", Family: "chat"}, {Organization: c.id, Family: "mail"}} {
		_, err := c.installation.MarkUnpaid(bad)
		c.refused(err, fault.NotFound)
	}
}
