package usage

// Reservation is what is set aside for one exchange. It ends by Settle or Release.
type Reservation struct {
	meter    *Meter
	number   uint64
	end      int64 // where it ends in the journal
	exchange Exchange
	worst    Worst
	caps     []Cap
	counters []*counter

	over    bool // as outcome: under the meter's mu
	outcome Outcome
}

func (r *Reservation) entry() *entry {
	return &entry{kind: frameReserved, number: r.number, exchange: r.exchange, spend: r.worst.Spend, tokens: r.worst.Tokens}
}

// Worst is what was set aside.
func (r *Reservation) Worst() Worst { return r.worst }

// Durable waits, with everybody else who does, until what was set aside is durable:
// whatever happens then, the exchange counts, as much as it could have used if nobody
// comes to say how much it did. Whoever forwards waits while the provider is at work.
func (r *Reservation) Durable() error {
	if r.meter.journal == nil {
		return nil
	}
	return r.meter.wait(r.end)
}

// Settle puts what was used in place of what was set aside. It is durable when it
// returns; what is settled or released already stays as it is. Where it returns
// fault.UsageUnavailable it counts all the same, and becomes durable as soon as the
// disk can be written to again.
func (r *Reservation) Settle(o Outcome) error { return r.Settling(o)() }

// Settling is Settle in two steps: what was used counts at once, and survives the
// process; it is durable when the function that it returns does, and within some
// milliseconds where nobody calls that.
func (r *Reservation) Settling(o Outcome) (durable func() error) {
	o.sane()
	m := r.meter
	m.mu.Lock()
	defer m.mu.Unlock()
	r.fit(&o)
	if !r.close(worth{o.Spend, o.Input + o.Output}) || m.journal == nil {
		return func() error { return nil }
	}
	r.outcome = o
	at, _ := m.journal.append(&entry{kind: frameSettled, number: r.number, outcome: o})
	end := m.journal.written
	m.queue = append(m.queue, item{reservation: r, at: at, end: end})
	wake(m.kick)
	wake(m.news)
	wake(m.pass)
	return func() error { return m.wait(end) }
}

// Release gives back what was set aside, where nothing was forwarded.
func (r *Reservation) Release() {
	m := r.meter
	m.mu.Lock()
	defer m.mu.Unlock()
	if r.close(worth{}) && m.journal != nil {
		_, _ = m.journal.append(&entry{kind: frameReleased, number: r.number})
	}
}

// fit believes a provider that tells of more than was set aside as long as the caps
// have room for it: what is on top of them isn't counted, and the exchange is marked.
// The caller has the meter's mu.
func (r *Reservation) fit(o *Outcome) {
	if r.over || o.Spend <= r.worst.Spend {
		return
	}
	spare := r.meter.books[monthOf(r.exchange.Started)].spare(&r.exchange, r.caps)
	if o.Spend-r.worst.Spend > spare {
		o.Spend, o.Estimated = r.worst.Spend+spare, true
	}
}

// close moves the counters, once. The caller has the meter's mu.
func (r *Reservation) close(used worth) bool {
	if r.over {
		return false
	}
	r.over = true
	delete(r.meter.open, r.number)
	for _, c := range r.counters {
		c.reserved = c.reserved.minus(r.worst.worth())
		c.used = c.used.plus(used)
		c.moved = true
	}
	return true
}
