package desktop

import (
	"context"

	"intendant/backend/fault"
)

// SignInCode is the second step of signing in.
func (a *Account) SignInCode(in SignInCodeInput) (SessionView, error) {
	return call(a.room, "Account.SignInCode", in, later[SignInCodeInput, SessionView])
}

// Confirm asks for the password again, before what must not happen by somebody
// who came by.
func (a *Account) Confirm(in PasswordInput) (SessionView, error) {
	return call(a.room, "Account.Confirm", in, later[PasswordInput, SessionView])
}

// ConfirmCode is Confirm by a code, for an account that has no password.
func (a *Account) ConfirmCode(in CodeInput) (SessionView, error) {
	return call(a.room, "Account.ConfirmCode", in, later[CodeInput, SessionView])
}

// UnlockCode goes on with a locked session by a code.
func (a *Account) UnlockCode(in CodeInput) (SessionView, error) {
	return call(a.room, "Account.UnlockCode", in, later[CodeInput, SessionView])
}

// Sessions shows where the account is signed in.
func (a *Account) Sessions(in Nothing) (SessionsView, error) {
	return call(a.room, "Account.Sessions", in, later[Nothing, SessionsView])
}

// EndSession signs out somewhere else.
func (a *Account) EndSession(in SessionInput) (SessionsView, error) {
	return call(a.room, "Account.EndSession", in, later[SessionInput, SessionsView])
}

// EndOtherSessions signs out everywhere else.
func (a *Account) EndOtherSessions(in Nothing) (SessionsView, error) {
	return call(a.room, "Account.EndOtherSessions", in, later[Nothing, SessionsView])
}

func later[Input, View any](visit, context.Context, Input) (view View, err error) {
	return view, fault.New(fault.MethodUnknown)
}
