package desktop

import (
	"context"

	"intendant/backend/fault"
	"intendant/backend/ident"
)

// SetRoles gives and takes roles of several members at once.
func (o *Organization) SetRoles(in SetRolesInput) (ChangedView, error) {
	return call(o.room, "Organization.SetRoles", in, visit.setRoles)
}

// SetSeats gives several members a seat, or takes it.
func (o *Organization) SetSeats(in SetSeatsInput) (ChangedView, error) {
	return call(o.room, "Organization.SetSeats", in, visit.setSeats)
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

func (v visit) setRoles(context.Context, SetRolesInput) (ChangedView, error) {
	return ChangedView{}, fault.New(fault.NotFound)
}

func (v visit) setSeats(context.Context, SetSeatsInput) (ChangedView, error) {
	return ChangedView{}, fault.New(fault.NotFound)
}

func (v visit) removeMembers(context.Context, RemoveMembersInput) (ChangedView, error) {
	return ChangedView{}, fault.New(fault.NotFound)
}

func (v visit) leave(context.Context, OrganizationInput) (SessionView, error) {
	return SessionView{}, fault.New(fault.NotFound)
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
