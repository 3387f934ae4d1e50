package resource

import (
	"context"
	"net/http"

	"intendant/backend/access"
	"intendant/backend/ident"
	"intendant/backend/ledger"
	"intendant/backend/organization"
	"intendant/backend/sqlite"
	"intendant/backend/workspace"
)

// Deps is what Resources works with; all must be set.
type Deps struct {
	DB     *sqlite.DB
	Ledger *ledger.Ledger
	IDs    *ident.Source
	Keys   organization.Keys
}

// Resources is where people say what their workspaces may use.
type Resources struct {
	Deps

	client *http.Client
}

// New makes Resources.
func New(d Deps) *Resources { return &Resources{Deps: d, client: newClient()} }

// in is the membership of an account that has a permission in an organization.
func in(ctx context.Context, q sqlite.Queryer, by ident.Account, id ident.Organization, p access.Permission) (organization.Membership, error) {
	m, err := organization.MembershipOf(ctx, q, by, id)
	if err == nil {
		err = m.Require(p)
	}
	return m, err
}

// inside is the membership of an account that has a permission in a workspace.
func inside(
	ctx context.Context, q sqlite.Queryer, by ident.Account, id ident.Organization, w ident.Workspace, p access.Permission,
) (organization.Membership, error) {
	a, err := workspace.AccessOf(ctx, q, by, id, w)
	if err == nil {
		err = a.Require(p)
	}
	return a.Membership, err
}

// commit makes Changes of a member's, all or none of them.
func (r *Resources) commit(ctx context.Context, by ledger.Actor, m organization.Membership, changes ...ledger.Change) error {
	_, err := r.Ledger.Commit(ctx, ledger.Drafts(string(m.Organization), m.Actor(by), changes)...)
	return err
}
