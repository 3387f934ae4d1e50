package organization

import (
	"context"
	"slices"

	"intendant/backend/access"
	"intendant/backend/account"
	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/ledger"
	"intendant/backend/name"
	"intendant/backend/sqlite"
)

// MemberAdded brings a person into an organization. Their name and e-mail stand
// beside the entry; which account they are is in the installation's ledger
// (account.member_linked).
type MemberAdded struct {
	Member  ident.Member   `json:"member"`
	Roles   []access.Role  `json:"roles"` // in the order of access.Roles
	Profile ledger.Private `json:"-"`     // email, first_name, last_name
}

// added is an account as a new member.
func added(m Membership, a account.Account) *MemberAdded {
	return &MemberAdded{Member: m.Member, Roles: access.Sorted(m.Roles), Profile: profile(m.Member, a.Email, a.FirstName, a.LastName)}
}

func profile(m ident.Member, email, first, last string) ledger.Private {
	return ledger.Private{Subject: string(m), Class: ledger.ClassProfile, Fields: map[string]string{
		"email": email, "first_name": first, "last_name": last,
	}}
}

// Check wants a new member with roles and names; the first one must be an Admin.
func (c *MemberAdded) Check(ctx context.Context, tx *sqlite.Tx, _ ledger.Actor, at ledger.Stamp) error {
	if c.Member == "" || !c.Profile.About(string(c.Member), ledger.ClassProfile) {
		return fault.New(fault.NotFound)
	}
	if err := checkRoles(c.Roles); err != nil {
		return err
	}
	if err := checkProfile(c.Profile.Fields); err != nil {
		return err
	}
	var exists, admin bool
	err := tx.QueryRowContext(ctx,
		`SELECT EXISTS (SELECT 1 FROM member WHERE organization = ?1 AND id = ?2),
		        EXISTS (SELECT 1 FROM member_role WHERE organization = ?1 AND role = 'admin')`,
		at.Ledger, c.Member).Scan(&exists, &admin)
	switch {
	case err != nil:
		return err
	case exists:
		return fault.New(fault.MemberExists)
	case !admin && !slices.Contains(c.Roles, access.Admin):
		return fault.New(fault.LastAdmin)
	}
	return nil
}

func checkRoles(roles []access.Role) error {
	if wrong, ok := SoundRoles(roles); !ok {
		return fault.Invalid(wrong)
	}
	return nil
}

// SoundRoles reports whether a member can have these roles: one at least, all
// known, in the order of access.Roles. The field says what is wrong.
func SoundRoles(roles []access.Role) (wrong fault.Field, ok bool) {
	unknown := func(r access.Role) bool { return !access.Known(r) }
	switch {
	case len(roles) == 0:
		return fault.On("roles", fault.Required), false
	case slices.ContainsFunc(roles, unknown):
		return fault.On("roles", fault.NotOffered), false
	case !slices.Equal(roles, access.Sorted(roles)):
		return fault.On("roles", fault.Malformed), false
	}
	return fault.Field{}, true
}

func checkProfile(fields map[string]string) error {
	wrong := name.Unclean(fields)
	if fields["email"] == "" {
		wrong = append(wrong, fault.On("email", fault.Required))
	}
	if len(wrong) > 0 {
		return fault.Invalid(wrong...)
	}
	return nil
}

// Apply adds the member and their roles.
func (c *MemberAdded) Apply(ctx context.Context, tx *sqlite.Tx, by ledger.Actor, at ledger.Stamp) error {
	return AddMember(ctx, tx, at, NewMember{
		Member: c.Member, Roles: c.Roles, Profile: c.Profile.Fields, AddedBy: by.Member, Active: true,
	})
}

// Privates is the profile.
func (c *MemberAdded) Privates() []*ledger.Private { return []*ledger.Private{&c.Profile} }

// Target is the member.
func (c *MemberAdded) Target() ledger.Target { return target(c.Member) }

func target(m ident.Member) ledger.Target { return ledger.Target{Type: "member", ID: string(m)} }
