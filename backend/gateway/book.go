package gateway

import (
	"context"
	"strings"
	"sync"
	"sync/atomic"

	"intendant/backend/apikey"
	"intendant/backend/event"
	"intendant/backend/ident"
	"intendant/backend/sqlite"
)

// book is a copy in memory of all keys, and of what their organizations have. A
// commit that changes any of it notes so before it returns (note), and whoever looks
// afterwards reads the change first (refresh): a revoked key is refused on the very
// next request.
type book struct {
	Deps

	noted atomic.Int64 // how many changes there were
	read  atomic.Int64 // how many of them were read

	pending sync.Mutex
	changes []event.Changed
	unread  bool // nothing was read yet, or more has changed than is worth noting

	keys apikey.Ring

	mu      sync.RWMutex
	shelves map[ident.Organization]*shelf // those that somebody asked for
	loading sync.Mutex                    // one reads the database at a time
}

func newBook(d Deps) *book {
	b := &book{Deps: d, shelves: map[ident.Organization]*shelf{}, unread: true}
	b.noted.Add(1)
	return b
}

// load reads all keys, and forgets what was read of organizations.
func (b *book) load(ctx context.Context) error {
	all, err := apikey.Book(ctx, b.DB.Read())
	if err != nil {
		return err
	}
	b.keys.Fill(all)
	b.dropAll()
	return nil
}

// maxNoted is how many changes are noted before all is read again: nobody may come to
// ask for long.
const maxNoted = 1000

// concepts are those whose changes concern the book.
var concepts = map[string]bool{"apikey": true, "workspace": true, "resource": true, "limit": true, "plan": true}

// orgMark is how identifiers of organizations begin.
const orgMark = "org_"

// note is called within a commit.
func (b *book) note(c event.Changed) {
	if !concepts[c.Concept] && (c.Ledger == c.ID || !strings.HasPrefix(c.ID, orgMark)) {
		return
	}
	b.pending.Lock()
	defer b.pending.Unlock()
	if b.changes = append(b.changes, c); b.unread || len(b.changes) > maxNoted {
		b.changes, b.unread = nil, true
	}
	b.noted.Add(1)
}

// fresh makes sure that everything that was committed before it is called is read.
func (b *book) fresh(ctx context.Context) error {
	if b.read.Load() == b.noted.Load() {
		return nil
	}
	b.loading.Lock()
	defer b.loading.Unlock()
	b.pending.Lock()
	changes, unread, noted := b.changes, b.unread, b.noted.Load()
	b.changes, b.unread = nil, false
	b.pending.Unlock()
	if err := b.catchUp(context.WithoutCancel(ctx), changes, unread); err != nil {
		b.pending.Lock()
		b.changes, b.unread = nil, true
		b.pending.Unlock()
		return err
	}
	b.read.Store(noted)
	return nil
}

func (b *book) catchUp(ctx context.Context, changes []event.Changed, unread bool) error {
	if unread {
		return b.load(ctx)
	}
	for _, c := range changes {
		if err := b.reread(ctx, c); err != nil {
			return err
		}
	}
	return nil
}

func (b *book) reread(ctx context.Context, c event.Changed) error {
	org := ident.Organization(c.Ledger)
	switch {
	case c.Concept == "apikey":
		return b.rereadKey(ctx, ident.Key(c.ID))
	case strings.HasPrefix(c.Ledger, orgMark):
		b.drop(org)
	case strings.HasPrefix(c.ID, orgMark): // it may be gone
		b.drop(ident.Organization(c.ID))
		return b.rereadKeys(ctx, func(l *apikey.Live) bool { return l.Organization == ident.Organization(c.ID) })
	default: // the catalogue of plans
		b.dropAll()
	}
	if c.Concept == "workspace" {
		return b.rereadKeys(ctx, func(l *apikey.Live) bool { return l.Workspace == ident.Workspace(c.ID) })
	}
	return nil
}

func (b *book) rereadKey(ctx context.Context, id ident.Key) error {
	one, found, err := apikey.One(ctx, b.DB.Read(), id)
	if err != nil {
		return err
	}
	if found {
		b.keys.Put(&one)
	} else {
		b.keys.Drop(id)
	}
	return nil
}

// rereadKeys looks whether keys have gone together: where one that could be among
// them is still there, all are.
func (b *book) rereadKeys(ctx context.Context, which func(*apikey.Live) bool) error {
	for _, l := range b.keys.All() {
		if !which(l) {
			continue
		}
		if err := b.rereadKey(ctx, l.ID); err != nil {
			return err
		}
		if b.keys.Key(l.ID) != nil {
			return nil
		}
	}
	return nil
}

func (b *book) drop(org ident.Organization) {
	b.mu.Lock()
	defer b.mu.Unlock()
	delete(b.shelves, org)
}

func (b *book) dropAll() {
	b.mu.Lock()
	defer b.mu.Unlock()
	clear(b.shelves)
}

// shelf is what an organization has.
func (b *book) shelf(ctx context.Context, org ident.Organization) (*shelf, error) {
	b.mu.RLock()
	s := b.shelves[org]
	b.mu.RUnlock()
	if s != nil {
		return s, nil
	}
	b.loading.Lock()
	defer b.loading.Unlock()
	s = &shelf{}
	err := b.DB.ReadTx(context.WithoutCancel(ctx), func(q sqlite.Queryer) error { return s.load(ctx, b.Deps, q, org) })
	if err != nil {
		return nil, err
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	b.shelves[org] = s
	return s, nil
}
