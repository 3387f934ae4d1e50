package plan_test

import (
	"context"
	"sync"
	"sync/atomic"
	"testing"

	"intendant/backend/fault"
	"intendant/backend/plan"
)

// race lets several do the same at once, and counts for how many it worked.
func race(t *testing.T, do func() error) int64 {
	t.Helper()
	var won atomic.Int64
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			err := do()
			switch {
			case err == nil:
				won.Add(1)
			case fault.Is(err, fault.PriceChanged), fault.Is(err, fault.ChangeNone), fault.Is(err, fault.SubscriptionState), fault.Is(err, fault.TrialUsed):
			default:
				t.Error(err)
			}
		})
	}
	all.Wait()
	return won.Load()
}

// Of several windows in which the same is confirmed at once, one does it and one is
// charged for.
func TestSeveralConfirmAtOnce(t *testing.T) {
	s := set(t)
	ctx := context.Background()
	if won := race(t, func() error { return s.Plans.StartTrial(ctx, s.bruno, s.id, plan.Chat) }); won != 1 {
		t.Errorf("%d trials", won)
	}
	for _, seats := range []int64{3, 5} {
		p := s.preview(t, plan.Chat, "team", plan.Month, seats)
		if won := race(t, func() error { return s.Plans.Subscribe(ctx, s.bruno, s.id, order(plan.Chat, p)) }); won != 1 {
			t.Errorf("it was subscribed to %d times", won)
		}
	}
	if won := race(t, func() error { return s.Plans.Cancel(ctx, s.bruno, s.id, plan.Chat) }); won != 1 {
		t.Errorf("it was canceled %d times", won)
	}
	all, err := s.Plans.Subscriptions(ctx, s.bruno.Account, s.id)
	if err != nil || len(all.Charges) != 3 {
		t.Errorf("%+v, %v", all.Charges, err)
	}
	s.Sound(t)
}
