package desktop

import (
	"context"

	"intendant/backend/account"
	"intendant/backend/fault"
	"intendant/backend/installation"
	"intendant/backend/mfa"
	"intendant/backend/password"
)

// SignUp makes an account and signs it in.
func (a *Account) SignUp(in SignUpInput) (SessionView, error) {
	return call(a.room, "Account.SignUp", in, visit.signUp)
}

// Strength rates a password while it is typed.
func (a *Account) Strength(in StrengthInput) (StrengthView, error) {
	return call(a.room, "Account.Strength", in, visit.strength)
}

// SignIn begins a session.
func (a *Account) SignIn(in SignInInput) (SessionView, error) {
	return call(a.room, "Account.SignIn", in, visit.signIn)
}

// Session says who is signed in at this client.
func (a *Account) Session(in Nothing) (SessionView, error) {
	return call(a.room, "Account.Session", in, visit.current)
}

// SignOut ends the session.
func (a *Account) SignOut(in Nothing) (SessionView, error) {
	return call(a.room, "Account.SignOut", in, visit.signOut)
}

// Lock keeps the session and asks for the password before it goes on.
func (a *Account) Lock(in Nothing) (SessionView, error) {
	return call(a.room, "Account.Lock", in, visit.lockSession)
}

// Unlock goes on with a locked session.
func (a *Account) Unlock(in PasswordInput) (SessionView, error) {
	return call(a.room, "Account.Unlock", in, visit.unlockSession)
}

// SetPreferences changes how the console looks for this account.
func (a *Account) SetPreferences(in PreferencesInput) (AccountView, error) {
	return call(a.room, "Account.SetPreferences", in, visit.setPreferences)
}

func (v visit) signUp(ctx context.Context, in SignUpInput) (SessionView, error) {
	if in.Language == "" {
		in.Language = v.language()
	}
	admission, err := v.admission(ctx, in.Invitation)
	if err != nil {
		return SessionView{}, err
	}
	made, err := v.Accounts.SignUp(ctx, v.door, account.NewAccount{
		Email: in.Email, FirstName: in.FirstName, LastName: in.LastName,
		Password: in.Password, Language: in.Language, Theme: in.Theme, Admission: admission,
	})
	if err != nil {
		return SessionView{}, err
	}
	return v.begin(ctx, made)
}

func (v visit) strength(_ context.Context, in StrengthInput) (StrengthView, error) {
	s := password.Assess(in.Password, password.MinAlone, in.Email, in.FirstName, in.LastName)
	return StrengthView{
		Score: s.Score, Acceptable: s.Acceptable, Characters: s.Characters, Reason: string(s.Reason), Years: s.Time,
	}, nil
}

func (v visit) signIn(ctx context.Context, in SignInInput) (SessionView, error) {
	found, err := v.Accounts.Authenticate(ctx, v.door, in.Email, in.Password)
	if err != nil {
		return SessionView{}, err
	}
	return v.arrive(ctx, found)
}

// begin starts the session of somebody who has just shown who they are.
func (v visit) begin(ctx context.Context, who account.Account) (SessionView, error) {
	if !v.room.session.Start(who.ID, v.begun) { // the password was changed meanwhile, or the like
		return SessionView{}, fault.New(fault.SessionNone)
	}
	v.setLanguage(who.Language)
	return v.sessionView(ctx)
}

func (v visit) current(ctx context.Context, _ Nothing) (SessionView, error) {
	return v.sessionView(ctx)
}

func (v visit) signOut(ctx context.Context, _ Nothing) (SessionView, error) {
	defer v.room.session.End()
	if v.session.Pending { // they never came in
		return SessionView{State: "none"}, nil
	}
	return SessionView{State: "none"}, v.Accounts.SignOut(ctx, v.by())
}

func (v visit) lockSession(ctx context.Context, _ Nothing) (SessionView, error) {
	v.room.session.Lock()
	return v.sessionView(ctx)
}

func (v visit) unlockSession(ctx context.Context, in PasswordInput) (SessionView, error) {
	if err := v.Accounts.Confirm(ctx, v.by(), in.Password); err != nil {
		return SessionView{}, err
	}
	v.room.session.Unlock()
	return v.sessionView(ctx)
}

func (v visit) setPreferences(ctx context.Context, in PreferencesInput) (AccountView, error) {
	changed, err := v.Accounts.SetPreferences(ctx, v.by(), account.Preferences{
		Language: in.Language, Theme: in.Theme, Contrast: in.Contrast, FirstDay: in.FirstDay, TimeZone: in.TimeZone,
	})
	if err != nil {
		return AccountView{}, err
	}
	v.setLanguage(changed.Language)
	return v.accountView(ctx, changed)
}

// sessionView is who is signed in now, and in which organization.
func (v visit) sessionView(ctx context.Context) (SessionView, error) {
	now, err := v.room.session.Get()
	view := SessionView{State: "active"}
	switch {
	case fault.Is(err, fault.SessionLocked):
		view.State = "locked"
	case fault.Is(err, fault.SessionPending): // nothing of the account is shown yet
		return SessionView{State: "pending"}, nil
	case err != nil:
		return SessionView{State: "none"}, nil //nolint:nilerr // nobody is signed in, and that is an answer
	}
	who, err := v.Accounts.Get(ctx, now.Account)
	if err != nil {
		return SessionView{}, err
	}
	seen, err := v.accountView(ctx, who)
	if err != nil {
		return SessionView{}, err
	}
	view.Account = &seen
	view.Organization, err = v.openOrganization(ctx, now)
	return view, err
}

func (v visit) accountView(ctx context.Context, a account.Account) (AccountView, error) {
	is, err := installation.Read(ctx, v.DB.Read())
	if err != nil {
		return AccountView{}, err
	}
	on, err := mfa.On(ctx, v.DB.Read(), a.ID)
	if err != nil {
		return AccountView{}, err
	}
	has, err := account.HasPassword(ctx, v.DB.Read(), a.ID)
	return AccountView{
		ID: string(a.ID), Email: a.Email, FirstName: a.FirstName, LastName: a.LastName, Initials: a.Initials(),
		Language: a.Language, Theme: a.Theme, Contrast: a.Contrast, FirstDay: a.FirstDay, TimeZone: a.TimeZone,
		Owner: a.ID == is.Owner, HasPassword: has, MFA: on,
	}, err
}
