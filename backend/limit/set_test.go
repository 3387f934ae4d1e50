package limit_test

import (
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"intendant/backend/apikey"
	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/ledger"
	"intendant/backend/limit"
	"intendant/backend/resource"
	"intendant/backend/testhouse"
)

// scale is what the plan includes.
var scale = limit.Limits{RequestsPerSecond: 20, TokensPerMinute: 5_000_000, TokensPerMonth: 50_000_000_000}

func TestSetAndGet(t *testing.T) {
	p := open(t)
	org := limit.Limits{RequestsPerSecond: 10, MonthlySpend: 500_00}
	room := limit.Limits{RequestsPerSecond: 5, TokensPerMonth: 1_000_000}
	key := limit.Limits{TokensPerMinute: 1000, MonthlySpend: 20_00}
	p.must(t, p.ada, p.whole(), org)
	p.must(t, p.cleo, p.room(), room)
	if l := p.newest(t); l.Kind != "limit.set" || l.Workspace != p.here || l.Target != (ledger.Target{Type: "workspace", ID: string(p.here)}) ||
		l.Before["requests_per_second"] != "0" || l.After["requests_per_second"] != "5" || len(l.After) != 2 {
		t.Errorf("%+v", l)
	}
	p.must(t, p.cleo, p.bos(), key)
	got, err := p.rules.Get(t.Context(), p.bo.Account, p.bos())
	if err != nil || got.Terms.Plan != "scale" || got.Terms.Currency != "EUR" {
		t.Fatalf("%+v, %v", got, err)
	}
	for i, want := range []struct {
		level, name       string
		limits, inherited limit.Limits
	}{
		{"plan", "", scale, limit.Limits{}},
		{"organization", "Nordlicht", org, scale},
		{"workspace", "Research", room, limit.Limits{10, 5_000_000, 50_000_000_000, 500_00}},
		{"key", "Jobs", key, limit.Limits{5, 5_000_000, 1_000_000, 500_00}},
	} {
		l := got.Levels[i]
		if l.Level != want.level || l.Name != want.name || l.Limits != want.limits || l.Inherited != want.inherited {
			t.Errorf("%+v instead of %+v", l, want)
		}
	}
	rules, err := limit.Read(t.Context(), p.DB.Read(), p.org)
	want := []limit.Rule{
		{Level: "plan", Limits: scale},
		{Level: "organization", Limits: org},
		{Level: "workspace", Workspace: p.here, Limits: room},
		{Level: "key", Workspace: p.here, Key: p.key, Limits: key},
	}
	if err != nil || !slices.Equal(rules, want) {
		t.Errorf("%+v, %v", rules, err)
	}
	p.must(t, p.cleo, p.bos(), limit.Limits{}) // none again: the row goes
	if rules, err := limit.Read(t.Context(), p.DB.Read(), p.org); err != nil || len(rules) != 3 {
		t.Errorf("%+v, %v", rules, err)
	}
	p.Sound(t)
}

func TestWhoMaySetWhat(t *testing.T) {
	p := open(t)
	rates, spend := limit.Limits{RequestsPerSecond: 2}, limit.Limits{MonthlySpend: 1000}
	adas := limit.Place{Organization: p.org, Workspace: p.here, Key: p.other}
	stranger := p.SignUp(t, "sten")
	for _, c := range []struct {
		name string
		by   ledger.Actor
		at   limit.Place
		to   limit.Limits
		want fault.Code
	}{
		{"rates of the organization by Billing", p.bill, p.whole(), rates, fault.PermissionDenied},
		{"rates of the organization by a workspace's admin", p.cleo, p.whole(), rates, fault.PermissionDenied},
		{"a cap of the organization by a workspace's admin", p.cleo, p.whole(), spend, fault.PermissionDenied},
		{"rates of a workspace by Billing", p.bill, p.room(), rates, fault.PermissionDenied},
		{"rates of a workspace by a developer", p.bo, p.room(), rates, fault.PermissionDenied},
		{"rates of a workspace by a viewer", p.vera, p.room(), rates, fault.PermissionDenied},
		{"a cap of a workspace by a developer", p.bo, p.room(), spend, fault.PermissionDenied},
		{"a cap of one's own key by a developer", p.bo, p.bos(), spend, fault.PermissionDenied},
		{"rates of another's key by a developer", p.bo, adas, rates, fault.NotFound},
		{"rates of a key by a viewer", p.vera, p.bos(), rates, fault.NotFound},
		{"from another workspace", p.eve, p.room(), rates, fault.NotFound},
		{"by a stranger", stranger, p.whole(), rates, fault.NotFound},
	} {
		t.Run(c.name, func(t *testing.T) { p.Refused(t, c.want, func() error { return p.set(t, c.by, c.at, c.to) }) })
	}
	for _, c := range []struct {
		by ledger.Actor
		at limit.Place
		to limit.Limits
	}{
		{p.ada, p.whole(), limit.Limits{RequestsPerSecond: 9, MonthlySpend: 9000}},
		{p.bill, p.whole(), limit.Limits{RequestsPerSecond: 9, MonthlySpend: 8000}},
		{p.cleo, p.room(), limit.Limits{RequestsPerSecond: 8, MonthlySpend: 7000}},
		{p.bill, p.room(), limit.Limits{RequestsPerSecond: 8, MonthlySpend: 6000}},
		{p.bo, p.bos(), rates},
		{p.cleo, p.bos(), limit.Limits{RequestsPerSecond: 1, MonthlySpend: 5000}},
		{p.bill, p.bos(), limit.Limits{RequestsPerSecond: 1, MonthlySpend: 4000}},
		{p.ada, adas, limit.Limits{RequestsPerSecond: 1, MonthlySpend: 4000}},
	} {
		p.must(t, c.by, c.at, c.to)
	}
	p.Sound(t)
}

func TestWhoMaySeeWhat(t *testing.T) {
	p := open(t)
	adas := limit.Place{Organization: p.org, Workspace: p.here, Key: p.other}
	for _, c := range []struct {
		name         string
		by           ledger.Actor
		at           limit.Place
		rates, spend string
		want         fault.Code
	}{
		{"an Admin the organization's", p.ada, p.whole(), "yes", "yes", ""},
		{"Billing the organization's", p.bill, p.whole(), "role", "yes", ""},
		{"Billing a workspace's", p.bill, p.room(), "role", "yes", ""},
		{"Billing a key's", p.bill, p.bos(), "role", "yes", ""},
		{"a workspace's admin its", p.cleo, p.room(), "yes", "yes", ""},
		{"a workspace's admin a key's", p.cleo, p.bos(), "yes", "yes", ""},
		{"a viewer the workspace's", p.vera, p.room(), "role", "role", ""},
		{"a developer their own key's", p.bo, p.bos(), "yes", "role", ""},
		{"a developer the organization's", p.bo, p.whole(), "", "", fault.PermissionDenied},
		{"a developer another's key's", p.bo, adas, "", "", fault.NotFound},
		{"a viewer a key's", p.vera, p.bos(), "", "", fault.NotFound},
		{"from another workspace", p.eve, p.room(), "", "", fault.NotFound},
		{"a key that isn't", p.ada, limit.Place{Organization: p.org, Workspace: p.here, Key: "key_x"}, "", "", fault.NotFound},
		{"a key of another workspace", p.ada, limit.Place{Organization: p.org, Workspace: p.there, Key: p.key}, "", "", fault.NotFound},
		{"a key of none", p.ada, limit.Place{Organization: p.org, Key: p.key}, "", "", fault.NotFound},
	} {
		got, err := p.rules.Get(t.Context(), c.by.Account, c.at)
		if c.want != "" {
			if !fault.Is(err, c.want) {
				t.Errorf("%s: %v instead of %s", c.name, err, c.want)
			}
			continue
		}
		if err != nil || said(got.Rates.Allowed, got.Rates.Reason) != c.rates || said(got.Spend.Allowed, got.Spend.Reason) != c.spend {
			t.Errorf("%s: %+v, %+v, %v", c.name, got.Rates, got.Spend, err)
		}
	}
}

func said(allowed bool, reason string) string {
	if allowed {
		return "yes"
	}
	return reason
}

func TestNoMoreThanAbove(t *testing.T) {
	p := open(t)
	p.must(t, p.ada, p.whole(), limit.Limits{RequestsPerSecond: 10, TokensPerMonth: 1000, MonthlySpend: 123_45})
	p.must(t, p.cleo, p.room(), limit.Limits{RequestsPerSecond: 4})
	for _, c := range []struct {
		name string
		at   limit.Place
		to   limit.Limits
		on   string
		code fault.FieldCode
		most string
	}{
		{"the organization, the plan", p.whole(), limit.Limits{RequestsPerSecond: 21}, "requestsPerSecond", fault.AbovePlan, "20"},
		{"a workspace, the organization", p.room(), limit.Limits{RequestsPerSecond: 11}, "requestsPerSecond", fault.AboveOrganization, "10"},
		{"a workspace, the plan", p.room(), limit.Limits{TokensPerMinute: 5_000_001}, "tokensPerMinute", fault.AbovePlan, "5000000"},
		{"a key, the workspace", p.bos(), limit.Limits{RequestsPerSecond: 5}, "requestsPerSecond", fault.AboveWorkspace, "4"},
		{"a key, the organization", p.bos(), limit.Limits{TokensPerMonth: 1001}, "tokensPerMonth", fault.AboveOrganization, "1000"},
		{"a cap", p.bos(), limit.Limits{MonthlySpend: 123_46}, "monthlySpend", fault.AboveOrganization, "123.45 EUR"},
		{"what can't be counted", p.bos(), limit.Limits{MonthlySpend: 5_000_000_001}, "monthlySpend", fault.TooLarge, "5000000000"},
		{"less than nothing", p.bos(), limit.Limits{TokensPerMinute: -1}, "tokensPerMinute", fault.TooLarge, "50000000000"},
	} {
		t.Run(c.name, func(t *testing.T) {
			p.Refused(t, fault.InputInvalid, func() error {
				err := p.set(t, p.ada, c.at, c.to)
				if code, most := wrong(err, c.on); code != c.code || most != c.most {
					t.Errorf("%s, %s: %v", code, most, err)
				}
				return err
			})
		})
	}
	p.must(t, p.bo, p.bos(), limit.Limits{RequestsPerSecond: 4})
	p.Sound(t)
}

// TestLoweringTheUpper leaves the lower as they are, and what is in force is the least.
func TestLoweringTheUpper(t *testing.T) {
	p := open(t)
	p.must(t, p.cleo, p.room(), limit.Limits{RequestsPerSecond: 10})
	p.must(t, p.ada, p.whole(), limit.Limits{RequestsPerSecond: 3})
	got, err := p.rules.Get(t.Context(), p.ada.Account, p.room())
	last := got.Levels[len(got.Levels)-1]
	if err != nil || last.RequestsPerSecond != 10 || last.Least(last.Inherited).RequestsPerSecond != 3 {
		t.Errorf("%+v, %v", last, err)
	}
	p.must(t, p.cleo, p.room(), limit.Limits{RequestsPerSecond: 10, TokensPerMinute: 5}) // what isn't changed may stay
	p.Refused(t, fault.InputInvalid, func() error {
		return p.set(t, p.cleo, p.room(), limit.Limits{RequestsPerSecond: 9, TokensPerMinute: 5})
	})
	p.must(t, p.cleo, p.room(), limit.Limits{RequestsPerSecond: 3, TokensPerMinute: 5})
	p.Sound(t)
}

func TestLimitsOfAModel(t *testing.T) {
	p := open(t)
	small, large := p.model(t, "small"), p.model(t, "large")
	set := func(at limit.Place, model ident.Model, was, to limit.Limits) error {
		return p.rules.Set(t.Context(), p.ada, at, model, was, to)
	}
	rps := func(n int64) limit.Limits { return limit.Limits{RequestsPerSecond: n} }
	p.must(t, p.ada, p.whole(), rps(10))
	for _, c := range []struct {
		at    limit.Place
		model ident.Model
		n     int64
		want  fault.FieldCode
	}{
		{p.whole(), small, 11, fault.AboveAllModels},
		{p.whole(), small, 8, ""},
		{p.room(), small, 9, fault.AboveOrganization},
		{p.room(), large, 9, ""},
		{p.room(), "", 10, ""},
		{p.bos(), small, 8, ""},
		{p.bos(), large, 10, fault.AboveWorkspace},
		{p.bos(), "mdl_x", 1, fault.NotOffered},
	} {
		err := set(c.at, c.model, limit.Limits{}, rps(c.n))
		code, _ := wrong(err, "requestsPerSecond")
		if c.want == fault.NotOffered {
			code, _ = wrong(err, "model")
		}
		if code != c.want || (err == nil) != (c.want == "") {
			t.Errorf("%+v: %v", c, err)
		}
	}
	got, err := p.rules.Get(t.Context(), p.ada.Account, p.room())
	if err != nil || len(got.Levels[2].Models) != 1 || got.Levels[2].Models[0] != (limit.ModelLimits{Model: string(large), Limits: rps(9), Inherited: limit.Limits{10, 5_000_000, 50_000_000_000, 0}}) {
		t.Errorf("%+v, %v", got.Levels[2].Models, err)
	}
	err = p.by("ada", &resource.ModelsRemoved{Models: []ident.Model{large}})
	if err == nil {
		err = set(p.room(), large, rps(9), limit.Limits{})
	}
	if err != nil {
		t.Errorf("what limits a model that is gone can't go: %v", err)
	}
	p.Sound(t)
}

func TestConflicts(t *testing.T) {
	p := open(t)
	p.must(t, p.ada, p.whole(), limit.Limits{RequestsPerSecond: 7})
	p.Refused(t, fault.ChangeConflict, func() error {
		return p.rules.Set(t.Context(), p.ada, p.whole(), "", limit.Limits{}, limit.Limits{RequestsPerSecond: 8})
	})
	p.Refused(t, fault.ChangeNone, func() error {
		return p.rules.Set(t.Context(), p.ada, p.whole(), "", limit.Limits{RequestsPerSecond: 7}, limit.Limits{RequestsPerSecond: 7})
	})
}

// TestAPlanWithoutCaps takes none, and lets go of one that is there.
func TestAPlanWithoutCaps(t *testing.T) {
	p := open(t)
	p.must(t, p.ada, p.whole(), limit.Limits{RequestsPerSecond: 1, MonthlySpend: 1000})
	if err := p.Plans.Cancel(t.Context(), p.ada, p.org, "api"); err != nil {
		t.Fatal(err)
	}
	p.Clock.Advance(40 * 24 * time.Hour)
	if err := p.Plans.CatchUp(t.Context()); err != nil {
		t.Fatal(err)
	}
	p.Refused(t, fault.PlanRequired, func() error {
		return p.set(t, p.ada, p.whole(), limit.Limits{RequestsPerSecond: 1, MonthlySpend: 900})
	})
	got, err := p.rules.Get(t.Context(), p.bill.Account, p.whole())
	if err != nil || got.Spend.Reason != "plan" || got.Levels[1].MonthlySpend != 1000 || got.Levels[0].RequestsPerSecond != 1 {
		t.Errorf("%+v, %v", got, err)
	}
	p.must(t, p.bill, p.whole(), limit.Limits{RequestsPerSecond: 1})
	p.Sound(t)
}

// TestForgedLimits come another way than by Rules.
func TestForgedLimits(t *testing.T) {
	p := open(t)
	for _, c := range []struct {
		name   string
		change ledger.Change
		want   fault.Code
	}{
		{"a key without its workspace", &limit.Set{Key: p.key, RequestsPerSecond: 1}, fault.NotFound},
		{"a key of another workspace", &limit.Set{Key: p.key, Workspace: p.there, RequestsPerSecond: 1}, fault.NotFound},
		{"a workspace that isn't", &limit.Set{Workspace: "wsp_x", RequestsPerSecond: 1}, fault.NotFound},
		{"reached by a person", &limit.Reached{Workspace: p.here, Level: "plan", Limit: limit.TokensPerMinute}, fault.PermissionDenied},
	} {
		t.Run(c.name, func(t *testing.T) { p.Refused(t, c.want, func() error { return p.by("ada", c.change) }) })
	}
	p.Refused(t, fault.PermissionDenied, func() error { return p.by("bo", &limit.Set{Key: p.other, Workspace: p.here, RequestsPerSecond: 1}) })
	p.Refused(t, fault.PermissionDenied, func() error { return p.by("vera", &limit.Set{Key: p.key, Workspace: p.here, RequestsPerSecond: 1}) })
	p.Refused(t, fault.PermissionDenied, func() error { return p.by("eve", &limit.Set{Workspace: p.here, RequestsPerSecond: 1}) })
	if err := p.by("ada", &apikey.Revoked{Key: p.key, Workspace: p.here}); err != nil {
		t.Fatal(err)
	}
	p.Refused(t, fault.NotFound, func() error { return p.by("ada", &limit.Set{Key: p.key, Workspace: p.here, RequestsPerSecond: 1}) })
	p.Refused(t, fault.Internal, func() error {
		return p.by("ada", &limit.Set{Workspace: p.here, RequestsPerSecond: 1}, &testhouse.OtherBroken{})
	})
	p.Sound(t)
}

// TestAnyOrderOfSetting keeps the rule: what was accepted was never above what held
// above it, and what is in force is the least of all.
func TestAnyOrderOfSetting(t *testing.T) {
	p := open(t)
	places, ctx := []limit.Place{p.whole(), p.room(), p.bos()}, t.Context()
	rapid.Check(t, func(t *rapid.T) {
		for range rapid.IntRange(1, 8).Draw(t, "steps") {
			at := rapid.SampledFrom(places).Draw(t, "place")
			got, err := p.rules.Get(ctx, p.ada.Account, at)
			if err != nil {
				t.Fatal(err)
			}
			last := got.Levels[len(got.Levels)-1]
			to := limit.Limits{RequestsPerSecond: rapid.Int64Range(0, 25).Draw(t, "n")}
			err = p.rules.Set(ctx, p.ada, at, "", last.Limits, to)
			fits := to.RequestsPerSecond == 0 || to.RequestsPerSecond <= last.Inherited.RequestsPerSecond
			if same := to == last.Limits; same != fault.Is(err, fault.ChangeNone) || !same && fits != (err == nil) {
				t.Fatalf("%d under %d: %v", to.RequestsPerSecond, last.Inherited.RequestsPerSecond, err)
			}
		}
	})
	p.Sound(t)
}
