package account

import (
	"context"
	"slices"
	"time"
	_ "time/tzdata" // so that time zones are known where the system has none

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
	Verified  bool // somebody showed that the address is theirs
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
	FirstDay string // of the week: one of FirstDays
	TimeZone string // Auto or a name of the IANA database
}

// Auto leaves it to what the person's computer says.
const Auto = "auto"

// What can be chosen; the first is where everybody begins.
var (
	Themes    = []string{"system", "light", "dark"}
	Contrasts = []string{"system", "more"}
	FirstDays = []string{Auto, "monday", "saturday", "sunday"}
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
		{"firstDay", p.FirstDay, FirstDays},
	} {
		if !slices.Contains(f.offered, f.value) {
			fields = append(fields, fault.On(f.name, fault.NotOffered))
		}
	}
	if !knownZone(p.TimeZone) {
		fields = append(fields, fault.On("timeZone", fault.NotOffered))
	}
	return fields
}

func knownZone(name string) bool {
	if name == "" || name == "Local" { // which LoadLocation takes for UTC and for this computer's
		return false
	}
	_, err := time.LoadLocation(name)
	return name == Auto || err == nil
}

// beginning is what an account has that chose a language and a look only.
func beginning(language, theme, contrast string) Preferences {
	return Preferences{Language: language, Theme: theme, Contrast: contrast, FirstDay: FirstDays[0], TimeZone: Auto}
}

// Sealer seals secrets of the installation; package seal has it.
type Sealer interface {
	Seal(plain []byte, ad ...string) ([]byte, error)
	Open(sealed []byte, ad ...string) ([]byte, error)
}

// Vault is a Sealer that also hashes, by the installation's key, what is compared
// only.
type Vault interface {
	Sealer

	MAC(text []byte, ad ...string) ([]byte, error)
}

// Deps is what Accounts works with; all must be set.
type Deps struct {
	DB     *sqlite.DB
	Ledger *ledger.Ledger
	IDs    *ident.Source
	Clock  clock.Clock
	Vault  Vault
	Hasher *password.Hasher
	// Installation is what this one is called; the first account founds its
	// ledger.
	Installation ident.Installation
	// SecondFactor says whether an account is asked for more than its password.
	// Nil: none is.
	SecondFactor func(ctx context.Context, q sqlite.Queryer, id ident.Account) (bool, error)
}

// Accounts is where people sign up, in and out.
type Accounts struct {
	Deps

	turns turns
}

// New makes Accounts.
func New(d Deps) *Accounts { return &Accounts{Deps: d} }
