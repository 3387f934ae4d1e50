package apikey_test

import (
	"fmt"
	"maps"
	"slices"
	"testing"
	"time"

	"intendant/backend/apikey"
	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/ledger"
)

func TestListIsForThoseWhoMaySee(t *testing.T) {
	p := open(t)
	bos, _ := p.make(t, p.bo, "bo's")
	adas, _ := p.make(t, p.ada, "ada's")
	other, _, err := p.keys.Create(t.Context(), p.eve, p.org, apikey.NewKey{Workspace: p.there, Name: "eve's"})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name string
		by   ledger.Actor
		q    apikey.Query
		want []ident.Key
		can  bool
	}{
		{"an Admin everywhere", p.ada, apikey.Query{}, []ident.Key{other.ID, adas.ID, bos.ID}, true},
		{"an Admin there", p.ada, apikey.Query{Workspace: p.there}, []ident.Key{other.ID}, true},
		{"a workspace's admin", p.cleo, apikey.Query{Workspace: p.here}, []ident.Key{adas.ID, bos.ID}, true},
		{"a developer", p.bo, apikey.Query{Workspace: p.here}, []ident.Key{bos.ID}, true},
		{"a developer who asks for another's", p.bo, apikey.Query{Workspace: p.here, Member: p.member["ada"]}, nil, true},
		{"those of one", p.ada, apikey.Query{Member: p.member["bo"]}, []ident.Key{bos.ID}, true},
		{"a name", p.ada, apikey.Query{Search: "BO’S"}, nil, true},
		{"another writing of it", p.ada, apikey.Query{Search: " Bo's"}, []ident.Key{bos.ID}, true},
		{"what is shown of a key", p.ada, apikey.Query{Search: apikey.Prefix(adas.ID)}, []ident.Key{adas.ID}, true},
		{"a piece of it", p.ada, apikey.Query{Search: apikey.Prefix(adas.ID)[22:]}, []ident.Key{adas.ID}, true},
		{"nothing", p.ada, apikey.Query{Search: "zzz"}, nil, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			page := p.list(t, c.by, c.q)
			var got []ident.Key
			for _, k := range page.Keys {
				got = append(got, k.ID)
				if k.Can != c.can || k.Mine != (k.Member == p.Membership(t, c.by, p.org).Member) {
					t.Errorf("%+v", k)
				}
			}
			if fmt.Sprint(got) != fmt.Sprint(c.want) || page.Total != len(c.want) {
				t.Errorf("%v instead of %v", got, c.want)
			}
		})
	}
	for _, c := range []struct {
		by   ledger.Actor
		q    apikey.Query
		want fault.Code
	}{
		{p.bo, apikey.Query{}, fault.PermissionDenied},
		{p.cleo, apikey.Query{}, fault.PermissionDenied},
		{p.vera, apikey.Query{Workspace: p.here}, fault.PermissionDenied},
		{p.bo, apikey.Query{Workspace: p.there}, fault.NotFound},
		{p.SignUp(t, "sten"), apikey.Query{}, fault.NotFound},
		{p.ada, apikey.Query{State: "odd"}, fault.InputInvalid},
	} {
		c.q.Organization = p.org
		if _, err := p.keys.List(t.Context(), c.by.Account, c.q); !fault.Is(err, c.want) {
			t.Errorf("%+v: %v instead of %s", c.q, err, c.want)
		}
	}
}

func TestPagesOfKeys(t *testing.T) {
	p := open(t)
	var want []ident.Key
	for n := range 7 {
		one, _ := p.make(t, p.bo, fmt.Sprint("key ", n))
		want = append([]ident.Key{one.ID}, want...)
	}
	var got []ident.Key
	q := apikey.Query{Workspace: p.here, Limit: 3}
	for pages := 1; ; pages++ {
		page := p.list(t, p.ada, q)
		if page.Total != 7 {
			t.Errorf("%d in all", page.Total)
		}
		for _, k := range page.Keys {
			got = append(got, k.ID)
		}
		if q.After = page.Next; q.After == "" {
			if pages != 3 {
				t.Errorf("%d pages", pages)
			}
			break
		}
	}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("%v instead of %v", got, want)
	}
}

func TestStates(t *testing.T) {
	p := open(t)
	p.make(t, p.bo, "lasting")
	revoked, _ := p.make(t, p.bo, "revoked")
	in := func(d time.Duration) time.Time { return p.Clock.Now().Add(d) }
	for name, expires := range map[string]time.Time{"brief": in(time.Hour), "long": in(100 * 24 * time.Hour)} {
		if _, _, err := p.keys.Create(t.Context(), p.bo, p.org, apikey.NewKey{Workspace: p.here, Name: name, Expires: expires}); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := p.keys.Revoke(t.Context(), p.bo, p.org, p.here, []ident.Key{revoked.ID}); err != nil {
		t.Fatal(err)
	}
	p.Clock.Advance(2 * time.Hour)
	if policy, err := p.keys.SetPolicy(t.Context(), p.ada, p.org, 90); err != nil || policy != (apikey.Policy{MaxDays: 90, Longer: 2}) {
		t.Errorf("%+v, %v", policy, err)
	}
	for state, want := range map[string]string{
		"": "brief lasting long revoked", "active": "lasting long", "expired": "brief", "revoked": "revoked", "longer": "lasting long",
	} {
		page := p.list(t, p.ada, apikey.Query{State: state})
		got := map[string]bool{}
		for _, k := range page.Keys {
			got[k.Name] = true
			if state != "" && state != "longer" && string(k.At) != state || k.Longer != (k.Name == "lasting" || k.Name == "long") {
				t.Errorf("%+v", k)
			}
		}
		if names := fmt.Sprint(slices.Sorted(maps.Keys(got))); names != "["+want+"]" || page.Total != len(page.Keys) {
			t.Errorf("%s: %s", state, names)
		}
	}
}

func TestPolicy(t *testing.T) {
	p := open(t)
	_, old := p.make(t, p.bo, "old")
	if policy, err := p.keys.Policy(t.Context(), p.vera.Account, p.org); err != nil || policy != (apikey.Policy{}) {
		t.Errorf("%+v, %v", policy, err)
	}
	for range 2 { // the second time nothing changes
		if policy, err := p.keys.SetPolicy(t.Context(), p.ada, p.org, 30); err != nil || policy != (apikey.Policy{MaxDays: 30, Longer: 1}) {
			t.Fatalf("%+v, %v", policy, err)
		}
	}
	if l := p.newest(t); l.Kind != "api_key.policy_set" || l.Before["max_days"] != "0" || l.After["max_days"] != "30" || l.Workspace != "" {
		t.Errorf("%+v", l)
	}
	if p.opens(t, old) != apikey.Opens {
		t.Error("an older key was changed")
	}
	create := func(expires time.Time) error {
		_, _, err := p.keys.Create(t.Context(), p.bo, p.org, apikey.NewKey{Workspace: p.here, Name: "new", Expires: expires})
		return err
	}
	last := p.Clock.Now().Add(30 * 24 * time.Hour)
	for expires, want := range map[time.Time]fault.FieldCode{
		{}: fault.ExpiryNeeded, last.Add(time.Millisecond): fault.ExpiryTooLate, p.Clock.Now(): fault.Past,
	} {
		p.Refused(t, fault.InputInvalid, func() error {
			err := create(expires)
			if got := wrongField(err, "expires"); got != want {
				t.Errorf("%s: %q instead of %q", expires, got, want)
			}
			return err
		})
	}
	if err := create(last); err != nil {
		t.Error(err)
	}
	for by, want := range map[*ledger.Actor]fault.Code{&p.bo: fault.PermissionDenied, &p.cleo: fault.PermissionDenied} {
		p.Refused(t, want, func() error {
			_, err := p.keys.SetPolicy(t.Context(), *by, p.org, 0)
			return err
		})
	}
	if policy, err := p.keys.SetPolicy(t.Context(), p.ada, p.org, 0); err != nil || policy != (apikey.Policy{}) {
		t.Errorf("%+v, %v", policy, err)
	}
	if err := create(time.Time{}); err != nil {
		t.Error(err)
	}
	p.Sound(t)
}

func TestLastUsed(t *testing.T) {
	p := open(t)
	one, _ := p.make(t, p.bo, "jobs")
	used := func() time.Time { return p.list(t, p.bo, apikey.Query{Workspace: p.here}).Keys[0].LastUsed }
	if !used().IsZero() {
		t.Error("it was never used")
	}
	at := p.Clock.Now()
	p.keys.Used(one.ID, at.Add(-time.Second))
	p.keys.Used(one.ID, at)
	p.keys.Used(one.ID, at.Add(-time.Minute)) // comes late
	p.keys.Used("key_gone", at)
	if !used().Equal(at) {
		t.Errorf("%s before it is written down", used())
	}
	for range 2 {
		if err := p.keys.Flush(t.Context()); err != nil || !used().Equal(at) {
			t.Errorf("%s, %v", used(), err)
		}
	}
	p.keys.Used(one.ID, at.Add(-time.Hour)) // older than what is written down
	if err := p.keys.Flush(t.Context()); err != nil || !used().Equal(at) {
		t.Errorf("%s, %v", used(), err)
	}
	made, err := apikey.MadeBy(t.Context(), p.DB.Read(), p.org, []ident.Member{p.member["bo"]})
	if err != nil || len(made) != 1 || !made[0].LastUsed.Equal(at) {
		t.Errorf("%+v, %v", made, err)
	}
	p.Sound(t)
}
