package desktop

import (
	"context"

	"intendant/backend/apikey"
	"intendant/backend/ident"
	"intendant/backend/organization"
)

// SetRoles gives and takes roles of several members at once.
func (o *Organization) SetRoles(in SetRolesInput) (ChangedView, error) {
	return call(o.room, "Organization.SetRoles", in, visit.setRoles)
}

// SetSeats gives several members a seat, or takes it.
func (o *Organization) SetSeats(in SetSeatsInput) (ChangedView, error) {
	return call(o.room, "Organization.SetSeats", in, visit.setSeats)
}

// GiveSeat gives one's own seat to another member.
func (o *Organization) GiveSeat(in MemberInput) (SessionView, error) {
	return call(o.room, "Organization.GiveSeat", in, visit.giveSeat)
}

// Remove ends several memberships.
func (o *Organization) Remove(in RemoveMembersInput) (ChangedView, error) {
	return call(o.room, "Organization.Remove", in, visit.removeMembers)
}

// Leave ends one's own membership.
func (o *Organization) Leave(in OrganizationInput) (SessionView, error) {
	return call(o.room, "Organization.Leave", in, visit.leave)
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

func (v visit) setRoles(ctx context.Context, in SetRolesInput) (ChangedView, error) {
	members, err := membersOf(in.Members)
	if err != nil {
		return ChangedView{}, err
	}
	n, err := v.Organizations.SetRoles(ctx, v.by(), ident.Organization(in.ID), members, rolesOf(in.Add), rolesOf(in.Remove))
	return ChangedView{Changed: n}, err
}

func (v visit) setSeats(ctx context.Context, in SetSeatsInput) (ChangedView, error) {
	members, err := membersOf(in.Members)
	if err != nil {
		return ChangedView{}, err
	}
	n, err := v.Organizations.SetSeats(ctx, v.by(), ident.Organization(in.ID), members, in.Active)
	return ChangedView{Changed: n}, err
}

func (v visit) giveSeat(ctx context.Context, in MemberInput) (SessionView, error) {
	member, err := ident.Parse[ident.Member](in.Member)
	if err != nil {
		return SessionView{}, err
	}
	if err := v.Organizations.GiveSeat(ctx, v.by(), ident.Organization(in.ID), member); err != nil {
		return SessionView{}, err
	}
	return v.sessionView(ctx)
}

func (v visit) removeMembers(ctx context.Context, in RemoveMembersInput) (ChangedView, error) {
	members, err := membersOf(in.Members)
	if err != nil {
		return ChangedView{}, err
	}
	var with *organization.With
	if in.RevokeKeys {
		with = apikey.MadeBefore
	}
	n, err := v.Organizations.RemoveWith(ctx, v.by(), ident.Organization(in.ID), members, with)
	return ChangedView{Changed: n}, err
}

func (v visit) leave(ctx context.Context, in OrganizationInput) (SessionView, error) {
	if err := v.Organizations.Leave(ctx, v.by(), ident.Organization(in.ID)); err != nil {
		return SessionView{}, err
	}
	if v.session.Organization == ident.Organization(in.ID) {
		v.room.session.SetOrganization("")
	}
	return v.sessionView(ctx)
}

// membersOf reads identifiers.
func membersOf(list []string) ([]ident.Member, error) {
	members := make([]ident.Member, 0, len(list))
	for _, text := range list {
		m, err := ident.Parse[ident.Member](text)
		if err != nil {
			return nil, err
		}
		members = append(members, m)
	}
	return members, nil
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
	return v.members(ctx, MembersInput{ID: in.ID})
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
