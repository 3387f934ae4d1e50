package plan

import (
	"context"

	"intendant/backend/ident"
	"intendant/backend/sqlite"
)

// Included are the terms of an organization's API Platform, or the free plan's where
// it has none yet: their limits are what it includes.
func Included(ctx context.Context, q sqlite.Queryer, id ident.Organization) (Terms, error) {
	s, err := read(ctx, q, id, API)
	if err != nil {
		return Terms{}, err
	}
	if s.State != None {
		return s.Terms, nil
	}
	c, err := Current(ctx, q)
	if err != nil {
		return Terms{}, err
	}
	return c.freeTerms(API), nil
}

// Currency is the one that an organization's usage counts in (ISO 4217).
func Currency(ctx context.Context, q sqlite.Queryer, id ident.Organization) (string, error) {
	t, err := Included(ctx, q, id)
	return t.Currency, err
}
