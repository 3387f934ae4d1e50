package plan

import (
	"context"
	"reflect"

	"intendant/backend/fault"
	"intendant/backend/ledger"
	"intendant/backend/sqlite"
)

// ChangeScheduled puts a subscription on other terms from the period's end on.
type ChangeScheduled struct {
	At     int64  `json:"at"` // ms UTC: the period's end
	Family string `json:"family"`
	Terms  Terms  `json:"terms"`

	before Terms `json:"-"` // read by Check
}

// Check makes the quote again: it must come to the same.
func (c *ChangeScheduled) Check(ctx context.Context, tx *sqlite.Tx, _ ledger.Actor, at ledger.Stamp) error {
	s, err := step(ctx, tx, at, c.Family, Schedule)
	if err != nil {
		return err
	}
	now, err := Current(ctx, tx)
	if err != nil {
		return err
	}
	q, err := quote(now, s, c.Terms.request(), at.Time)
	if err != nil {
		return err
	}
	again, ok := q.change(c.Family).(*ChangeScheduled)
	if c.before = (Terms{}); !ok || !reflect.DeepEqual(c, again) {
		return fault.New(fault.PriceChanged)
	}
	c.before = s.Terms
	return nil
}

// Diff is the terms now and then.
func (c *ChangeScheduled) Diff(context.Context, *sqlite.Tx) (ledger.Diff, error) {
	return differ(c.before, c.Terms), nil
}

// Apply remembers the terms.
func (c *ChangeScheduled) Apply(ctx context.Context, tx *sqlite.Tx, _ ledger.Actor, at ledger.Stamp) error {
	return take(ctx, tx, at, c.Family, Schedule, func(s *Subscription, to State) {
		s.State, s.Scheduled, s.Cancels = to, &c.Terms, false
	})
}

// Target is the subscription.
func (c *ChangeScheduled) Target() ledger.Target { return target(c.Family) }
