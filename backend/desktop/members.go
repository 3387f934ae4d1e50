package desktop

import (
	"context"

	"intendant/backend/access"
	"intendant/backend/ident"
	"intendant/backend/organization"
)

// Members shows a page of the people of an organization.
func (o *Organization) Members(in MembersInput) (MembersView, error) {
	return call(o.room, "Organization.Members", in, visit.members)
}

// Member shows one of them.
func (o *Organization) Member(in MemberInput) (MemberView, error) {
	return call(o.room, "Organization.Member", in, visit.member)
}

// ExportMembers makes a CSV file of them.
func (o *Organization) ExportMembers(in ExportMembersInput) (FileView, error) {
	return call(o.room, "Organization.ExportMembers", in, visit.exportMembers)
}

// Roles shows what each role allows.
func (o *Organization) Roles(in OrganizationInput) (RolesView, error) {
	return call(o.room, "Organization.Roles", in, visit.roles)
}

func (v visit) members(ctx context.Context, in MembersInput) (MembersView, error) {
	id := ident.Organization(in.ID)
	people, err := v.Organizations.Members(ctx, v.session.Account, id)
	if err != nil {
		return MembersView{}, err
	}
	me, err := organization.MembershipOf(ctx, v.DB.Read(), v.session.Account, id)
	manages := me.Require(access.MembersManage) == nil
	view := MembersView{Members: make([]MemberRef, 0, len(people))}
	for _, p := range people {
		view.Members = append(view.Members, memberRef(p, manages))
	}
	return view, err
}

// memberRef shows who has a second factor to those who manage members: to
// others it would say whom to attack.
func memberRef(p organization.Person, manages bool) MemberRef {
	ref := MemberRef{
		ID: string(p.ID), Name: p.Name(), Email: p.Email, Initials: p.Initials(), Roles: roleNames(p.Roles), You: p.You,
		CanReset: manages && p.MFA && p.Administered && !p.You,
	}
	if manages || p.You {
		ref.MFA = map[bool]string{true: "on", false: "off"}[p.MFA]
	}
	return ref
}

func (v visit) member(context.Context, MemberInput) (MemberView, error) {
	return MemberView{Member: MemberRef{Roles: []string{}}, Entries: []EntryView{}}, nil
}

func (v visit) exportMembers(context.Context, ExportMembersInput) (FileView, error) {
	return FileView{}, nil
}

func (v visit) roles(context.Context, OrganizationInput) (RolesView, error) {
	return RolesView{Roles: roleNames(access.Roles), Permissions: []PermissionView{}}, nil
}
