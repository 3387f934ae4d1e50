package sociallogin

import (
	"context"
	"database/sql"
	"errors"

	"intendant/backend/account"
	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/sqlite"
)

const columns = `id, kind, name, issuer, client_id, relay, team_id, key_id, sealed_secret IS NOT NULL, sealed_key IS NOT NULL`

// Offered are the providers, in the order they were added. Some may not be
// available: Provider.Reason says why.
func (s *Settings) Offered(ctx context.Context) ([]Provider, error) {
	rows, err := s.DB.Read().QueryContext(ctx, `SELECT `+columns+` FROM provider ORDER BY id`)
	if err != nil {
		return nil, sqlite.Classify(err)
	}
	defer rows.Close()
	var all []Provider
	for rows.Next() {
		one, err := scan(rows.Scan)
		if err != nil {
			return nil, sqlite.Classify(err)
		}
		all = append(all, one)
	}
	return all, sqlite.Classify(rows.Err())
}

// Users are how many accounts have a link that works by each provider.
func (s *Settings) Users(ctx context.Context) (map[ident.Provider]int, error) {
	rows, err := s.DB.Read().QueryContext(ctx,
		`SELECT p.id, COUNT(DISTINCT i.account) FROM provider p
		 JOIN account_identity i ON `+account.WorksBy+` GROUP BY p.id`)
	if err != nil {
		return nil, sqlite.Classify(err)
	}
	defer rows.Close()
	users := map[ident.Provider]int{}
	for rows.Next() {
		var id ident.Provider
		var n int
		if err := rows.Scan(&id, &n); err != nil {
			return nil, sqlite.Classify(err)
		}
		users[id] = n
	}
	return users, sqlite.Classify(rows.Err())
}

// another wants a way into an account other than by a provider.
func (s *Settings) another(ctx context.Context, by ident.Account, id ident.Provider) error {
	has, err := account.HasPassword(ctx, s.DB.Read(), by)
	if err != nil || has {
		return err
	}
	var others bool
	err = s.DB.Read().QueryRowContext(ctx,
		`SELECT EXISTS (SELECT 1 FROM account_identity i
		   JOIN provider p ON p.id <> ? AND `+account.WorksBy+` WHERE i.account = ?)`, id, by).Scan(&others)
	if err == nil && !others {
		err = fault.New(fault.IdentityLast)
	}
	return sqlite.Classify(err)
}

func read(ctx context.Context, q sqlite.Queryer, id ident.Provider) (Provider, error) {
	p, err := scan(q.QueryRowContext(ctx, `SELECT `+columns+` FROM provider WHERE id = ?`, id).Scan)
	if errors.Is(err, sql.ErrNoRows) {
		return Provider{}, fault.New(fault.NotFound)
	}
	return p, sqlite.Classify(err)
}

func scan(into func(dest ...any) error) (Provider, error) {
	var p Provider
	err := into(&p.ID, &p.Kind, &p.Name, &p.Issuer, &p.ClientID, &p.Relay, &p.TeamID, &p.KeyID, &p.HasSecret, &p.HasKey)
	return p, err
}

// open reads a provider with its secrets.
func (s *Settings) open(ctx context.Context, id ident.Provider) (Provider, secrets, error) {
	p, err := read(ctx, s.DB.Read(), id)
	if err != nil {
		return p, secrets{}, err
	}
	var secret, key []byte
	err = s.DB.Read().QueryRowContext(ctx, `SELECT sealed_secret, sealed_key FROM provider WHERE id = ?`, id).Scan(&secret, &key)
	if err != nil {
		return p, secrets{}, sqlite.Classify(err)
	}
	var opened secrets
	if opened.client, err = s.unseal(secret, secretPlace(id)); err == nil {
		opened.key, err = s.unseal(key, keyPlace(id))
	}
	return p, opened, err
}

func (s *Settings) unseal(sealed []byte, place []string) (string, error) {
	if sealed == nil {
		return "", nil
	}
	plain, err := s.Vault.Open(sealed, place...)
	return string(plain), err
}

// The associated data of sealed secrets: they open nowhere else.
func secretPlace(id ident.Provider) []string {
	return []string{"provider", string(id), "sealed_secret"}
}

func keyPlace(id ident.Provider) []string { return []string{"provider", string(id), "sealed_key"} }
