package core

import (
	"context"

	"intendant/backend/access"
	"intendant/backend/ident"
	"intendant/backend/installation"
	"intendant/backend/ledger"
	"intendant/backend/organization"
	"intendant/backend/plan"
	"intendant/backend/sqlite"
	"intendant/backend/workspace"
)

// authority answers the ledger's questions from the concepts that know.
type authority struct{}

// Permissions asks the organization or the workspace for a member's, the
// installation for an account's.
func (authority) Permissions(
	ctx context.Context, q sqlite.Queryer, owner string, in ident.Workspace, by ledger.Actor,
) (ledger.Permissions, error) {
	id, err := ident.Parse[ident.Organization](owner)
	if err != nil {
		return installation.Permissions(ctx, q, by.Account)
	}
	if by.Member == "" {
		return operator(ctx, q, by)
	}
	if in != "" {
		return workspace.Permissions(ctx, q, id, in, by.Member)
	}
	return organization.Permissions(ctx, q, id, by.Member)
}

// operator is what somebody may do in an organization's ledger who comes as an
// account and not as a member: the owner of the installation what is the operator's,
// which is that a payment came or didn't, and nobody else anything.
func operator(ctx context.Context, q sqlite.Queryer, by ledger.Actor) (ledger.Permissions, error) {
	of, err := installation.Permissions(ctx, q, by.Account)
	return ledger.Permissions{access.Owner: of[access.Owner]}, err
}

// Includes asks the organization's subscriptions.
func (authority) Includes(ctx context.Context, q sqlite.Queryer, owner string, f ledger.Feature) (bool, error) {
	return plan.Includes(ctx, q, ident.Organization(owner), f)
}
