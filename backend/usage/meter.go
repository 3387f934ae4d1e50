package usage

import (
	"sync"

	"intendant/backend/clock"
	"intendant/backend/ident"
)

// Meter keeps count. Several goroutines may use it.
type Meter struct {
	clock clock.Clock

	mu    sync.Mutex
	books map[month]book
}

// NewMeter makes a Meter in memory.
func NewMeter(c clock.Clock) *Meter { return &Meter{clock: c, books: map[month]book{}} }

// Reserve sets aside the worst case of an exchange, before it is forwarded. It
// returns *Full where a cap could be overshot, and fault.UsageUnavailable where
// nothing can be recorded at the moment: then nothing may be forwarded.
func (m *Meter) Reserve(x Exchange, w Worst, caps []Cap) (*Reservation, error) {
	if x.Started.IsZero() {
		x.Started = m.clock.Now()
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	b := m.book(monthOf(x.Started))
	if full := b.full(&x, w, caps); full != nil {
		return nil, full
	}
	r := &Reservation{meter: m, exchange: x, worst: w, counters: b.touched(&x)}
	for _, c := range r.counters {
		c.reservedSpend += w.Spend
		c.reservedToks += w.Tokens
	}
	return r, nil
}

func (m *Meter) book(of month) book {
	b := m.books[of]
	if b == nil {
		b = book{}
		m.books[of] = b
	}
	return b
}

// full finds the first cap that has no room for the worst case.
func (b book) full(x *Exchange, w Worst, caps []Cap) error {
	for _, one := range caps {
		c := b[spotOf(x.Organization, one.Scope)]
		if c == nil {
			c = &counter{}
		}
		resets := (monthOf(x.Started) + 1).begins()
		if used := c.spend + c.reservedSpend; one.Spend > 0 && w.Spend > one.Spend-used {
			return &Full{Cap: one, Used: used, Resets: resets}
		}
		if used := c.tokens + c.reservedToks; one.Tokens > 0 && w.Tokens > one.Tokens-used {
			return &Full{Cap: one, Used: used, Tokens: true, Resets: resets}
		}
	}
	return nil
}

// Refused counts an exchange that a limit kept from being forwarded: level as in
// package limit, limit such as "requests_per_second".
func (m *Meter) Refused(x Exchange, level, limit string) {
	_, _, _ = x, level, limit
}

// Used is what a scope of Cap used this month, UTC: nano-units, tokens, and nano-units
// that are reserved on top.
func (m *Meter) Used(org ident.Organization, scope string) (spend, tokens, reservedSpend int64) {
	now := m.clock.Now()
	m.mu.Lock()
	defer m.mu.Unlock()
	if c := m.book(monthOf(now))[spotOf(org, scope)]; c != nil {
		return c.spend, c.tokens, c.reservedSpend
	}
	return 0, 0, 0
}

// Reservation is what is set aside for one exchange. It ends by Settle or Release.
type Reservation struct {
	meter    *Meter
	exchange Exchange
	worst    Worst
	counters []*counter
	over     bool // under the meter's mu
}

// Worst is what was set aside.
func (r *Reservation) Worst() Worst { return r.worst }

// Settle puts what was used in place of what was set aside. It is durable when it
// returns; what is settled or released already stays as it is.
func (r *Reservation) Settle(o Outcome) error { return r.Settling(o)() }

// Settling is Settle in two steps, for whoever has something to do meanwhile: what was
// used counts at once, and is durable when the function that it returns does.
func (r *Reservation) Settling(o Outcome) (durable func() error) {
	r.end(o.Spend, o.Input+o.Output)
	return func() error { return nil }
}

// Release gives back what was set aside, where nothing was forwarded.
func (r *Reservation) Release() { r.end(0, 0) }

func (r *Reservation) end(spend, tokens int64) {
	r.meter.mu.Lock()
	defer r.meter.mu.Unlock()
	if r.over {
		return
	}
	r.over = true
	for _, c := range r.counters {
		c.reservedSpend -= r.worst.Spend
		c.reservedToks -= r.worst.Tokens
		c.spend += spend
		c.tokens += tokens
	}
}
