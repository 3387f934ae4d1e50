package usage

import (
	"context"

	"intendant/backend/ident"
	"intendant/backend/sqlite"
)

// load reads a month's counters: those of the database, and what it doesn't have yet.
// The caller doesn't have mu.
func (m *Meter) load(of month) error {
	m.importing.Lock() // so that nothing is in both
	defer m.importing.Unlock()
	b := newBook()
	if m.o.DB != nil {
		if err := m.o.DB.ReadTx(context.Background(), func(q sqlite.Queryer) error { return b.read(context.Background(), q, of) }); err != nil {
			return err
		}
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.books[of] != nil {
		return nil
	}
	for _, it := range m.queue {
		if it.lost != nil && it.lost.month == of {
			b.lost[it.lost.organization] = b.lost[it.lost.organization].plus(worth{it.lost.spend, it.lost.tokens})
		} else if it.reservation != nil && monthOf(it.reservation.exchange.Started) == of {
			b.add(&it.reservation.exchange, it.reservation.outcome.worth())
		}
	}
	m.books[of] = b
	return nil
}

func (o *Outcome) worth() worth { return worth{o.Spend, o.Input + o.Output} }

func (b *book) add(x *Exchange, used worth) {
	for _, c := range b.touched(x) {
		c.used = c.used.plus(used)
	}
}

func (b *book) read(ctx context.Context, q sqlite.Queryer, of month) error {
	from, to := dayOf(of.begins()), dayOf((of + 1).begins())
	rows, err := q.QueryContext(ctx,
		`SELECT s.organization, s.workspace, s.key, s.model, SUM(d.spend), SUM(d.input + d.output)
		   FROM usage_day_activity d JOIN usage_source_activity s ON s.id = d.source
		  WHERE d.organization IN (SELECT id FROM organization) AND d.day >= ? AND d.day < ? GROUP BY d.source`, from, to)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var x Exchange
		var used worth
		if err := rows.Scan(&x.Organization, &x.Workspace, &x.Key, &x.Model, &used.spend, &used.tokens); err != nil {
			return err
		}
		b.add(&x, used)
	}
	if err := rows.Err(); err != nil {
		return err
	}
	return b.readLost(ctx, q, of)
}

func (b *book) readLost(ctx context.Context, q sqlite.Queryer, of month) error {
	rows, err := q.QueryContext(ctx, `SELECT organization, spend, tokens FROM usage_lost_activity WHERE month = ?`, int64(of))
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var id ident.Organization
		var w worth
		if err := rows.Scan(&id, &w.spend, &w.tokens); err != nil {
			return err
		}
		b.lost[id] = w
	}
	return rows.Err()
}
