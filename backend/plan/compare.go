package plan

import (
	"context"

	"intendant/backend/access"
	"intendant/backend/ident"
	"intendant/backend/sqlite"
)

// Comparison is the plans on offer beside what an organization has.
type Comparison struct {
	*Catalogue

	Current map[string]string // plan, by family
}

// Compare returns it to a member.
func (p *Plans) Compare(ctx context.Context, by ident.Account, id ident.Organization) (Comparison, error) {
	all := Comparison{Current: map[string]string{}}
	err := p.DB.ReadTx(ctx, func(q sqlite.Queryer) error {
		if _, err := may(ctx, q, by, id, access.PlanRead); err != nil {
			return err
		}
		subscribed, err := subscriptions(ctx, q, id)
		if err != nil {
			return err
		}
		for _, s := range subscribed {
			all.Current[s.Family] = s.Terms.Plan
		}
		all.Catalogue, err = Current(ctx, q)
		return err
	})
	return all, err
}

// subscriptions are those of an organization, in the order of Families.
func subscriptions(ctx context.Context, q sqlite.Queryer, id ident.Organization) ([]*Subscription, error) {
	var all []*Subscription
	for _, family := range Families {
		s, err := read(ctx, q, id, family)
		if err != nil {
			return nil, err
		}
		if s.State != None {
			all = append(all, s)
		}
	}
	return all, nil
}
