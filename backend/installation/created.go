package installation

import (
	"context"

	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/ledger"
	"intendant/backend/sqlite"
)

// Created founds the installation together with its first account, its owner.
// Its ledger may be there already: that of people who have all deleted their
// accounts.
type Created struct {
	Owner ident.Account `json:"owner"`
}

// Check refuses a second one: of two people who sign up first at the same
// moment, one is the owner.
func (c *Created) Check(ctx context.Context, tx *sqlite.Tx, by ledger.Actor, _ ledger.Stamp) error {
	i, err := Read(ctx, tx)
	switch {
	case err != nil:
		return err
	case i.Founded():
		return fault.New(fault.ChangeRepeated)
	case c.Owner == "" || by.Account != c.Owner:
		return fault.New(fault.PermissionDenied)
	}
	return nil
}

// Apply writes the one row.
func (c *Created) Apply(ctx context.Context, tx *sqlite.Tx, _ ledger.Actor, at ledger.Stamp) error {
	_, err := tx.ExecContext(ctx,
		`INSERT INTO installation (only, id, created, owner, sign_up_open) VALUES (1, ?, ?, ?, 0)`,
		at.Ledger, at.Time.UnixMilli(), c.Owner)
	return err
}
