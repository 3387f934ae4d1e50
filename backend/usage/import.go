package usage

import (
	"context"
	"database/sql"
	"errors"
	"maps"
	"time"

	"intendant/backend/ident"
	"intendant/backend/sqlite"
)

// item is what the database doesn't have yet: an exchange that is settled, or what
// may have been lost.
type item struct {
	reservation *Reservation
	lost        *entry
	at          place
	end         int64 // as in journal.written: what isn't durable isn't imported
}

// refusal is what is counted where a limit refuses.
type refusal struct {
	organization ident.Organization
	day          int64
	workspace    ident.Workspace
	level, cause string
}

// Refused counts an exchange that a limit kept from being forwarded: level as in
// package limit, limit such as "requests_per_second".
func (m *Meter) Refused(x Exchange, level, limit string) {
	at := x.Started
	if at.IsZero() {
		at = m.o.Clock.Now()
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	m.refused[refusal{x.Organization, dayOf(at), x.Workspace, level, limit}]++
	wake(m.news)
}

// dayOf counts UTC days since 1970.
func dayOf(at time.Time) int64 { return at.Unix() / (24 * 60 * 60) }

// maxImport bounds how long the database is written to at a time: others wait.
const maxImport = 2000

// Import brings the database up to date with all that is settled now, or with what is
// durable of it where the disk fails.
func (m *Meter) Import(ctx context.Context) error {
	if m.journal == nil {
		return nil
	}
	m.importing.Lock()
	defer m.importing.Unlock()
	_ = m.wait(m.settled()) // mend tells
	for {
		n, err := m.importSome(ctx)
		if err != nil {
			return err
		} else if n < maxImport {
			return m.clear()
		}
	}
}

// settled is where the journal ends for what waits to be imported.
func (m *Meter) settled() int64 {
	m.mu.Lock()
	defer m.mu.Unlock()
	if len(m.queue) == 0 {
		return 0
	}
	return m.queue[len(m.queue)-1].end
}

// importSome imports a batch: exchanges, sums, and how far it came, in one
// transaction. The caller has importing.
func (m *Meter) importSome(ctx context.Context) (int, error) {
	m.mu.Lock()
	items, refused := m.waiting(), m.refused
	m.refused = map[refusal]int64{}
	m.mu.Unlock()
	if len(items) == 0 && len(refused) == 0 {
		return 0, nil
	}
	b := &batch{known: m.sources, sources: map[source]int64{}, there: map[ident.Organization]bool{}, sums: map[sumKey]*sums{}}
	err := m.o.DB.Write(ctx, func(tx *sqlite.Tx) error { return b.write(ctx, tx, items, refused) })
	m.mu.Lock()
	defer m.mu.Unlock()
	if err != nil {
		for k, n := range refused {
			m.refused[k] += n
		}
		return 0, err
	}
	maps.Copy(m.sources, b.sources)
	m.queue = m.queue[len(items):]
	if len(m.queue) == 0 {
		m.queue = nil // what it held may go
	}
	return len(items), nil
}

// waiting is the next batch. The caller has mu.
func (m *Meter) waiting() []item {
	n := 0
	for n < len(m.queue) && n < maxImport && m.queue[n].end <= m.journal.synced {
		n++
	}
	return m.queue[:n:n]
}

// retire lets go of the segments that nothing is needed of any more. The caller has mu.
func (m *Meter) retire() {
	j, kept := m.journal, m.journal.segments
	for len(kept) > 1 && (len(m.queue) == 0 || m.queue[0].at.segment > kept[0].number) {
		if kept[0].file != nil {
			_ = kept[0].file.Close() // it is durable, and read from no more
		}
		j.spent = append(j.spent, kept[0].path)
		kept = kept[1:]
	}
	j.segments = kept
}

// clear removes spent segments from the disk. The caller has importing.
func (m *Meter) clear() error {
	m.mu.Lock()
	m.retire()
	spent := m.journal.spent
	m.journal.spent = nil
	m.mu.Unlock()
	var errs []error
	for _, path := range spent {
		if err := destroy(path); err != nil {
			errs = append(errs, err)
		}
	}
	return errors.Join(errs...)
}

// position is up to where the journal was imported.
func position(ctx context.Context, q sqlite.Queryer) (place, error) {
	var p place
	err := q.QueryRowContext(ctx, `SELECT segment, offset FROM usage_import_activity`).Scan(&p.segment, &p.offset)
	if errors.Is(err, sql.ErrNoRows) {
		err = nil
	}
	return p, sqlite.Classify(err)
}
