package plan

import (
	"context"
	"time"

	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/ledger"
	"intendant/backend/sqlite"
)

// PaymentMissed says that a payment didn't come. The subscription goes on until
// the days of grace are over. The owner of the installation commits it, as the
// operator: they are no member.
type PaymentMissed struct {
	At       int64  `json:"at"` // ms UTC
	Family   string `json:"family"`
	GraceEnd int64  `json:"grace_end"` // ms UTC
}

// MarkUnpaid begins the days of grace. Only the owner of the installation may.
func (p *Plans) MarkUnpaid(ctx context.Context, by ledger.Actor, id ident.Organization, family string) error {
	s, err := read(ctx, p.DB.Read(), id, family)
	if err != nil {
		return err
	}
	now := p.Clock.Now()
	return p.operate(ctx, by, id, &PaymentMissed{At: now.UnixMilli(), Family: family, GraceEnd: s.grace(now).UnixMilli()})
}

func (s *Subscription) grace(from time.Time) time.Time {
	return from.Add(time.Duration(s.Terms.GraceDays) * day)
}

// Check wants a subscription that is to be paid for: also one of which only what is
// used costs something.
func (c *PaymentMissed) Check(ctx context.Context, tx *sqlite.Tx, _ ledger.Actor, at ledger.Stamp) error {
	s, err := step(ctx, tx, at, c.Family, MissPayment)
	switch {
	case err != nil:
		return err
	case c.GraceEnd != s.grace(moment(c.At)).UnixMilli():
		return fault.New(fault.PriceChanged)
	}
	return recent(&Subscription{}, moment(c.At), at)
}

// Apply begins the days of grace.
func (c *PaymentMissed) Apply(ctx context.Context, tx *sqlite.Tx, _ ledger.Actor, at ledger.Stamp) error {
	return take(ctx, tx, at, c.Family, MissPayment, func(s *Subscription, to State) {
		s.State, s.GraceEnd = to, moment(c.GraceEnd)
	})
}

// Target is the subscription.
func (c *PaymentMissed) Target() ledger.Target { return target(c.Family) }
