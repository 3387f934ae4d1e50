package usage

import (
	"context"
	"log/slog"
	"sync"

	"intendant/backend/clock"
	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/sqlite"
)

// Options of Open.
type Options struct {
	Dir   string // of the journal
	DB    *sqlite.DB
	Clock clock.Clock
	Log   *slog.Logger

	segment int64                             // bytes; 0: segmentSize
	make    func(path string) (medium, error) // nil: makeFile
	boot    func() string                     // nil: bootID
}

// Meter keeps count. Several goroutines may use it.
type Meter struct {
	o Options

	preparing sync.Mutex // for as long as a segment is made
	importing sync.Mutex // for as long as the database is brought up to date, or read
	sync      group

	mu      sync.Mutex
	journal *journal // nil: in memory only
	untaken *place   // up to where a journal is imported that could not be taken up yet
	books   map[month]*book
	exposed map[ident.Organization]*exposure
	open    map[uint64]*Reservation
	number  uint64
	queue   []item // what the database doesn't have yet, in the order of the journal
	refused map[refusal]int64
	sources map[source]int64

	end  context.CancelFunc
	kick chan struct{} // something isn't durable, or a segment has to be prepared
	news chan struct{} // the database isn't up to date
	pass chan struct{} // a cap may have been passed by what people are told of
	over sync.WaitGroup
}

// Bounds on what is kept in memory, and in a segment.
const (
	maxOpen  = 4096
	maxQueue = 500_000
	maxText  = 200 // bytes, of a model's name or a path
)

func newMeter(o Options) *Meter {
	return &Meter{
		o: o, sync: newGroup(), books: map[month]*book{}, exposed: map[ident.Organization]*exposure{},
		open: map[uint64]*Reservation{}, refused: map[refusal]int64{}, sources: map[source]int64{},
		kick: make(chan struct{}, 1), news: make(chan struct{}, 1), pass: make(chan struct{}, 1),
	}
}

// NewMeter makes a Meter in memory, for tests.
func NewMeter(c clock.Clock) *Meter { return newMeter(Options{Clock: c}) }

// Reserve sets aside the worst case of an exchange, before it is forwarded. It
// returns *Full where a cap could be overshot, and fault.UsageUnavailable where
// nothing can be recorded at the moment: then nothing may be forwarded.
func (m *Meter) Reserve(x Exchange, w Worst, caps []Cap) (*Reservation, error) {
	if x.Started.IsZero() {
		x.Started = m.o.Clock.Now()
	}
	x.Model, x.Path = x.Model[:min(len(x.Model), maxText)], x.Path[:min(len(x.Path), maxText)]
	for {
		r, durable, err := m.reserve(&x, w, caps)
		switch {
		case err == errAgain: //nolint:errorlint // it is never wrapped
			continue
		case err != nil:
			return nil, err
		case durable == nil:
			return r, nil
		}
		if err := durable(); err != nil {
			r.Release()
			return nil, fault.Wrap(fault.UsageUnavailable, err)
		}
		return r, nil
	}
}

// reserve is an attempt at Reserve. What it returns as durable has to be waited for.
func (m *Meter) reserve(x *Exchange, w Worst, caps []Cap) (_ *Reservation, durable func() error, err error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	b := m.books[monthOf(x.Started)]
	if b == nil {
		return nil, nil, m.unlocked(func() error { return m.load(monthOf(x.Started)) })
	}
	if err := b.full(x, w, caps); err != nil {
		return nil, nil, err
	}
	if err := m.room(); err != nil {
		return nil, nil, err
	}
	w = w.sane()
	r := &Reservation{meter: m, exchange: *x, worst: w, caps: caps, counters: b.touched(x)}
	if durable, err = m.record(r); err != nil {
		return nil, nil, err
	}
	for _, c := range r.counters {
		c.reserved = c.reserved.plus(w.worth())
	}
	return r, durable, nil
}

// unlocked does what takes longer than mu may be held, and has the caller try again.
func (m *Meter) unlocked(do func() error) error {
	m.mu.Unlock()
	defer m.mu.Lock()
	if err := do(); err != nil {
		return fault.Wrap(fault.UsageUnavailable, err)
	}
	return errAgain
}

// record puts a reservation into the journal.
func (m *Meter) record(r *Reservation) (durable func() error, err error) {
	m.number++
	r.number = m.number
	if m.journal == nil {
		m.open[r.number] = r
		return nil, nil
	}
	e, granted := m.grant(r.exchange.Organization, r.worst)
	asked := e.asked
	if !granted {
		_, err = m.journal.append(&entry{kind: frameAllowance, organization: r.exchange.Organization, spend: asked.spend, tokens: asked.tokens})
	}
	if err == nil {
		_, err = m.journal.append(r.entry())
	}
	if err != nil { // in case that it stands there all the same
		_, _ = m.journal.append(&entry{kind: frameReleased, number: r.number})
		return nil, fault.Wrap(fault.UsageUnavailable, err)
	}
	m.open[r.number], r.end = r, m.journal.written
	if granted {
		wake(m.kick)
		return nil, nil
	}
	end := m.journal.written
	return func() error { return m.granted(e, asked, end) }, nil
}

// granted waits until an allowance is durable.
func (m *Meter) granted(e *exposure, asked worth, end int64) error {
	if err := m.wait(end); err != nil {
		return err
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	e.granted = e.granted.atLeast(asked)
	return nil
}

// room makes sure that the journal has room for one more reservation, and for the end
// of each that is open.
func (m *Meter) room() error {
	j := m.journal
	switch {
	case len(m.open) >= maxOpen || len(m.queue) >= maxQueue:
		return fault.New(fault.UsageUnavailable)
	case j == nil:
		return nil
	case j.broken != nil || m.untaken != nil:
		return fault.Wrap(fault.UsageUnavailable, j.broken)
	case j.fits(m.need()):
		return nil
	case j.next == nil:
		return m.unlocked(m.prepare)
	}
	if err := j.follow(m.heading()); err != nil {
		return fault.Wrap(fault.UsageUnavailable, err)
	}
	return errAgain
}

// reserveRoom is the most that a reservation takes, with an allowance.
const reserveRoom = 1024

func (m *Meter) need() int64 { return reserveRoom + settleRoom*int64(len(m.open)+1) }

// heading is what each segment begins with, so that those before it can go: what is
// granted, and what is open.
func (m *Meter) heading() []entry {
	all := make([]entry, 0, 1+len(m.exposed)+len(m.open))
	all = append(all, entry{kind: frameOpened, boot: m.o.boot()})
	for org, e := range m.exposed {
		if e.asked != (worth{}) {
			all = append(all, entry{kind: frameAllowance, organization: org, spend: e.asked.spend, tokens: e.asked.tokens})
		}
	}
	for _, r := range m.open {
		all = append(all, *r.entry())
	}
	return all
}

// wake has somebody look who waits for it.
func wake(who chan struct{}) {
	select {
	case who <- struct{}{}:
	default: // they will
	}
}

// Used is what a scope of Cap used this month, UTC: nano-units, tokens, and nano-units
// that are reserved on top.
func (m *Meter) Used(org ident.Organization, scope string) (spend, tokens, reservedSpend int64) {
	now := monthOf(m.o.Clock.Now())
	m.mu.Lock()
	defer m.mu.Unlock()
	for m.books[now] == nil {
		if m.unlocked(func() error { return m.load(now) }) != errAgain { //nolint:errorlint // it is never wrapped
			return 0, 0, 0
		}
	}
	b := m.books[now]
	reserved := b.lost[org].spend
	if c := b.counters[spotOf(org, scope)]; c != nil {
		return c.used.spend, c.used.tokens, c.reserved.spend + reserved
	}
	return 0, 0, reserved
}

// Running is how many exchanges of an organization, or of one of its workspaces, are
// under way.
func (m *Meter) Running(org ident.Organization, workspace ident.Workspace) int64 {
	m.mu.Lock()
	defer m.mu.Unlock()
	var n int64
	for _, r := range m.open {
		if r.exchange.Organization == org && (workspace == "" || r.exchange.Workspace == workspace) {
			n++
		}
	}
	return n
}
