package mfa

import (
	"context"
	"crypto/rand"
	"io"
	"sync"
	"time"

	"intendant/backend/account"
	"intendant/backend/clock"
	"intendant/backend/ident"
	"intendant/backend/installation"
	"intendant/backend/ledger"
	"intendant/backend/sqlite"
)

// Accounts knows the people, and makes whoever guesses wait. Package account
// does.
type Accounts interface {
	Get(ctx context.Context, id ident.Account) (account.Account, error)
	Confirm(ctx context.Context, by ledger.Actor, typed string) error
	PasswordChanged(ctx context.Context, id ident.Account) (time.Time, error)
	Attempt(ctx context.Context, by ledger.Actor, secret account.Secret, try func() (bool, error)) error
	ForgetCodes(ctx context.Context, id ident.Account) error
}

// Deps is what Factors works with; all must be set.
type Deps struct {
	DB       *sqlite.DB
	Ledger   *ledger.Ledger
	IDs      *ident.Source
	Clock    clock.Clock
	Vault    account.Sealer
	Accounts Accounts
}

// Factors is where people turn their second factor on, use it and turn it off.
type Factors struct {
	Deps

	entropy io.Reader // of secrets; never the demo's

	mu      sync.Mutex
	pending map[ident.Account]enrolment
}

// New makes Factors.
func New(d Deps) *Factors {
	return &Factors{Deps: d, entropy: rand.Reader, pending: map[ident.Account]enrolment{}}
}

// commit makes Changes in the installation's ledger, all or none.
func (f *Factors) commit(ctx context.Context, by ledger.Actor, changes ...ledger.Change) error {
	i, err := installation.Read(ctx, f.DB.Read())
	if err != nil {
		return err
	}
	_, err = f.Ledger.Commit(ctx, ledger.Drafts(i.Ledger(), by, changes)...)
	return err
}

func target(a ident.Account) ledger.Target { return ledger.Target{Type: "account", ID: string(a)} }
