package resource

import (
	"context"
	"slices"

	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/ledger"
	"intendant/backend/sqlite"
)

// ModelsRemoved removes models that no agent needs. Those of archived workspaces,
// which nobody can change any more, go with them.
type ModelsRemoved struct {
	Models []ident.Model `json:"models"`

	names []string // read by Check
}

// Check wants models that there are and that no agent needs.
func (c *ModelsRemoved) Check(ctx context.Context, tx *sqlite.Tx, _ ledger.Actor, at ledger.Stamp) error {
	if len(c.Models) == 0 {
		return fault.New(fault.ChangeNone)
	}
	c.names = nil
	var agents []string
	for _, m := range c.Models {
		name, err := modelName(ctx, tx, at.Organization(), m)
		if err != nil {
			return err
		}
		c.names = append(c.names, name)
		using, err := texts(ctx, tx, usingAgents, at.Ledger, m)
		if err != nil {
			return err
		}
		agents = append(agents, using...)
	}
	if len(agents) > 0 {
		return fault.New(fault.ModelInUse, "agents", some(agents))
	}
	slices.Sort(c.names)
	return nil
}

// usingAgents are those of a model, with their workspaces.
const usingAgents = `SELECT a.name || ' (' || w.name || ')' FROM agent a
	JOIN workspace w ON w.organization = a.organization AND w.id = a.workspace
	WHERE a.organization = ? AND a.model = ? AND w.archived IS NULL ORDER BY 1`

// Diff is what they were called.
func (c *ModelsRemoved) Diff(context.Context, *sqlite.Tx) (ledger.Diff, error) {
	return ledger.Diff{Before: map[string]string{"names": some(c.names)}, After: map[string]string{}}, nil
}

// Apply removes them, also from what workspaces may use. A workspace that may use
// no other one may use none then.
func (c *ModelsRemoved) Apply(ctx context.Context, tx *sqlite.Tx, _ ledger.Actor, at ledger.Stamp) error {
	for _, m := range c.Models {
		for _, query := range []string{
			`DELETE FROM agent WHERE organization = ? AND model = ?`,
			`DELETE FROM workspace_model WHERE organization = ? AND model = ?`,
			`DELETE FROM model WHERE organization = ? AND id = ?`,
		} {
			if _, err := tx.ExecContext(ctx, query, at.Ledger, m); err != nil {
				return err
			}
		}
	}
	return nil
}

func modelName(ctx context.Context, q sqlite.Queryer, id ident.Organization, m ident.Model) (string, error) {
	return one(ctx, q, text, `SELECT name FROM model WHERE organization = ? AND id = ?`, id, m)
}
