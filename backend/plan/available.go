package plan

import (
	"context"
	"slices"

	"intendant/backend/access"
	"intendant/backend/ident"
	"intendant/backend/name"
	"intendant/backend/sqlite"
)

// Availability is what a person may do in an organization, what its plans include,
// and whom to ask for the rest.
type Availability struct {
	*Catalogue

	Permissions []access.Permission
	Included    map[access.Feature]bool
	Admins      []string // names
	Billing     []string // names
}

// Available returns it to a member.
func (p *Plans) Available(ctx context.Context, by ident.Account, id ident.Organization) (Availability, error) {
	a := Availability{Included: map[access.Feature]bool{}}
	err := p.DB.ReadTx(ctx, func(q sqlite.Queryer) error {
		m, err := may(ctx, q, by, id, access.PlanRead)
		if err != nil {
			return err
		}
		for one := range access.Of(m.Roles...) {
			a.Permissions = append(a.Permissions, one)
		}
		slices.Sort(a.Permissions)
		return a.read(ctx, q, id)
	})
	return a, err
}

func (a *Availability) read(ctx context.Context, q sqlite.Queryer, id ident.Organization) error {
	var err error
	if a.Catalogue, err = Current(ctx, q); err != nil {
		return err
	}
	for _, f := range access.Features {
		if a.Included[f], err = Includes(ctx, q, id, f); err != nil {
			return err
		}
	}
	if a.Admins, err = longest(ctx, q, id, access.Admin); err == nil {
		a.Billing, err = longest(ctx, q, id, access.Billing)
	}
	return err
}

// PlansWith are the names of the plans on offer that have a feature.
func (c *Catalogue) PlansWith(f access.Feature, language string) []string {
	names := []string{}
	for _, family := range c.Families {
		for _, o := range family.Plans {
			if slices.Contains(o.Features, f) {
				names = append(names, o.Name.In(language))
			}
		}
	}
	return names
}

// longest are the names of those who have had a role for longest, three at most.
func longest(ctx context.Context, q sqlite.Queryer, id ident.Organization, r access.Role) ([]string, error) {
	rows, err := q.QueryContext(ctx,
		`SELECT COALESCE(m.first_name, ''), COALESCE(m.last_name, '') FROM member_role r
		   JOIN member m ON m.organization = r.organization AND m.id = r.member
		  WHERE r.organization = ? AND r.role = ? AND m.removed IS NULL AND m.inactive IS NULL
		  ORDER BY m.joined, m.id LIMIT 3`, id, r)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	names := []string{}
	for rows.Next() {
		var first, last string
		if err := rows.Scan(&first, &last); err != nil {
			return nil, err
		}
		names = append(names, name.Full(first, last))
	}
	return names, rows.Err()
}
