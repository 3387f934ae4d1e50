package limit_test

import (
	"sync"
	"testing"
	"time"

	"intendant/backend/fault"
	"intendant/backend/ledger"
	"intendant/backend/limit"
	"intendant/backend/testhouse"
)

func (p *place) entries(tb testing.TB) int64 {
	tb.Helper()
	n, err := ledger.Size(tb.Context(), p.DB.Read(), string(p.org))
	if err != nil {
		tb.Fatal(err)
	}
	return n
}

func TestReachedOnceAnHour(t *testing.T) {
	p := open(t)
	of := limit.Reached{Workspace: p.here, Key: p.key, Level: limit.LevelWorkspace, Limit: limit.RequestsPerSecond}
	other, nobody := of, of
	other.Limit = limit.MonthlySpend
	nobody.Key = ""
	before := p.entries(t)
	tell := func(all ...limit.Reached) int64 {
		t.Helper()
		var many sync.WaitGroup
		for range 4 {
			for _, one := range all {
				many.Go(func() {
					if err := p.rules.Reached(t.Context(), p.org, one); err != nil {
						t.Error(err)
					}
				})
			}
		}
		many.Wait()
		return p.entries(t) - before
	}
	if n := tell(of, other, nobody); n != 3 {
		t.Errorf("%d entries", n)
	}
	p.rules = limit.New(limit.Deps{DB: p.DB, Ledger: p.Ledger, Clock: p.Clock}) // the program starts anew
	if n := tell(of, other, nobody); n != 3 {
		t.Errorf("%d entries", n)
	}
	p.Clock.Advance(time.Hour)
	if n := tell(of); n != 4 {
		t.Errorf("%d entries in the next hour", n)
	}
	if l := p.newest(t); l.Kind != "limit.reached" || l.Workspace != p.here || l.Target != (ledger.Target{Type: "api_key", ID: string(p.key)}) || l.Actor.Door != ledger.DoorSystem {
		t.Errorf("%+v", l)
	}
	p.Refused(t, fault.InputInvalid, func() error {
		return p.rules.Reached(t.Context(), p.org, limit.Reached{Workspace: p.here, Level: "sky", Limit: "high"})
	})
	p.Sound(t)
}

func TestReachedInWhatIsGone(t *testing.T) {
	p := open(t)
	of := limit.Reached{Workspace: p.here, Level: limit.LevelPlan, Limit: limit.TokensPerMonth}
	if err := p.Organizations.Delete(t.Context(), p.ada, p.org, "Nordlicht", testhouse.Password); err != nil {
		t.Fatal(err)
	}
	if err := p.rules.Reached(t.Context(), p.org, of); err != nil {
		t.Error(err)
	}
	rules, err := limit.Read(t.Context(), p.DB.Read(), p.org)
	if err != nil || len(rules) != 1 || rules[0].Level != limit.LevelPlan {
		t.Errorf("%+v, %v", rules, err)
	}
	p.Sound(t)
}
