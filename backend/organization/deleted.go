package organization

import (
	"context"
	"encoding/base64"

	"intendant/backend/access"
	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/installation"
	"intendant/backend/ledger"
	"intendant/backend/name"
	"intendant/backend/sqlite"
)

// Deleted is the tombstone in the installation's ledger: there was an
// organization, its ledger had so many entries under this root, and it is gone.
type Deleted struct {
	Organization ident.Organization `json:"organization"`
	Root         string             `json:"root"` // base64
	Size         int64              `json:"size"`
}

// Delete erases an organization: its rows, its ledger, and the backups that hold
// them. Its name is typed, and the password of who has one. People's accounts
// stay.
func (o *Organizations) Delete(ctx context.Context, by ledger.Actor, id ident.Organization, typedName, typedPassword string) error {
	m, err := o.may(ctx, by, id, access.OrganizationDelete)
	if err != nil {
		return err
	}
	if err := SameName(ctx, o.DB.Read(), id, typedName); err != nil {
		return err
	}
	if err := o.Passwords.ConfirmAgain(ctx, by, typedPassword); err != nil {
		return err
	}
	i, err := installation.Read(ctx, o.DB.Read())
	if err != nil {
		return err
	}
	return o.Ledger.Delete(ctx, o.Deletion(i, by, m))
}

// Deletion is what erases an organization, by a member who may.
func (o *Organizations) Deletion(i installation.Installation, by ledger.Actor, m Membership) ledger.Deletion {
	return ledger.Deletion{
		Owner: string(m.Organization), By: m.Actor(by), Forget: o.Forget,
		Tombstone: func(size int64, root []byte) ledger.Draft {
			stone := &Deleted{Organization: m.Organization, Root: base64.StdEncoding.EncodeToString(root), Size: size}
			return ledger.Draft{Ledger: i.Ledger(), By: by, Change: stone}
		},
		Purge: func(ctx context.Context, tx *sqlite.Tx) error { return purge(ctx, tx, m.Organization) },
	}
}

// SameName returns fault.OrganizationNameMismatch unless typed is the
// organization's name: who types it means what can't be undone.
func SameName(ctx context.Context, q sqlite.Queryer, id ident.Organization, typed string) error {
	is, err := nameOf(ctx, q, id)
	if err != nil {
		return err
	}
	if clean, _, ok := name.Clean("name", typed); !ok || clean != is {
		return fault.New(fault.OrganizationNameMismatch)
	}
	return nil
}

func purge(ctx context.Context, tx *sqlite.Tx, id ident.Organization) error {
	for _, t := range tables {
		if _, err := tx.ExecContext(ctx, `DELETE FROM `+t.table+` WHERE `+t.column+` = ?`, id); err != nil {
			return err
		}
	}
	return nil
}

// Check lets only somebody who may delete the organization bury it, and only
// once.
func (c *Deleted) Check(ctx context.Context, tx *sqlite.Tx, by ledger.Actor, _ ledger.Stamp) error {
	if c.Size <= 0 || c.Root == "" {
		return fault.New(fault.NotFound)
	}
	m, err := MembershipOf(ctx, tx, by.Account, c.Organization)
	if err == nil {
		err = m.Require(access.OrganizationDelete)
	}
	return err
}

// Apply removes the links of accounts to the organization's members.
func (c *Deleted) Apply(ctx context.Context, tx *sqlite.Tx, _ ledger.Actor, _ ledger.Stamp) error {
	_, err := tx.ExecContext(ctx, `DELETE FROM account_member WHERE organization = ?`, c.Organization)
	return err
}

// Target is the organization that was.
func (c *Deleted) Target() ledger.Target {
	return ledger.Target{Type: "organization", ID: string(c.Organization)}
}
