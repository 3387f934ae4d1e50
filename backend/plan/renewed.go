package plan

import (
	"context"
	"reflect"

	"intendant/backend/fault"
	"intendant/backend/ledger"
	"intendant/backend/sqlite"
)

// Renewed begins the next period, on the terms that were scheduled or on the same.
// The program commits it when the period is over.
type Renewed struct {
	Family      string `json:"family"`
	Lines       []Line `json:"lines"`
	PeriodEnd   int64  `json:"period_end"`   // ms UTC
	PeriodStart int64  `json:"period_start"` // ms UTC
	Terms       Terms  `json:"terms"`

	before Terms `json:"-"` // read by Check
}

// renewal is the next period of a subscription.
func renewal(s *Subscription) *Renewed {
	t := s.Terms
	if s.Scheduled != nil {
		t = *s.Scheduled
	}
	start := s.PeriodEnd
	end := periodAfter(s.Anchor, start, t.Interval)
	q := Quote{Lines: []Line{}}.with(LinePeriod, t, 1, start, start, end)
	return &Renewed{Family: s.Family, Lines: q.Lines, PeriodEnd: end.UnixMilli(), PeriodStart: start.UnixMilli(), Terms: t}
}

// Check wants a period that is over and goes on.
func (c *Renewed) Check(ctx context.Context, tx *sqlite.Tx, _ ledger.Actor, at ledger.Stamp) error {
	s, err := step(ctx, tx, at, c.Family, Renew)
	if err != nil {
		return err
	}
	c.before = Terms{}
	if when, what := s.due(); what != Renew || when.After(at.Time) || !reflect.DeepEqual(c, renewal(s)) {
		return fault.New(fault.SubscriptionState)
	}
	c.before = s.Terms
	return nil
}

// Diff is the terms before and after.
func (c *Renewed) Diff(context.Context, *sqlite.Tx) (ledger.Diff, error) {
	return differ(c.before, c.Terms), nil
}

// Apply writes the period and what it costs.
func (c *Renewed) Apply(ctx context.Context, tx *sqlite.Tx, _ ledger.Actor, at ledger.Stamp) error {
	err := take(ctx, tx, at, c.Family, Renew, func(s *Subscription, to State) {
		s.become(to, c.Terms, moment(c.PeriodStart))
		s.PeriodStart, s.PeriodEnd = moment(c.PeriodStart), moment(c.PeriodEnd)
	})
	if err != nil {
		return err
	}
	if err := charge(ctx, tx, at, c.Family, c.Terms.Currency, c.Lines); err != nil {
		return err
	}
	return unseat(ctx, tx, at)
}

// Target is the subscription.
func (c *Renewed) Target() ledger.Target { return target(c.Family) }
