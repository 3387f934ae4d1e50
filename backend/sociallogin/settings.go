package sociallogin

import (
	"context"
	"encoding/base64"

	"intendant/backend/clock"
	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/installation"
	"intendant/backend/ledger"
	"intendant/backend/sqlite"
)

// Sealer seals secrets of the installation; package seal has it.
type Sealer interface {
	Seal(plain []byte, ad ...string) ([]byte, error)
	Open(sealed []byte, ad ...string) ([]byte, error)
}

// Deps is what Settings and Visits work with; all must be set.
type Deps struct {
	DB     *sqlite.DB
	Ledger *ledger.Ledger
	IDs    *ident.Source
	Clock  clock.Clock
	Vault  Sealer
}

// Settings is where the owner of the installation configures providers.
type Settings struct{ Deps }

// NewSettings makes Settings.
func NewSettings(d Deps) *Settings { return &Settings{d} }

// Input is a provider as the owner enters it.
type Input struct {
	Provider

	// Secret and Key stay as they are where they are empty, unless the provider is
	// another one now: a secret is shown to nobody else.
	Secret, Key string
}

// Set adds a provider, or changes the one whose ID is given. One that would know
// people by other subjects takes its place with an ID of its own, so that no link
// is taken for a way in by it. Wrong fields are named all at once.
func (s *Settings) Set(ctx context.Context, by ledger.Actor, in Input) error {
	old, kept, err := s.before(ctx, in.ID)
	if err != nil {
		return err
	}
	in.complete()
	if in.ID == "" {
		in.ID = ident.New[ident.Provider](s.IDs)
	}
	if old.Kind == in.Kind && old.Issuer == in.Issuer {
		in.Secret, in.Key = or(in.Secret, kept.client), or(in.Key, kept.key)
	}
	if fields := in.wrong(); len(fields) > 0 {
		return fault.Invalid(fields...)
	}
	if old.ID != "" && !in.knows(old) {
		return s.replace(ctx, by, in)
	}
	change, err := s.change(in)
	if err != nil {
		return err
	}
	return s.commit(ctx, by, change)
}

func (s *Settings) replace(ctx context.Context, by ledger.Actor, in Input) error {
	if err := s.another(ctx, by.Account, in.ID); err != nil {
		return err
	}
	gone := &ProviderRemoved{Provider: in.ID}
	in.ID = ident.New[ident.Provider](s.IDs)
	change, err := s.change(in)
	if err != nil {
		return err
	}
	return s.commit(ctx, by, gone, change)
}

func (s *Settings) before(ctx context.Context, id ident.Provider) (Provider, secrets, error) {
	if id == "" {
		return Provider{}, secrets{}, nil
	}
	return s.open(ctx, id)
}

func (s *Settings) change(in Input) (*ProviderSet, error) {
	c := &ProviderSet{
		Provider: in.ID, Kind: string(in.Kind), Name: in.Name, Issuer: in.Issuer, ClientID: in.ClientID,
		Relay: in.Relay, TeamID: in.TeamID, KeyID: in.KeyID,
		Sealed: ledger.Private{Subject: string(in.ID), Class: classProvider, Fields: map[string]string{}},
	}
	for _, one := range []struct {
		name, plain string
		place       []string
	}{{"secret", in.Secret, secretPlace(in.ID)}, {"key", in.Key, keyPlace(in.ID)}} {
		if one.plain == "" {
			continue
		}
		sealed, err := s.Vault.Seal([]byte(one.plain), one.place...)
		if err != nil {
			return nil, err
		}
		c.Sealed.Fields[one.name] = base64.StdEncoding.EncodeToString(sealed)
	}
	return c, nil
}

// Remove ends signing in by a provider and forgets its secrets. Where it is the
// owner's last way in, it is fault.IdentityLast: nobody could set it up again.
func (s *Settings) Remove(ctx context.Context, by ledger.Actor, id ident.Provider) error {
	if err := s.another(ctx, by.Account, id); err != nil {
		return err
	}
	return s.commit(ctx, by, &ProviderRemoved{Provider: id})
}

func (s *Settings) commit(ctx context.Context, by ledger.Actor, changes ...ledger.Change) error {
	i, err := installation.ReadAs(ctx, s.DB.Read(), by.Account)
	if err != nil {
		return err
	}
	_, err = s.Ledger.Commit(ctx, ledger.Drafts(i.Ledger(), by, changes)...)
	return err
}

func or(value, otherwise string) string {
	if value == "" {
		return otherwise
	}
	return value
}
