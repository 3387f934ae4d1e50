package workspace

import (
	"context"

	"intendant/backend/access"
	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/ledger"
	"intendant/backend/organization"
	"intendant/backend/sqlite"
)

// MemberRoleChanged gives a member of a workspace another role there.
type MemberRoleChanged struct {
	Member    ident.Member         `json:"member"`
	Role      access.WorkspaceRole `json:"role"`
	Workspace ident.Workspace      `json:"workspace"`

	before access.WorkspaceRole // read by Check

	organization.Trial `json:"-"`
}

// Check wants somebody who has another role there.
func (c *MemberRoleChanged) Check(ctx context.Context, tx *sqlite.Tx, _ ledger.Actor, at ledger.Stamp) error {
	return c.Verdict(c.check(ctx, tx, at))
}

func (c *MemberRoleChanged) check(ctx context.Context, tx *sqlite.Tx, at ledger.Stamp) (err error) {
	if _, err := Usable(ctx, tx, at.Organization(), c.Workspace); err != nil {
		return err
	}
	if !access.KnownInWorkspace(c.Role) {
		return fault.Invalid(fault.On("role", fault.NotOffered))
	}
	c.before, err = roleOf(ctx, tx, at, c.Workspace, c.Member)
	switch {
	case err != nil:
		return err
	case c.before == "":
		return fault.New(fault.NotFound)
	case c.before == c.Role:
		return fault.New(fault.ChangeNone)
	}
	return nil
}

// Diff is the old and the new role.
func (c *MemberRoleChanged) Diff(context.Context, *sqlite.Tx) (ledger.Diff, error) {
	return ledger.Diff{
		Before: map[string]string{"workspaceRole": string(c.before)}, After: map[string]string{"workspaceRole": string(c.Role)},
	}, nil
}

// Apply writes the role.
func (c *MemberRoleChanged) Apply(ctx context.Context, tx *sqlite.Tx, _ ledger.Actor, at ledger.Stamp) error {
	_, err := tx.ExecContext(ctx, `UPDATE workspace_member SET role = ? WHERE organization = ? AND workspace = ? AND member = ?`,
		c.Role, at.Ledger, c.Workspace, c.Member)
	return err
}

// Place is the workspace.
func (c *MemberRoleChanged) Place() ident.Workspace { return c.Workspace }

// Target is the member.
func (c *MemberRoleChanged) Target() ledger.Target { return targetMember(c.Member) }
