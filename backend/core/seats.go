package core

import (
	"context"

	"intendant/backend/ident"
	"intendant/backend/plan"
	"intendant/backend/sqlite"
)

// seats is how many seats an organization's plan has, and how many open
// invitations hold.
func seats(ctx context.Context, q sqlite.Queryer, id ident.Organization) (of, invited int, err error) {
	n, err := plan.Seats(ctx, q, id)
	if err != nil {
		return 0, 0, err
	}
	invited, err = invitedTo(ctx, q, id)
	return int(n), invited, err
}

// invitedTo is how many open invitations an organization has.
func invitedTo(context.Context, sqlite.Queryer, ident.Organization) (int, error) {
	return 0, nil // until there are invitations
}
