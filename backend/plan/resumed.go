package plan

import (
	"context"

	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/ledger"
	"intendant/backend/sqlite"
)

// Resumed takes a cancellation back.
type Resumed struct {
	Family string `json:"family"`
}

// Resume takes it back. It returns fault.ChangeNone where nothing was canceled.
func (p *Plans) Resume(ctx context.Context, by ledger.Actor, id ident.Organization, family string) error {
	manager, err := p.manager(ctx, by, id)
	if err != nil {
		return err
	}
	return p.commit(ctx, manager, id, &Resumed{Family: family})
}

// Check wants a cancellation.
func (c *Resumed) Check(ctx context.Context, tx *sqlite.Tx, _ ledger.Actor, at ledger.Stamp) error {
	s, err := step(ctx, tx, at, c.Family, Resume)
	if err == nil && !s.Cancels {
		err = fault.New(fault.ChangeNone)
	}
	return err
}

// Apply forgets it.
func (c *Resumed) Apply(ctx context.Context, tx *sqlite.Tx, _ ledger.Actor, at ledger.Stamp) error {
	return take(ctx, tx, at, c.Family, Resume, func(s *Subscription, to State) { s.State, s.Cancels = to, false })
}

// Target is the subscription.
func (c *Resumed) Target() ledger.Target { return target(c.Family) }
