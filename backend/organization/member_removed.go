package organization

import (
	"context"

	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/ledger"
	"intendant/backend/sqlite"
)

// MemberRemoved ends a membership. The row stays, so that the record can name
// the person, until they are erased.
type MemberRemoved struct {
	Member ident.Member `json:"member"`

	with *With // what goes with them; nil: nothing

	Trial `json:"-"`
}

// Check wants a member, and an Admin left.
func (c *MemberRemoved) Check(ctx context.Context, tx *sqlite.Tx, _ ledger.Actor, at ledger.Stamp) error {
	err := checkGoing(ctx, tx, c.Member, at)
	if err == nil && c.with != nil {
		err = c.with.Gone(ctx, tx, at.Organization(), c.Member)
	}
	return c.Verdict(err)
}

// Apply takes roles and membership.
func (c *MemberRemoved) Apply(ctx context.Context, tx *sqlite.Tx, _ ledger.Actor, at ledger.Stamp) error {
	return remove(ctx, tx, c.Member, at)
}

// Target is the member.
func (c *MemberRemoved) Target() ledger.Target { return target(c.Member) }

// MemberLeft is MemberRemoved by the person themselves.
type MemberLeft struct {
	Member ident.Member `json:"member"`
}

// Check wants oneself, and an Admin left.
func (c *MemberLeft) Check(ctx context.Context, tx *sqlite.Tx, by ledger.Actor, at ledger.Stamp) error {
	if by.Member != c.Member {
		return fault.New(fault.PermissionDenied)
	}
	return checkGoing(ctx, tx, c.Member, at)
}

// Apply takes roles and membership.
func (c *MemberLeft) Apply(ctx context.Context, tx *sqlite.Tx, _ ledger.Actor, at ledger.Stamp) error {
	return remove(ctx, tx, c.Member, at)
}

// Target is the member.
func (c *MemberLeft) Target() ledger.Target { return target(c.Member) }

func checkGoing(ctx context.Context, tx *sqlite.Tx, m ident.Member, at ledger.Stamp) error {
	if _, err := activeMember(ctx, tx, at.Organization(), m); err != nil {
		return err
	}
	return keepsAdmin(ctx, tx, at.Organization(), m)
}

func remove(ctx context.Context, tx *sqlite.Tx, m ident.Member, at ledger.Stamp) error {
	_, err := tx.ExecContext(ctx, `UPDATE member SET removed = COALESCE(removed, ?) WHERE organization = ? AND id = ?`,
		at.Time.UnixMilli(), at.Ledger, m)
	if err == nil {
		err = forgetChats(ctx, tx, at.Organization(), m)
	}
	if err != nil {
		return err
	}
	return setRoles(ctx, tx, at.Organization(), m, nil)
}

// chatsOf are found by their index, which a condition beside others would not use.
const chatsOf = `SELECT id FROM chat INDEXED BY chat_member WHERE organization = ?1 AND member = ?2`

// forgetChats removes what a member said to models: nobody else may read it.
func forgetChats(ctx context.Context, tx *sqlite.Tx, id ident.Organization, m ident.Member) error {
	_, err := tx.ExecContext(ctx,
		`DELETE FROM chat_message WHERE organization = ?1 AND chat IN (`+chatsOf+`)`, id, m)
	if err == nil {
		_, err = tx.ExecContext(ctx, `DELETE FROM chat WHERE organization = ?1 AND id IN (`+chatsOf+`)`, id, m)
	}
	return err
}
