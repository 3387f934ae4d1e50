package account

import (
	"context"

	"intendant/backend/fault"
	"intendant/backend/installation"
	"intendant/backend/ledger"
)

// SignUpWith makes an account of a person who has just come from a provider and
// links the two. It has no password, and is let in as SignUp's are. An address
// that an account has already is fault.SocialLinkFirst: an address proves
// nothing, so that nobody gets into an account by it.
func (a *Accounts) SignUpWith(ctx context.Context, door ledger.Door, in NewAccount, who External) (Account, error) {
	i, err := installation.Read(ctx, a.DB.Read())
	if err != nil {
		return Account{}, err
	}
	if i.Founded() && !i.SignUpOpen && in.Admission == nil { // Check decides; this spares the work
		return Account{}, fault.New(fault.SocialNotLinked)
	}
	created, wrong := a.newProfile(in)
	if len(wrong) > 0 {
		return Account{}, fault.Invalid(wrong...)
	}
	by := ledger.Actor{Account: created.Account, Door: door}
	err = a.commitSignUp(ctx, i, by, created, a.identityLinked(created.Account, created.Profile.Fields["email_key"], who))
	switch {
	case fault.Is(err, fault.EmailTaken):
		return Account{}, fault.New(fault.SocialLinkFirst)
	case fault.Is(err, fault.SignUpClosed):
		return Account{}, fault.New(fault.SocialNotLinked)
	case err != nil:
		return Account{}, err
	}
	return a.Get(ctx, created.Account)
}
