package workspace

import (
	"context"

	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/ledger"
	"intendant/backend/organization"
	"intendant/backend/sqlite"
)

// MemberRemoved takes a member out of a workspace. Whoever is removed from the
// organization is out of all of them without it: a trigger sees to that.
type MemberRemoved struct {
	Member    ident.Member    `json:"member"`
	Workspace ident.Workspace `json:"workspace"`

	organization.Trial `json:"-"`
}

// Check wants somebody who has a role there. Nobody leaves the default workspace by
// themselves.
func (c *MemberRemoved) Check(ctx context.Context, tx *sqlite.Tx, by ledger.Actor, at ledger.Stamp) error {
	return c.Verdict(c.check(ctx, tx, by, at))
}

func (c *MemberRemoved) check(ctx context.Context, tx *sqlite.Tx, by ledger.Actor, at ledger.Stamp) error {
	w, err := Usable(ctx, tx, at.Organization(), c.Workspace)
	if err != nil {
		return err
	}
	is, err := roleOf(ctx, tx, at, c.Workspace, c.Member)
	switch {
	case err != nil:
		return err
	case is == "":
		return fault.New(fault.NotFound)
	case w.Default && by.Member == c.Member:
		return fault.New(fault.WorkspaceDefault)
	}
	return nil
}

// Apply takes the role.
func (c *MemberRemoved) Apply(ctx context.Context, tx *sqlite.Tx, _ ledger.Actor, at ledger.Stamp) error {
	_, err := tx.ExecContext(ctx, `DELETE FROM workspace_member WHERE organization = ? AND workspace = ? AND member = ?`,
		at.Ledger, c.Workspace, c.Member)
	return err
}

// Place is the workspace.
func (c *MemberRemoved) Place() ident.Workspace { return c.Workspace }

// Target is the member.
func (c *MemberRemoved) Target() ledger.Target { return targetMember(c.Member) }
