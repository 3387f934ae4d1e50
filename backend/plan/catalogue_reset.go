package plan

import (
	"context"

	"intendant/backend/fault"
	"intendant/backend/ledger"
	"intendant/backend/sqlite"
)

// CatalogueReset goes back to the program's own plans.
type CatalogueReset struct{}

// ResetCatalogue goes back. It returns fault.ChangeNone where they are in force.
func (p *Plans) ResetCatalogue(ctx context.Context, by ledger.Actor) error {
	return p.ofInstallation(ctx, by, &CatalogueReset{})
}

// Check wants an operator's catalogue.
func (c *CatalogueReset) Check(ctx context.Context, tx *sqlite.Tx, _ ledger.Actor, _ ledger.Stamp) error {
	own, err := ownText(ctx, tx)
	if err == nil && own.Text == "" {
		err = fault.New(fault.ChangeNone)
	}
	return err
}

// Apply removes it.
func (c *CatalogueReset) Apply(ctx context.Context, tx *sqlite.Tx, _ ledger.Actor, _ ledger.Stamp) error {
	_, err := tx.ExecContext(ctx, `DELETE FROM plan_catalogue`)
	return err
}
