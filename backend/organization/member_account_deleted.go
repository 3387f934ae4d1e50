package organization

import (
	"context"

	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/ledger"
	"intendant/backend/sqlite"
)

// MemberAccountDeleted is MemberLeft and MemberErased in one, by a person who
// deletes their account: afterwards nobody could ask for the other.
type MemberAccountDeleted struct {
	Member ident.Member `json:"member"`
}

// Check wants oneself, and an Admin left.
func (c *MemberAccountDeleted) Check(ctx context.Context, tx *sqlite.Tx, by ledger.Actor, at ledger.Stamp) error {
	if by.Member != c.Member {
		return fault.New(fault.PermissionDenied)
	}
	return checkGoing(ctx, tx, c.Member, at)
}

// Apply ends the membership and empties the member's row.
func (c *MemberAccountDeleted) Apply(ctx context.Context, tx *sqlite.Tx, by ledger.Actor, at ledger.Stamp) error {
	return (&MemberErased{Member: c.Member}).Apply(ctx, tx, by, at)
}

// Erases what earlier entries hold of the person.
func (c *MemberAccountDeleted) Erases() []ledger.Erasure {
	return []ledger.Erasure{{Subject: string(c.Member)}}
}

// Target is the member.
func (c *MemberAccountDeleted) Target() ledger.Target { return target(c.Member) }
