package usage

import (
	"math"
	"time"

	"intendant/backend/ident"
)

// exposure is what an organization would lose of its count if the power failed now:
// what was reserved since the last sync. It must never be more than what is granted,
// which stands in the journal, durable: after such a failure all that was granted
// counts as lost, and no cap is overshot.
type exposure struct {
	spend, tokens  [2]int64 // of the generation under way and the one before it
	generation     [2]uint64
	granted, asked worth // asked is granted, too, once it is durable
	active         time.Time
}

// lost is what isn't durable.
func (e *exposure) lost(durable uint64) worth {
	var w worth
	for i := range e.spend {
		if e.generation[i] > durable {
			w = w.plus(worth{e.spend[i], e.tokens[i]})
		}
	}
	return w
}

func (e *exposure) add(generation uint64, w Worst) {
	i := generation & 1
	if e.generation[i] != generation {
		e.generation[i], e.spend[i], e.tokens[i] = generation, 0, 0
	}
	e.spend[i], e.tokens[i] = upTo(math.MaxInt64, e.spend[i], w.Spend), upTo(math.MaxInt64, e.tokens[i], w.Tokens)
}

// ahead is how many times what is needed at the moment is granted: then the next ones
// needn't wait.
const ahead = 4

// grant makes sure that the organization's exposure stays within what is granted. It
// tells how much more has to be durable first.
func (m *Meter) grant(org ident.Organization, w Worst) (*exposure, bool) {
	e := m.exposed[org]
	if e == nil {
		e = &exposure{}
		m.exposed[org] = e
	}
	e.active = time.Now()
	now := e.lost(m.journal.durable)
	e.add(m.journal.generation, w)
	now = now.plus(w.worth())
	if e.granted.covers(now) {
		return e, true
	}
	if !e.asked.covers(now) {
		more := worth{}
		for range ahead {
			more = more.plus(now)
		}
		e.asked = e.asked.atLeast(more)
	}
	return e, false
}

// idle is how long an allowance outlives the last reservation.
const idle = 5 * time.Second

// takeBack ends the allowances of organizations that reserve nothing: a power failure
// costs them nothing then.
func (m *Meter) takeBack(after time.Duration) {
	m.mu.Lock()
	defer m.mu.Unlock()
	for org, e := range m.exposed {
		if time.Since(e.active) < after || e.lost(m.journal.durable) != (worth{}) || m.journal.broken != nil {
			continue
		}
		delete(m.exposed, org)
		if e.asked != (worth{}) {
			_, _ = m.journal.append(&entry{kind: frameAllowance, organization: org})
		}
	}
}
