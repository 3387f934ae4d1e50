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

// MemberAdded gives a member of the organization a role in a workspace.
type MemberAdded struct {
	Member    ident.Member         `json:"member"`
	Role      access.WorkspaceRole `json:"role"`
	Workspace ident.Workspace      `json:"workspace"`

	organization.Trial `json:"-"`
}

// Check wants somebody of the organization who has no role there yet.
func (c *MemberAdded) Check(ctx context.Context, tx *sqlite.Tx, _ ledger.Actor, at ledger.Stamp) error {
	return c.Verdict(c.check(ctx, tx, at))
}

func (c *MemberAdded) check(ctx context.Context, tx *sqlite.Tx, at ledger.Stamp) error {
	if _, err := Usable(ctx, tx, at.Organization(), c.Workspace); err != nil {
		return err
	}
	if !access.KnownInWorkspace(c.Role) {
		return fault.Invalid(fault.On("role", fault.NotOffered))
	}
	if err := organization.Belongs(ctx, tx, at.Organization(), c.Member); err != nil {
		return err
	}
	is, err := roleOf(ctx, tx, at, c.Workspace, c.Member)
	if err == nil && is != "" {
		err = fault.New(fault.ChangeNone)
	}
	return err
}

// Apply adds the role.
func (c *MemberAdded) Apply(ctx context.Context, tx *sqlite.Tx, _ ledger.Actor, at ledger.Stamp) error {
	return add(ctx, tx, at, c.Workspace, c.Member, c.Role)
}

func add(
	ctx context.Context, tx *sqlite.Tx, at ledger.Stamp, id ident.Workspace, m ident.Member, role access.WorkspaceRole,
) error {
	_, err := tx.ExecContext(ctx,
		`INSERT INTO workspace_member (organization, workspace, member, role, added) VALUES (?, ?, ?, ?, ?)`,
		at.Ledger, id, m, role, at.Time.UnixMilli())
	return err
}

// Place is the workspace.
func (c *MemberAdded) Place() ident.Workspace { return c.Workspace }

// Target is the member.
func (c *MemberAdded) Target() ledger.Target { return targetMember(c.Member) }
