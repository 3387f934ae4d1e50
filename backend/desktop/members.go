package desktop

import (
	"context"

	"intendant/backend/access"
	"intendant/backend/ident"
	"intendant/backend/organization"
)

// Members shows the people of an organization.
func (o *Organization) Members(in OrganizationInput) (MembersView, error) {
	return call(o.room, "Organization.Members", in, visit.members)
}

// SetMFAPolicy says whether the organization wants MFA of its members.
func (o *Organization) SetMFAPolicy(in MFAPolicyInput) (GeneralView, error) {
	return call(o.room, "Organization.SetMFAPolicy", in, visit.setMFAPolicy)
}

// ResetMFA turns a member's second factor off, for one who has lost it.
func (o *Organization) ResetMFA(in MemberInput) (MembersView, error) {
	return call(o.room, "Organization.ResetMFA", in, visit.resetMember)
}

// ResetMFA turns an account's second factor off, for one who has lost it.
func (i *Installation) ResetMFA(in AccountInput) (InstallationView, error) {
	return call(i.room, "Installation.ResetMFA", in, visit.resetAccount)
}

func (v visit) members(ctx context.Context, in OrganizationInput) (MembersView, error) {
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

func (v visit) setMFAPolicy(ctx context.Context, in MFAPolicyInput) (GeneralView, error) {
	page, err := v.Organizations.SetMFAPolicy(ctx, v.by(), ident.Organization(in.ID), in.Policy)
	return v.generalView(page), err
}

func (v visit) resetMember(ctx context.Context, in MemberInput) (MembersView, error) {
	member, err := ident.Parse[ident.Member](in.Member)
	if err != nil {
		return MembersView{}, err
	}
	if err := v.Factors.ResetMember(ctx, v.by(), ident.Organization(in.ID), member); err != nil {
		return MembersView{}, err
	}
	return v.members(ctx, OrganizationInput{ID: in.ID})
}

func (v visit) resetAccount(ctx context.Context, in AccountInput) (InstallationView, error) {
	id, err := ident.Parse[ident.Account](in.Account)
	if err != nil {
		return InstallationView{}, err
	}
	if err := v.Factors.Reset(ctx, v.by(), id); err != nil {
		return InstallationView{}, err
	}
	return v.settings(ctx, Nothing{})
}
