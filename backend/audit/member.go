package audit

import (
	"context"

	"intendant/backend/access"
	"intendant/backend/ident"
	"intendant/backend/ledger"
	"intendant/backend/organization"
	"intendant/backend/sqlite"
)

// A member's page shows OfMember entries at most, out of the newest lookedThrough
// ones of the organization.
const (
	OfMember      = 20
	lookedThrough = 5_000
)

// ReadMember returns the newest entries by and about a member to one with
// access.ActivityRead.
func ReadMember(
	ctx context.Context, db *sqlite.DB, by ident.Account, id ident.Organization, member ident.Member,
) (list []Entry, err error) {
	err = db.ReadTx(ctx, func(q sqlite.Queryer) error {
		m, err := organization.MembershipOf(ctx, q, by, id)
		if err == nil {
			err = m.Require(access.ActivityRead)
		}
		if err != nil {
			return err
		}
		size, err := ledger.Size(ctx, q, string(id))
		if err != nil {
			return err
		}
		leaves, err := ledger.Mentioning(ctx, q, string(id), string(member), max(0, size-lookedThrough), ledger.Newest, OfMember)
		if err != nil {
			return err
		}
		list, err = entries(ctx, q, string(id), leaves)
		return err
	})
	return list, err
}
