package resource

import (
	"context"

	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/ledger"
	"intendant/backend/sqlite"
)

// ConnectionRemoved removes a connection that no model leads to, and its key.
type ConnectionRemoved struct {
	Connection ident.Connection `json:"connection"`

	before stored // read by Check
}

// Check wants a connection that there is and that nothing uses.
func (c *ConnectionRemoved) Check(ctx context.Context, tx *sqlite.Tx, _ ledger.Actor, at ledger.Stamp) error {
	var err error
	if c.before, err = connection(ctx, tx, at.Organization(), c.Connection); err != nil {
		return err
	}
	using, err := texts(ctx, tx, `SELECT name FROM model WHERE organization = ? AND connection = ? ORDER BY name`, at.Ledger, c.Connection)
	if err == nil && len(using) > 0 {
		err = fault.New(fault.ConnectionInUse, "models", some(using))
	}
	return err
}

// Diff is what it was.
func (c *ConnectionRemoved) Diff(context.Context, *sqlite.Tx) (ledger.Diff, error) {
	return ledger.Diff{
		Before: map[string]string{"name": c.before.Name, "baseURL": c.before.BaseURL}, After: map[string]string{},
	}, nil
}

// Apply removes it.
func (c *ConnectionRemoved) Apply(ctx context.Context, tx *sqlite.Tx, _ ledger.Actor, at ledger.Stamp) error {
	_, err := tx.ExecContext(ctx, `DELETE FROM connection WHERE organization = ? AND id = ?`, at.Ledger, c.Connection)
	return err
}

// Erases its key.
func (c *ConnectionRemoved) Erases() []ledger.Erasure { return superseded(c.Connection) }

// Target is the connection.
func (c *ConnectionRemoved) Target() ledger.Target { return connectionTarget(c.Connection) }
