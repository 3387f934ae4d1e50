package mfa

import (
	"context"

	"intendant/backend/account"
	"intendant/backend/fault"
	"intendant/backend/ledger"
)

// SignIn is the second step: it takes a code of the app or a recovery code from
// somebody whose password was right, and records that they came in. Where the
// device is named, it is trusted from now on, and the token is what it keeps.
func (f *Factors) SignIn(ctx context.Context, by ledger.Actor, typed, device string) (Token, error) {
	var token Token
	changes := []ledger.Change{&account.SignedIn{Account: by.Account}}
	if device != "" {
		made, trusted := f.trusting(by.Account, device)
		token, changes = made, append(changes, trusted)
	}
	if err := f.spend(ctx, by, typed, changes...); err != nil {
		return Token{}, err
	}
	return token, nil
}

// Confirm asks somebody who is signed in for a code. It is fault.MFAOff where
// there is none to be had.
func (f *Factors) Confirm(ctx context.Context, by ledger.Actor, typed string) error {
	if err := require(ctx, f.DB.Read(), by.Account); err != nil {
		return err
	}
	return f.spend(ctx, by, typed)
}

// spend takes a code once and commits what it was typed for. A wrong one, one
// that was used, and one that comes too early after others is fault.CodeWrong.
// Recovery codes are counted apart: they can't be guessed, and are for those whom
// somebody else's guesses keep waiting.
func (f *Factors) spend(ctx context.Context, by ledger.Actor, typed string, changes ...ledger.Change) error {
	code, is := sixDigits(typed)
	if !is {
		return f.Accounts.Attempt(ctx, by, account.RecoveryCode, func() (bool, error) {
			return f.spendRecovery(ctx, by, typed, changes)
		})
	}
	return f.Accounts.Attempt(ctx, by, account.Code, func() (bool, error) {
		ok, err := f.accept(ctx, by.Account, code)
		if err != nil || !ok || len(changes) == 0 {
			return ok, err
		}
		return true, f.commit(ctx, by, changes...)
	})
}

func (f *Factors) spendRecovery(ctx context.Context, by ledger.Actor, typed string, changes []ledger.Change) (bool, error) {
	used := &RecoveryCodeUsed{Account: by.Account, Hash: codeHash(by.Account, typed)}
	err := f.commit(ctx, by, append([]ledger.Change{used}, changes...)...)
	if fault.Is(err, fault.CodeWrong) {
		return false, nil
	}
	return err == nil, err
}
