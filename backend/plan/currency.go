package plan

import (
	"context"

	"intendant/backend/ident"
	"intendant/backend/sqlite"
)

// Currency is the one that an organization's usage counts in (ISO 4217): that of
// its API Platform's terms, or the catalogue's where it has none yet.
func Currency(ctx context.Context, q sqlite.Queryer, id ident.Organization) (string, error) {
	s, err := read(ctx, q, id, API)
	if err != nil {
		return "", err
	}
	if s.State != None {
		return s.Terms.Currency, nil
	}
	c, err := Current(ctx, q)
	if err != nil {
		return "", err
	}
	return c.Currency, nil
}
