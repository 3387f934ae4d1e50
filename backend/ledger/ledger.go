package ledger

import (
	"context"
	"crypto/rand"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"sync"
	"time"

	"intendant/backend/clock"
	"intendant/backend/event"
	"intendant/backend/ident"
	"intendant/backend/sqlite"
)

// Ledger commits Changes. All commits of a process go through one of these.
type Ledger struct {
	o       Options
	outside *outside

	mu      sync.Mutex
	waiting []*request

	turn    chan struct{} // holds one: who has put it in leads, and may touch what follows
	closed  bool
	writers int // in the batch before, and waiting after it
	ledgers map[string]*state
	leaf    []byte      // the one being written: one buffer for all
	scrubs  *time.Timer // when the file is scrubbed next
}

// Options are what a Ledger works with; all but Entropy, HeadDir and Log must
// be set.
type Options struct {
	DB        *sqlite.DB
	Kinds     *Kinds
	Authority Authority
	Device    Device
	Clock     clock.Clock
	IDs       *ident.Source
	Bus       *event.Bus
	Entropy   io.Reader    // of the salts; nil: the operating system's
	HeadDir   string       // where the newest heads are kept outside the database; empty: nowhere
	Log       *slog.Logger // nil: none
}

// state is what is known in memory of one ledger.
type state struct {
	id    int64
	owner string
	scope Scope
	tree  tree
}

// New makes a Ledger over an open database; Close it before the database.
func New(o Options) *Ledger {
	if o.Entropy == nil {
		o.Entropy = rand.Reader
	}
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	l := &Ledger{o: o, outside: newOutside(o.HeadDir), turn: make(chan struct{}, 1), ledgers: map[string]*state{}}
	l.turn <- struct{}{}
	l.scrubs = time.AfterFunc(scrubSoon, l.scrubInTurn) // a crash may have left something
	<-l.turn
	return l
}

// Close waits for the batch under way and refuses what comes later.
func (l *Ledger) Close() {
	l.turn <- struct{}{}
	defer func() { <-l.turn }()
	l.closed = true
	l.scrubs.Stop()
	l.outside.close()
}

// Device is the one that signs here.
func (l *Ledger) Device() Device { return l.o.Device }

// Kinds are the sorts of Changes that can be committed.
func (l *Ledger) Kinds() *Kinds { return l.o.Kinds }

// state finds a ledger, or founds it where the drafts may.
func (l *Ledger) state(ctx context.Context, tx *sqlite.Tx, owner string) (*state, error) {
	if s, ok := l.ledgers[owner]; ok {
		return s, nil
	}
	s := &state{owner: owner}
	err := tx.QueryRowContext(ctx, `SELECT id, scope FROM ledger WHERE owner = ?`, owner).Scan(&s.id, &s.scope)
	if err != nil {
		return nil, err
	}
	size, err := sizeOf(ctx, tx, s.id)
	if err != nil {
		return nil, err
	}
	t, err := loadTree(ctx, tx, s.id, size)
	if err != nil {
		return nil, fmt.Errorf("ledger %s: %w", owner, err)
	}
	s.tree = *t
	if err := l.vouched(ctx, tx, s); err != nil {
		return nil, err
	}
	l.ledgers[owner] = s
	return s, nil
}

func (l *Ledger) found(ctx context.Context, tx *sqlite.Tx, owner string, scope Scope) (*state, error) {
	res, err := tx.ExecContext(ctx, `INSERT INTO ledger (owner, scope) VALUES (?, ?)`, owner, scope)
	if err != nil {
		return nil, err
	}
	id, err := res.LastInsertId()
	if err != nil {
		return nil, err
	}
	s := &state{id: id, owner: owner, scope: scope}
	l.ledgers[owner] = s
	return s, nil
}

func numberOf(ctx context.Context, q sqlite.Queryer, owner string) (int64, error) {
	var id int64
	err := q.QueryRowContext(ctx, `SELECT id FROM ledger WHERE owner = ?`, owner).Scan(&id)
	return id, err
}

func sizeOf(ctx context.Context, q sqlite.Queryer, id int64) (int64, error) {
	var last int64
	err := q.QueryRowContext(ctx, `SELECT id FROM ledger_entry WHERE id >= ? AND id < ? ORDER BY id DESC LIMIT 1`,
		entryID(id, 0), entryID(id+1, 0)).Scan(&last)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, nil
	}
	return seqOf(last) + 1, err
}
