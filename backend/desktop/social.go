package desktop

import (
	"context"
	"slices"
	"time"

	"intendant/backend/account"
	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/ledger"
	"intendant/backend/sociallogin"
)

// Offered shows by which providers somebody may sign in here.
func (s *SocialLogin) Offered(in Nothing) (OfferedView, error) {
	return call(s.room, "SocialLogin.Offered", in, visit.offered)
}

// Begin sends the person to a provider, in place of a visit that is under way.
func (s *SocialLogin) Begin(in BeginInput) (TransactionView, error) {
	return call(s.room, "SocialLogin.Begin", in, visit.beginSocial)
}

// Wait says how the visit to a provider goes. Once it is done, it begins the
// session.
func (s *SocialLogin) Wait(in TransactionInput) (WaitView, error) {
	return call(s.room, "SocialLogin.Wait", in, visit.waitSocial)
}

// Cancel gives a visit to a provider up.
func (s *SocialLogin) Cancel(in TransactionInput) (WaitView, error) {
	return call(s.room, "SocialLogin.Cancel", in, visit.cancelSocial)
}

// Linked shows what the account is linked with.
func (s *SocialLogin) Linked(in Nothing) (IdentitiesView, error) {
	return call(s.room, "SocialLogin.Linked", in, visit.linked)
}

// Unlink ends a link, unless it is the last way in.
func (s *SocialLogin) Unlink(in IdentityInput) (IdentitiesView, error) {
	return call(s.room, "SocialLogin.Unlink", in, visit.unlink)
}

func (v visit) offered(ctx context.Context, _ Nothing) (OfferedView, error) {
	all, err := v.Providers.Offered(ctx)
	view := OfferedView{Providers: make([]OfferedProvider, 0, len(all))}
	for _, p := range all {
		view.Providers = append(view.Providers, OfferedProvider{
			ID: string(p.ID), Kind: string(p.Kind), Name: p.Name, Available: p.Reason() == "", Reason: p.Reason(),
		})
	}
	return view, err
}

func (v visit) beginSocial(ctx context.Context, in BeginInput) (TransactionView, error) {
	purpose := sociallogin.Purpose(in.Purpose)
	if !slices.Contains(sociallogin.Purposes, purpose) {
		return TransactionView{}, fault.Invalid(fault.On("purpose", fault.NotOffered))
	}
	id, err := ident.Parse[ident.Provider](in.Provider)
	if err != nil {
		return TransactionView{}, err
	}
	by, err := v.visitor(purpose)
	if err != nil {
		return TransactionView{}, err
	}
	admission, err := v.admission(ctx, in.Invitation)
	if err != nil {
		return TransactionView{}, err
	}
	ticket, err := v.Visits.Begin(ctx, sociallogin.Request{
		Client: v.room.session, Provider: id, Purpose: purpose, Texts: texts, Language: v.language(),
		Arrive: func(ctx context.Context, who sociallogin.Person) error {
			return about(who, v.received(ctx, purpose, by, who, admission))
		},
	})
	if err != nil {
		return TransactionView{}, err
	}
	v.openBrowser(ticket.URL)
	return TransactionView{Transaction: ticket.ID, URL: ticket.URL}, nil
}

// visitor is who goes to a provider. To link, they are signed in and have just
// shown who they are: a link is another way in.
func (v visit) visitor(purpose sociallogin.Purpose) (ledger.Actor, error) {
	if purpose == sociallogin.SignIn {
		return ledger.Actor{Door: v.door}, nil
	}
	now, err := v.room.session.Get()
	if purpose == sociallogin.Confirm && fault.Is(err, fault.SessionLocked) {
		err = nil
	}
	if err == nil && purpose == sociallogin.Link && !now.Fresh(v.core.Clock().Now()) {
		err = fault.New(fault.ReauthenticationRequired)
	}
	return ledger.Actor{Account: now.Account, Door: v.door}, err
}

// received deals with a person who comes back from a provider, while the browser
// waits for the page at the end.
func (v visit) received(ctx context.Context, purpose sociallogin.Purpose, by ledger.Actor, who sociallogin.Person, admission account.Admission) error {
	if purpose == sociallogin.Link {
		if now, err := v.room.session.Get(); err != nil || now.Account != by.Account {
			return fault.New(fault.SocialCanceled) // they signed out meanwhile
		}
		return v.Accounts.Link(ctx, by, who.External)
	}
	known, err := v.Accounts.Known(ctx, who.External)
	switch {
	case err != nil:
		return err
	case purpose == sociallogin.Confirm && known != by.Account:
		return fault.New(fault.IdentityOther)
	case known == "":
		return v.signUpWith(ctx, who, admission)
	}
	return nil
}

func (v visit) signUpWith(ctx context.Context, who sociallogin.Person, admission account.Admission) error {
	_, err := v.Accounts.SignUpWith(ctx, v.door, account.NewAccount{
		Email: who.Email, FirstName: who.FirstName, LastName: who.LastName, Language: v.language(),
		Admission: admission,
	}, who.External)
	if fault.Is(err, fault.InputInvalid) { // without an address there is no name either
		return fault.New(fault.SocialEmailMissing)
	}
	return err
}

// about says of an error which provider it is about.
func about(who sociallogin.Person, err error) error {
	if err == nil {
		return nil
	}
	e := *fault.From(err)
	if e.Params == nil && e.Unwrap() == nil && len(e.Fields) == 0 {
		return fault.New(e.Code, "name", who.ProviderName)
	}
	return err
}

func (v visit) waitSocial(ctx context.Context, in TransactionInput) (WaitView, error) {
	state, who, err := v.Visits.Result(v.room.session, in.Transaction)
	if state == sociallogin.Waiting {
		return WaitView{State: string(state)}, nil
	}
	if err != nil {
		return v.failed(err), nil
	}
	seen, err := v.returned(ctx, who)
	if err != nil {
		return v.failed(about(who.Person, err)), nil
	}
	return WaitView{State: string(sociallogin.Done), Session: &seen}, nil
}

func (v visit) failed(err error) WaitView {
	return WaitView{State: string(sociallogin.Failed), Error: problemView(v.language(), err)}
}

// returned is what the visit was for, once the page learns that it is over.
func (v visit) returned(ctx context.Context, who sociallogin.Visited) (SessionView, error) {
	if who.Purpose == sociallogin.Link {
		return v.sessionView(ctx)
	}
	known, err := v.Accounts.Recognize(ctx, who.External)
	if err != nil {
		return SessionView{}, err
	}
	if who.Purpose == sociallogin.SignIn {
		return v.arrive(ctx, known)
	}
	if now, _ := v.room.session.Get(); now.Account != known.ID { // locked or not
		return SessionView{}, fault.New(fault.IdentityOther)
	}
	v.room.session.Unlock()
	return v.sessionView(ctx)
}

func (v visit) cancelSocial(_ context.Context, in TransactionInput) (WaitView, error) {
	if !v.Visits.Cancel(v.room.session, in.Transaction) { // too late: Wait tells what came of it
		return WaitView{State: string(sociallogin.Waiting)}, nil
	}
	return v.failed(fault.New(fault.SocialCanceled)), nil
}

func (v visit) linked(ctx context.Context, _ Nothing) (IdentitiesView, error) {
	all, err := v.Accounts.Identities(ctx, v.session.Account)
	if err != nil {
		return IdentitiesView{}, err
	}
	has, err := account.HasPassword(ctx, v.DB.Read(), v.session.Account)
	view := IdentitiesView{Identities: make([]IdentityView, 0, len(all)), HasPassword: has}
	for _, one := range all {
		view.Identities = append(view.Identities, identityView(one, account.MayUnlink(all, one.ID, has)))
	}
	return view, err
}

func identityView(i account.Identity, may bool) IdentityView {
	view := IdentityView{
		ID: string(i.ID), Provider: string(i.Provider), Kind: i.Kind, Name: i.Name, Email: i.Email,
		Linked: i.Linked.Format(time.RFC3339Nano), Unlink: Availability{Allowed: may},
	}
	if !i.LastUsed.IsZero() {
		view.LastUsed = i.LastUsed.Format(time.RFC3339Nano)
	}
	if !may {
		view.Unlink.Reason = "last"
	}
	return view
}

func (v visit) unlink(ctx context.Context, in IdentityInput) (IdentitiesView, error) {
	id, err := ident.Parse[ident.Identity](in.ID)
	if err != nil {
		return IdentitiesView{}, err
	}
	if err := v.Accounts.Unlink(ctx, v.by(), id); err != nil {
		return IdentitiesView{}, err
	}
	return v.linked(ctx, Nothing{})
}

func problemView(language string, err error) *ProblemView {
	note("SocialLogin", err)
	p := Word(language, err)
	return &ProblemView{Code: string(p.Code), Params: p.Params, Message: p.Message}
}
