package gateway

import (
	"context"
	"log/slog"
	"sync/atomic"

	"intendant/backend/apikey"
	"intendant/backend/clock"
	"intendant/backend/event"
	"intendant/backend/ident"
	"intendant/backend/limit"
	"intendant/backend/resource"
	"intendant/backend/sqlite"
	"intendant/backend/usage"
)

// Deps is what a Gateway works with; all but Log must be set.
type Deps struct {
	DB      *sqlite.DB
	Bus     *event.Bus
	Clock   clock.Clock
	IDs     *ident.Source
	Version string
	Secrets Secrets
	Keys    apikey.Seen
	Meter   *usage.Meter
	Limits  Limits
	Log     *slog.Logger
}

// Secrets opens the keys of connections. *resource.Resources does.
type Secrets interface {
	Secret(ctx context.Context, c resource.Connection) (string, error)
}

// Limits remembers that a limit was reached. *limit.Rules does.
type Limits interface {
	Reached(ctx context.Context, org ident.Organization, what limit.Reached) error
}

// Gateway answers by the keys and for the playground. Several goroutines may use it.
type Gateway struct {
	Deps

	book  *book
	rates *limit.Rates
	pools pools
	busy  atomic.Int64 // exchanges under way
	held  atomic.Int64 // bytes of their requests
	most  struct{ busy, held int64 }
	stop  func()
}

// What is under way at once, at most.
const (
	maxBusy = 2048
	maxHeld = 1 << 30
)

// New makes a Gateway. It reads the keys of all organizations when it is first used.
func New(d Deps) *Gateway {
	if d.Log == nil {
		d.Log = slog.Default()
	}
	g := &Gateway{Deps: d, book: newBook(d), rates: limit.NewRates()}
	g.most.busy, g.most.held = maxBusy, maxHeld
	g.pools.init()
	g.stop = d.Bus.Heed(g.book.note)
	return g
}

// Close ends looking after what changes, and the connections to providers.
func (g *Gateway) Close() {
	g.stop()
	g.pools.close()
}
