package desktop

import (
	"context"
	"time"

	"intendant/backend/access"
	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/ledger"
	"intendant/backend/organization"
	"intendant/backend/plan"
	"intendant/backend/session"
)

// List shows the organizations of the account.
func (o *Organization) List(in Nothing) (OrganizationsView, error) {
	return call(o.room, "Organization.List", in, visit.organizations)
}

// Create makes an organization and opens it.
func (o *Organization) Create(in CreateInput) (OrganizationRef, error) {
	return call(o.room, "Organization.Create", in, visit.create)
}

// Open makes an organization the one that this session is in.
func (o *Organization) Open(in OrganizationInput) (OrganizationRef, error) {
	return call(o.room, "Organization.Open", in, visit.open)
}

// General shows the page Organization → General.
func (o *Organization) General(in OrganizationInput) (GeneralView, error) {
	return call(o.room, "Organization.General", in, visit.general)
}

// Rename gives an organization another name.
func (o *Organization) Rename(in RenameInput) (GeneralView, error) {
	return call(o.room, "Organization.Rename", in, visit.rename)
}

// Delete erases an organization.
func (o *Organization) Delete(in DeleteInput) (SessionView, error) {
	return call(o.room, "Organization.Delete", in, visit.deleteOrganization)
}

func (v visit) organizations(ctx context.Context, _ Nothing) (OrganizationsView, error) {
	list, err := v.Organizations.List(ctx, v.session.Account)
	view := OrganizationsView{Organizations: make([]OrganizationRef, 0, len(list))}
	for _, one := range list {
		ref, err := v.organizationRef(ctx, one)
		if err != nil {
			return OrganizationsView{}, err
		}
		view.Organizations = append(view.Organizations, ref)
	}
	return view, err
}

func (v visit) create(ctx context.Context, in CreateInput) (OrganizationRef, error) {
	made, err := v.Organizations.Create(ctx, v.by(), in.Name)
	if err != nil {
		return OrganizationRef{}, err
	}
	return v.open(ctx, OrganizationInput{ID: string(made.ID)})
}

func (v visit) open(ctx context.Context, in OrganizationInput) (OrganizationRef, error) {
	id := ident.Organization(in.ID)
	opened, err := v.Organizations.Open(ctx, v.by(), id, v.session.Opened(id))
	if err != nil {
		return OrganizationRef{}, err
	}
	v.room.session.SetOrganization(id)
	v.Directory.Warm(ctx, v.session.Account, id)
	return v.organizationRef(ctx, opened)
}

func (v visit) general(ctx context.Context, in OrganizationInput) (GeneralView, error) {
	page, err := v.Organizations.General(ctx, v.session.Account, ident.Organization(in.ID))
	return v.generalView(page), err
}

func (v visit) rename(ctx context.Context, in RenameInput) (GeneralView, error) {
	page, err := v.Organizations.RenameFrom(ctx, v.by(), ident.Organization(in.ID), in.Was, in.Name)
	return v.generalView(page), err
}

func (v visit) deleteOrganization(ctx context.Context, in DeleteInput) (SessionView, error) {
	id := ident.Organization(in.ID)
	if err := v.Organizations.Delete(ctx, v.by(), id, in.Name, in.Password); err != nil {
		return SessionView{}, err
	}
	v.core.Sessions().Close(id)
	return v.sessionView(ctx)
}

// openOrganization is the one that a session is in, unless it is gone.
func (v visit) openOrganization(ctx context.Context, now session.Session) (*OrganizationRef, error) {
	if now.Organization == "" {
		return nil, nil //nolint:nilnil // none is open
	}
	page, err := v.Organizations.General(ctx, now.Account, now.Organization)
	if fault.Is(err, fault.NotFound) || fault.Is(err, fault.MemberInactive) {
		return nil, nil //nolint:nilnil // it was deleted, or they left it or have no seat any more
	}
	if err != nil {
		return nil, err
	}
	ref, err := v.organizationRef(ctx, page.Organization)
	return &ref, err
}

func (v visit) generalView(g organization.General) GeneralView {
	device := v.Ledger.Device()
	return GeneralView{
		ID: string(g.ID), Name: g.Name, Created: g.Created.Format(time.RFC3339Nano), CreatedBy: g.CreatedBy,
		Entries: g.Entries, Fingerprint: ledger.Fingerprint(device.Public()),
		MFAPolicy: g.MFAPolicy, SetMFA: Availability(g.SetMFA),
		Rename: Availability(g.Rename), Delete: Availability(g.Delete),
	}
}

func (v visit) organizationRef(ctx context.Context, o organization.Organization) (OrganizationRef, error) {
	name, err := plan.NameOf(ctx, v.DB.Read(), o.ID, v.language())
	return OrganizationRef{ID: string(o.ID), Name: o.Name, Plan: name, MFAPolicy: o.MFAPolicy, Roles: roleNames(o.Roles), Inactive: o.Inactive}, err
}

func roleNames(roles []access.Role) []string {
	names := make([]string, 0, len(roles))
	for _, role := range roles {
		names = append(names, string(role))
	}
	return names
}
