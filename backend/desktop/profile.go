package desktop

import (
	"context"

	"intendant/backend/fault"
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

func (v visit) profile(context.Context, Nothing) (ProfileView, error) {
	return ProfileView{}, fault.New(fault.MethodUnknown)
}

func (v visit) setName(context.Context, NameInput) (ProfileView, error) {
	return ProfileView{}, fault.New(fault.MethodUnknown)
}

func (v visit) setEmail(context.Context, EmailInput) (ProfileView, error) {
	return ProfileView{}, fault.New(fault.MethodUnknown)
}

func (v visit) setPassword(context.Context, NewPasswordInput) (SessionView, error) {
	return SessionView{}, fault.New(fault.MethodUnknown)
}
