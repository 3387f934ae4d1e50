package plan

import (
	"context"

	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/ledger"
	"intendant/backend/sqlite"
)

// Canceled ends a subscription at the period's end, and drops what was scheduled
// for it.
type Canceled struct {
	At     int64  `json:"at"` // ms UTC: the period's end
	Family string `json:"family"`
}

// Cancel cancels. It returns fault.ChangeNone where that was done.
func (p *Plans) Cancel(ctx context.Context, by ledger.Actor, id ident.Organization, family string) error {
	manager, err := p.manager(ctx, by, id)
	if err != nil {
		return err
	}
	s, err := read(ctx, p.DB.Read(), id, family)
	if err != nil {
		return err
	}
	return p.commit(ctx, manager, id, &Canceled{At: millis(s.PeriodEnd), Family: family})
}

// Check wants a subscription that goes on.
func (c *Canceled) Check(ctx context.Context, tx *sqlite.Tx, _ ledger.Actor, at ledger.Stamp) error {
	s, err := step(ctx, tx, at, c.Family, Cancel)
	switch {
	case err != nil:
		return err
	case s.Cancels:
		return fault.New(fault.ChangeNone)
	case c.At != s.PeriodEnd.UnixMilli():
		return fault.New(fault.PriceChanged)
	}
	return nil
}

// Apply remembers it.
func (c *Canceled) Apply(ctx context.Context, tx *sqlite.Tx, _ ledger.Actor, at ledger.Stamp) error {
	return take(ctx, tx, at, c.Family, Cancel, func(s *Subscription, to State) {
		s.State, s.Cancels, s.Scheduled = to, true, nil
	})
}

// Target is the subscription.
func (c *Canceled) Target() ledger.Target { return target(c.Family) }
