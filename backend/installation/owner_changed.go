package installation

import (
	"context"

	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/ledger"
	"intendant/backend/sqlite"
)

// OwnerChanged hands the installation over.
type OwnerChanged struct {
	Owner ident.Account `json:"owner"`
}

// HandOver makes another account the owner. The present one types their
// password again, if they have one.
func (s *Settings) HandOver(ctx context.Context, by ledger.Actor, to ident.Account, typed string) (Installation, error) {
	if _, err := ReadAs(ctx, s.db.Read(), by.Account); err != nil {
		return Installation{}, err
	}
	if err := s.passwords.ConfirmAgain(ctx, by, typed); err != nil {
		return Installation{}, err
	}
	return s.commit(ctx, by, &OwnerChanged{Owner: to})
}

// Check wants another account that exists.
func (c *OwnerChanged) Check(ctx context.Context, tx *sqlite.Tx, _ ledger.Actor, _ ledger.Stamp) error {
	i, err := Read(ctx, tx)
	if err != nil {
		return err
	}
	if i.Owner == c.Owner {
		return fault.New(fault.OwnerUnchanged)
	}
	exists, err := accountExists(ctx, tx, c.Owner)
	if err == nil && !exists {
		err = fault.New(fault.NotFound)
	}
	return err
}

// Diff is the old and the new owner.
func (c *OwnerChanged) Diff(ctx context.Context, tx *sqlite.Tx) (ledger.Diff, error) {
	i, err := Read(ctx, tx)
	return ledger.Diff{
		Before: map[string]string{"owner": string(i.Owner)},
		After:  map[string]string{"owner": string(c.Owner)},
	}, err
}

// Apply writes the owner.
func (c *OwnerChanged) Apply(ctx context.Context, tx *sqlite.Tx, _ ledger.Actor, _ ledger.Stamp) error {
	_, err := tx.ExecContext(ctx, `UPDATE installation SET owner = ?`, c.Owner)
	return err
}

// Target is the new owner.
func (c *OwnerChanged) Target() ledger.Target {
	return ledger.Target{Type: "account", ID: string(c.Owner)}
}
