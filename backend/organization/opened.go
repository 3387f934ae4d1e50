package organization

import (
	"context"

	"intendant/backend/access"
	"intendant/backend/ident"
	"intendant/backend/ledger"
	"intendant/backend/sqlite"
)

// Opened records that a session opened the organization. It changes no table.
type Opened struct{}

// Open returns the organization to one of its members. recorded says that this
// session has opened it before, and that its ledger knows.
func (o *Organizations) Open(ctx context.Context, by ledger.Actor, id ident.Organization, recorded bool) (Organization, error) {
	m, err := o.may(ctx, by, id, access.OrganizationRead)
	if err != nil {
		return Organization{}, err
	}
	if !recorded {
		if err := o.commit(ctx, by, m, &Opened{}); err != nil {
			return Organization{}, err
		}
	}
	name, err := nameOf(ctx, o.DB.Read(), id)
	if err != nil {
		return Organization{}, err
	}
	policy, err := MFAPolicyOf(ctx, o.DB.Read(), id)
	return Organization{ID: id, Name: name, Roles: m.Roles, MFAPolicy: policy}, err
}

// Check has no rules beyond the permission.
func (c *Opened) Check(context.Context, *sqlite.Tx, ledger.Actor, ledger.Stamp) error { return nil }

// Apply does nothing: the entry is all there is.
func (c *Opened) Apply(context.Context, *sqlite.Tx, ledger.Actor, ledger.Stamp) error { return nil }
