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

// Renamed gives a workspace another name.
type Renamed struct {
	Name      string          `json:"name"`
	Workspace ident.Workspace `json:"workspace"`

	was    string // what the person saw; "" is whatever there is
	before string // read by Check
}

// Rename gives a workspace another name than the one that somebody saw; was is
// empty for whatever there is. It returns fault.ChangeConflict where it has yet
// another by now.
func (w *Workspaces) Rename(
	ctx context.Context, by ledger.Actor, org ident.Organization, id ident.Workspace, was, typed string,
) (Listed, error) {
	a, err := w.May(ctx, by.Account, org, id, access.WorkspaceManage)
	if err != nil {
		return Listed{}, err
	}
	clean, wrong, ok := name.Clean("name", typed)
	if !ok {
		return Listed{}, fault.Invalid(wrong)
	}
	if err := w.commit(ctx, by, a.Membership, &Renamed{Name: clean, Workspace: id, was: was}); err != nil {
		return Listed{}, err
	}
	return w.Get(ctx, by.Account, org, id)
}

// Check wants a name of its own that is another one, and the one that was seen to
// be there still.
func (c *Renamed) Check(ctx context.Context, tx *sqlite.Tx, _ ledger.Actor, at ledger.Stamp) error {
	is, err := Usable(ctx, tx, at.Organization(), c.Workspace)
	switch {
	case err != nil:
		return err
	case is.Name == c.Name:
		return fault.New(fault.ChangeNone)
	case c.was != "" && is.Name != c.was:
		return fault.Conflict("name", is.Name)
	}
	c.before = is.Name
	return checkName(ctx, tx, at, c.Workspace, c.Name)
}

// Diff is the old and the new name.
func (c *Renamed) Diff(context.Context, *sqlite.Tx) (ledger.Diff, error) {
	return ledger.Diff{Before: map[string]string{"name": c.before}, After: map[string]string{"name": c.Name}}, nil
}

// Apply writes the name.
func (c *Renamed) Apply(ctx context.Context, tx *sqlite.Tx, _ ledger.Actor, at ledger.Stamp) error {
	_, err := tx.ExecContext(ctx, `UPDATE workspace SET name = ?, folded = ? WHERE organization = ? AND id = ?`,
		c.Name, name.Folded(c.Name), at.Ledger, c.Workspace)
	return err
}

// Place is the workspace.
func (c *Renamed) Place() ident.Workspace { return c.Workspace }

// Target is the workspace.
func (c *Renamed) Target() ledger.Target { return target(c.Workspace) }
