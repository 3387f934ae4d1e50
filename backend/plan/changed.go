package plan

import (
	"context"
	"reflect"
	"time"

	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/ledger"
	"intendant/backend/sqlite"
)

// Changed puts a subscription on other terms at once: it begins, or becomes more.
type Changed struct {
	Anchor      int64  `json:"anchor"` // ms UTC, as all times here: from which periods are counted
	At          int64  `json:"at"`
	Family      string `json:"family"`
	Lines       []Line `json:"lines"`
	PeriodEnd   int64  `json:"period_end"`
	PeriodStart int64  `json:"period_start"`
	Terms       Terms  `json:"terms"`

	before Terms `json:"-"` // read by Check
}

// Order is a Request with what was shown before it was confirmed.
type Order struct {
	Request

	Family   string
	At       time.Time // the preview's; zero is now
	Expected int64     // what is due now, in minor units
	Then     int64     // what the next period costs, in minor units
}

// Subscribe does what the preview of the same Request said. It returns
// fault.PriceChanged where that would be something else by now.
func (p *Plans) Subscribe(ctx context.Context, by ledger.Actor, id ident.Organization, o Order) error {
	manager, err := p.manager(ctx, by, id)
	if err != nil {
		return err
	}
	if now := p.Clock.Now(); o.At.IsZero() || o.At.After(now) { // what waits for the period's end is decided now
		o.At = now
	}
	q, err := quoted(ctx, p.DB.Read(), id, o)
	if err != nil {
		return err
	}
	if q.DueNow != o.Expected || q.then() != o.Then {
		return fault.New(fault.PriceChanged)
	}
	return p.commit(ctx, manager, id, q.change(o.Family))
}

func quoted(ctx context.Context, tx sqlite.Queryer, id ident.Organization, o Order) (Quote, error) {
	c, err := Current(ctx, tx)
	if err != nil {
		return Quote{}, err
	}
	s, err := read(ctx, tx, id, o.Family)
	if err != nil {
		return Quote{}, err
	}
	if s.State == None {
		return Quote{}, fault.New(fault.NotFound)
	}
	return quote(c, s, o.Request, o.At)
}

// change is the Change that does what a quote says.
func (q Quote) change(family string) ledger.Change {
	switch q.Action {
	case Schedule:
		return &ChangeScheduled{At: q.PeriodEnd.UnixMilli(), Family: family, Terms: q.Terms}
	case Cancel:
		return &Canceled{At: q.PeriodEnd.UnixMilli(), Family: family}
	case Resume:
		return &Resumed{Family: family}
	case Keep:
		return &ChangeDropped{Family: family}
	}
	return &Changed{
		Anchor: q.Anchor.UnixMilli(), At: q.At.UnixMilli(), Family: family, Lines: q.Lines,
		PeriodEnd: q.PeriodEnd.UnixMilli(), PeriodStart: q.PeriodStart.UnixMilli(), Terms: q.Terms,
	}
}

// Check makes the quote again: it must come to the same.
func (c *Changed) Check(ctx context.Context, tx *sqlite.Tx, _ ledger.Actor, at ledger.Stamp) error {
	s, err := step(ctx, tx, at, c.Family, Subscribe)
	if err != nil {
		return err
	}
	now, err := Current(ctx, tx)
	if err != nil {
		return err
	}
	q, err := quote(now, s, c.Terms.request(), moment(c.At))
	if err != nil {
		return err
	}
	again, ok := q.change(c.Family).(*Changed)
	if c.before = (Terms{}); !ok || !reflect.DeepEqual(c, again) {
		return fault.New(fault.PriceChanged)
	}
	c.before = s.Terms
	return recent(s, moment(c.At), at)
}

func (t Terms) request() Request { return Request{Plan: t.Plan, Interval: t.Interval, Seats: t.Seats} }

// Diff is the terms before and after.
func (c *Changed) Diff(context.Context, *sqlite.Tx) (ledger.Diff, error) {
	return differ(c.before, c.Terms), nil
}

// differ is what the terms differ in.
func differ(before, after Terms) ledger.Diff {
	d := ledger.Diff{Before: map[string]string{}, After: map[string]string{}}
	for _, one := range []struct{ key, before, after string }{
		{"plan", before.Name(""), after.Name("")},
		{"interval", before.Interval, after.Interval},
		{"seats", number(before.Seats), number(after.Seats)},
	} {
		if one.before != one.after && one.before != "" && one.after != "" {
			d.Before[one.key], d.After[one.key] = one.before, one.after
		}
	}
	return d
}

// Apply writes the terms and what they cost.
func (c *Changed) Apply(ctx context.Context, tx *sqlite.Tx, _ ledger.Actor, at ledger.Stamp) error {
	err := take(ctx, tx, at, c.Family, Subscribe, func(s *Subscription, to State) {
		s.become(to, c.Terms, moment(c.At))
		s.Anchor, s.PeriodStart, s.PeriodEnd = moment(c.Anchor), moment(c.PeriodStart), moment(c.PeriodEnd)
	})
	if err != nil {
		return err
	}
	if err := charge(ctx, tx, at, c.Family, c.Terms.Currency, c.Lines); err != nil {
		return err
	}
	return unseat(ctx, tx, at)
}

// Target is the subscription.
func (c *Changed) Target() ledger.Target { return target(c.Family) }
