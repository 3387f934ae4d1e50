package plan

import (
	"context"

	"intendant/backend/ident"
	"intendant/backend/installation"
	"intendant/backend/sqlite"
)

// Customer is an organization that subscribed to more than a free plan.
type Customer struct {
	*Subscription

	Name string // the organization's
}

// Customers returns them to the owner of the installation, by name. It tells what
// was sold and nothing of what is inside.
func (p *Plans) Customers(ctx context.Context, by ident.Account) ([]Customer, error) {
	var all []Customer
	err := p.DB.ReadTx(ctx, func(q sqlite.Queryer) error {
		if _, err := installation.ReadAs(ctx, q, by); err != nil {
			return err
		}
		names, order, err := customers(ctx, q)
		if err != nil {
			return err
		}
		for _, id := range order {
			subscribed, err := subscriptions(ctx, q, id)
			if err != nil {
				return err
			}
			for _, s := range subscribed {
				if s.State != Free {
					all = append(all, Customer{Subscription: s, Name: names[id]})
				}
			}
		}
		return nil
	})
	return all, err
}

func customers(ctx context.Context, q sqlite.Queryer) (map[ident.Organization]string, []ident.Organization, error) {
	rows, err := q.QueryContext(ctx,
		`SELECT id, name FROM organization WHERE id IN (SELECT organization FROM subscription WHERE state <> 'free')
		  ORDER BY name COLLATE NOCASE, id`)
	if err != nil {
		return nil, nil, err
	}
	defer rows.Close()
	names, order := map[ident.Organization]string{}, []ident.Organization{}
	for rows.Next() {
		var id ident.Organization
		var name string
		if err := rows.Scan(&id, &name); err != nil {
			return nil, nil, err
		}
		names[id], order = name, append(order, id)
	}
	return names, order, rows.Err()
}
