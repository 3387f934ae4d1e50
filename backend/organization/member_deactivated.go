package organization

import (
	"context"
	"strconv"

	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/ledger"
	"intendant/backend/sqlite"
)

// MemberDeactivated takes a member's seat. They keep roles and membership, and may
// do nothing here but leave.
type MemberDeactivated struct {
	Member ident.Member `json:"member"`

	Trial `json:"-"`
}

// Check wants a member with a seat, and an active Admin left.
func (c *MemberDeactivated) Check(ctx context.Context, tx *sqlite.Tx, _ ledger.Actor, at ledger.Stamp) error {
	m, err := activeMember(ctx, tx, at.Organization(), c.Member)
	switch {
	case err != nil:
	case m.inactive:
		err = fault.New(fault.ChangeNone)
	default:
		err = keepsAdmin(ctx, tx, at.Organization(), c.Member)
	}
	return c.Verdict(err)
}

// Apply takes the seat.
func (c *MemberDeactivated) Apply(ctx context.Context, tx *sqlite.Tx, _ ledger.Actor, at ledger.Stamp) error {
	return Deactivate(ctx, tx, at, []ident.Member{c.Member})
}

// Target is the member.
func (c *MemberDeactivated) Target() ledger.Target { return target(c.Member) }

// MemberActivated gives a member a seat again.
type MemberActivated struct {
	Member ident.Member `json:"member"`
	// Seats must be set for Check.
	Seats Seats `json:"-"`

	instead ident.Member // who gives up their seat for it in the same Commit
	Trial   `json:"-"`
}

// Check wants a member without a seat, and a seat that is free or given up.
func (c *MemberActivated) Check(ctx context.Context, tx *sqlite.Tx, _ ledger.Actor, at ledger.Stamp) error {
	m, err := activeMember(ctx, tx, at.Organization(), c.Member)
	switch {
	case err != nil:
	case !m.inactive:
		err = fault.New(fault.ChangeNone)
	case c.instead != "": // as many seats are used as before
	default:
		err = seatFree(ctx, tx, at.Organization(), c.Seats)
	}
	return c.Verdict(err)
}

// seatFree returns fault.SeatsFull unless another member may be active.
func seatFree(ctx context.Context, q sqlite.Queryer, id ident.Organization, of Seats) error {
	seats, invited, err := of(ctx, q, id)
	if err != nil {
		return err
	}
	used, err := SeatsUsed(ctx, q, id)
	if err == nil && used+invited >= seats {
		err = fault.New(fault.SeatsFull,
			"seats", strconv.Itoa(seats), "used", strconv.Itoa(used), "invited", strconv.Itoa(invited))
	}
	return err
}

// Apply gives the seat.
func (c *MemberActivated) Apply(ctx context.Context, tx *sqlite.Tx, _ ledger.Actor, at ledger.Stamp) error {
	_, err := tx.ExecContext(ctx, `UPDATE member SET inactive = NULL WHERE organization = ? AND id = ?`, at.Ledger, c.Member)
	return err
}

// Target is the member.
func (c *MemberActivated) Target() ledger.Target { return target(c.Member) }
