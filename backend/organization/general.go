package organization

import (
	"context"
	"time"

	"intendant/backend/access"
	"intendant/backend/ident"
	"intendant/backend/ledger"
	"intendant/backend/name"
	"intendant/backend/sqlite"
)

// General is the page Organization → General.
type General struct {
	Organization

	Created   time.Time
	CreatedBy string // the creator's name, empty once they were erased
	Entries   int64  // of the ledger
	SetMFA    Availability
	Rename    Availability
	Delete    Availability
}

// Availability says whether the person who asks may do something, and what
// forbids it.
type Availability struct {
	Allowed bool
	Reason  string // "", ReasonRole or ReasonPlan
}

// What forbids something.
const (
	ReasonRole = "role"
	ReasonPlan = "plan"
)

// General returns the page to a member.
func (o *Organizations) General(ctx context.Context, by ident.Account, id ident.Organization) (General, error) {
	var g General
	err := o.DB.ReadTx(ctx, func(q sqlite.Queryer) error {
		m, err := MembershipOf(ctx, q, by, id)
		if err == nil {
			err = m.Require(access.OrganizationRead)
		}
		if err == nil {
			g, err = general(ctx, q, m)
		}
		return err
	})
	return g, err
}

func general(ctx context.Context, q sqlite.Queryer, m Membership) (General, error) {
	g := General{Organization: Organization{ID: m.Organization, Roles: m.Roles}}
	var created int64
	var first, last string
	err := q.QueryRowContext(ctx,
		`SELECT o.name, o.mfa_policy, o.created, COALESCE(m.first_name, ''), COALESCE(m.last_name, '')
		   FROM organization o LEFT JOIN member m ON m.organization = o.id AND m.id = o.created_by
		  WHERE o.id = ?`, m.Organization).Scan(&g.Name, &g.MFAPolicy, &created, &first, &last)
	if err != nil {
		return General{}, orNotFound(err)
	}
	g.Created, g.CreatedBy = milliseconds(created), name.Full(first, last)
	g.SetMFA = m.available(access.OrganizationManage)
	g.Rename, g.Delete = m.available(access.OrganizationManage), m.available(access.OrganizationDelete)
	g.Entries, err = ledger.Size(ctx, q, string(m.Organization))
	return g, err
}

func (m Membership) available(p access.Permission) Availability {
	if m.Require(p) != nil {
		return Availability{Reason: ReasonRole}
	}
	return Availability{Allowed: true}
}
