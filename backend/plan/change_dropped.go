package plan

import (
	"context"

	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/ledger"
	"intendant/backend/sqlite"
)

// ChangeDropped takes back what was scheduled for the period's end.
type ChangeDropped struct {
	Family string `json:"family"`
}

// Keep takes it back. It returns fault.ChangeNone where nothing is scheduled.
func (p *Plans) Keep(ctx context.Context, by ledger.Actor, id ident.Organization, family string) error {
	manager, err := p.manager(ctx, by, id)
	if err != nil {
		return err
	}
	return p.commit(ctx, manager, id, &ChangeDropped{Family: family})
}

// Check wants something scheduled.
func (c *ChangeDropped) Check(ctx context.Context, tx *sqlite.Tx, _ ledger.Actor, at ledger.Stamp) error {
	s, err := step(ctx, tx, at, c.Family, Keep)
	if err == nil && s.Scheduled == nil {
		err = fault.New(fault.ChangeNone)
	}
	return err
}

// Apply forgets it.
func (c *ChangeDropped) Apply(ctx context.Context, tx *sqlite.Tx, _ ledger.Actor, at ledger.Stamp) error {
	return take(ctx, tx, at, c.Family, Keep, func(s *Subscription, to State) { s.State, s.Scheduled = to, nil })
}

// Target is the subscription.
func (c *ChangeDropped) Target() ledger.Target { return target(c.Family) }
