package workspace

import (
	"context"
	"time"

	"intendant/backend/access"
	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/ledger"
	"intendant/backend/organization"
	"intendant/backend/sqlite"
)

// Workspace is an isolated environment in an organization.
type Workspace struct {
	ID           ident.Workspace
	Organization ident.Organization
	Name         string
	Default      bool
	Created      time.Time
	Archived     time.Time // zero while it can be used
}

// IsArchived reports whether nothing can be done in it any more.
func (w Workspace) IsArchived() bool { return !w.Archived.IsZero() }

// Deps is what Workspaces works with; all must be set.
type Deps struct {
	DB     *sqlite.DB
	Ledger *ledger.Ledger
	IDs    *ident.Source
	// Called is what a default workspace is called at first, in a language.
	Called func(language string) string
}

// Workspaces is where people make, change and archive workspaces.
type Workspaces struct{ Deps }

// New makes Workspaces.
func New(d Deps) *Workspaces { return &Workspaces{Deps: d} }

// May finds what an account is in a workspace, and requires a permission of it:
// query functions of whatever belongs to a workspace begin with it.
func (w *Workspaces) May(
	ctx context.Context, by ident.Account, org ident.Organization, id ident.Workspace, p access.Permission,
) (Access, error) {
	a, err := AccessOf(ctx, w.DB.Read(), by, org, id)
	if err == nil {
		err = a.Require(p)
	}
	return a, err
}

// commit makes a Change of a member's.
func (w *Workspaces) commit(ctx context.Context, by ledger.Actor, m organization.Membership, c ledger.Change) error {
	_, err := w.Ledger.Commit(ctx, ledger.Draft{Ledger: string(m.Organization), By: m.Actor(by), Change: c})
	return err
}

// Access is what an account is in a workspace.
type Access struct {
	organization.Membership

	Workspace Workspace
	Role      access.WorkspaceRole // empty without one there
	Can       access.Set           // by all their roles; in an archived workspace only what reads
}

// Require returns fault.PermissionDenied unless one of the roles gives p, and
// fault.WorkspaceArchived where one would, had the workspace not been archived.
func (a Access) Require(p access.Permission) error {
	switch {
	case a.Can[p]:
		return nil
	case a.Workspace.IsArchived() && access.Of(a.Roles...).In(a.Role)[p]:
		return fault.New(fault.WorkspaceArchived)
	}
	return fault.New(fault.PermissionDenied, "permission", string(p))
}

// AccessOf finds what an account is in a workspace, as In does.
func AccessOf(ctx context.Context, q sqlite.Queryer, by ident.Account, org ident.Organization, id ident.Workspace) (Access, error) {
	m, err := organization.MembershipOf(ctx, q, by, org)
	if err != nil {
		return Access{}, err
	}
	return In(ctx, q, m, id)
}

// In finds what a member is in a workspace. It returns fault.NotFound where the
// workspace is not the organization's or the member may not know of it, and
// fault.MemberInactive to one without a seat.
func In(ctx context.Context, q sqlite.Queryer, m organization.Membership, id ident.Workspace) (Access, error) {
	if m.Inactive {
		return Access{}, fault.New(fault.MemberInactive)
	}
	w, role, err := standing(ctx, q, m.Organization, id, m.Member)
	if err != nil {
		return Access{}, err
	}
	a := accessTo(m, w, role)
	if len(a.Can) == 0 {
		return Access{}, fault.New(fault.NotFound)
	}
	return a, nil
}

func accessTo(m organization.Membership, w Workspace, role access.WorkspaceRole) Access {
	a := Access{Membership: m, Workspace: w, Role: role, Can: access.Of(m.Roles...).In(role)}
	if w.IsArchived() {
		a.Can = a.Can.Readable()
	}
	return a
}

// Permissions are what a member may change in a workspace, for the ledger's
// Authority. It returns fault.NotFound where the workspace is not the
// organization's, and fault.WorkspaceArchived where nothing can change there.
func Permissions(
	ctx context.Context, q sqlite.Queryer, org ident.Organization, id ident.Workspace, member ident.Member,
) (access.Set, error) {
	everywhere, err := organization.Permissions(ctx, q, org, member)
	if err != nil || !everywhere[access.OrganizationRead] { // a stranger, or without a seat
		return access.Set{}, err
	}
	w, role, err := standing(ctx, q, org, id, member)
	switch {
	case err != nil:
		return nil, err
	case w.IsArchived():
		return nil, fault.New(fault.WorkspaceArchived)
	}
	return everywhere.In(role), nil
}

func milliseconds(ms int64) time.Time { return time.UnixMilli(ms).UTC() }
