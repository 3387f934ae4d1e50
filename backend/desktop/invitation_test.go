package desktop_test

import (
	"strings"
	"testing"

	"intendant/backend/core"
	"intendant/backend/desktop"
	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/invitation"
	"intendant/backend/ledger"
)

// guest is a desk with what an invited person needs.
type guest struct {
	*desk

	invitation *desktop.Invitation
}

func visitor(t *testing.T, d *desk, c *core.Core) guest {
	t.Helper()
	return withInvitations(sit(t, c, d.clock, desktop.Client{Door: ledger.DoorBrowser, Keeper: pocket{}}))
}

func withInvitations(d *desk) guest {
	g := guest{desk: d}
	for _, one := range d.all {
		if i, ok := one.(*desktop.Invitation); ok {
			g.invitation = i
		}
	}
	return g
}

// onTeam is a window whose person has an organization on a Team trial.
func onTeam(t *testing.T) (guest, *core.Core, string) {
	t.Helper()
	d, c := window(t)
	made, err := d.organization.Create(desktop.CreateInput{Name: "Atelier"})
	d.must(err)
	_, err = planOf(d).StartTrial(desktop.SubscriptionInput{Organization: made.ID, Family: "chat"})
	d.must(err)
	return withInvitations(d), c, made.ID
}

func TestFromInvitationToMember(t *testing.T) {
	d, c, id := onTeam(t)
	preview, err := d.invitation.Preview(desktop.InvitationPreviewInput{Organization: id, Text: "jo@example.com\nines@example.com"})
	if err != nil || preview.OK != 1 || preview.Lines[1].Verdict != "member" {
		t.Fatalf("%+v, %v", preview, err)
	}
	sent, err := d.invitation.Send(desktop.SendInvitationsInput{
		Organization: id, People: []desktop.InviteeInput{{Email: "jo@example.com", Roles: []string{"member"}}}, Message: "À bientôt",
	})
	if err != nil || len(sent.Invitations) != 1 {
		t.Fatalf("%+v, %v", sent, err)
	}
	link := desktop.InvitationInput{Invitation: sent.Invitations[0].Link}

	jo := visitor(t, d.desk, c)
	seen, err := jo.invitation.Look(link)
	if err != nil || seen.State != "open" || seen.OrganizationName != "Atelier" || seen.Message != "À bientôt" || seen.By != "Inès Moreau" {
		t.Errorf("%+v, %v", seen, err)
	}
	last := link.Invitation[len(link.Invitation)-1:]
	for text, want := range map[string]string{
		strings.TrimSuffix(link.Invitation, last) + map[bool]string{true: "A", false: "B"}[last == "B"]: "unknown",
		strings.Replace(link.Invitation, "to=ins_0", "to=ins_1", 1):                                     "elsewhere",
		"hello": "unknown",
	} {
		seen, err := jo.invitation.Look(desktop.InvitationInput{Invitation: text})
		if err != nil || seen.State != want || seen.Organization+seen.OrganizationName+seen.By+seen.Email+seen.Name+seen.Message+seen.Expires != "" || len(seen.Roles) > 0 {
			t.Errorf("%s: %+v, %v", text, seen, err)
		}
	}
	jo.comeIn(link)
	d.sawJoin(id)
}

// comeIn signs up by an invitation while sign-up is closed, and accepts.
func (g guest) comeIn(link desktop.InvitationInput) {
	g.t.Helper()
	_, err := g.invitation.Accept(link)
	g.refused(err, fault.SessionNone)

	in := ines
	in.Email, in.FirstName = "jo@example.com", "Jo"
	_, err = g.account.SignUp(in)
	g.refused(err, fault.SignUpClosed)
	in.Invitation = "intendant:join"
	_, err = g.account.SignUp(in)
	g.refused(err, fault.InvitationUnknown)
	in.Invitation = link.Invitation
	_, err = g.account.SignUp(in)
	g.must(err)
	session, err := g.invitation.Accept(link)
	if err != nil || session.Organization == nil || session.Organization.Name != "Atelier" {
		g.t.Fatalf("%+v, %v", session, err)
	}
	seen, err := g.invitation.Look(link)
	if err != nil || seen.State != "used" || !seen.Member || seen.Email != "" {
		g.t.Errorf("%+v, %v", seen, err)
	}
	_, err = g.invitation.List(desktop.InvitationsInput{Organization: session.Organization.ID})
	g.refused(err, fault.PermissionDenied)
}

// sawJoin is what whoever invited sees of it.
func (g guest) sawJoin(id string) {
	g.t.Helper()
	list, err := g.invitation.List(desktop.InvitationsInput{Organization: id})
	if err != nil || len(list.Invitations) != 1 || list.Open != 0 || list.Used != 2 || list.Seats < 2 || list.MailReady {
		g.t.Fatalf("%+v, %v", list, err)
	}
	if one := list.Invitations[0]; one.State != "accepted" || one.Email != "jo@example.com" || one.Mail != "none" || one.MailProblem != nil {
		g.t.Errorf("%+v", one)
	}
	page, err := g.audit.Activity(desktop.ActivityInput{Organization: id})
	if err != nil || page.Entries[1].Kind != "invitation.accepted" || page.Entries[1].Actor.Name != "Jo Moreau" || page.Entries[1].Target.Name != "Jo Moreau" {
		g.t.Errorf("%+v, %v", page.Entries[:2], err)
	}
}

func TestDecliningAndRevoking(t *testing.T) {
	d, c, id := onTeam(t)
	sent, err := d.invitation.Send(desktop.SendInvitationsInput{
		Organization: id, People: []desktop.InviteeInput{{Email: "jo@example.com"}, {Email: "kim@example.com"}},
	})
	d.must(err)
	jo := visitor(t, d.desk, c)
	_, err = d.installation.SetSignUp(desktop.SetSignUpInput{Open: true})
	d.must(err)
	in := ines
	in.Email = "jo@example.com"
	_, err = jo.account.SignUp(in)
	jo.must(err)
	_, err = jo.invitation.Decline(desktop.InvitationInput{Invitation: sent.Invitations[0].File})
	jo.must(err)
	_, err = jo.invitation.Accept(desktop.InvitationInput{Invitation: sent.Invitations[0].Link})
	jo.refused(err, fault.InvitationUsed)
	changed, err := d.invitation.Revoke(desktop.RevokeInvitationsInput{Organization: id, IDs: []string{sent.Invitations[1].ID}})
	if err != nil || changed.Changed != 1 {
		t.Errorf("%+v, %v", changed, err)
	}
	seen, err := jo.invitation.Look(desktop.InvitationInput{Invitation: sent.Invitations[1].Link})
	if err != nil || seen.State != "revoked" {
		t.Errorf("%+v, %v", seen, err)
	}
	_, err = d.invitation.Resend(desktop.ResendInvitationInput{Organization: id, ID: sent.Invitations[1].ID})
	d.refused(err, fault.InvitationRevoked)
	_, err = d.invitation.Revoke(desktop.RevokeInvitationsInput{Organization: id, IDs: []string{"x"}})
	d.refused(err, fault.NotFound)
}

func TestMailOfTheInstallation(t *testing.T) {
	d, _, id := onTeam(t)
	profile, err := d.account.Profile(desktop.Nothing{})
	if err != nil || profile.VerifyByMail.Allowed || profile.VerifyByMail.Reason != "mail" {
		t.Errorf("%+v, %v", profile.VerifyByMail, err)
	}
	view, err := d.installation.Mail(desktop.Nothing{})
	if err != nil || view.Configured {
		t.Errorf("%+v, %v", view, err)
	}
	in := desktop.MailInput{Host: "127.0.0.1", Port: 1, Security: "none", User: "u", Password: "a-password-of-a-server", From: "console@example.com"}
	view, err = d.installation.SetMail(in)
	if err != nil || !view.Configured || !view.HasPassword || view.Port != 1 {
		t.Fatalf("%+v, %v", view, err)
	}
	profile, err = d.account.Profile(desktop.Nothing{})
	if err != nil || !profile.VerifyByMail.Allowed || profile.VerifyByMail.Reason != "" {
		t.Errorf("%+v, %v", profile.VerifyByMail, err)
	}
	test, err := d.installation.TestMail(desktop.Nothing{})
	if err != nil || test.OK || test.Problem == nil || test.Problem.Code != "mail.unreachable" || !strings.Contains(test.Problem.Message, "127.0.0.1") {
		t.Errorf("%+v, %v", test, err)
	}
	_, err = d.account.SendEmailCode(desktop.Nothing{})
	d.refused(err, fault.MailUnreachable)
	_, err = d.account.VerifyEmail(desktop.EmailCodeInput{Code: "12345678"})
	d.refused(err, fault.EmailCodeWrong)
	_, err = d.invitation.Send(desktop.SendInvitationsInput{Organization: id, People: []desktop.InviteeInput{{Email: "jo@example.com"}}, Mail: true})
	d.must(err)
	list, err := d.invitation.List(desktop.InvitationsInput{Organization: id, State: "open"})
	if err != nil || len(list.Invitations) != 1 || list.Invitations[0].Mail != "queued" || !list.MailReady {
		t.Errorf("%+v, %v", list, err)
	}
	in.Port = 70000
	_, err = d.installation.SetMail(in)
	d.refused(err, fault.InputInvalid)
	view, err = d.installation.RemoveMail(desktop.Nothing{})
	if err != nil || view.Configured {
		t.Errorf("%+v, %v", view, err)
	}
}

// TestAProviderLetsTheInvitedIn signs up by a provider while sign-up is closed.
func TestAProviderLetsTheInvitedIn(t *testing.T) {
	h := openHall(t)
	ready, err := h.core.Ready()
	h.must(err)
	owner := ledger.Actor{Account: ident.Account(h.session().Account.ID), Door: ledger.DoorWindow}
	made, err := ready.Organizations.Create(t.Context(), owner, "Atelier")
	h.must(err)
	h.must(ready.Plans.StartTrial(t.Context(), owner, made.ID, "chat"))
	sent, err := ready.Invitations.Send(t.Context(), owner, invitation.Request{
		Organization: made.ID, People: []invitation.Person{{Email: "bjorn@nordlicht.example"}},
	})
	h.must(err)
	h.sit(desktop.Client{Door: ledger.DoorBrowser, Language: "pl"})
	if view := h.visit("signin", "bjorn"); view.State != "failed" {
		t.Errorf("without an invitation: %+v", view)
	}
	_, err = h.social.Begin(desktop.BeginInput{Provider: h.provider, Purpose: "signin", Invitation: "intendant:join"})
	h.refused(err, fault.InvitationUnknown)
	h.invited = sent[0].Link
	if view := h.visit("signin", "bjorn"); view.State != "done" || view.Session.Account.Email != "bjorn@nordlicht.example" {
		t.Errorf("%+v %+v", view, view.Error)
	}
}
