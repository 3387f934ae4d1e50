package desktop

import (
	"context"
	"time"

	"intendant/backend/person"
)

// Profile shows the page Account → Profile.
func (a *Account) Profile(in Nothing) (ProfileView, error) {
	return call(a.room, "Account.Profile", in, visit.profile)
}

// SetName changes the person's name, here and in all their organizations.
func (a *Account) SetName(in NameInput) (ProfileView, error) {
	return call(a.room, "Account.SetName", in, visit.setName)
}

// SetEmail changes the person's address, here and in all their organizations.
func (a *Account) SetEmail(in EmailInput) (ProfileView, error) {
	return call(a.room, "Account.SetEmail", in, visit.setEmail)
}

// SetPassword changes the password and ends the account's other sessions.
func (a *Account) SetPassword(in NewPasswordInput) (SessionView, error) {
	return call(a.room, "Account.SetPassword", in, visit.setPassword)
}

func (v visit) profile(ctx context.Context, _ Nothing) (ProfileView, error) {
	page, err := v.People.Profile(ctx, v.session.Account)
	if err != nil {
		return ProfileView{}, err
	}
	view := profileView(page)
	if view.VerifyByMail.Allowed, err = v.Post.Ready(ctx, v.DB.Read()); err != nil {
		return ProfileView{}, err
	}
	if view.VerifyByMail.Allowed {
		view.VerifyByMail.Reason = ""
	}
	changed, err := v.Accounts.PasswordChanged(ctx, page.ID)
	if err != nil {
		return ProfileView{}, err
	}
	if !changed.IsZero() {
		view.HasPassword, view.PasswordChanged = true, changed.Format(time.RFC3339Nano)
	}
	if view.PasswordLeast, err = v.Accounts.PasswordLeast(ctx, page.ID); err != nil {
		return ProfileView{}, err
	}
	factor, err := v.Factors.State(ctx, page.ID)
	view.MFA = factor.On
	return view, err
}

// reasonMail forbids what would need a mail to be sent.
const reasonMail = "mail"

func profileView(p person.Profile) ProfileView {
	view := ProfileView{
		ID: string(p.ID), Email: p.Email, EmailVerified: p.Verified, VerifyByMail: Availability{Reason: reasonMail},
		FirstName: p.FirstName, LastName: p.LastName, Initials: p.Initials(), Created: p.Created.Format(time.RFC3339Nano),
		OwnsInstallation: p.Owner, OtherAccounts: p.Others, Organizations: make([]OrganizationStake, 0, len(p.Stakes)),
	}
	for _, s := range p.Stakes {
		view.Organizations = append(view.Organizations, OrganizationStake{
			ID: string(s.Organization), Name: s.Name, LastAdmin: s.LastAdmin, Members: s.Members,
		})
	}
	return view
}

func (v visit) setName(ctx context.Context, in NameInput) (ProfileView, error) {
	if err := v.People.SetName(ctx, v.by(), in.FirstName, in.LastName); err != nil {
		return ProfileView{}, err
	}
	return v.profile(ctx, Nothing{})
}

func (v visit) setEmail(ctx context.Context, in EmailInput) (ProfileView, error) {
	if err := v.People.SetEmail(ctx, v.by(), in.Email); err != nil {
		return ProfileView{}, err
	}
	return v.profile(ctx, Nothing{})
}

func (v visit) setPassword(ctx context.Context, in NewPasswordInput) (SessionView, error) {
	if err := v.Accounts.SetPassword(ctx, v.by(), in.Password); err != nil {
		return SessionView{}, err
	}
	v.core.Sessions().End(v.session.Account, v.room.session)
	return v.sessionView(ctx)
}
