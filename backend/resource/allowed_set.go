package resource

import (
	"context"
	"slices"

	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/ledger"
	"intendant/backend/sqlite"
)

// AllowedSet says which models a workspace may use: all, those that are still to
// come, too, or these.
type AllowedSet struct {
	All       bool            `json:"all"`
	Models    []ident.Model   `json:"models"` // sorted; none where All
	Workspace ident.Workspace `json:"workspace"`

	before, after string // names; read by Check
}

// Check wants models that there are, and others than the workspace has.
func (c *AllowedSet) Check(ctx context.Context, tx *sqlite.Tx, _ ledger.Actor, at ledger.Stamp) error {
	if c.All && len(c.Models) > 0 || !slices.IsSorted(c.Models) || len(slices.Compact(slices.Clone(c.Models))) != len(c.Models) {
		return fault.Invalid(fault.On("models", fault.Malformed))
	}
	limited, had, err := allowed(ctx, tx, at.Organization(), c.Workspace)
	if err != nil {
		return err
	}
	if limited != c.All && slices.Equal(had, c.Models) {
		return fault.New(fault.ChangeNone)
	}
	if c.after, err = c.names(ctx, tx, at.Organization(), c.All, c.Models); err == nil {
		c.before, err = c.names(ctx, tx, at.Organization(), !limited, had)
	}
	return err
}

// everything stands for all models where they would be named.
const everything = "*"

func (c *AllowedSet) names(ctx context.Context, q sqlite.Queryer, id ident.Organization, all bool, list []ident.Model) (string, error) {
	if all {
		return everything, nil
	}
	names := make([]string, 0, len(list))
	for _, m := range list {
		name, err := modelName(ctx, q, id, m)
		if err != nil {
			return "", err
		}
		names = append(names, name)
	}
	slices.Sort(names)
	return some(names), nil
}

// Diff is the names of the models.
func (c *AllowedSet) Diff(context.Context, *sqlite.Tx) (ledger.Diff, error) {
	return ledger.Diff{Before: map[string]string{"models": c.before}, After: map[string]string{"models": c.after}}, nil
}

// Apply writes the list.
func (c *AllowedSet) Apply(ctx context.Context, tx *sqlite.Tx, _ ledger.Actor, at ledger.Stamp) error {
	for _, table := range []string{"workspace_model", "workspace_limited"} {
		if _, err := tx.ExecContext(ctx, `DELETE FROM `+table+` WHERE organization = ? AND workspace = ?`, at.Ledger, c.Workspace); err != nil {
			return err
		}
	}
	if c.All {
		return nil
	}
	_, err := tx.ExecContext(ctx, `INSERT INTO workspace_limited (organization, workspace) VALUES (?, ?)`, at.Ledger, c.Workspace)
	for _, m := range c.Models {
		if err != nil {
			return err
		}
		_, err = tx.ExecContext(ctx,
			`INSERT INTO workspace_model (organization, workspace, model) VALUES (?, ?, ?)`, at.Ledger, c.Workspace, m)
	}
	return err
}

// Place is the workspace.
func (c *AllowedSet) Place() ident.Workspace { return c.Workspace }

// Target is the workspace.
func (c *AllowedSet) Target() ledger.Target {
	return ledger.Target{Type: "workspace", ID: string(c.Workspace)}
}

// allowed is what a workspace may use, sorted, where it is limited.
func allowed(ctx context.Context, q sqlite.Queryer, id ident.Organization, w ident.Workspace) (limited bool, list []ident.Model, err error) {
	err = q.QueryRowContext(ctx,
		`SELECT EXISTS (SELECT 1 FROM workspace_limited WHERE organization = ? AND workspace = ?)`, id, w).Scan(&limited)
	if err != nil {
		return false, nil, sqlite.Classify(err)
	}
	names, err := texts(ctx, q, `SELECT model FROM workspace_model WHERE organization = ? AND workspace = ? ORDER BY model`, id, w)
	for _, m := range names {
		list = append(list, ident.Model(m))
	}
	return limited, list, err
}
