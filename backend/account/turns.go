package account

import (
	"context"
	"sync"

	"intendant/backend/fault"
)

// turns lets the attempts for one address through one after the other, so that
// many at a time aren't many guesses before the first is counted. The zero value
// is ready.
type turns struct {
	mu  sync.Mutex
	all map[address]*turn
}

type turn struct {
	held  chan struct{}
	users int // who holds it or waits for it
}

// take waits for the turn of an address, or returns fault.Canceled.
func (t *turns) take(ctx context.Context, a address) (leave func(), err error) {
	one := t.join(a)
	select {
	case one.held <- struct{}{}:
		return func() { <-one.held; t.part(a, one) }, nil
	case <-ctx.Done():
		t.part(a, one)
		return nil, fault.Wrap(fault.Canceled, ctx.Err())
	}
}

func (t *turns) join(a address) *turn {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.all == nil {
		t.all = map[address]*turn{}
	}
	if t.all[a] == nil {
		t.all[a] = &turn{held: make(chan struct{}, 1)}
	}
	t.all[a].users++
	return t.all[a]
}

func (t *turns) part(a address, one *turn) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if one.users--; one.users == 0 {
		delete(t.all, a)
	}
}
