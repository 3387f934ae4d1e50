package resource

import (
	"context"
	"slices"

	"intendant/backend/access"
	"intendant/backend/ident"
	"intendant/backend/ledger"
	"intendant/backend/plan"
	"intendant/backend/sqlite"
)

// Allowed is what a workspace may use.
type Allowed struct {
	All    bool
	Models []AllowedModel // all that the organization has, by name
}

// AllowedModel is a model that a workspace may use or not.
type AllowedModel struct {
	Model

	Allowed bool
}

// Allowed returns what a workspace may use to somebody who may read it.
func (r *Resources) Allowed(ctx context.Context, by ident.Account, id ident.Organization, w ident.Workspace) (a Allowed, err error) {
	err = r.DB.ReadTx(ctx, func(q sqlite.Queryer) error {
		if _, err := inside(ctx, q, by, id, w, access.WorkspaceRead); err != nil {
			return err
		}
		limited, list, err := allowed(ctx, q, id, w)
		if err != nil {
			return err
		}
		a.All = !limited
		currency, err := plan.Currency(ctx, q, id)
		if err != nil {
			return err
		}
		all, err := models(ctx, q, id, currency)
		for _, m := range all {
			a.Models = append(a.Models, AllowedModel{Model: m, Allowed: a.All || slices.Contains(list, m.ID)})
		}
		return err
	})
	return a, err
}

// SetAllowed says which models a workspace may use.
func (r *Resources) SetAllowed(
	ctx context.Context, by ledger.Actor, id ident.Organization, w ident.Workspace, all bool, list []ident.Model,
) error {
	m, err := inside(ctx, r.DB.Read(), by.Account, id, w, access.WorkspaceResources)
	if err != nil {
		return err
	}
	if all {
		list = nil
	}
	list = slices.Compact(slices.Sorted(slices.Values(list)))
	return r.commit(ctx, by, m, &AllowedSet{Workspace: w, All: all, Models: list})
}
