package account

import (
	"context"
	"encoding/base64"
	"fmt"

	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/ledger"
	"intendant/backend/sqlite"
)

// PasswordSet gives an account a password. The sealed hash stands beside the
// entry and goes when the next one is set.
type PasswordSet struct {
	Account ident.Account  `json:"account"`
	Secret  ledger.Private `json:"-"` // sealed, in base64

	// suffices is asked again by Check of a password that is too short to be the
	// only factor: the other one may have been turned off meanwhile.
	suffices func(ctx context.Context, q sqlite.Queryer) error
}

// passwordSet hashes and seals a password that was accepted.
func (a *Accounts) passwordSet(ctx context.Context, id ident.Account, normal string) (*PasswordSet, error) {
	hash, err := a.Hasher.Hash(ctx, normal)
	if err != nil {
		return nil, sqlite.Classify(err)
	}
	sealed, err := a.Vault.Seal([]byte(hash), passwordPlace(id)...)
	if err != nil {
		return nil, err
	}
	return &PasswordSet{Account: id, Secret: ledger.Private{
		Subject: string(id), Class: ledger.ClassSecret,
		Fields: map[string]string{"sealed": base64.StdEncoding.EncodeToString(sealed)},
	}}, nil
}

// passwordPlace is the associated data of a sealed hash: it opens nowhere else.
func passwordPlace(id ident.Account) []string {
	return []string{"account_password", string(id), "sealed"}
}

// Check lets people set their own password only.
func (c *PasswordSet) Check(ctx context.Context, tx *sqlite.Tx, by ledger.Actor, _ ledger.Stamp) error {
	if err := by.Self(c.Account); err != nil {
		return err
	}
	if !c.Secret.About(string(c.Account), ledger.ClassSecret) {
		return fault.New(fault.PermissionDenied)
	}
	if c.Secret.Fields["sealed"] == "" {
		return fault.Invalid(fault.On("password", fault.Required))
	}
	if _, err := read(ctx, tx, c.Account); err != nil || c.suffices == nil {
		return err
	}
	return c.suffices(ctx, tx)
}

// Apply stores the sealed hash.
func (c *PasswordSet) Apply(ctx context.Context, tx *sqlite.Tx, _ ledger.Actor, at ledger.Stamp) error {
	sealed, err := sealedHash(c.Secret)
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx,
		`INSERT INTO account_password (account, changed, sealed) VALUES (?, ?, ?)
		 ON CONFLICT (account) DO UPDATE SET changed = excluded.changed, sealed = excluded.sealed`,
		c.Account, at.Time.UnixMilli(), sealed)
	return err
}

// sealedHash is nothing after an erasure.
func sealedHash(secret ledger.Private) ([]byte, error) {
	text, ok := secret.Fields["sealed"]
	if !ok {
		return nil, nil
	}
	sealed, err := base64.StdEncoding.DecodeString(text)
	if err != nil {
		return nil, fmt.Errorf("account: sealed password: %w", err)
	}
	return sealed, nil
}

// Privates is the sealed hash.
func (c *PasswordSet) Privates() []*ledger.Private { return []*ledger.Private{&c.Secret} }

// Erases the hash that this one supersedes.
func (c *PasswordSet) Erases() []ledger.Erasure {
	return []ledger.Erasure{{Subject: string(c.Account), Class: ledger.ClassSecret}}
}

// Target is the account.
func (c *PasswordSet) Target() ledger.Target { return target(c.Account) }
