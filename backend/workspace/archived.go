package workspace

import (
	"context"

	"intendant/backend/access"
	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/ledger"
	"intendant/backend/name"
	"intendant/backend/sqlite"
)

// Archived ends a workspace for good: what happened there stays to be read, and its
// API keys are dead at once.
type Archived struct {
	Workspace ident.Workspace `json:"workspace"`

	typed string // its name, by who means it; "" where nobody types
}

// Archive ends a workspace, whose name is typed. It returns fault.WorkspaceDefault
// for the default one and fault.WorkspaceNameMismatch for another name.
func (w *Workspaces) Archive(ctx context.Context, by ledger.Actor, org ident.Organization, id ident.Workspace, typed string) (Listed, error) {
	a, err := w.May(ctx, by.Account, org, id, access.WorkspacesManage)
	if err != nil {
		return Listed{}, err
	}
	clean, _, ok := name.Clean("name", typed)
	if !ok {
		return Listed{}, fault.New(fault.WorkspaceNameMismatch)
	}
	if err := w.commit(ctx, by, a.Membership, &Archived{Workspace: id, typed: clean}); err != nil {
		return Listed{}, err
	}
	return w.Get(ctx, by.Account, org, id)
}

// Check wants one that can be used and is not the default one.
func (c *Archived) Check(ctx context.Context, tx *sqlite.Tx, _ ledger.Actor, at ledger.Stamp) error {
	is, err := Usable(ctx, tx, at.Organization(), c.Workspace)
	switch {
	case err != nil:
		return err
	case is.Default:
		return fault.New(fault.WorkspaceDefault)
	case c.typed != "" && c.typed != is.Name:
		return fault.New(fault.WorkspaceNameMismatch)
	}
	return nil
}

// Apply ends the workspace.
func (c *Archived) Apply(ctx context.Context, tx *sqlite.Tx, _ ledger.Actor, at ledger.Stamp) error {
	_, err := tx.ExecContext(ctx, `UPDATE workspace SET archived = ? WHERE organization = ? AND id = ?`,
		at.Time.UnixMilli(), at.Ledger, c.Workspace)
	return err
}

// Place is the workspace.
func (c *Archived) Place() ident.Workspace { return c.Workspace }

// Target is the workspace.
func (c *Archived) Target() ledger.Target { return target(c.Workspace) }
