package organization

import (
	"context"
	"database/sql"
	"errors"

	"intendant/backend/ident"
	"intendant/backend/seal"
	"intendant/backend/sqlite"
)

// Keys are what the secrets of organizations are sealed under: each has a key of
// its own, which goes with it.
type Keys struct {
	DB    *sqlite.DB
	Vault *seal.Vault
}

// Key is an organization's. The first time it is asked for, it is made.
func (k Keys) Key(ctx context.Context, id ident.Organization) (*seal.Key, error) {
	key, err := k.open(ctx, k.DB.Read(), id)
	if errors.Is(err, sql.ErrNoRows) {
		return k.make(ctx, id)
	}
	return key, sqlite.Classify(err)
}

func (k Keys) open(ctx context.Context, q sqlite.Queryer, id ident.Organization) (*seal.Key, error) {
	var wrapped []byte
	err := q.QueryRowContext(ctx, `SELECT key FROM sealed_organization_key WHERE organization = ?`, id).Scan(&wrapped)
	if err != nil {
		return nil, err
	}
	return k.Vault.OpenKey(wrapped, keyPlace(id)...)
}

// make keeps the one that somebody else has made meanwhile.
func (k Keys) make(ctx context.Context, id ident.Organization) (key *seal.Key, err error) {
	wrapped, err := k.Vault.NewKey(keyPlace(id)...)
	if err != nil {
		return nil, err
	}
	err = k.DB.Write(ctx, func(tx *sqlite.Tx) error {
		_, err := tx.ExecContext(ctx,
			`INSERT INTO sealed_organization_key (organization, key) SELECT id, ?2 FROM organization WHERE id = ?1
			 ON CONFLICT DO NOTHING`, id, wrapped)
		if err == nil {
			key, err = k.open(ctx, tx, id)
		}
		return err
	})
	return key, orNotFound(err)
}

// keyPlace is the associated data of the sealed key: it opens nowhere else.
func keyPlace(id ident.Organization) []string {
	return []string{"sealed_organization_key", string(id), "key"}
}
