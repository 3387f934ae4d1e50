package plan

import (
	"context"
	"time"

	"intendant/backend/ident"
	"intendant/backend/ledger"
	"intendant/backend/sqlite"
)

// PaymentReceived puts right what PaymentMissed said.
type PaymentReceived struct {
	Family string `json:"family"`
}

// MarkPaid ends the days of grace. Only the owner of the installation may.
func (p *Plans) MarkPaid(ctx context.Context, by ledger.Actor, id ident.Organization, family string) error {
	return p.operate(ctx, by, id, &PaymentReceived{Family: family})
}

// Check wants a missed payment.
func (c *PaymentReceived) Check(ctx context.Context, tx *sqlite.Tx, _ ledger.Actor, at ledger.Stamp) error {
	_, err := step(ctx, tx, at, c.Family, ReceivePayment)
	return err
}

// Apply puts it right.
func (c *PaymentReceived) Apply(ctx context.Context, tx *sqlite.Tx, _ ledger.Actor, at ledger.Stamp) error {
	return take(ctx, tx, at, c.Family, ReceivePayment, func(s *Subscription, to State) {
		s.State, s.GraceEnd = to, time.Time{}
	})
}

// Target is the subscription.
func (c *PaymentReceived) Target() ledger.Target { return target(c.Family) }
