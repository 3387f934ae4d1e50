package resource

import (
	"context"

	"intendant/backend/ident"
)

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

func (r *Resources) seal(ctx context.Context, id ident.Organization, c ident.Connection, plain string) ([]byte, error) {
	key, err := r.Keys.Key(ctx, id)
	if err != nil {
		return nil, err
	}
	return key.Seal([]byte(plain), keyPlace(id, c)...)
}

// keyPlace is the associated data of a connection's key: it opens nowhere else.
func keyPlace(id ident.Organization, c ident.Connection) []string {
	return []string{string(id), string(c), "key"}
}
