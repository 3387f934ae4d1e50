package desktop

import (
	"context"
	"log/slog"

	"intendant/backend/account"
	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/ledger"
	"intendant/backend/mfa"
)

// SignInCode is the second step of signing in.
func (a *Account) SignInCode(in SignInCodeInput) (SessionView, error) {
	return call(a.room, "Account.SignInCode", in, visit.signInCode)
}

// Confirm asks for the password again, before what must not happen by somebody
// who came by.
func (a *Account) Confirm(in PasswordInput) (SessionView, error) {
	return call(a.room, "Account.Confirm", in, visit.confirm)
}

// ConfirmCode is Confirm by a code, for an account that has no password.
func (a *Account) ConfirmCode(in CodeInput) (SessionView, error) {
	return call(a.room, "Account.ConfirmCode", in, visit.confirmCode)
}

// UnlockCode goes on with a locked session by a code.
func (a *Account) UnlockCode(in CodeInput) (SessionView, error) {
	return call(a.room, "Account.UnlockCode", in, visit.unlockCode)
}

// arrive lets in somebody who has just shown that they are who they say, by
// their password or a provider: at once, or after a code where the account has
// a second factor and this device isn't trusted.
func (v visit) arrive(ctx context.Context, who account.Account) (SessionView, error) {
	on, err := mfa.On(ctx, v.DB.Read(), who.ID)
	if err != nil {
		return SessionView{}, err
	}
	if on {
		trusted, err := v.trusted(ctx, who.ID)
		if err != nil {
			return SessionView{}, err
		}
		if !trusted {
			if !v.room.session.Ask(who.ID, v.begun) {
				return SessionView{}, fault.New(fault.SessionNone)
			}
			return v.sessionView(ctx)
		}
	}
	if err := v.Accounts.Enter(ctx, ledger.Actor{Account: who.ID, Door: v.door, Client: v.device}); err != nil {
		return SessionView{}, err
	}
	return v.begin(ctx, who)
}

// keeper is where this client keeps tokens, or nil.
func (v visit) keeper() Keeper {
	if v.keep == nil && v.door == ledger.DoorWindow {
		return v.WindowKeep
	}
	return v.keep
}

func (v visit) trusted(ctx context.Context, id ident.Account) (bool, error) {
	if keep := v.keeper(); keep != nil {
		return v.Factors.Trusts(ctx, id, keep.Token(id))
	}
	return false, nil
}

func (v visit) signInCode(ctx context.Context, in SignInCodeInput) (SessionView, error) {
	if !v.session.Pending {
		return SessionView{}, fault.New(fault.SessionNone)
	}
	device := ""
	if in.Trust {
		if v.keeper() == nil { // a script has nowhere to keep a token
			return SessionView{}, fault.Invalid(fault.On("trust", fault.NotOffered))
		}
		device = v.device
	}
	token, err := v.Factors.SignIn(ctx, v.by(), in.Code, device)
	if err != nil {
		return SessionView{}, err
	}
	if in.Trust {
		if err := v.keeper().Keep(v.session.Account, token); err != nil {
			slog.Warn("this device asks for a code again", "error", err) // they are in all the same
		}
	}
	who, err := v.Accounts.Get(ctx, v.session.Account)
	if err != nil {
		return SessionView{}, err
	}
	return v.begin(ctx, who)
}

func (v visit) confirm(ctx context.Context, in PasswordInput) (SessionView, error) {
	if err := v.Accounts.Confirm(ctx, v.by(), in.Password); err != nil {
		return SessionView{}, err
	}
	v.room.session.Confirm()
	return v.sessionView(ctx)
}

func (v visit) confirmCode(ctx context.Context, in CodeInput) (SessionView, error) {
	has, err := account.HasPassword(ctx, v.DB.Read(), v.session.Account)
	if err != nil {
		return SessionView{}, err
	}
	if has { // a code alone is what somebody who took the phone has
		return SessionView{}, fault.New(fault.ReauthenticationRequired)
	}
	if err := v.Factors.Confirm(ctx, v.by(), in.Code); err != nil {
		return SessionView{}, err
	}
	v.room.session.Confirm()
	return v.sessionView(ctx)
}

// unlockCode confirms what confirmCode would: a code opens a session to whoever
// has a password too, and makes it no fresher.
func (v visit) unlockCode(ctx context.Context, in CodeInput) (SessionView, error) {
	has, err := account.HasPassword(ctx, v.DB.Read(), v.session.Account)
	if err != nil {
		return SessionView{}, err
	}
	if err := v.Factors.Confirm(ctx, v.by(), in.Code); err != nil {
		return SessionView{}, err
	}
	if has {
		v.room.session.Resume()
	} else {
		v.room.session.Unlock()
	}
	return v.sessionView(ctx)
}
