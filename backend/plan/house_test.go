package plan_test

import (
	"context"
	"encoding/json"
	"testing"
	"time"

	"intendant/backend/access"
	"intendant/backend/ident"
	"intendant/backend/ledger"
	"intendant/backend/plan"
	"intendant/backend/testhouse"
)

const day = 24 * time.Hour

// scene is an installation of astrid's, the operator, with an organization of
// bruno's, who pays for it, and of cleo and dora on trial.
type scene struct {
	*testhouse.House

	astrid, bruno, cleo, dora ledger.Actor
	id                        ident.Organization
}

func set(tb testing.TB) *scene {
	tb.Helper()
	s := &scene{House: testhouse.Open(tb, testhouse.BrokenKinds...)}
	s.astrid = s.SignUp(tb, "astrid")
	s.LetIn(tb, s.astrid)
	s.bruno = s.SignUp(tb, "bruno")
	s.id = s.Create(tb, s.bruno, "Nordlicht").ID
	s.catchUp(tb)
	return s
}

// crowd lets cleo, an Admin, and dora, a Member, join.
func (s *scene) crowd(tb testing.TB) {
	tb.Helper()
	s.cleo, s.dora = s.SignUp(tb, "cleo"), s.SignUp(tb, "dora")
	s.Join(tb, s.bruno, s.cleo, s.id, access.Admin)
	s.Clock.Advance(time.Minute)
	s.Join(tb, s.bruno, s.dora, s.id, access.Member)
}

func (s *scene) catchUp(tb testing.TB) {
	tb.Helper()
	if err := s.Plans.CatchUp(tb.Context()); err != nil {
		tb.Fatal(err)
	}
}

// pass lets time pass, and the program do what is due.
func (s *scene) pass(tb testing.TB, d time.Duration) {
	tb.Helper()
	s.Clock.Advance(d)
	s.catchUp(tb)
}

// has is a subscription of the organization's.
func (s *scene) has(tb testing.TB, family string) *plan.Subscription {
	tb.Helper()
	all, err := s.Plans.Subscriptions(tb.Context(), s.bruno.Account, s.id)
	if err != nil {
		tb.Fatal(err)
	}
	for _, one := range all.Subscriptions {
		if one.Family == family {
			return one
		}
	}
	tb.Fatalf("there is no %s", family)
	return nil
}

func (s *scene) preview(tb testing.TB, family, id, interval string, seats int64) plan.Preview {
	tb.Helper()
	p, err := s.Plans.Preview(tb.Context(), s.bruno.Account, s.id, family, plan.Request{Plan: id, Interval: interval, Seats: seats})
	if err != nil {
		tb.Fatal(err)
	}
	return p
}

// order does what a preview said.
func order(family string, p plan.Preview) plan.Order {
	return plan.Order{
		Request: plan.Request{Plan: p.Terms.Plan, Interval: p.Terms.Interval, Seats: p.Terms.Seats}, Family: family, At: p.At, Expected: p.DueNow, Then: p.Then,
	}
}

func (s *scene) subscribe(tb testing.TB, family, id, interval string, seats int64) plan.Preview {
	tb.Helper()
	p := s.preview(tb, family, id, interval, seats)
	if err := s.Plans.Subscribe(tb.Context(), s.bruno, s.id, order(family, p)); err != nil {
		tb.Fatal(err)
	}
	return p
}

// leaf is the newest entry of the organization.
func (s *scene) leaf(tb testing.TB) *ledger.Leaf {
	tb.Helper()
	return s.Newest(tb, string(s.id))
}

// change is the newest entry's Change.
func change[T any](tb testing.TB, s *scene) *T {
	tb.Helper()
	c := new(T)
	if err := json.Unmarshal(s.leaf(tb).Payload, c); err != nil {
		tb.Fatal(err)
	}
	return c
}

func (s *scene) commit(by ledger.Actor, changes ...ledger.Change) error {
	_, err := s.Ledger.Commit(context.Background(), ledger.Drafts(string(s.id), by, changes)...)
	return err
}

// as is a person as the member they are.
func (s *scene) as(tb testing.TB, who ledger.Actor) ledger.Actor {
	tb.Helper()
	return s.Membership(tb, who, s.id).Actor(who)
}

func must(tb testing.TB, err error) {
	tb.Helper()
	if err != nil {
		tb.Fatal(err)
	}
}
