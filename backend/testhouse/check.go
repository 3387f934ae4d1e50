package testhouse

import (
	"bytes"
	"context"
	"os"
	"strings"
	"testing"
	"time"

	"intendant/backend/access"
	"intendant/backend/event"
	"intendant/backend/fault"
	"intendant/backend/ledger"
	"intendant/backend/sqlite"
)

// Broken is a Change whose Apply fails after it wrote, for commits that fail in
// the middle. Register Broken kinds with Open.
type Broken struct{}

// OtherBroken is Broken in an organization's ledger.
type OtherBroken struct{}

// Check lets it through.
func (*Broken) Check(context.Context, *sqlite.Tx, ledger.Actor, ledger.Stamp) error { return nil }

// Apply fails.
func (*Broken) Apply(context.Context, *sqlite.Tx, ledger.Actor, ledger.Stamp) error { return errBroken }

// Check lets it through.
func (*OtherBroken) Check(context.Context, *sqlite.Tx, ledger.Actor, ledger.Stamp) error { return nil }

// Apply fails.
func (*OtherBroken) Apply(context.Context, *sqlite.Tx, ledger.Actor, ledger.Stamp) error {
	return errBroken
}

// BrokenKinds are the kinds of Broken and OtherBroken.
var BrokenKinds = []ledger.Kind{
	{
		Name: "test.broken", Version: 1, Scope: ledger.Installation, Permission: access.Anyone, Concept: "test",
		New: func() ledger.Change { return new(Broken) },
	},
	{
		Name: "test.other_broken", Version: 1, Scope: ledger.Organization, Permission: access.Anyone, Concept: "test",
		New: func() ledger.Change { return new(OtherBroken) },
	},
}

// Trace is what a Change leaves: entries and rows, of every table but those of
// what is measured.
func (h *House) Trace(tb testing.TB) map[string]int {
	tb.Helper()
	counts := map[string]int{}
	for _, table := range Tables(tb, h.DB) {
		var n int
		if strings.HasSuffix(table, "_activity") {
			continue
		}
		if err := h.DB.Read().QueryRowContext(tb.Context(), `SELECT COUNT(*) FROM `+table).Scan(&n); err != nil {
			tb.Fatal(err)
		}
		counts[table] = n
	}
	return counts
}

// Tables are the names of all tables of a database.
func Tables(tb testing.TB, db *sqlite.DB) []string {
	tb.Helper()
	rows, err := db.Read().QueryContext(tb.Context(), `SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name`)
	if err != nil {
		tb.Fatal(err)
	}
	defer rows.Close()
	var tables []string
	for rows.Next() {
		var name string
		if err := rows.Scan(&name); err != nil {
			tb.Fatal(err)
		}
		tables = append(tables, name)
	}
	if err := rows.Err(); err != nil || len(tables) == 0 {
		tb.Fatalf("%d tables, %v", len(tables), err)
	}
	return tables
}

// Refused runs do and makes sure that it fails with the code and leaves no
// entry, no row and no event.
func (h *House) Refused(tb testing.TB, code fault.Code, do func() error) {
	tb.Helper()
	events, stop := h.Bus.Subscribe()
	defer stop()
	before := h.Trace(tb)
	err := do()
	if !fault.Is(fault.From(err), code) {
		tb.Errorf("got %v, want %s", err, code)
	}
	after := h.Trace(tb)
	for table, n := range before {
		if after[table] != n {
			tb.Errorf("%s: %d rows, and %d after a refusal", table, n, after[table])
		}
	}
	select {
	case e := <-events:
		tb.Errorf("an event of what was refused: %+v", e)
	default:
	}
}

// Announces runs do and returns the events that it causes.
func (h *House) Announces(tb testing.TB, do func() error) []event.Changed {
	tb.Helper()
	events, stop := h.Bus.Subscribe()
	defer stop()
	if err := do(); err != nil {
		tb.Fatal(err)
	}
	var got []event.Changed
	for {
		select {
		case e := <-events:
			got = append(got, e)
		case <-time.After(10 * time.Millisecond):
			return got
		}
	}
}

// Sound makes sure that every ledger verifies and that a replay gives the same
// tables, row for row.
func (h *House) Sound(tb testing.TB) {
	tb.Helper()
	if wrong := h.Unsound(tb.Context()); wrong != nil {
		tb.Fatalf("not sound: %+v", wrong)
	}
}

// Unsound is what Sound finds wrong, or nil.
func (h *House) Unsound(ctx context.Context) any {
	owners, err := ledger.Owners(ctx, h.DB.Read())
	if err != nil {
		return err
	}
	for _, owner := range owners {
		findings, err := ledger.Verify(ctx, h.DB.Read(), h.Kinds, owner, ledger.Heads{})
		if err != nil || len(findings) > 0 {
			return []any{findings, err}
		}
	}
	fresh, err := sqlite.OpenMemory(ctx)
	if err != nil {
		return err
	}
	defer func() { _ = fresh.Close() }()
	if err := ledger.Replay(ctx, h.DB.Read(), fresh, h.Kinds); err != nil {
		return err
	}
	different, err := ledger.Compare(ctx, h.DB.Read(), fresh.Read())
	if err != nil || len(different) > 0 {
		return []any{different, err}
	}
	return nil
}

// Holds reports whether the database's files hold the bytes.
func (h *House) Holds(tb testing.TB, text string) bool {
	tb.Helper()
	for _, suffix := range []string{"", "-wal"} {
		content, err := os.ReadFile(h.Path + suffix)
		if err != nil && !os.IsNotExist(err) {
			tb.Fatal(err)
		}
		if bytes.Contains(content, []byte(text)) {
			return true
		}
	}
	return false
}
