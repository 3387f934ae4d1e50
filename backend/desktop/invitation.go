package desktop

import (
	"context"
	"time"

	"intendant/backend/access"
	"intendant/backend/account"
	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/invitation"
	"intendant/backend/workspace"
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

func (v visit) invitations(ctx context.Context, in InvitationsInput) (InvitationsView, error) {
	want := invitation.Query{Organization: ident.Organization(in.Organization), Filter: in.State, Limit: int(in.Limit)}
	if in.After != "" {
		after, err := ident.Parse[ident.Invitation](in.After)
		if err != nil {
			return InvitationsView{}, err
		}
		want.After = after
	}
	page, err := v.Invitations.List(ctx, v.session.Account, want)
	view := InvitationsView{
		Invitations: make([]InvitationRef, 0, len(page.Invitations)), Next: string(page.Next),
		Open: page.Open, Seats: page.Seats.Seats, Used: page.Used, MailReady: page.MailReady,
	}
	for _, one := range page.Invitations {
		view.Invitations = append(view.Invitations, v.invitationRef(one))
	}
	return view, err
}

func (v visit) invitationRef(one invitation.Listed) InvitationRef {
	ref := InvitationRef{
		ID: string(one.ID), Email: one.Email, Name: one.Name, Roles: roleNames(one.Roles), Workspaces: inWorkspaces(one.Workspaces), State: string(one.At),
		Sent: one.Sent.Format(time.RFC3339Nano), Expires: one.Expires.Format(time.RFC3339Nano), By: one.By, Mail: one.Mail.State,
	}
	if one.Mail.Problem != nil {
		ref.MailProblem = worded(v.language(), one.Mail.Problem)
	}
	return ref
}

func (v visit) previewInvitations(ctx context.Context, in InvitationPreviewInput) (InvitationPreviewView, error) {
	p, err := v.Invitations.Preview(
		ctx, v.session.Account, ident.Organization(in.Organization), in.Text, rolesOf(in.Roles), placementsOf(in.Workspaces))
	view := InvitationPreviewView{Lines: make([]InvitationLine, 0, len(p.Lines)), OK: p.OK, SeatsLeft: p.SeatsLeft}
	for _, l := range p.Lines {
		view.Lines = append(view.Lines, InvitationLine{Line: l.Line, Email: l.Email, Name: l.Name, Roles: l.Roles, Workspaces: inWorkspaces(l.Workspaces), Verdict: string(l.Verdict)})
	}
	return view, err
}

func (v visit) sendInvitations(ctx context.Context, in SendInvitationsInput) (SentView, error) {
	request := invitation.Request{
		Organization: ident.Organization(in.Organization), Message: in.Message, Language: in.Language, Mail: in.Mail,
		People: make([]invitation.Person, 0, len(in.People)),
	}
	if in.Language == "" {
		request.Language = v.language()
	}
	for _, p := range in.People {
		request.People = append(request.People, invitation.Person{Email: p.Email, Name: p.Name, Roles: rolesOf(p.Roles), Workspaces: placementsOf(p.Workspaces)})
	}
	handed, err := v.Invitations.Send(ctx, v.by(), request)
	return sentView(handed...), err
}

// placementsOf reads roles in workspaces; what is none is refused where it counts.
func placementsOf(list []InWorkspaceInput) []workspace.Placement {
	places := make([]workspace.Placement, 0, len(list))
	for _, one := range list {
		places = append(places, workspace.Placement{Workspace: ident.Workspace(one.ID), Role: access.WorkspaceRole(one.Role)})
	}
	return places
}

func sentView(handed ...invitation.Handed) SentView {
	view := SentView{Invitations: make([]SentInvitation, 0, len(handed))}
	for _, h := range handed {
		view.Invitations = append(view.Invitations, SentInvitation{
			ID: string(h.ID), Email: h.Email, Link: h.Link, File: h.File, FileName: h.FileName, Mailto: h.Mailto,
		})
	}
	return view
}

func (v visit) resendInvitation(ctx context.Context, in ResendInvitationInput) (SentView, error) {
	id, err := ident.Parse[ident.Invitation](in.ID)
	if err != nil {
		return SentView{}, err
	}
	handed, err := v.Invitations.Resend(ctx, v.by(), ident.Organization(in.Organization), id, in.Mail)
	if err != nil {
		return SentView{}, err
	}
	return sentView(handed), nil
}

func (v visit) revokeInvitations(ctx context.Context, in RevokeInvitationsInput) (ChangedView, error) {
	ids := make([]ident.Invitation, 0, len(in.IDs))
	for _, text := range in.IDs {
		id, err := ident.Parse[ident.Invitation](text)
		if err != nil {
			return ChangedView{}, err
		}
		ids = append(ids, id)
	}
	n, err := v.Invitations.Revoke(ctx, v.by(), ident.Organization(in.Organization), ids)
	return ChangedView{Changed: n}, err
}

// ends are the states that are told in place of an invitation.
var ends = map[fault.Code]string{fault.InvitationUnknown: "unknown", fault.InvitationElsewhere: "elsewhere"}

// states are what somebody who was invited needs to know of an invitation's.
var states = map[invitation.State]string{
	invitation.Open: "open", invitation.StateExpired: "expired", invitation.StateRevoked: "revoked",
	invitation.StateAccepted: "used", invitation.StateDeclined: "used",
}

func (v visit) lookAtInvitation(ctx context.Context, in InvitationInput) (LookView, error) {
	now, err := v.room.session.Get()
	if err != nil {
		now.Account = "" // nobody is signed in, and need not be
	}
	seen, err := v.Invitations.Look(ctx, now.Account, in.Invitation)
	if state, told := ends[codeOf(err)]; told {
		return LookView{State: state, Roles: []string{}, Workspaces: []InWorkspaceView{}}, nil
	}
	if err != nil {
		return LookView{}, err
	}
	return LookView{
		State: states[seen.At], Organization: string(seen.Invitation.Organization), OrganizationName: seen.Organization, By: seen.By,
		Email: seen.Email, Name: seen.Name, Roles: roleNames(seen.Roles), Workspaces: inWorkspaces(seen.Workspaces), Message: seen.Message,
		Expires: seen.Expires.Format(time.RFC3339Nano), Member: seen.Member,
	}, nil
}

func codeOf(err error) fault.Code {
	if err == nil {
		return ""
	}
	return fault.From(err).Code
}

func (v visit) acceptInvitation(ctx context.Context, in InvitationInput) (SessionView, error) {
	id, err := v.Invitations.Accept(ctx, v.by(), in.Invitation)
	if err != nil {
		return SessionView{}, err
	}
	if secure(ctx, v.DB.Read(), v.session.Account, id) == nil { // otherwise the page leads to MFA first
		if _, err := v.open(ctx, OrganizationInput{ID: string(id)}); err != nil && !fault.Is(err, fault.MemberInactive) {
			return SessionView{}, err
		}
	}
	return v.sessionView(ctx)
}

func (v visit) declineInvitation(ctx context.Context, in InvitationInput) (Nothing, error) {
	return Nothing{}, v.Invitations.Decline(ctx, v.by(), in.Invitation)
}

// admission lets whoever has an invitation sign up; nil without one.
func (v visit) admission(ctx context.Context, text string) (account.Admission, error) {
	if text == "" {
		return nil, nil //nolint:nilnil // nobody is let in by it
	}
	return v.Invitations.Admit(ctx, text)
}
