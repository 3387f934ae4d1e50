package account

import (
	"context"

	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/installation"
	"intendant/backend/ledger"
	"intendant/backend/sqlite"
)

// Deleted ends an account and erases who it was. When the last one goes, the
// installation waits for its next owner.
type Deleted struct {
	Account ident.Account `json:"account"`
}

// tables are all that hold rows of an account and that a replay writes; a test
// holds them against the schema.
var tables = []string{"account_password", "account_member", "account_identity"}

// activity are those that no replay writes.
var activity = []string{"account_notice_activity", "account_email_code_activity"}

// Check lets people delete themselves, once they belong to no organization. The
// owner of the installation goes last.
func (c *Deleted) Check(ctx context.Context, tx *sqlite.Tx, by ledger.Actor, _ ledger.Stamp) error {
	if err := by.Self(c.Account); err != nil {
		return err
	}
	if _, err := read(ctx, tx, c.Account); err != nil {
		return err
	}
	i, err := installation.Read(ctx, tx)
	if err != nil {
		return err
	}
	others, err := Others(ctx, tx, c.Account)
	if err != nil {
		return err
	}
	if i.Owner == c.Account && others > 0 {
		return fault.New(fault.AccountOwner)
	}
	var linked bool
	err = tx.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM account_member WHERE account = ?)`, c.Account).Scan(&linked)
	if err == nil && linked {
		err = fault.New(fault.MemberExists)
	}
	return err
}

// Others is how many accounts there are beside one.
func Others(ctx context.Context, q sqlite.Queryer, id ident.Account) (int, error) {
	var n int
	err := q.QueryRowContext(ctx, `SELECT COUNT(*) FROM account WHERE id <> ?`, id).Scan(&n)
	return n, sqlite.Classify(err)
}

// Apply removes every row of the account and, with the owner, what they had set
// up here.
func (c *Deleted) Apply(ctx context.Context, tx *sqlite.Tx, _ ledger.Actor, _ ledger.Stamp) error {
	if err := removeRows(ctx, tx, c.Account, tables); err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, `DELETE FROM account WHERE id = ?`, c.Account); err != nil {
		return err
	}
	_, err := tx.ExecContext(ctx, `DELETE FROM installation WHERE owner = ?`, c.Account)
	return err
}

func removeRows(ctx context.Context, tx *sqlite.Tx, id ident.Account, tables []string) error {
	for _, table := range tables {
		if _, err := tx.ExecContext(ctx, `DELETE FROM `+table+` WHERE account = ?`, id); err != nil {
			return err
		}
	}
	return nil
}

// Forget removes what was measured of an account, in the transaction that
// deletes it: no Change writes that, so that none removes it.
func (a *Accounts) Forget(ctx context.Context, tx *sqlite.Tx, who Account) error {
	if err := removeRows(ctx, tx, who.ID, activity); err != nil {
		return err
	}
	_, err := tx.ExecContext(ctx, `DELETE FROM account_identity_activity WHERE identity NOT IN (SELECT id FROM account_identity)`)
	if err != nil {
		return err
	}
	guesses := []guess{ofAddress(emailKey(who.Email))}
	for _, secret := range secrets {
		guesses = append(guesses, ofAccount(who.ID, secret))
	}
	return a.forgive(ctx, tx, guesses...)
}

// IsAddress reports whether an address as it was typed is the account's.
func (a Account) IsAddress(typed string) bool { return emailKey(typed) == emailKey(a.Email) }

// Erases everything that the installation's ledger holds of the person.
func (c *Deleted) Erases() []ledger.Erasure { return []ledger.Erasure{{Subject: string(c.Account)}} }

// Target is the account.
func (c *Deleted) Target() ledger.Target { return target(c.Account) }
