package usage

import (
	"context"

	"intendant/backend/ident"
	"intendant/backend/sqlite"
)

// Forget removes from the journal what belongs to organizations that are no more.
func (m *Meter) Forget(ctx context.Context) error {
	if m.journal == nil {
		return nil
	}
	if err := m.Import(ctx); err != nil {
		return err
	}
	there, err := organizations(ctx, m.o.DB.Read())
	if err != nil {
		return err
	}
	m.mu.Lock()
	unused := m.journal.last() == nil
	m.mu.Unlock()
	if unused {
		return nil
	}
	if err := m.prepare(); err != nil {
		return err
	}
	if err := m.leaveOut(there); err != nil {
		return err
	}
	return m.Import(ctx)
}

// leaveOut goes on in another segment that names only organizations that are there.
func (m *Meter) leaveOut(there map[ident.Organization]bool) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	for n, r := range m.open {
		if !there[r.exchange.Organization] {
			r.over = true
			delete(m.open, n)
		}
	}
	for org := range m.exposed {
		if !there[org] {
			delete(m.exposed, org)
		}
	}
	return m.journal.follow(m.heading())
}

func organizations(ctx context.Context, q sqlite.Queryer) (map[ident.Organization]bool, error) {
	rows, err := q.QueryContext(ctx, `SELECT id FROM organization`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	there := map[ident.Organization]bool{}
	for rows.Next() {
		var id ident.Organization
		if err := rows.Scan(&id); err != nil {
			return nil, err
		}
		there[id] = true
	}
	return there, rows.Err()
}
