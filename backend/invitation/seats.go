package invitation

import (
	"context"
	"strconv"

	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/ledger"
	"intendant/backend/organization"
	"intendant/backend/sqlite"
)

// Seats is how an organization's seats stand.
type Seats struct {
	Seats int // of the plan
	Used  int // by active members
	Open  int // held by open invitations
}

// Left is how many more people can be invited.
func (s Seats) Left() int { return max(0, s.Seats-s.Used-s.Open) }

// full is the refusal of one more.
func (s Seats) full() error {
	return fault.New(fault.SeatsFull, "seats", strconv.Itoa(s.Seats), "used", strconv.Itoa(s.Used), "invited", strconv.Itoa(s.Open))
}

func (i *Invitations) countSeats(ctx context.Context, q sqlite.Queryer, id ident.Organization) (Seats, error) {
	var s Seats
	var err error
	if s.Seats, err = i.Seats(ctx, q, id); err != nil {
		return s, err
	}
	if s.Used, err = organization.SeatsUsed(ctx, q, id); err != nil {
		return s, err
	}
	s.Open, err = CountOpen(ctx, q, id, i.Clock.Now().UnixMilli())
	return s, err
}

// CountOpen is how many invitations hold a seat at a time, in ms UTC.
func CountOpen(ctx context.Context, q sqlite.Queryer, id ident.Organization, at int64) (int, error) {
	var open int
	err := q.QueryRowContext(ctx,
		`SELECT COUNT(*) FROM invitation WHERE organization = ? AND ended IS NULL AND expires > ?`, id, at).Scan(&open)
	return open, sqlite.Classify(err)
}

// seats counts once for all invitations of a Commit: it has the database to
// itself, and ten thousand of them would otherwise count each other.
type seats struct {
	of        *Invitations
	operation ident.Operation // a Commit that is tried again has another one
	stand     Seats
}

// take holds a seat for one more person. Without s a Change was not made by Send.
func (s *seats) take(ctx context.Context, tx *sqlite.Tx, at ledger.Stamp) error {
	if s == nil {
		return fault.New(fault.PermissionDenied)
	}
	if s.operation != at.Operation {
		stand, err := s.of.countSeats(ctx, tx, at.Organization())
		if err != nil {
			return err
		}
		s.operation, s.stand = at.Operation, stand
	}
	if s.stand.Left() == 0 {
		return s.stand.full()
	}
	s.stand.Open++
	return nil
}
