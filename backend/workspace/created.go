package workspace

import (
	"context"

	"intendant/backend/access"
	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/ledger"
	"intendant/backend/name"
	"intendant/backend/organization"
	"intendant/backend/sqlite"
)

// Created makes a workspace. It happens in the organization: there is no workspace
// yet in which somebody could have a role.
type Created struct {
	Default   bool            `json:"default"`
	Name      string          `json:"name"`
	Workspace ident.Workspace `json:"workspace"`
}

// Create makes a workspace, of which the Admins of the organization are in charge.
func (w *Workspaces) Create(ctx context.Context, by ledger.Actor, org ident.Organization, typed string) (Listed, error) {
	m, err := organization.MembershipOf(ctx, w.DB.Read(), by.Account, org)
	if err == nil {
		err = m.Require(access.WorkspacesManage)
	}
	if err != nil {
		return Listed{}, err
	}
	clean, wrong, ok := name.Clean("name", typed)
	if !ok {
		return Listed{}, fault.Invalid(wrong)
	}
	made := &Created{Name: clean, Workspace: ident.New[ident.Workspace](w.IDs)}
	if err := w.commit(ctx, by, m, made); err != nil {
		return Listed{}, err
	}
	return w.Get(ctx, by.Account, org, made.Workspace)
}

// Check wants a new one with a name of its own, and no second default one.
func (c *Created) Check(ctx context.Context, tx *sqlite.Tx, _ ledger.Actor, at ledger.Stamp) error {
	if _, err := ident.Parse[ident.Workspace](string(c.Workspace)); err != nil {
		return err
	}
	var founded, repeated bool
	err := tx.QueryRowContext(ctx,
		`SELECT EXISTS (SELECT 1 FROM organization WHERE id = ?1),
		        EXISTS (SELECT 1 FROM workspace WHERE id = ?2 OR ?3 AND organization = ?1 AND standard = 1)`,
		at.Ledger, c.Workspace, c.Default).Scan(&founded, &repeated)
	switch {
	case err != nil:
		return err
	case !founded:
		return fault.New(fault.NotFound)
	case repeated:
		return fault.New(fault.ChangeRepeated)
	}
	return checkName(ctx, tx, at, c.Workspace, c.Name)
}

// Apply adds the workspace.
func (c *Created) Apply(ctx context.Context, tx *sqlite.Tx, _ ledger.Actor, at ledger.Stamp) error {
	_, err := tx.ExecContext(ctx,
		`INSERT INTO workspace (organization, id, name, folded, standard, created) VALUES (?, ?, ?, ?, ?, ?)`,
		at.Ledger, c.Workspace, c.Name, name.Folded(c.Name), c.Default, at.Time.UnixMilli())
	return err
}

// Target is the workspace.
func (c *Created) Target() ledger.Target { return target(c.Workspace) }
