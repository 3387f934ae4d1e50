package desktop

import (
	"context"
	"time"

	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/mfa"
	"intendant/backend/session"
)

// Sessions shows where the account is signed in.
func (a *Account) Sessions(in Nothing) (SessionsView, error) {
	return call(a.room, "Account.Sessions", in, visit.sessions)
}

// EndSession signs out somewhere else.
func (a *Account) EndSession(in SessionInput) (SessionsView, error) {
	return call(a.room, "Account.EndSession", in, visit.endSession)
}

// EndOtherSessions signs out everywhere else.
func (a *Account) EndOtherSessions(in Nothing) (SessionsView, error) {
	return call(a.room, "Account.EndOtherSessions", in, visit.endOtherSessions)
}

func (v visit) sessions(ctx context.Context, _ Nothing) (SessionsView, error) {
	is, err := v.Factors.State(ctx, v.session.Account)
	view := SessionsView{
		Sessions: []SessionRef{}, IdleMinutes: int(session.Idle.Minutes()), Trusted: make([]TrustedRef, 0, len(is.Trusted)),
	}
	for _, one := range v.core.Sessions().List(v.session.Account) {
		view.Sessions = append(view.Sessions, v.sessionRef(one))
	}
	for _, one := range is.Trusted {
		view.Trusted = append(view.Trusted, trustedRef(one))
	}
	return view, err
}

func (v visit) sessionRef(s session.Session) SessionRef {
	return SessionRef{
		ID: string(s.ID), Door: s.Door, Device: s.Device, Current: s.ID == v.session.ID, Locked: s.Locked,
		Started: s.Started.UTC().Format(time.RFC3339Nano), Seen: s.Seen.UTC().Format(time.RFC3339Nano),
	}
}

func trustedRef(t mfa.Trusted) TrustedRef {
	return TrustedRef{
		ID: string(t.ID), Device: t.Device,
		Since: t.Since.Format(time.RFC3339Nano), Expires: t.Expires.Format(time.RFC3339Nano),
	}
}

func (v visit) endSession(ctx context.Context, in SessionInput) (SessionsView, error) {
	id, err := ident.Parse[ident.Session](in.ID)
	if err != nil {
		return SessionsView{}, err
	}
	if !v.core.Sessions().EndOne(v.session.Account, id) {
		return SessionsView{}, fault.New(fault.NotFound)
	}
	if err := v.Accounts.SessionsEnded(ctx, v.by(), 1); err != nil {
		return SessionsView{}, err
	}
	return v.sessions(ctx, Nothing{})
}

func (v visit) endOtherSessions(ctx context.Context, _ Nothing) (SessionsView, error) {
	others := len(v.core.Sessions().List(v.session.Account)) - 1
	v.core.Sessions().End(v.session.Account, v.room.session)
	if others > 0 {
		if err := v.Accounts.SessionsEnded(ctx, v.by(), others); err != nil {
			return SessionsView{}, err
		}
	}
	return v.sessions(ctx, Nothing{})
}
