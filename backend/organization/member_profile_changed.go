package organization

import (
	"context"

	"intendant/backend/account"
	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/ledger"
	"intendant/backend/sqlite"
)

// MemberProfileChanged changes the name and e-mail that an organization shows of
// a person. They stand beside the entry, and so do the earlier ones until the
// person is erased.
type MemberProfileChanged struct {
	Member  ident.Member   `json:"member"`
	Profile ledger.Private `json:"-"` // email, first_name, last_name
}

// ProfileOf is the Change that makes a member look like their account.
func ProfileOf(m ident.Member, a account.Account) *MemberProfileChanged {
	return &MemberProfileChanged{Member: m, Profile: profile(m, a.Email, a.FirstName, a.LastName)}
}

// Check lets people change their own, to something else.
func (c *MemberProfileChanged) Check(ctx context.Context, tx *sqlite.Tx, by ledger.Actor, at ledger.Stamp) error {
	if by.Member != c.Member || !c.Profile.About(string(c.Member), ledger.ClassProfile) {
		return fault.New(fault.PermissionDenied)
	}
	if err := checkProfile(c.Profile.Fields); err != nil {
		return err
	}
	if _, err := activeMember(ctx, tx, at.Organization(), c.Member); err != nil {
		return err
	}
	p := c.Profile.Fields
	var same bool
	err := tx.QueryRowContext(ctx,
		`SELECT email IS ? AND first_name IS ? AND last_name IS ? FROM member WHERE organization = ? AND id = ?`,
		p["email"], p["first_name"], p["last_name"], at.Ledger, c.Member).Scan(&same)
	if err == nil && same {
		err = fault.New(fault.ChangeNone)
	}
	return err
}

// Apply writes them.
func (c *MemberProfileChanged) Apply(ctx context.Context, tx *sqlite.Tx, _ ledger.Actor, at ledger.Stamp) error {
	p := c.Profile.Fields
	_, err := tx.ExecContext(ctx, `UPDATE member SET email = ?, first_name = ?, last_name = ? WHERE organization = ? AND id = ?`,
		ledger.OrNull(p, "email"), ledger.OrNull(p, "first_name"), ledger.OrNull(p, "last_name"), at.Ledger, c.Member)
	return err
}

// Privates is the profile.
func (c *MemberProfileChanged) Privates() []*ledger.Private { return []*ledger.Private{&c.Profile} }

// Target is the member.
func (c *MemberProfileChanged) Target() ledger.Target { return target(c.Member) }
