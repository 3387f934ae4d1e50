package usage

import (
	"sync"

	"intendant/backend/fault"
)

// group is those who wait for the disk. One of them waits for all: nothing is handed
// over where there is only one.
type group struct {
	mu     *sync.Mutex
	turn   *sync.Cond
	busy   bool
	synced int64
}

func newGroup() group {
	mu := &sync.Mutex{}
	return group{mu: mu, turn: sync.NewCond(mu)}
}

// wait returns when the journal is durable up to end. It returns
// fault.UsageUnavailable where the disk failed.
func (m *Meter) wait(end int64) error {
	g := &m.sync
	g.mu.Lock()
	defer g.mu.Unlock()
	for g.synced < end {
		if g.busy {
			g.turn.Wait()
			continue
		}
		g.busy = true
		g.mu.Unlock()
		synced, err := m.flush()
		g.mu.Lock()
		g.busy, g.synced = false, max(g.synced, synced)
		g.turn.Broadcast()
		if err != nil && g.synced < end {
			return fault.Wrap(fault.UsageUnavailable, err)
		}
	}
	return nil
}

// flush makes durable what stands in the journal, and tells up to where.
func (m *Meter) flush() (int64, error) {
	m.mu.Lock()
	file, to, generation, err := m.journal.begin()
	m.mu.Unlock()
	if err == nil {
		err = file.Sync()
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	if file != nil {
		err = m.journal.finish(to, generation, err)
	}
	return m.journal.synced, err
}
