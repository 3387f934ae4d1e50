package plan

import (
	"context"

	"intendant/backend/fault"
	"intendant/backend/ledger"
	"intendant/backend/sqlite"
)

// Why a subscription ended.
const (
	ReasonTrial    = "trial"    // it was one, and is over
	ReasonCanceled = "canceled" // and the period is over
	ReasonGrace    = "grace"    // the days after a missed payment are over
)

// Ended puts a subscription back on the family's free plan. Nothing is deleted:
// members for whom there is no seat become inactive. The program commits it when
// it is due.
type Ended struct {
	At     int64  `json:"at"` // ms UTC: when it was due
	Family string `json:"family"`
	Reason string `json:"reason"`
	Terms  Terms  `json:"terms"`

	before Terms `json:"-"` // read by Check
}

func ending(c *Catalogue, s *Subscription) *Ended {
	at, _ := s.due()
	reason := ReasonCanceled
	switch {
	case s.State == Trialing:
		reason = ReasonTrial
	case s.State == PastDue && at.Equal(s.GraceEnd):
		reason = ReasonGrace
	}
	return &Ended{At: at.UnixMilli(), Family: s.Family, Reason: reason, Terms: c.freeTerms(s.Family)}
}

// Check wants a subscription whose end is due.
func (c *Ended) Check(ctx context.Context, tx *sqlite.Tx, _ ledger.Actor, at ledger.Stamp) error {
	s, err := step(ctx, tx, at, c.Family, End)
	if err != nil {
		return err
	}
	now, err := Current(ctx, tx)
	if err != nil {
		return err
	}
	when, what := s.due()
	if is := ending(now, s); what != End || when.After(at.Time) || c.At != is.At || c.Reason != is.Reason {
		return fault.New(fault.SubscriptionState)
	}
	c.before = s.Terms
	return offered(ctx, tx, c.Family, c.Terms)
}

// Diff is the terms before and after.
func (c *Ended) Diff(context.Context, *sqlite.Tx) (ledger.Diff, error) {
	return differ(c.before, c.Terms), nil
}

// Apply puts it back.
func (c *Ended) Apply(ctx context.Context, tx *sqlite.Tx, _ ledger.Actor, at ledger.Stamp) error {
	err := take(ctx, tx, at, c.Family, End, func(s *Subscription, _ State) { s.end(c.Terms, moment(c.At)) })
	if err != nil {
		return err
	}
	return unseat(ctx, tx, at)
}

// Target is the subscription.
func (c *Ended) Target() ledger.Target { return target(c.Family) }
