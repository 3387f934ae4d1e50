package plan

import (
	"time"

	"intendant/backend/fault"
)

// Request is what somebody wants to subscribe to.
type Request struct {
	Plan, Interval string
	Seats          int64
}

// The kinds of Line.
const (
	LinePeriod = "period" // a whole period
	LineRest   = "rest"   // the rest of a period, on new terms
	LineCredit = "credit" // the rest of a period that was charged on old ones, below zero
)

// Line is what is charged for a stretch of time; part of payloads.
type Line struct {
	Amount int64   `json:"amount"` // minor units
	From   int64   `json:"from"`   // ms UTC
	Kind   string  `json:"kind"`
	Names  []Words `json:"names"` // of the plan
	Plan   string  `json:"plan"`
	Seats  int64   `json:"seats"`
	To     int64   `json:"to"` // ms UTC
}

// Quote is what a Request comes to at a moment: the preview shows it, the Change
// carries it, and Check makes it again.
type Quote struct {
	Action      Action // Subscribe, Schedule, Cancel, Resume or Keep
	At          time.Time
	Terms       Terms
	Lines       []Line
	DueNow      int64
	Anchor      time.Time
	PeriodStart time.Time
	PeriodEnd   time.Time
}

// then is what the next period costs, in minor units.
func (q Quote) then() int64 {
	if q.Action == Cancel {
		return 0
	}
	return q.Terms.Total()
}

// quote works out a Request. What is dearer in every respect takes effect at once;
// what is less in any waits for the period's end, and so does what would give
// money back.
func quote(c *Catalogue, s *Subscription, r Request, at time.Time) (Quote, error) {
	if s.overdue(at) {
		return Quote{}, fault.New(fault.SubscriptionState)
	}
	offer, ok := c.offer(s.Family, called(r.Plan))
	if !ok {
		return Quote{}, fault.Invalid(fault.On("plan", fault.NotOffered))
	}
	if err := fits(offer, r); err != nil {
		return Quote{}, err
	}
	q := Quote{At: at, Terms: c.terms(offer, r.Interval, r.Seats), Lines: []Line{}}
	if offer.Free && s.State != Free {
		return q.later(s, Cancel)
	}
	return q.decide(s)
}

// decide is when it takes effect.
func (q Quote) decide(s *Subscription) (Quote, error) {
	switch {
	case same(s.Terms, q.Terms) && s.State != Trialing:
		return q.asItIs(s)
	case q.Terms.Interval == "": // another free plan
		return q, fault.New(fault.SubscriptionState)
	case s.State != Active:
		return q.now(s)
	case !up(s.Terms, q.Terms):
		return q.later(s, Schedule)
	}
	if q, err := q.now(s); err != nil || q.DueNow >= 0 {
		return q, err
	}
	return q.later(s, Schedule)
}

// fits holds a Request against what is offered.
func fits(o Offer, r Request) error {
	var wrong []fault.Field
	offered := o.Free && r.Interval == ""
	for _, i := range o.Intervals() {
		offered = offered || i == r.Interval
	}
	if !offered {
		wrong = append(wrong, fault.On("interval", fault.NotOffered))
	}
	switch {
	case r.Seats < o.Seats.Min:
		wrong = append(wrong, fault.On("seats", fault.TooSmall, "min", number(o.Seats.Min)))
	case r.Seats > o.maxSeats():
		wrong = append(wrong, fault.On("seats", fault.TooLarge, "max", number(o.maxSeats())))
	}
	if len(wrong) > 0 {
		return fault.Invalid(wrong...)
	}
	return nil
}

// mostSeats bounds what can be ordered, so that sums stay whole numbers.
const mostSeats = 1_000_000

func (o Offer) maxSeats() int64 {
	if o.Seats.Max == 0 {
		return mostSeats
	}
	return o.Seats.Max
}

func same(a, b Terms) bool {
	return a.Plan == b.Plan && a.Interval == b.Interval && a.Seats == b.Seats
}

// up reports whether terms are at least the old ones in every respect. Another
// currency can't be set off against the old one.
func up(from, to Terms) bool {
	return to.Rank >= from.Rank && monthsIn[to.Interval] >= monthsIn[from.Interval] && to.Seats >= from.Seats &&
		to.Currency == from.Currency
}

// asItIs takes back what was to come, or is nothing at all: it goes on as it was
// bought, whatever is on offer by now.
func (q Quote) asItIs(s *Subscription) (Quote, error) {
	q.Terms = s.Terms
	switch {
	case s.Cancels:
		return q.later(s, Resume)
	case s.Scheduled != nil:
		return q.later(s, Keep)
	}
	return q, fault.New(fault.ChangeNone)
}

// later takes effect at the period's end and costs nothing now.
func (q Quote) later(s *Subscription, a Action) (Quote, error) {
	if _, err := next(s.State, a); err != nil {
		return q, err
	}
	pending := a == Cancel && s.Cancels || a == Schedule && s.Scheduled != nil && same(*s.Scheduled, q.Terms)
	if pending {
		return q, fault.New(fault.ChangeNone)
	}
	q.Action, q.Lines, q.DueNow = a, []Line{}, 0
	q.Anchor, q.PeriodStart, q.PeriodEnd = s.Anchor, s.PeriodStart, s.PeriodEnd
	return q, nil
}

// now takes effect at once: within the period, where it stays as long, or with a
// period that begins now.
func (q Quote) now(s *Subscription) (Quote, error) {
	if _, err := next(s.State, Subscribe); err != nil {
		return q, err
	}
	q.Action = Subscribe
	if s.State == Active {
		q = q.with(LineCredit, s.Terms, -1, q.At, s.PeriodStart, s.PeriodEnd)
	}
	if s.State == Active && s.Terms.Interval == q.Terms.Interval {
		q.Anchor, q.PeriodStart, q.PeriodEnd = s.Anchor, s.PeriodStart, s.PeriodEnd
		return q.with(LineRest, q.Terms, 1, q.At, q.PeriodStart, q.PeriodEnd), nil
	}
	q.Anchor, q.PeriodStart, q.PeriodEnd = q.At, q.At, periodAfter(q.At, q.At, q.Terms.Interval)
	return q.with(LinePeriod, q.Terms, 1, q.At, q.PeriodStart, q.PeriodEnd), nil
}

// with adds what a stretch to the period's end costs: the period's total by
// milliseconds, rounded once. What costs nothing is no line.
func (q Quote) with(kind string, t Terms, sign int64, from, start, end time.Time) Quote {
	amount := sign * share(t.Total(), end.Sub(from).Milliseconds(), end.Sub(start).Milliseconds())
	if amount == 0 {
		return q
	}
	q.DueNow += amount
	q.Lines = append(q.Lines, Line{
		Amount: amount, From: from.UnixMilli(), Kind: kind, Names: t.Names, Plan: t.Plan, Seats: t.Seats, To: end.UnixMilli(),
	})
	return q
}
