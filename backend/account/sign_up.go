package account

import (
	"context"
	"time"

	"intendant/backend/fault"
	"intendant/backend/i18n"
	"intendant/backend/ident"
	"intendant/backend/installation"
	"intendant/backend/ledger"
	"intendant/backend/name"
	"intendant/backend/password"
	"intendant/backend/sqlite"
)

// NewAccount is what a person enters to sign up.
type NewAccount struct {
	Email, FirstName, LastName string
	Password                   string
	Language                   string // empty: English
	Theme                      string // empty: the system's
	// Admission lets somebody in while sign-up is closed; nil: nobody.
	Admission Admission
}

// Admission lets a person sign up while sign-up is closed: package invitation has it.
type Admission interface {
	// Admit lets an account be made, or says why not. It is asked within the Commit.
	Admit(ctx context.Context, q sqlite.Queryer, id ident.Account, now time.Time) error
	// Withdraw tells that the account was not made after all.
	Withdraw(id ident.Account)
}

// SignUp makes an account. The first one founds the installation and owns it;
// after that it is refused (fault.SignUpClosed) unless the owner has opened
// sign-up or somebody was invited. Wrong fields are named all at once.
func (a *Accounts) SignUp(ctx context.Context, door ledger.Door, in NewAccount) (Account, error) {
	i, err := installation.Read(ctx, a.DB.Read())
	if err != nil {
		return Account{}, err
	}
	if i.Founded() && !i.SignUpOpen && in.Admission == nil { // Check decides; this spares the work
		return Account{}, fault.New(fault.SignUpClosed)
	}
	created, normal, err := a.newAccount(in)
	if err != nil {
		return Account{}, err
	}
	set, err := a.passwordSet(ctx, created.Account, normal)
	if err != nil {
		return Account{}, err
	}
	if err := a.commitSignUp(ctx, i, ledger.Actor{Account: created.Account, Door: door}, created, set); err != nil {
		return Account{}, err
	}
	return a.Get(ctx, created.Account)
}

func (a *Accounts) commitSignUp(ctx context.Context, i installation.Installation, by ledger.Actor, created *Created, how ledger.Change) error {
	first, changes := !i.Founded(), []ledger.Change{created, how}
	if first {
		i.ID = a.Installation
		changes = append([]ledger.Change{&installation.Created{Owner: by.Account}}, changes...)
	}
	_, err := a.Ledger.Commit(ctx, ledger.Drafts(i.Ledger(), by, changes)...)
	if err != nil && created.admission != nil {
		created.admission.Withdraw(created.Account)
	}
	if first && (fault.Is(err, fault.ChangeRepeated) || fault.Is(err, fault.PermissionDenied)) {
		return fault.New(fault.SignUpClosed) // somebody else was first, and owns it
	}
	return err
}

func (a *Accounts) newAccount(in NewAccount) (*Created, string, error) {
	normal, err := password.Accept(in.Password, password.MinAlone, in.Email, in.FirstName, in.LastName)
	c, wrong := a.newProfile(in)
	if err != nil {
		wrong = append(wrong, fault.From(err).Fields...)
	}
	if len(wrong) > 0 {
		return nil, "", fault.Invalid(wrong...)
	}
	return c, normal, nil
}

// newProfile is a new account but for how it signs in, and which of its fields
// are wrong.
func (a *Accounts) newProfile(in NewAccount) (*Created, []fault.Field) {
	email, wrongEmail, emailOK := cleanEmail(in.Email)
	first, wrongFirst, firstOK := name.Clean("firstName", in.FirstName)
	last, wrongLast, lastOK := name.Clean("lastName", in.LastName)
	c := &Created{
		Account: ident.New[ident.Account](a.IDs), Contrast: Contrasts[0],
		Language: or(in.Language, i18n.Languages[0]), Theme: or(in.Theme, Themes[0]), admission: in.Admission,
	}
	c.Profile = ledger.Private{Subject: string(c.Account), Class: ledger.ClassProfile, Fields: map[string]string{
		"email": email, "email_key": emailKey(email), "first_name": first, "last_name": last,
	}}
	wrong := beginning(c.Language, c.Theme, c.Contrast).wrong()
	for _, f := range []struct {
		field fault.Field
		ok    bool
	}{{wrongEmail, emailOK}, {wrongFirst, firstOK}, {wrongLast, lastOK}} {
		if !f.ok {
			wrong = append(wrong, f.field)
		}
	}
	return c, wrong
}

func or(value, otherwise string) string {
	if value == "" {
		return otherwise
	}
	return value
}
