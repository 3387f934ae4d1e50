package plan

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"intendant/backend/access"
	"intendant/backend/ident"
	"intendant/backend/organization"
	"intendant/backend/sqlite"
)

// Subscribed is what an organization has, with its newest charges.
type Subscribed struct {
	*Catalogue

	Subscriptions []*Subscription
	Charges       []Charge // newest first
	Used, Invited int64    // seats
}

// CanTrial reports whether the trial of the family is still to be had.
func (s Subscribed) CanTrial(one *Subscription) bool {
	_, offered := s.offer(one.Family, tried)
	return offered && one.State == Free && one.Trialed.IsZero()
}

// NameOf is the name of an organization's Chat plan in a language; empty where it
// has none yet.
func NameOf(ctx context.Context, q sqlite.Queryer, id ident.Organization, language string) (string, error) {
	s, err := read(ctx, q, id, Chat)
	if err != nil {
		return "", err
	}
	return s.Terms.Name(language), nil
}

// FamilyName is the family's name in a language.
func (s Subscribed) FamilyName(id, language string) string {
	f, _ := s.family(id)
	return f.Name.In(language)
}

// FamilyNames are the names of the families in a language, as the catalogue has them.
func FamilyNames(ctx context.Context, q sqlite.Queryer, language string) (map[string]string, error) {
	c, err := Current(ctx, q)
	if err != nil {
		return nil, err
	}
	names := map[string]string{}
	for _, f := range c.Families {
		names[f.ID] = f.Name.In(language)
	}
	return names, nil
}

// Charge is a line that was charged or, below zero, credited.
type Charge struct {
	Line

	ID       string
	Family   string
	Currency string
	Time     time.Time
}

// Name is the plan's name in a language.
func (l Line) Name(language string) string { return wording(l.Names, language) }

// recentCharges is how many charges a person is shown.
const recentCharges = 24

// Subscriptions returns them to a member.
func (p *Plans) Subscriptions(ctx context.Context, by ident.Account, id ident.Organization) (Subscribed, error) {
	var all Subscribed
	err := p.DB.ReadTx(ctx, func(q sqlite.Queryer) error {
		_, err := may(ctx, q, by, id, access.PlanRead)
		if err == nil {
			all.Catalogue, err = Current(ctx, q)
		}
		if err == nil {
			all.Subscriptions, err = subscriptions(ctx, q, id)
		}
		if err == nil {
			all.Charges, err = charges(ctx, q, id)
		}
		if err == nil {
			all.Used, all.Invited, err = p.seats(ctx, q, id)
		}
		return err
	})
	return all, err
}

func (p *Plans) seats(ctx context.Context, q sqlite.Queryer, id ident.Organization) (used, invited int64, err error) {
	active, err := organization.SeatsUsed(ctx, q, id)
	if err != nil {
		return 0, 0, err
	}
	open, err := p.Invited(ctx, q, id)
	return int64(active), int64(open), err
}

func charges(ctx context.Context, q sqlite.Queryer, id ident.Organization) ([]Charge, error) {
	rows, err := q.QueryContext(ctx,
		`SELECT seq, line, family, kind, plan, names, seats, starts, ends, amount, currency, time
		   FROM subscription_charge WHERE organization = ? ORDER BY seq DESC, line LIMIT ?`, id, recentCharges)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var all []Charge
	for rows.Next() {
		var c Charge
		var seq, line, time int64
		var names string
		err := rows.Scan(&seq, &line, &c.Family, &c.Kind, &c.Plan, &names, &c.Seats, &c.From, &c.To, &c.Amount, &c.Currency, &time)
		if err == nil {
			err = json.Unmarshal([]byte(names), &c.Names)
		}
		if err != nil {
			return nil, err
		}
		c.ID, c.Time = fmt.Sprintf("%d.%d", seq, line), moment(time)
		all = append(all, c)
	}
	return all, rows.Err()
}
