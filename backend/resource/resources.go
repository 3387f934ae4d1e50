package resource

import (
	"context"

	"intendant/backend/ident"
	"intendant/backend/ledger"
	"intendant/backend/organization"
	"intendant/backend/sqlite"
)

// Deps is what Resources works with; all must be set.
type Deps struct {
	DB     *sqlite.DB
	Ledger *ledger.Ledger
	IDs    *ident.Source
	Keys   organization.Keys
}

// Resources is where people say what their workspaces may use.
type Resources struct{ Deps }

// New makes Resources.
func New(d Deps) *Resources { return &Resources{d} }

// Secret is the key of a connection in clear, or empty where there is none. It
// reads the database: whoever answers requests asks once for each Shelf.
func (r *Resources) Secret(ctx context.Context, c Connection) (string, error) {
	if c.Sealed == nil {
		return "", nil
	}
	key, err := r.Keys.Key(ctx, c.Organization)
	if err != nil {
		return "", err
	}
	plain, err := key.Open(c.Sealed, keyPlace(c.Organization, c.ID)...)
	return string(plain), err
}

// keyPlace is the associated data of a connection's key: it opens nowhere else.
func keyPlace(id ident.Organization, c ident.Connection) []string {
	return []string{string(id), string(c), "key"}
}
