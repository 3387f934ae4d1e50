package usage

import (
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"intendant/backend/clock"
	"intendant/backend/ident"
	"intendant/backend/sqlite"
)

const (
	atelier = ident.Organization("org_01KB3F7W9ZQ2M4X8T6RVN5YHC0")
	bureau  = ident.Organization("org_01KB3F7W9ZQ2M4X8T6RVN5YHC1")
	shop    = ident.Workspace("wsp_01KB3F7W9ZQ2M4X8T6RVN5YHC0")
	lab     = ident.Workspace("wsp_01KB3F7W9ZQ2M4X8T6RVN5YHC1")
	key     = ident.Key("key_01KB3F7W9ZQ2M4X8T6RVN5YHC0")
	mira    = ident.Member("mem_01KB3F7W9ZQ2M4X8T6RVN5YHC0")
)

var november = time.Date(2026, 11, 22, 7, 30, 0, 0, time.UTC)

// house is a data folder with two organizations.
type house struct {
	testing.TB

	dir   string
	db    *sqlite.DB
	clock *clock.Fake
	ids   *ident.Source
	m     *Meter
}

func newHouse(tb testing.TB) *house {
	tb.Helper()
	h := &house{TB: tb, dir: tb.TempDir(), clock: clock.NewFake(november)}
	h.ids = ident.NewSource(clock.System{}, nil)
	h.openDB()
	h.write(`INSERT INTO organization (id, name, created, created_by) VALUES (?, 'Atelier', 1, ''), (?, 'Bureau', 1, '')`, atelier, bureau)
	h.open(Options{})
	tb.Cleanup(h.close)
	return h
}

func (h *house) openDB() {
	h.Helper()
	db, err := sqlite.Open(h.Context(), filepath.Join(h.dir, "intendant.db"), sqlite.Options{})
	h.must(err)
	h.db = db
}

func (h *house) open(o Options) {
	h.Helper()
	o.Dir, o.DB, o.Clock = filepath.Join(h.dir, "usage"), h.db, h.clock
	m, err := Open(h.Context(), o)
	h.must(err)
	h.m = m
}

// crash leaves the folder as a process does that is killed: nothing more is written.
func (h *house) crash() {
	h.m.end()
	h.m.over.Wait()
	h.m.mu.Lock()
	defer h.m.mu.Unlock()
	_ = h.m.journal.close()
}

func (h *house) close() {
	_ = h.m.Close()
	_ = h.db.Close()
}

func (h *house) must(err error) {
	h.Helper()
	if err != nil {
		h.Fatal(err)
	}
}

func (h *house) write(query string, args ...any) {
	h.Helper()
	h.must(h.db.Write(h.Context(), func(tx *sqlite.Tx) error {
		_, err := tx.ExecContext(h.Context(), query, args...)
		return err
	}))
}

func (h *house) count(query string, args ...any) int64 {
	h.Helper()
	var n int64
	h.must(h.db.Read().QueryRowContext(h.Context(), query, args...).Scan(&n))
	return n
}

func (h *house) exchange() Exchange {
	return Exchange{
		ID: ident.New[ident.Exchange](h.ids), Organization: atelier, Workspace: shop, Key: key, Member: mira,
		Model: "small", Path: "/v1/chat/completions", Started: h.clock.Now(),
	}
}

func (h *house) reserve(spend int64, caps ...Cap) *Reservation {
	h.Helper()
	r, err := h.m.Reserve(h.exchange(), Worst{Spend: spend, Tokens: spend}, caps)
	h.must(err)
	return r
}

// spent is an outcome of so many nano-units and tokens.
func spent(n int64) Outcome { return Outcome{Input: n - n/4, Output: n / 4, Spend: n, Status: 200} }

func (h *house) used(scope string) string {
	spend, tokens, reserved := h.m.Used(atelier, scope)
	return fmt.Sprintf("%d spent, %d tokens, %d reserved", spend, tokens, reserved)
}

func (h *house) uses(scope, want string) {
	h.Helper()
	if got := h.used(scope); got != want {
		h.Errorf("%s: %s; want %s", scope, got, want)
	}
}
