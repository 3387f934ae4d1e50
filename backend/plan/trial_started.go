package plan

import (
	"context"
	"reflect"
	"time"

	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/ledger"
	"intendant/backend/sqlite"
)

// TrialStarted begins the trial of a family's plan that has one, once.
type TrialStarted struct {
	At     int64  `json:"at"`   // ms UTC
	Ends   int64  `json:"ends"` // ms UTC
	Family string `json:"family"`
	Terms  Terms  `json:"terms"`

	before Terms `json:"-"` // read by Check
}

const day = 24 * time.Hour

// StartTrial begins it. It returns fault.TrialUsed the second time, and
// fault.SubscriptionState where the organization isn't on the free plan.
func (p *Plans) StartTrial(ctx context.Context, by ledger.Actor, id ident.Organization, family string) error {
	manager, err := p.manager(ctx, by, id)
	if err != nil {
		return err
	}
	c, err := Current(ctx, p.DB.Read())
	if err != nil {
		return err
	}
	now := p.Clock.Now()
	t, trial, ok := c.trialTerms(family)
	if !ok {
		return fault.New(fault.NotFound)
	}
	return p.commit(ctx, manager, id, &TrialStarted{
		At: now.UnixMilli(), Ends: now.Add(time.Duration(trial.Days) * day).UnixMilli(), Family: family, Terms: t,
	})
}

// Check wants the free plan, a trial that is offered, and none before.
func (c *TrialStarted) Check(ctx context.Context, tx *sqlite.Tx, _ ledger.Actor, at ledger.Stamp) error {
	s, err := step(ctx, tx, at, c.Family, StartTrial)
	if err != nil {
		return err
	}
	if !s.Trialed.IsZero() {
		return fault.New(fault.TrialUsed)
	}
	now, err := Current(ctx, tx)
	if err != nil {
		return err
	}
	t, trial, ok := now.trialTerms(c.Family)
	ends := moment(c.At).Add(time.Duration(trial.Days) * day).UnixMilli()
	if !ok || ends != c.Ends || !reflect.DeepEqual(t, c.Terms) {
		return fault.New(fault.PriceChanged)
	}
	c.before = s.Terms
	return recent(s, moment(c.At), at)
}

// lately is how long what a preview said can be confirmed.
const lately = 15 * time.Minute

// recent makes sure that something takes effect when it is committed or, so that
// what was shown is what is done, a moment before.
func recent(s *Subscription, effect time.Time, at ledger.Stamp) error {
	if effect.After(at.Time) || effect.Before(at.Time.Add(-lately)) || effect.Before(s.Changed) || effect.Before(s.PeriodStart) {
		return fault.New(fault.PriceChanged)
	}
	return nil
}

// Diff is the plan before and on trial.
func (c *TrialStarted) Diff(context.Context, *sqlite.Tx) (ledger.Diff, error) {
	return differ(c.before, c.Terms), nil
}

// Apply puts the subscription on trial.
func (c *TrialStarted) Apply(ctx context.Context, tx *sqlite.Tx, _ ledger.Actor, at ledger.Stamp) error {
	err := take(ctx, tx, at, c.Family, StartTrial, func(s *Subscription, to State) {
		s.become(to, c.Terms, moment(c.At))
		s.Trialed, s.TrialEnd = moment(c.At), moment(c.Ends)
	})
	if err != nil {
		return err
	}
	return unseat(ctx, tx, at)
}

// Target is the subscription.
func (c *TrialStarted) Target() ledger.Target { return target(c.Family) }
