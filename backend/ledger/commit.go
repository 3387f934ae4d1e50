package ledger

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"runtime/debug"

	"intendant/backend/event"
	"intendant/backend/fault"
	"intendant/backend/sqlite"
)

// maxBatch bounds how many commits share a transaction.
const maxBatch = 256

// patience is how often in a row a leader yields in vain before it goes without
// the writers that it expects.
const patience = 8

// request is one Commit on its way.
type request struct {
	ctx   context.Context
	run   func(ctx context.Context, b *batch) error
	after func() error
	err   error
	done  chan struct{} // closed when err is final
}

// batch is what one transaction gathers.
type batch struct {
	*Ledger

	tx         *sqlite.Tx
	savepoints bool // each request has its own
	wrote      bool // the request under way has written
	dirty      bool // a request failed after it wrote, without a savepoint
	touched    map[*state]bool
	heads      map[string]Head
	events     []event.Changed
	removed    []string // owners of ledgers that are gone after it
	erased     bool     // personal data is gone after it
}

// Commit checks, appends and applies the drafts, all or none of them, and
// returns when they are durable. It returns fault.PermissionDenied,
// fault.PlanRequired, fault.NotFound for a ledger that does not exist and that
// the first draft may not found, or what a Change's Check returned. After a
// cancelled ctx the Changes may still have been committed.
func (l *Ledger) Commit(ctx context.Context, drafts ...Draft) ([]Receipt, error) {
	var receipts []Receipt
	err := l.submit(&request{ctx: ctx, run: func(ctx context.Context, b *batch) error {
		var err error
		receipts, err = b.append(ctx, drafts)
		return err
	}})
	if err != nil {
		return nil, err
	}
	return receipts, nil
}

func (l *Ledger) submit(r *request) error {
	r.done = make(chan struct{})
	l.mu.Lock()
	l.waiting = append(l.waiting, r)
	l.mu.Unlock()
	for !r.answered() {
		select {
		case <-r.done:
		case l.turn <- struct{}{}:
			l.lead()
		}
	}
	return r.err
}

// answered is asked before the turn: between an answer and a free turn select
// tosses a coin, and would lead for nobody half of the time.
func (r *request) answered() bool {
	select {
	case <-r.done:
		return true
	default:
		return false
	}
}

// lead commits for whoever waits, in the goroutine of one of them: those who
// wait share one transaction, one signature a ledger and one wait for the disk,
// and a lone writer hands nothing over.
//
// The caller has taken the turn, and lead gives it back whatever happens: a panic
// must not leave everybody waiting.
func (l *Ledger) lead() {
	defer func() { <-l.turn }()
	requests := l.gather()
	if err := recovered(func() error { l.commit(requests); return nil }); err != nil {
		clear(l.ledgers)
		answer(requests, err)
	}
	for _, r := range requests {
		close(r.done)
	}
	l.writers = min(len(requests)+l.inLine(), maxBatch)
}

// gather takes the next batch from the list. As many writers as there were for the
// batch before may come again, being just answered: it yields to them while they
// do. A lone writer waits for nobody.
func (l *Ledger) gather() []*request {
	for here, yields := l.inLine(), 0; here < l.writers && yields < patience; yields++ {
		runtime.Gosched()
		if n := l.inLine(); n > here {
			here, yields = n, 0
		}
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	n := min(len(l.waiting), maxBatch)
	requests := l.waiting[:n:n]
	l.waiting = l.waiting[n:]
	return requests
}

func (l *Ledger) inLine() int {
	l.mu.Lock()
	defer l.mu.Unlock()
	return len(l.waiting)
}

func (l *Ledger) commit(requests []*request) {
	if len(requests) == 0 {
		return
	}
	if l.closed {
		answer(requests, fault.New(fault.Canceled))
		return
	}
	b, err := l.attempt(requests, false)
	if errors.Is(err, errAgain) {
		clear(l.ledgers)
		b, err = l.attempt(requests, true)
	}
	if err != nil && !errors.Is(err, errNothing) {
		clear(l.ledgers) // what is in memory may be ahead of the database: read again
		answer(requests, err)
		return
	}
	if err == nil {
		b.publish()
		if b.erased {
			l.scrubs.Reset(scrubSoon)
		}
	}
	for _, r := range requests {
		if r.err == nil && r.after != nil {
			r.err = r.after()
		}
	}
}

func (l *Ledger) attempt(requests []*request, savepoints bool) (*batch, error) {
	b := &batch{Ledger: l, savepoints: savepoints, touched: map[*state]bool{}, heads: map[string]Head{}}
	return b, l.o.DB.Write(context.Background(), func(tx *sqlite.Tx) error {
		b.tx = tx
		return b.all(requests)
	})
}

func answer(requests []*request, err error) {
	for _, r := range requests {
		if r.err == nil {
			r.err = err
		}
	}
}

// errNothing ends a transaction in which every request failed.
var errNothing = errors.New("ledger: nothing to commit")

// all runs the requests without savepoints: one that is refused before it wrote
// anything has nothing to undo. The rare one that fails later takes the
// transaction down, and the batch starts again with a savepoint for each.
func (b *batch) all(requests []*request) error {
	succeeded := false
	for _, r := range requests {
		if r.err = b.one(r); r.err == nil {
			succeeded = true
		} else if b.dirty {
			return errAgain
		}
	}
	if !succeeded {
		return errNothing
	}
	return b.sign()
}

var errAgain = errors.New("ledger: once more, with savepoints")

// one runs a request. What it changed in memory is put back when it fails.
func (b *batch) one(r *request) error {
	if err := r.ctx.Err(); err != nil {
		return fault.Wrap(fault.Canceled, err)
	}
	ctx := context.WithoutCancel(r.ctx) // one person's cancelling must not break the others' transaction
	run := func() error { return recovered(func() error { return r.run(ctx, b) }) }
	if !b.savepoints {
		b.wrote = false
		err := run()
		b.dirty = err != nil && b.wrote
		return err
	}
	before := b.remember()
	err := b.tx.Savepoint(ctx, run)
	if err != nil {
		b.restore(before)
	}
	return err
}

func recovered(f func() error) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("ledger: panic: %v\n%s", p, debug.Stack())
		}
	}()
	return f()
}

type memory struct {
	trees   map[*state]tree
	touched map[*state]bool
	events  int
	removed int
}

func (b *batch) remember() memory {
	m := memory{
		trees: make(map[*state]tree, len(b.touched)), touched: make(map[*state]bool, len(b.touched)),
		events: len(b.events), removed: len(b.removed),
	}
	for s := range b.touched {
		m.trees[s], m.touched[s] = s.tree, true
	}
	return m
}

// restore undoes in memory what a failed request did: ledgers that it touched
// first are forgotten and read again when they are next needed.
func (b *batch) restore(m memory) {
	for s := range b.touched {
		if !m.touched[s] {
			delete(b.ledgers, s.owner)
		}
	}
	for s, t := range m.trees {
		s.tree, b.ledgers[s.owner] = t, s
	}
	b.touched, b.events, b.removed = m.touched, b.events[:m.events], b.removed[:m.removed]
}

// sign makes one head for each ledger that grew.
func (b *batch) sign() error {
	for s := range b.touched {
		head := b.o.Device.sign(s.owner, s.tree.size, s.tree.root())
		if err := head.store(context.Background(), b.tx, s.id); err != nil {
			return err
		}
		b.heads[s.owner] = head
	}
	return nil
}

// publish runs after the transaction is durable.
func (b *batch) publish() {
	for owner, head := range b.heads {
		if err := b.keepOutside(owner, head); err != nil {
			b.o.Log.Error("the newest signed head could not be kept outside the database", "ledger", owner, "error", err)
		}
	}
	for _, owner := range b.removed {
		if err := b.outside.remove(owner); err != nil {
			b.o.Log.Error("the head of an erased ledger could not be removed", "ledger", owner, "error", err)
		}
	}
	b.o.Bus.Publish(b.events...)
}

func (b *batch) keepOutside(owner string, head Head) error {
	return b.outside.write(owner, head.Checkpoint(owner, b.o.Device.Public()))
}
