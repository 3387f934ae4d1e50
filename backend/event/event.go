// Package event tells the rest of the process what has changed, after it is
// durable and never before.
package event

import "sync"

// Changed says that something was committed to a ledger: whoever shows it should
// read it again. It names what changed, it does not carry it.
type Changed struct {
	Ledger  string `json:"ledger"`  // org_… or ins_…
	Concept string `json:"concept"` // the package that owns it; "*" when events were dropped and all may have changed
	ID      string `json:"id"`      // what the entry is about
	Seq     int64  `json:"seq"`     // the entry
	// Workspace is where it happened, wsp_…: only those who have access there may
	// be told. Empty outside of a workspace.
	Workspace string `json:"-"`
}

// Everything stands in for events that a slow subscriber missed.
var Everything = Changed{Concept: "*"}

// Bus hands events to subscribers. A subscriber that does not keep up loses
// single events and gets Everything in their place; it never slows a commit.
type Bus struct {
	mu     sync.Mutex
	subs   map[*subscription]struct{}
	heeded map[*func(Changed)]struct{}
}

type subscription struct {
	ch     chan Changed
	missed bool
}

const buffered = 256

// NewBus makes a Bus without subscribers.
func NewBus() *Bus {
	return &Bus{subs: map[*subscription]struct{}{}, heeded: map[*func(Changed)]struct{}{}}
}

// Publish hands the events to every subscriber and returns at once.
func (b *Bus) Publish(events ...Changed) {
	b.mu.Lock()
	defer b.mu.Unlock()
	for heed := range b.heeded {
		for _, e := range events {
			(*heed)(e)
		}
	}
	for sub := range b.subs {
		for _, e := range events {
			sub.send(e)
		}
	}
}

// Heed calls a function with every event, before whoever committed is told that it
// was: for copies in memory that must never be behind. It holds the commit up, and so
// only notes what to read again. stop ends it.
func (b *Bus) Heed(heed func(Changed)) (stop func()) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.heeded[&heed] = struct{}{}
	return func() {
		b.mu.Lock()
		defer b.mu.Unlock()
		delete(b.heeded, &heed)
	}
}

func (s *subscription) send(e Changed) {
	if s.missed || len(s.ch) >= cap(s.ch)-1 { // the last place is for Everything, and may be taken by it
		s.missed = true
		select {
		case s.ch <- Everything:
			s.missed = false
		default:
		}
		return
	}
	s.ch <- e
}

// Subscribe returns a channel of events and the function that ends it. The
// channel is closed by that function, which may be called more than once.
func (b *Bus) Subscribe() (<-chan Changed, func()) {
	sub := &subscription{ch: make(chan Changed, buffered)}
	b.mu.Lock()
	b.subs[sub] = struct{}{}
	b.mu.Unlock()
	return sub.ch, func() {
		b.mu.Lock()
		defer b.mu.Unlock()
		if _, on := b.subs[sub]; on {
			delete(b.subs, sub)
			close(sub.ch)
		}
	}
}
