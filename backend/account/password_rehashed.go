package account

import (
	"bytes"
	"context"
	"log/slog"

	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/ledger"
	"intendant/backend/password"
	"intendant/backend/sqlite"
)

// PasswordRehashed stores the same password under a hash that costs more.
type PasswordRehashed struct {
	Account ident.Account  `json:"account"`
	Secret  ledger.Private `json:"-"` // sealed, in base64
	// Over is the sealed hash that this one is of the same password as. Check holds
	// it against what is stored: another one may have been set meanwhile.
	Over []byte `json:"-"`
}

// upgrade hashes the password of somebody who has just signed in anew where the
// stored hash costs less than today's. Signing in doesn't fail by it.
func (a *Accounts) upgrade(ctx context.Context, by ledger.Actor, found credentials, typed string) {
	if err := a.rehash(ctx, by, found, typed); err != nil {
		slog.Warn("a password keeps its weaker hash", "account", found.account, "error", err)
	}
}

func (a *Accounts) rehash(ctx context.Context, by ledger.Actor, found credentials, typed string) error {
	hash, err := a.Vault.Open(found.sealed, passwordPlace(found.account)...)
	if err != nil || !a.Hasher.Weak(string(hash)) {
		return err
	}
	normal, err := password.Normalize(typed)
	if err != nil {
		return err
	}
	set, err := a.passwordSet(ctx, found.account, normal)
	if err != nil {
		return err
	}
	return a.commit(ctx, by, &PasswordRehashed{Account: set.Account, Secret: set.Secret, Over: found.sealed})
}

// Check wants a password that is there already.
func (c *PasswordRehashed) Check(ctx context.Context, tx *sqlite.Tx, by ledger.Actor, _ ledger.Stamp) error {
	if err := by.Self(c.Account); err != nil {
		return err
	}
	if !c.Secret.About(string(c.Account), ledger.ClassSecret) {
		return fault.New(fault.PermissionDenied)
	}
	if c.Secret.Fields["sealed"] == "" {
		return fault.Invalid(fault.On("password", fault.Required))
	}
	found, err := credentialsFor(ctx, tx, c.Account)
	switch {
	case err != nil:
		return err
	case found.sealed == nil:
		return fault.New(fault.NotFound)
	case !bytes.Equal(found.sealed, c.Over):
		return fault.New(fault.ChangeNone)
	}
	return nil
}

// Apply stores the sealed hash. When the password was set stays what it was.
func (c *PasswordRehashed) Apply(ctx context.Context, tx *sqlite.Tx, _ ledger.Actor, _ ledger.Stamp) error {
	sealed, err := sealedHash(c.Secret)
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, `UPDATE account_password SET sealed = ? WHERE account = ?`, sealed, c.Account)
	return err
}

// Privates is the sealed hash.
func (c *PasswordRehashed) Privates() []*ledger.Private { return []*ledger.Private{&c.Secret} }

// Erases the hash that this one supersedes.
func (c *PasswordRehashed) Erases() []ledger.Erasure {
	return []ledger.Erasure{{Subject: string(c.Account), Class: ledger.ClassSecret}}
}

// Target is the account.
func (c *PasswordRehashed) Target() ledger.Target { return target(c.Account) }
