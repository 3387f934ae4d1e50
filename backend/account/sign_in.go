package account

import (
	"context"

	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/installation"
	"intendant/backend/ledger"
	"intendant/backend/password"
	"intendant/backend/sqlite"
)

// SignIn is Authenticate and Enter, for an account without a second factor.
func (a *Accounts) SignIn(ctx context.Context, door ledger.Door, email, typed string) (Account, error) {
	found, err := a.Authenticate(ctx, door, email, typed)
	if err != nil {
		return Account{}, err
	}
	return found, a.Enter(ctx, ledger.Actor{Account: found.ID, Door: door})
}

// Enter records that an account came in.
func (a *Accounts) Enter(ctx context.Context, by ledger.Actor) error {
	return a.commit(ctx, by, &SignedIn{Account: by.Account})
}

// Authenticate finds the account of an address and its password. Every cause of a
// failure (nobody has the address, the password is wrong, it is too early after
// others) is the same fault.SignInFailed after the same work, and leaves an entry.
func (a *Accounts) Authenticate(ctx context.Context, door ledger.Door, email, typed string) (Account, error) {
	found, err := credentialsOf(ctx, a.DB.Read(), emailKey(email))
	if err != nil {
		return Account{}, err
	}
	ok, err := a.try(ctx, ofAddress(emailKey(email)), found, typed)
	if err != nil {
		return Account{}, err
	}
	if !ok {
		return Account{}, a.refused(ctx, ledger.Actor{Door: door}, found.account)
	}
	a.upgrade(ctx, ledger.Actor{Account: found.account, Door: door}, found, typed)
	return a.Get(ctx, found.account)
}

// Confirm asks the person who is signed in for their password again, before a
// locked console opens or something is lost. A wrong one, and one that comes
// too early after others, is fault.PasswordWrong. It waits as SignIn does, but
// for failures of its own: those at the sign-in page don't keep the owner of an
// open session out.
func (a *Accounts) Confirm(ctx context.Context, by ledger.Actor, typed string) error {
	found, err := credentialsFor(ctx, a.DB.Read(), by.Account)
	if err != nil {
		return err
	}
	ok, err := a.try(ctx, ofAccount(by.Account, Password), found, typed)
	if err == nil && !ok {
		err = a.failed(ctx, by, fault.New(fault.PasswordWrong))
	}
	return err
}

// ConfirmAgain is Confirm where the account has a password. One without has come
// by a provider: that the person showed who they are a moment ago is all that
// can be asked of them, and the caller's matter.
func (a *Accounts) ConfirmAgain(ctx context.Context, by ledger.Actor, typed string) error {
	has, err := HasPassword(ctx, a.DB.Read(), by.Account)
	if err != nil || !has {
		return err
	}
	return a.Confirm(ctx, by, typed)
}

// Attempt lets a person try a code or a recovery code: one try after the other,
// counted apart from the password so that a right one of these forgives no wrong
// one of those. A try that fails is recorded, and fault.CodeWrong.
func (a *Accounts) Attempt(ctx context.Context, by ledger.Actor, secret Secret, try func() (bool, error)) error {
	ok, err := a.attempt(ctx, ofAccount(by.Account, secret), try)
	switch {
	case err != nil:
		return err
	case !ok:
		return a.failed(ctx, by, fault.New(fault.CodeWrong))
	}
	return a.ForgetCodes(ctx, by.Account)
}

// turn waits until nobody else tries for the same address.
func (a *Accounts) turn(ctx context.Context, g guess) (from address, leave func(), err error) {
	if from, err = a.addressOf(g.by); err != nil {
		return from, nil, err
	}
	leave, err = a.turns.take(ctx, from)
	return from, leave, err
}

func (a *Accounts) attempt(ctx context.Context, g guess, try func() (bool, error)) (bool, error) {
	from, leave, err := a.turn(ctx, g)
	if err != nil {
		return false, err
	}
	defer leave()
	if early, err := a.throttled(ctx, from, g); err != nil || early {
		return false, err
	}
	ok, err := try()
	if err != nil || ok {
		return ok, err
	}
	return false, a.count(ctx, from, g, false)
}

// try compares a password. Whether somebody has the address, and whether it is
// too early, changes the answer and not the work.
func (a *Accounts) try(ctx context.Context, g guess, found credentials, typed string) (bool, error) {
	from, leave, err := a.turn(ctx, g)
	if err != nil {
		return false, err
	}
	defer leave()
	early, err := a.throttled(ctx, from, g)
	if err != nil {
		return false, err
	}
	ok, err := a.matches(ctx, found, typed, early)
	if err != nil {
		return false, err
	}
	if early {
		return false, a.countNothing(ctx, from)
	}
	return ok, a.count(ctx, from, g, ok)
}

func (a *Accounts) matches(ctx context.Context, found credentials, typed string, early bool) (bool, error) {
	hash := ""
	if found.sealed != nil {
		opened, err := a.Vault.Open(found.sealed, passwordPlace(found.account)...)
		if err != nil {
			return false, err
		}
		hash = string(opened)
	}
	if early {
		hash = ""
	}
	normal, err := password.Normalize(typed)
	if err != nil { // no password that was accepted looks like this
		normal, hash = "", ""
	}
	ok, err := a.Hasher.Matches(ctx, normal, hash)
	return ok, sqlite.Classify(err)
}

// refused records an attempt to sign in that failed, and answers it.
func (a *Accounts) refused(ctx context.Context, by ledger.Actor, id ident.Account) error {
	if id == "" {
		return a.failed(ctx, by, fault.New(fault.SignInFailed))
	}
	if err := a.commit(ctx, by, &SignInRefused{Account: id}); err != nil {
		return err
	}
	return fault.New(fault.SignInFailed)
}

// failed records an attempt that failed and returns the answer to it.
func (a *Accounts) failed(ctx context.Context, by ledger.Actor, answer error) error {
	i, err := installation.Read(ctx, a.DB.Read())
	if err != nil {
		return err
	}
	if !i.Founded() { // nobody is here yet, and there is no ledger to write in
		return answer
	}
	_, err = a.Ledger.Commit(ctx, ledger.Draft{Ledger: i.Ledger(), By: by, Change: &SignInFailed{}})
	if err != nil {
		return err
	}
	return answer
}
