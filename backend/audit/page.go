package audit

import (
	"context"

	"intendant/backend/access"
	"intendant/backend/ident"
	"intendant/backend/ledger"
	"intendant/backend/organization"
	"intendant/backend/sqlite"
)

// Recent is how many entries Activity shows, on every plan.
const Recent = 50

// Activity is the newest entries of an organization.
type Activity struct {
	Entries []Entry
	Total   int64
}

// ReadActivity returns the newest entries to a member with access.ActivityRead.
func ReadActivity(ctx context.Context, db *sqlite.DB, by ident.Account, id ident.Organization) (Activity, error) {
	var a Activity
	err := db.ReadTx(ctx, func(q sqlite.Queryer) error {
		m, err := organization.MembershipOf(ctx, q, by, id)
		if err == nil {
			err = m.Require(access.ActivityRead)
		}
		if err != nil {
			return err
		}
		if a.Entries, err = Page(ctx, q, string(id), ledger.Newest, Recent); err != nil {
			return err
		}
		a.Total, err = ledger.Size(ctx, q, string(id))
		return err
	})
	return a, err
}

// Page reads at most limit entries of a ledger from before a sequence, newest
// first; ledger.Newest begins. The next page begins before the Seq of the last
// entry, and costs what this one does. Who may read is the caller's matter.
func Page(ctx context.Context, q sqlite.Queryer, owner string, before int64, limit int) ([]Entry, error) {
	leaves, err := ledger.Page(ctx, q, owner, before, limit)
	if err != nil {
		return nil, err
	}
	return entries(ctx, q, owner, leaves)
}

// Mentioning reads the entries of a ledger that name an identifier, newest first.
// Who may read is the caller's matter.
func Mentioning(ctx context.Context, q sqlite.Queryer, owner, id string, limit int) ([]Entry, error) {
	leaves, err := ledger.Mentioning(ctx, q, owner, id, 0, ledger.Newest, limit)
	if err != nil {
		return nil, err
	}
	return entries(ctx, q, owner, leaves)
}

func entries(ctx context.Context, q sqlite.Queryer, owner string, leaves []*ledger.Leaf) ([]Entry, error) {
	names, err := namesOf(ctx, q, owner, leaves)
	if err != nil {
		return nil, err
	}
	list := make([]Entry, 0, len(leaves))
	for _, leaf := range leaves {
		list = append(list, entry(leaf, names))
	}
	return list, nil
}
