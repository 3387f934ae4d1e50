package account

import (
	"context"

	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/ledger"
	"intendant/backend/sqlite"
)

// IdentityLinked links an account with a person at a provider. Who that is
// stands beside the entry.
type IdentityLinked struct {
	Account ident.Account `json:"account"`
	// EmailVerified says that the provider vouches for the account's own address.
	EmailVerified bool           `json:"emailVerified"`
	Identity      ident.Identity `json:"identity"`
	Provider      ident.Provider `json:"provider"`
	Who           ledger.Private `json:"-"` // issuer, subject, email
}

// Link links the account that is signed in with a person elsewhere, who has just
// come from there. It is no error where they are linked already, and
// fault.IdentityTaken where the person belongs to another account.
func (a *Accounts) Link(ctx context.Context, by ledger.Actor, who External) error {
	switch owner, err := a.Known(ctx, who); {
	case err != nil:
		return err
	case owner == by.Account:
		return nil
	}
	own, err := a.Get(ctx, by.Account)
	if err != nil {
		return err
	}
	return a.commit(ctx, by, a.identityLinked(by.Account, emailKey(own.Email), who))
}

func (a *Accounts) identityLinked(id ident.Account, ownKey string, who External) *IdentityLinked {
	c := &IdentityLinked{Account: id, Identity: ident.New[ident.Identity](a.IDs), Provider: who.Provider}
	email, _, _ := cleanEmail(who.Email) // what isn't one is left out
	c.EmailVerified = who.EmailVerified && email != "" && emailKey(email) == ownKey
	c.Who = ledger.Private{Subject: string(id), Class: identityClass(c.Identity), Fields: map[string]string{
		"issuer": who.Issuer, "subject": who.Subject, "email": email,
	}}
	return c
}

// identityClass is erased as a whole when the link ends.
func identityClass(id ident.Identity) string { return "identity/" + string(id) }

// Check lets people link themselves, and each person elsewhere belong to one
// account.
func (c *IdentityLinked) Check(ctx context.Context, tx *sqlite.Tx, by ledger.Actor, _ ledger.Stamp) error {
	if err := by.Self(c.Account); err != nil {
		return err
	}
	if !c.Who.About(string(c.Account), identityClass(c.Identity)) {
		return fault.New(fault.PermissionDenied)
	}
	if c.Identity == "" || c.Provider == "" || c.Who.Fields["issuer"] == "" || c.Who.Fields["subject"] == "" {
		return fault.New(fault.NotFound)
	}
	own, err := read(ctx, tx, c.Account)
	if err != nil {
		return err
	}
	if c.EmailVerified && emailKey(c.Who.Fields["email"]) != emailKey(own.Email) {
		return fault.Invalid(fault.On("email", fault.Malformed))
	}
	return c.unique(ctx, tx)
}

func (c *IdentityLinked) unique(ctx context.Context, tx *sqlite.Tx) error {
	var same, taken bool
	err := tx.QueryRowContext(ctx,
		`SELECT EXISTS (SELECT 1 FROM account_identity WHERE id = ?),
		        EXISTS (SELECT 1 FROM account_identity WHERE issuer = ? AND subject = ?)`,
		c.Identity, c.Who.Fields["issuer"], c.Who.Fields["subject"]).Scan(&same, &taken)
	switch {
	case err != nil:
		return err
	case same:
		return fault.New(fault.ChangeRepeated)
	case taken:
		return fault.New(fault.IdentityTaken)
	}
	return nil
}

// Apply adds the link, and notes what it says of the account's address.
func (c *IdentityLinked) Apply(ctx context.Context, tx *sqlite.Tx, _ ledger.Actor, at ledger.Stamp) error {
	p := c.Who.Fields
	_, err := tx.ExecContext(ctx,
		`INSERT INTO account_identity (id, account, provider, linked, issuer, subject, email) VALUES (?, ?, ?, ?, ?, ?, ?)`,
		c.Identity, c.Account, c.Provider, at.Time.UnixMilli(), ledger.OrNull(p, "issuer"), ledger.OrNull(p, "subject"), ledger.OrNull(p, "email"))
	if err != nil || !c.EmailVerified {
		return err
	}
	_, err = tx.ExecContext(ctx, `UPDATE account SET email_verified = 1 WHERE id = ?`, c.Account)
	return err
}

// Privates is who the person elsewhere is.
func (c *IdentityLinked) Privates() []*ledger.Private { return []*ledger.Private{&c.Who} }

// Target is the account.
func (c *IdentityLinked) Target() ledger.Target { return target(c.Account) }
