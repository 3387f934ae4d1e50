package plan

import (
	"context"
	"slices"
	"time"

	"intendant/backend/access"
	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/name"
	"intendant/backend/organization"
	"intendant/backend/sqlite"
)

// Preview is what subscribing would do.
type Preview struct {
	Quote

	Currency      string
	Then          int64 // what the next period costs, at ThenAt
	ThenAt        time.Time
	Resumes       bool // takes a cancellation back
	Drops         bool // drops what was scheduled
	Gains, Stops  []Feature
	Inactive      []Unseated // the first of them
	InactiveCount int64
	Invited       int64 // open invitations that hold no seat any more
	Metered       bool  // from then on, what is used is paid
	Before        TermLimits

	seats int64 // of the organization, afterwards
}

// Unseated is a member who would become inactive.
type Unseated struct {
	Member ident.Member
	Name   string
}

// Effective is when it takes effect.
func (p *Preview) Effective() time.Time {
	if p.Now() {
		return p.At
	}
	return p.PeriodEnd
}

// Now reports whether it takes effect at once.
func (p *Preview) Now() bool { return p.Action == Subscribe }

// Preview works out a Request for somebody who may subscribe. Subscribe does the
// same and commits it.
func (p *Plans) Preview(ctx context.Context, by ident.Account, id ident.Organization, family string, r Request) (Preview, error) {
	var view Preview
	err := p.DB.ReadTx(ctx, func(q sqlite.Queryer) error {
		if _, err := may(ctx, q, by, id, access.PlanManage); err != nil {
			return err
		}
		c, err := Current(ctx, q)
		if err != nil {
			return err
		}
		s, err := read(ctx, q, id, family)
		if err != nil {
			return err
		}
		if s.State == None {
			return fault.New(fault.NotFound)
		}
		view.Quote, err = quote(c, s, r, p.Clock.Now())
		if err != nil {
			return err
		}
		if err := view.consequences(ctx, q, c, s); err != nil {
			return err
		}
		used, open, err := p.seats(ctx, q, id)
		view.Invited = min(open, max(0, used+open-view.seats))
		return err
	})
	return view, err
}

// consequences says what comes after, what is gained and stops, and who loses
// their seat.
func (p *Preview) consequences(ctx context.Context, q sqlite.Queryer, c *Catalogue, s *Subscription) error {
	p.Currency = p.Terms.Currency
	p.Resumes, p.Drops = s.Cancels && p.Action != Cancel, s.Scheduled != nil
	if p.Action != Cancel {
		p.Then, p.ThenAt = p.then(), p.PeriodEnd
	}
	p.Metered, p.Before = p.Action != Cancel && p.Terms.Metered(), s.Terms.Limits
	all, err := subscriptions(ctx, q, s.Organization)
	if err != nil {
		return err
	}
	before, after, seats := features(all, s.Terms, s), features(all, p.Terms, s), p.Terms.Seats
	p.Gains, p.Stops = c.described(after, before), c.described(before, after)
	for _, one := range all {
		if one.Family != s.Family {
			seats = max(seats, one.Terms.Seats)
		}
	}
	p.seats = seats
	return p.unseated(ctx, q, s.Organization, seats)
}

// features are all that an organization has, with a subscription on other terms.
func features(all []*Subscription, t Terms, of *Subscription) []access.Feature {
	list := slices.Clone(t.Features)
	for _, s := range all {
		if s.Family != of.Family {
			list = append(list, s.Terms.Features...)
		}
	}
	return list
}

// described are the features of one list that are not in another, as the
// catalogue describes them.
func (c *Catalogue) described(in, not []access.Feature) []Feature {
	var found []Feature
	for _, f := range c.Features {
		if slices.Contains(in, f.ID) && !slices.Contains(not, f.ID) {
			found = append(found, f)
		}
	}
	return found
}

// named is how many of those who become inactive are named.
const named = 50

func (p *Preview) unseated(ctx context.Context, q sqlite.Queryer, id ident.Organization, seats int64) error {
	used, err := organization.SeatsUsed(ctx, q, id)
	if err != nil || int64(used) <= seats {
		return err
	}
	order, err := organization.Order(ctx, q, id)
	if err != nil {
		return err
	}
	going := order[seats:]
	p.InactiveCount = int64(len(going))
	for _, m := range going[:min(named, len(going))] {
		var first, last string
		err := q.QueryRowContext(ctx,
			`SELECT COALESCE(first_name, ''), COALESCE(last_name, '') FROM member WHERE organization = ? AND id = ?`, id, m).Scan(&first, &last)
		if err != nil {
			return err
		}
		p.Inactive = append(p.Inactive, Unseated{Member: m, Name: name.Full(first, last)})
	}
	return nil
}
