package plan_test

import (
	"context"
	"slices"
	"sync"
	"testing"
	"time"

	"intendant/backend/fault"
	"intendant/backend/ledger"
	"intendant/backend/plan"
)

// kinds are those of the organization's entries from a sequence on.
func (s *scene) kinds(tb testing.TB, from int64) []string {
	tb.Helper()
	leaves, err := ledger.Page(tb.Context(), s.DB.Read(), string(s.id), ledger.Newest, 100)
	if err != nil {
		tb.Fatal(err)
	}
	var list []string
	for _, leaf := range slices.Backward(leaves) {
		if leaf.Seq >= from {
			list = append(list, leaf.Kind+" "+leaf.Target.ID)
		}
	}
	return list
}

// TestMonthsThatWereMissed are caught up on, in the order in which they were, each
// once.
func TestMonthsThatWereMissed(t *testing.T) {
	s := set(t)
	s.Clock.Advance(time.Date(2026, time.January, 31, 10, 0, 0, 0, time.UTC).Sub(s.Clock.Now()))
	s.subscribe(t, plan.Chat, "team", plan.Month, 2)
	s.Clock.Advance(15 * day)
	s.subscribe(t, plan.API, "scale", plan.Month, 1)
	must(t, s.Plans.Cancel(t.Context(), s.bruno, s.id, plan.API))
	from := s.leaf(t).Seq + 1
	s.pass(t, 80*day) // the program was closed until May 6
	want := []string{
		"subscription.renewed chat", // February 28
		"subscription.ended api",    // March 15
		"subscription.renewed chat", // March 31
		"subscription.renewed chat", // April 30
	}
	got := s.kinds(t, from)
	if len(got) != len(want) {
		t.Fatalf("%v", got)
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("%v", got)
		}
	}
	all, err := s.Plans.Subscriptions(t.Context(), s.bruno.Account, s.id)
	if err != nil {
		t.Fatal(err)
	}
	starts := []string{"2026-04-30", "2026-03-31", "2026-02-28", "2026-01-31"}
	for i, c := range all.Charges {
		if got := time.UnixMilli(c.From).UTC().Format(time.DateOnly); got != starts[i] || c.Amount != 2*2499 || c.Kind != plan.LinePeriod {
			t.Errorf("%s: %+v", got, c)
		}
	}
	s.catchUp(t)
	if again := s.kinds(t, from); len(again) != len(want) {
		t.Errorf("done twice: %v", again)
	}
	s.Sound(t)
}

// Several may look at the same moment: it happens once all the same.
func TestSeveralCatchUp(t *testing.T) {
	s := set(t)
	s.subscribe(t, plan.Chat, "team", plan.Month, 2)
	from := s.leaf(t).Seq + 1
	s.Clock.Advance(95 * day)
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			if err := s.Plans.CatchUp(context.Background()); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	if got := s.kinds(t, from); len(got) != 3 {
		t.Errorf("%v", got)
	}
	s.Sound(t)
}

// A clock that goes back makes nothing happen, nor happen again.
func TestAClockThatGoesBack(t *testing.T) {
	s := set(t)
	s.subscribe(t, plan.Chat, "team", plan.Month, 2)
	s.pass(t, 31*day)
	before := s.Trace(t)
	s.pass(t, -200*day)
	s.Refused(t, fault.PriceChanged, func() error {
		p := s.preview(t, plan.Chat, "team", plan.Month, 3)
		return s.Plans.Subscribe(t.Context(), s.bruno, s.id, order(plan.Chat, p))
	})
	s.pass(t, 201*day)
	if after := s.Trace(t); after["ledger_entry"] != before["ledger_entry"] {
		t.Errorf("%v, then %v", before, after)
	}
}

// Until the program has done what is due nobody does anything else.
func TestWhatIsDueComesFirst(t *testing.T) {
	s := set(t)
	s.subscribe(t, plan.Chat, "team", plan.Month, 2)
	end := s.has(t, plan.Chat).PeriodEnd
	s.Clock.Advance(end.Sub(s.Clock.Now()))
	for _, do := range []func() error{
		func() error { return s.Plans.Cancel(t.Context(), s.bruno, s.id, plan.Chat) },
		func() error { return s.Plans.MarkUnpaid(t.Context(), s.astrid, s.id, plan.Chat) },
		func() error {
			_, err := s.Plans.Preview(t.Context(), s.bruno.Account, s.id, plan.Chat, plan.Request{Plan: "team", Interval: plan.Month, Seats: 3})
			return err
		},
	} {
		s.Refused(t, fault.SubscriptionState, do)
	}
	s.catchUp(t)
	if p := s.subscribe(t, plan.Chat, "team", plan.Month, 3); p.DueNow != 2499 || !p.PeriodStart.Equal(end) {
		t.Errorf("%+v", p)
	}
}
