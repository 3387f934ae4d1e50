package organization

import (
	"context"

	"intendant/backend/access"
	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/installation"
	"intendant/backend/ledger"
	"intendant/backend/name"
	"intendant/backend/sqlite"
)

// Created founds an organization. Its creator is added in the same Commit.
type Created struct {
	Creator ident.Member `json:"creator"`
	Name    string       `json:"name"`
}

// Create makes an organization of which the account is Admin and Billing.
// Several may have the same name.
func (o *Organizations) Create(ctx context.Context, by ledger.Actor, typed string) (Organization, error) {
	clean, wrong, ok := name.Clean("name", typed)
	if !ok {
		return Organization{}, fault.Invalid(wrong)
	}
	creator, err := o.Accounts.Get(ctx, by.Account)
	if err != nil {
		return Organization{}, err
	}
	i, err := installation.Read(ctx, o.DB.Read())
	if err != nil {
		return Organization{}, err
	}
	m := Membership{
		Organization: ident.New[ident.Organization](o.IDs), Member: ident.New[ident.Member](o.IDs),
		Roles: []access.Role{access.Admin, access.Billing},
	}
	founding := []ledger.Change{&Created{Creator: m.Member, Name: clean}, added(m, creator)}
	if o.Founding != nil {
		more, err := o.Founding(ctx, o.DB.Read(), creator)
		if err != nil {
			return Organization{}, err
		}
		founding = append(founding, more...)
	}
	drafts := ledger.Drafts(string(m.Organization), m.Actor(by), founding)
	drafts = append(drafts, ledger.Draft{Ledger: i.Ledger(), By: by, Change: &MemberLinked{
		Account: by.Account, Member: m.Member, Organization: m.Organization,
	}})
	if _, err := o.Ledger.Commit(ctx, drafts...); err != nil {
		return Organization{}, err
	}
	return Organization{ID: m.Organization, Name: clean, Roles: m.Roles, MFAPolicy: MFAOff}, nil
}

// Check wants a name in its clean form, and refuses to create twice.
func (c *Created) Check(ctx context.Context, tx *sqlite.Tx, by ledger.Actor, at ledger.Stamp) error {
	if c.Creator == "" || by.Member != c.Creator {
		return fault.New(fault.PermissionDenied)
	}
	if err := checkName(c.Name); err != nil {
		return err
	}
	_, err := nameOf(ctx, tx, at.Organization())
	if fault.Is(err, fault.NotFound) {
		return nil
	}
	if err == nil {
		err = fault.New(fault.ChangeRepeated)
	}
	return err
}

// checkName repeats what Create and Rename made sure of: a Change may have come
// another way.
func checkName(s string) error {
	if wrong, ok := name.Cleaned("name", s); !ok {
		return fault.Invalid(wrong)
	}
	return nil
}

// Apply adds the organization.
func (c *Created) Apply(ctx context.Context, tx *sqlite.Tx, _ ledger.Actor, at ledger.Stamp) error {
	_, err := tx.ExecContext(ctx, `INSERT INTO organization (id, name, created, created_by) VALUES (?, ?, ?, ?)`,
		at.Ledger, c.Name, at.Time.UnixMilli(), c.Creator)
	return err
}
