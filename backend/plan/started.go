package plan

import (
	"context"
	"reflect"

	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/ledger"
	"intendant/backend/sqlite"
)

// Started puts an organization on a family's free plan. It stands in the Commit
// that founds the organization; those founded before there were plans get it from
// the program.
type Started struct {
	Family string `json:"family"`
	Terms  Terms  `json:"terms"`
}

// Founding are the Changes of a new organization: the free plan of each family.
func Founding(ctx context.Context, q sqlite.Queryer) ([]ledger.Change, error) {
	c, err := Current(ctx, q)
	if err != nil {
		return nil, err
	}
	changes := make([]ledger.Change, 0, len(Families))
	for _, family := range Families {
		changes = append(changes, &Started{Family: family, Terms: c.freeTerms(family)})
	}
	return changes, nil
}

// Check wants the family's free plan, where there is no subscription yet.
func (c *Started) Check(ctx context.Context, tx *sqlite.Tx, _ ledger.Actor, at ledger.Stamp) error {
	if _, err := step(ctx, tx, at, c.Family, Start); fault.Is(err, fault.SubscriptionState) {
		return fault.New(fault.ChangeRepeated)
	} else if err != nil {
		return err
	}
	if err := founded(ctx, tx, at.Organization()); err != nil {
		return err
	}
	return offered(ctx, tx, c.Family, c.Terms)
}

// founded makes sure that there is an organization: nothing begins with a plan.
func founded(ctx context.Context, q sqlite.Queryer, id ident.Organization) error {
	var there bool
	err := q.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM organization WHERE id = ?)`, id).Scan(&there)
	if err == nil && !there {
		err = fault.New(fault.NotFound)
	}
	return err
}

// offered makes sure that terms are the catalogue's free ones of today.
func offered(ctx context.Context, q sqlite.Queryer, family string, t Terms) error {
	c, err := Current(ctx, q)
	if err != nil {
		return err
	}
	if _, known := c.family(family); !known {
		return fault.New(fault.NotFound)
	}
	if !reflect.DeepEqual(t, c.freeTerms(family)) {
		return fault.New(fault.PriceChanged)
	}
	return nil
}

// Apply adds the subscription.
func (c *Started) Apply(ctx context.Context, tx *sqlite.Tx, _ ledger.Actor, at ledger.Stamp) error {
	return take(ctx, tx, at, c.Family, Start, func(s *Subscription, to State) { s.become(to, c.Terms, at.Time) })
}

// Target is the subscription.
func (c *Started) Target() ledger.Target { return target(c.Family) }

func target(family string) ledger.Target { return ledger.Target{Type: "subscription", ID: family} }
