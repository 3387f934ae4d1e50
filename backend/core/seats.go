package core

import (
	"context"

	"intendant/backend/ident"
	"intendant/backend/invitation"
	"intendant/backend/plan"
	"intendant/backend/sqlite"
)

// seats is how many seats an organization's plan has, and how many open
// invitations hold.
func (c *Core) seats(ctx context.Context, q sqlite.Queryer, id ident.Organization) (of, invited int, err error) {
	if of, err = planSeats(ctx, q, id); err != nil {
		return 0, 0, err
	}
	invited, err = c.invitedTo(ctx, q, id)
	return of, invited, err
}

func planSeats(ctx context.Context, q sqlite.Queryer, id ident.Organization) (int, error) {
	n, err := plan.Seats(ctx, q, id)
	return int(n), err
}

// invitedTo is how many open invitations an organization has.
func (c *Core) invitedTo(ctx context.Context, q sqlite.Queryer, id ident.Organization) (int, error) {
	return invitation.CountOpen(ctx, q, id, c.options.Clock.Now().UnixMilli())
}
