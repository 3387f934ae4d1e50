package account

import (
	"slices"
	"time"

	"intendant/backend/clock"
	"intendant/backend/fault"
	"intendant/backend/i18n"
	"intendant/backend/ident"
	"intendant/backend/ledger"
	"intendant/backend/name"
	"intendant/backend/password"
	"intendant/backend/sqlite"
)

// Account is a person who signs in here.
type Account struct {
	ID        ident.Account
	Created   time.Time
	Email     string
	FirstName string
	LastName  string
	Preferences
}

// Initials stand in the person's avatar.
func (a Account) Initials() string { return name.Initials(a.FirstName, a.LastName) }

// Preferences are how the console looks for an account.
type Preferences struct {
	Language string // one of i18n.Languages
	Theme    string // one of Themes
	Contrast string // one of Contrasts
}

// What can be chosen; the first is where everybody begins.
var (
	Themes    = []string{"system", "light", "dark"}
	Contrasts = []string{"system", "more"}
)

func (p Preferences) wrong() []fault.Field {
	var fields []fault.Field
	for _, f := range []struct {
		name, value string
		offered     []string
	}{
		{"language", p.Language, i18n.Languages},
		{"theme", p.Theme, Themes},
		{"contrast", p.Contrast, Contrasts},
	} {
		if !slices.Contains(f.offered, f.value) {
			fields = append(fields, fault.On(f.name, fault.NotOffered))
		}
	}
	return fields
}

// Sealer seals secrets of the installation; package seal has it.
type Sealer interface {
	Seal(plain []byte, ad ...string) ([]byte, error)
	Open(sealed []byte, ad ...string) ([]byte, error)
}

// Deps is what Accounts works with; all must be set.
type Deps struct {
	DB     *sqlite.DB
	Ledger *ledger.Ledger
	IDs    *ident.Source
	Clock  clock.Clock
	Vault  Sealer
	Hasher *password.Hasher
	// Installation is what this one is called; the first account founds its
	// ledger.
	Installation ident.Installation
}

// Accounts is where people sign up, in and out.
type Accounts struct {
	Deps

	turns turns
}

// New makes Accounts.
func New(d Deps) *Accounts { return &Accounts{Deps: d} }
