package usage

import (
	"errors"
	"time"

	"intendant/backend/ident"
)

// found is what a journal holds that wasn't closed.
type found struct {
	imported place
	items    []item
	open     map[uint64]*Reservation
	over     map[uint64]bool
	granted  map[ident.Organization]worth
	latest   map[ident.Organization]month
	number   uint64
	boot     string
}

// takeUp takes up a journal. Where that fails it is as it was, and mend tries again;
// not where a newer program wrote it.
func (m *Meter) takeUp(imported place) {
	m.importing.Lock() // nothing of it may be imported, and no segment go, before all of it is
	defer m.importing.Unlock()
	err := m.recover(imported)
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.untaken = nil; err == nil {
		m.books = map[month]*book{} // whatever was read before lacks what was found
		wake(m.news)
		return
	}
	m.o.Log.Error("the journal of usage can't be taken up: nothing is forwarded", "error", err)
	_ = m.journal.close()
	m.journal.segments, m.journal.next, m.queue = nil, nil, nil
	if m.journal.broken = errNewer; !errors.Is(err, errFrame) {
		m.journal.broken, m.untaken = err, &imported
	}
}

// recover reads what there is, and goes on in a segment of its own.
func (m *Meter) recover(imported place) error {
	numbers, err := present(m.o.Dir)
	if err != nil || len(numbers) == 0 {
		return err
	}
	f := &found{
		imported: imported, open: map[uint64]*Reservation{}, over: map[uint64]bool{},
		granted: map[ident.Organization]worth{}, latest: map[ident.Organization]month{},
	}
	var segments []*segment
	for _, n := range numbers {
		s := &segment{number: n, path: m.journal.pathOf(n)}
		if err := scan(s.path, n, func(e entry, end int64) { f.take(m, &e, place{n, end}) }); err != nil {
			return err
		}
		segments = append(segments, s)
	}
	m.mu.Lock()
	m.journal.segments, m.journal.skipped = segments, max(m.journal.skipped, numbers[len(numbers)-1])
	m.number, m.queue = f.number, f.items
	m.mu.Unlock()
	return m.resume(f)
}

func (f *found) take(m *Meter, e *entry, at place) {
	f.number = max(f.number, e.number)
	switch e.kind {
	case frameOpened:
		f.boot = e.boot
	case frameReserved:
		f.latest[e.exchange.Organization] = max(f.latest[e.exchange.Organization], monthOf(e.exchange.Started))
		if !f.over[e.number] {
			f.open[e.number] = &Reservation{
				meter: m, number: e.number, exchange: e.exchange, worst: Worst{Spend: e.spend, Tokens: e.tokens}, over: true,
			}
		}
	case frameReleased:
		delete(f.open, e.number)
		f.over[e.number] = true
	case frameSettled:
		f.settle(e, at)
	case frameAllowance:
		f.granted[e.organization] = worth{e.spend, e.tokens}
	case frameLost:
		if at.after(f.imported) {
			f.items = append(f.items, item{lost: e, at: at})
		}
	}
}

func (f *found) settle(e *entry, at place) {
	r := f.open[e.number]
	delete(f.open, e.number)
	f.over[e.number] = true
	if r != nil && at.after(f.imported) {
		r.outcome = e.outcome
		f.items = append(f.items, item{reservation: r, at: at})
	}
}

// resume writes down what became of what was found: what may be lost, if the power
// failed, and then that nothing is granted any more, and then what is cut off.
func (m *Meter) resume(f *found) error {
	s, err := m.journal.create(m.journal.following())
	if err != nil {
		return err
	}
	m.mu.Lock()
	m.journal.next, m.journal.tail = s, nil
	_, err = m.journal.turn(nil)
	m.mu.Unlock()
	if err != nil {
		return err
	}
	var written []entry
	if boot := m.o.boot(); boot == "" || boot != f.boot {
		for org, w := range f.granted {
			if w != (worth{}) {
				written = append(written, entry{kind: frameLost, organization: org, month: f.latest[org], spend: w.spend, tokens: w.tokens})
			}
		}
	}
	for org := range f.granted {
		written = append(written, entry{kind: frameAllowance, organization: org})
	}
	written = append(written, entry{kind: frameOpened, boot: m.o.boot()})
	if err := m.settleFound(f, written); err != nil {
		return err
	}
	m.mu.Lock()
	end := m.journal.written
	m.mu.Unlock()
	return m.wait(end)
}

func (m *Meter) settleFound(f *found, written []entry) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	for i := range written {
		at, err := m.journal.append(&written[i])
		if err != nil {
			return err
		}
		if written[i].kind == frameLost {
			m.queue = append(m.queue, item{lost: &written[i], at: at, end: m.journal.written})
		}
	}
	for _, r := range f.open {
		r.outcome = r.cut(m.o.Clock.Now())
		at, err := m.journal.append(&entry{kind: frameSettled, number: r.number, outcome: r.outcome})
		if err != nil {
			return err
		}
		m.queue = append(m.queue, item{reservation: r, at: at, end: m.journal.written})
	}
	return nil
}

// cut is the outcome of an exchange that nobody knows the end of: all that was set
// aside.
func (r *Reservation) cut(now time.Time) Outcome {
	return Outcome{
		Input: r.worst.Tokens, Spend: r.worst.Spend, Estimated: true, Duration: max(0, now.Sub(r.exchange.Started)),
	}
}
