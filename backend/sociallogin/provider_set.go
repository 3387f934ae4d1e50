package sociallogin

import (
	"context"
	"encoding/base64"
	"fmt"

	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/ledger"
	"intendant/backend/sqlite"
)

// classProvider is what the sealed secrets of a provider are erased by.
const classProvider = "provider"

// ProviderSet adds a provider, or changes all of one. Its sealed secrets stand
// beside the entry and go when the next ones are set.
type ProviderSet struct {
	ClientID string         `json:"clientId"`
	Issuer   string         `json:"issuer"`
	KeyID    string         `json:"keyId"`
	Kind     string         `json:"kind"`
	Name     string         `json:"name"`
	Provider ident.Provider `json:"provider"`
	Relay    string         `json:"relay"`
	TeamID   string         `json:"teamId"`
	Sealed   ledger.Private `json:"-"` // secret and key, in base64, where there are any
}

func (c *ProviderSet) provider() Provider {
	return Provider{
		ID: c.Provider, Kind: Kind(c.Kind), Name: c.Name, Issuer: c.Issuer, ClientID: c.ClientID,
		Relay: c.Relay, TeamID: c.TeamID, KeyID: c.KeyID,
		HasSecret: c.Sealed.Fields["secret"] != "", HasKey: c.Sealed.Fields["key"] != "",
	}
}

// Check wants settings that can work, no second provider of one issuer and client,
// and for one that there is already the people that it knew.
func (c *ProviderSet) Check(ctx context.Context, tx *sqlite.Tx, _ ledger.Actor, _ ledger.Stamp) error {
	if !c.Sealed.About(string(c.Provider), classProvider) {
		return fault.New(fault.PermissionDenied)
	}
	if fields := c.provider().wrong(); len(fields) > 0 {
		return fault.Invalid(fields...)
	}
	old, err := read(ctx, tx, c.Provider)
	switch {
	case err == nil && !c.provider().knows(old):
		return fault.Invalid(fault.On("issuer", fault.Malformed))
	case err != nil && !fault.Is(err, fault.NotFound):
		return err
	}
	var taken bool
	err = tx.QueryRowContext(ctx,
		`SELECT EXISTS (SELECT 1 FROM provider WHERE id <> ? AND issuer = ? AND client_id = ?)`,
		c.Provider, c.Issuer, c.ClientID).Scan(&taken)
	if err == nil && taken {
		err = fault.New(fault.ChangeRepeated)
	}
	return err
}

// Diff is what is different, but for the secrets.
func (c *ProviderSet) Diff(ctx context.Context, tx *sqlite.Tx) (ledger.Diff, error) {
	old, err := read(ctx, tx, c.Provider)
	if err != nil && !fault.Is(err, fault.NotFound) {
		return ledger.Diff{}, err
	}
	d := ledger.Diff{Before: map[string]string{}, After: map[string]string{}}
	for _, f := range []struct{ name, before, after string }{
		{"name", old.Name, c.Name},
		{"issuer", old.Issuer, c.Issuer},
		{"clientId", old.ClientID, c.ClientID},
		{"relay", old.Relay, c.Relay},
		{"teamId", old.TeamID, c.TeamID},
		{"keyId", old.KeyID, c.KeyID},
	} {
		if f.before != f.after {
			d.Before[f.name], d.After[f.name] = f.before, f.after
		}
	}
	return d, nil
}

// Apply writes the provider.
func (c *ProviderSet) Apply(ctx context.Context, tx *sqlite.Tx, _ ledger.Actor, _ ledger.Stamp) error {
	secret, err := c.sealed("secret")
	if err != nil {
		return err
	}
	key, err := c.sealed("key")
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx,
		`INSERT INTO provider (id, kind, name, issuer, client_id, relay, team_id, key_id, sealed_secret, sealed_key)
		 VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
		 ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, name = excluded.name, issuer = excluded.issuer,
		 client_id = excluded.client_id, relay = excluded.relay, team_id = excluded.team_id, key_id = excluded.key_id,
		 sealed_secret = excluded.sealed_secret, sealed_key = excluded.sealed_key`,
		c.Provider, c.Kind, c.Name, c.Issuer, c.ClientID, c.Relay, c.TeamID, c.KeyID, secret, key)
	return err
}

// sealed is a secret as its table has it: NULL where there is none, or none any
// more.
func (c *ProviderSet) sealed(name string) (any, error) {
	text := c.Sealed.Fields[name]
	if text == "" {
		return nil, nil //nolint:nilnil // NULL
	}
	sealed, err := base64.StdEncoding.DecodeString(text)
	if err != nil {
		return nil, fmt.Errorf("sociallogin: sealed %s: %w", name, err)
	}
	return sealed, nil
}

// Privates is the sealed secrets.
func (c *ProviderSet) Privates() []*ledger.Private { return []*ledger.Private{&c.Sealed} }

// Erases the secrets that these supersede.
func (c *ProviderSet) Erases() []ledger.Erasure { return superseded(c.Provider) }

// Target is the provider.
func (c *ProviderSet) Target() ledger.Target { return target(c.Provider) }

func superseded(id ident.Provider) []ledger.Erasure {
	return []ledger.Erasure{{Subject: string(id), Class: classProvider}}
}

func target(id ident.Provider) ledger.Target { return ledger.Target{Type: "provider", ID: string(id)} }
