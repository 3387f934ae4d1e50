package core

import (
	"context"

	"intendant/backend/ident"
	"intendant/backend/installation"
	"intendant/backend/ledger"
	"intendant/backend/organization"
	"intendant/backend/sqlite"
)

// authority answers the ledger's questions from the concepts that know.
type authority struct{}

// Permissions asks the organization for a member's, the installation for an
// account's.
func (authority) Permissions(ctx context.Context, q sqlite.Queryer, owner string, by ledger.Actor) (ledger.Permissions, error) {
	if id, err := ident.Parse[ident.Organization](owner); err == nil {
		return organization.Permissions(ctx, q, id, by.Member)
	}
	return installation.Permissions(ctx, q, by.Account)
}

// Includes reports whether a plan has a feature. Every organization is on the
// Free plan, which includes none.
func (authority) Includes(context.Context, sqlite.Queryer, string, ledger.Feature) (bool, error) {
	return false, nil
}
