package sociallogin

import (
	"context"

	"intendant/backend/ident"
	"intendant/backend/ledger"
	"intendant/backend/sqlite"
)

// ProviderRemoved ends signing in by a provider. The links of accounts stay: they
// work again once a provider is configured that calls these people by the same
// issuer and subject, which Microsoft and Apple do for the same client only.
type ProviderRemoved struct {
	Provider ident.Provider `json:"provider"`
}

// Check wants a provider that there is.
func (c *ProviderRemoved) Check(ctx context.Context, tx *sqlite.Tx, _ ledger.Actor, _ ledger.Stamp) error {
	_, err := read(ctx, tx, c.Provider)
	return err
}

// Diff is what it was called.
func (c *ProviderRemoved) Diff(ctx context.Context, tx *sqlite.Tx) (ledger.Diff, error) {
	old, err := read(ctx, tx, c.Provider)
	return ledger.Diff{Before: map[string]string{"name": old.Name, "issuer": old.Issuer}, After: map[string]string{}}, err
}

// Apply removes it.
func (c *ProviderRemoved) Apply(ctx context.Context, tx *sqlite.Tx, _ ledger.Actor, _ ledger.Stamp) error {
	_, err := tx.ExecContext(ctx, `DELETE FROM provider WHERE id = ?`, c.Provider)
	return err
}

// Erases its secrets.
func (c *ProviderRemoved) Erases() []ledger.Erasure { return superseded(c.Provider) }

// Target is the provider.
func (c *ProviderRemoved) Target() ledger.Target { return target(c.Provider) }
