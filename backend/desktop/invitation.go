package desktop

import (
	"context"

	"intendant/backend/fault"
)

// List shows an organization's invitations.
func (i *Invitation) List(in InvitationsInput) (InvitationsView, error) {
	return call(i.room, "Invitation.List", in, visit.invitations)
}

// Preview says of each line of a text what would become of it.
func (i *Invitation) Preview(in InvitationPreviewInput) (InvitationPreviewView, error) {
	return call(i.room, "Invitation.Preview", in, visit.previewInvitations)
}

// Send invites people.
func (i *Invitation) Send(in SendInvitationsInput) (SentView, error) {
	return call(i.room, "Invitation.Send", in, visit.sendInvitations)
}

// Resend makes a new link for an invitation.
func (i *Invitation) Resend(in ResendInvitationInput) (SentView, error) {
	return call(i.room, "Invitation.Resend", in, visit.resendInvitation)
}

// Revoke ends invitations.
func (i *Invitation) Revoke(in RevokeInvitationsInput) (ChangedView, error) {
	return call(i.room, "Invitation.Revoke", in, visit.revokeInvitations)
}

// Look shows an invitation to whoever has its link or file.
func (i *Invitation) Look(in InvitationInput) (LookView, error) {
	return call(i.room, "Invitation.Look", in, visit.lookAtInvitation)
}

// Accept joins the organization and opens it.
func (i *Invitation) Accept(in InvitationInput) (SessionView, error) {
	return call(i.room, "Invitation.Accept", in, visit.acceptInvitation)
}

// Decline ends an invitation by the invited person.
func (i *Invitation) Decline(in InvitationInput) (Nothing, error) {
	return call(i.room, "Invitation.Decline", in, visit.declineInvitation)
}

func (v visit) invitations(_ context.Context, _ InvitationsInput) (InvitationsView, error) {
	return InvitationsView{Invitations: []InvitationRef{}}, nil
}

func (v visit) previewInvitations(_ context.Context, _ InvitationPreviewInput) (InvitationPreviewView, error) {
	return InvitationPreviewView{Lines: []InvitationLine{}}, nil
}

func (v visit) sendInvitations(_ context.Context, _ SendInvitationsInput) (SentView, error) {
	return SentView{}, fault.New(fault.PlanRequired, "feature", "members")
}

func (v visit) resendInvitation(_ context.Context, _ ResendInvitationInput) (SentView, error) {
	return SentView{}, fault.New(fault.NotFound)
}

func (v visit) revokeInvitations(_ context.Context, _ RevokeInvitationsInput) (ChangedView, error) {
	return ChangedView{}, fault.New(fault.NotFound)
}

func (v visit) lookAtInvitation(_ context.Context, _ InvitationInput) (LookView, error) {
	return LookView{State: "unknown", Roles: []string{}}, nil
}

func (v visit) acceptInvitation(_ context.Context, _ InvitationInput) (SessionView, error) {
	return SessionView{}, fault.New(fault.NotFound)
}

func (v visit) declineInvitation(_ context.Context, _ InvitationInput) (Nothing, error) {
	return Nothing{}, fault.New(fault.NotFound)
}
