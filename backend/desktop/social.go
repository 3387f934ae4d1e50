package desktop

import (
	"context"

	"intendant/backend/fault"
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

func (v visit) offered(context.Context, Nothing) (OfferedView, error) {
	return OfferedView{Providers: []OfferedProvider{}}, nil
}

func (v visit) beginSocial(context.Context, BeginInput) (TransactionView, error) {
	return TransactionView{}, fault.New(fault.MethodUnknown)
}

func (v visit) waitSocial(context.Context, TransactionInput) (WaitView, error) {
	return WaitView{}, fault.New(fault.MethodUnknown)
}

func (v visit) cancelSocial(context.Context, TransactionInput) (WaitView, error) {
	return WaitView{}, fault.New(fault.MethodUnknown)
}

func (v visit) linked(context.Context, Nothing) (IdentitiesView, error) {
	return IdentitiesView{}, fault.New(fault.MethodUnknown)
}

func (v visit) unlink(context.Context, IdentityInput) (IdentitiesView, error) {
	return IdentitiesView{}, fault.New(fault.MethodUnknown)
}
