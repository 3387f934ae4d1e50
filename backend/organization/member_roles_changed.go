package organization

import (
	"context"
	"slices"

	"intendant/backend/access"
	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/ledger"
	"intendant/backend/sqlite"
)

// MemberRolesChanged gives a member other roles.
type MemberRolesChanged struct {
	Member ident.Member  `json:"member"`
	Roles  []access.Role `json:"roles"` // in the order of access.Roles

	before []access.Role `json:"-"` // read by Check
	from   []access.Role `json:"-"` // that they were made from; nil: whatever is there
	Trial  `json:"-"`
}

// Check wants other roles than before, and an Admin left.
func (c *MemberRolesChanged) Check(ctx context.Context, tx *sqlite.Tx, _ ledger.Actor, at ledger.Stamp) error {
	return c.Verdict(c.check(ctx, tx, at))
}

func (c *MemberRolesChanged) check(ctx context.Context, tx *sqlite.Tx, at ledger.Stamp) error {
	if err := checkRoles(c.Roles); err != nil {
		return err
	}
	m, err := activeMember(ctx, tx, at.Organization(), c.Member)
	if err != nil {
		return err
	}
	c.before = m.roles
	if slices.Equal(m.roles, c.Roles) || c.from != nil && !slices.Equal(m.roles, c.from) {
		return fault.New(fault.ChangeNone)
	}
	if slices.Contains(c.Roles, access.Admin) {
		return nil
	}
	return keepsAdmin(ctx, tx, at.Organization(), c.Member)
}

// Diff is the old and the new roles, separated by spaces.
func (c *MemberRolesChanged) Diff(context.Context, *sqlite.Tx) (ledger.Diff, error) {
	return ledger.Diff{
		Before: map[string]string{"roles": access.Joined(c.before)},
		After:  map[string]string{"roles": access.Joined(c.Roles)},
	}, nil
}

// Apply writes the roles.
func (c *MemberRolesChanged) Apply(ctx context.Context, tx *sqlite.Tx, _ ledger.Actor, at ledger.Stamp) error {
	return setRoles(ctx, tx, at.Organization(), c.Member, c.Roles)
}

// Target is the member.
func (c *MemberRolesChanged) Target() ledger.Target { return target(c.Member) }
