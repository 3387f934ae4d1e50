package account

import (
	"context"

	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/ledger"
	"intendant/backend/sqlite"
)

// IdentityUnlinked ends what IdentityLinked began.
type IdentityUnlinked struct {
	Account  ident.Account  `json:"account"`
	Identity ident.Identity `json:"identity"`
}

// Unlink ends a link of the account that is signed in. Where it is the last way
// in, it is fault.IdentityLast.
func (a *Accounts) Unlink(ctx context.Context, by ledger.Actor, id ident.Identity) error {
	err := a.commit(ctx, by, &IdentityUnlinked{Account: by.Account, Identity: id})
	if err != nil {
		return err
	}
	return a.DB.Write(ctx, func(tx *sqlite.Tx) error {
		_, err := tx.ExecContext(ctx, `DELETE FROM account_identity_activity WHERE identity = ?`, id)
		return err
	})
}

// Check wants a link of one's own, and a way in that is left: a password, or
// another link whose provider is still offered.
func (c *IdentityUnlinked) Check(ctx context.Context, tx *sqlite.Tx, by ledger.Actor, _ ledger.Stamp) error {
	if err := by.Self(c.Account); err != nil {
		return err
	}
	var exists bool
	var others int
	err := tx.QueryRowContext(ctx,
		`SELECT EXISTS (SELECT 1 FROM account_identity WHERE id = ? AND account = ?),
		        (SELECT COUNT(*) FROM account_identity i `+standing+` WHERE i.account = ? AND i.id <> ? AND p.id IS NOT NULL)`,
		c.Identity, c.Account, c.Account, c.Identity).Scan(&exists, &others)
	if err != nil {
		return err
	}
	password, err := HasPassword(ctx, tx, c.Account)
	switch {
	case err != nil:
		return err
	case !exists:
		return fault.New(fault.NotFound)
	case !password && others == 0:
		return fault.New(fault.IdentityLast)
	}
	return nil
}

// Apply removes the link.
func (c *IdentityUnlinked) Apply(ctx context.Context, tx *sqlite.Tx, _ ledger.Actor, _ ledger.Stamp) error {
	_, err := tx.ExecContext(ctx, `DELETE FROM account_identity WHERE id = ? AND account = ?`, c.Identity, c.Account)
	return err
}

// Erases who the person elsewhere was.
func (c *IdentityUnlinked) Erases() []ledger.Erasure {
	return []ledger.Erasure{{Subject: string(c.Account), Class: identityClass(c.Identity)}}
}

// Target is the account.
func (c *IdentityUnlinked) Target() ledger.Target { return target(c.Account) }
