package usage

import (
	"context"
	"database/sql"
	"errors"

	"intendant/backend/ident"
	"intendant/backend/sqlite"
)

// source is who used what.
type source struct {
	organization ident.Organization
	workspace    ident.Workspace
	key          ident.Key
	member       ident.Member
	model        string
}

func (x *Exchange) source() source {
	return source{x.Organization, x.Workspace, x.Key, x.Member, x.Model}
}

// sums are added to a day's.
type sums struct{ requests, input, output, cached, spend, estimated int64 }

func (s *sums) add(o *Outcome) {
	s.requests++
	s.input, s.output = upTo(mostOfDay, s.input, o.Input), upTo(mostOfDay, s.output, o.Output)
	s.cached, s.spend = upTo(mostOfDay, s.cached, o.Cached), upTo(mostOfDay, s.spend, o.Spend)
	if o.Estimated {
		s.estimated++
	}
}

func (s *sums) addAll(t *sums) {
	s.requests += t.requests
	s.input, s.output = upTo(mostOfDay, s.input, t.input), upTo(mostOfDay, s.output, t.output)
	s.cached, s.spend = upTo(mostOfDay, s.cached, t.cached), upTo(mostOfDay, s.spend, t.spend)
	s.estimated += t.estimated
}

type sumKey struct {
	day    int64
	source source
}

// batch is what one transaction imports.
type batch struct {
	known   map[source]int64 // those that are in the database already
	sources map[source]int64 // those that are with this transaction
	there   map[ident.Organization]bool
	sums    map[sumKey]*sums
}

func (b *batch) write(ctx context.Context, tx *sqlite.Tx, items []item, refused map[refusal]int64) error {
	for i := range items {
		if err := b.item(ctx, tx, &items[i]); err != nil {
			return err
		}
	}
	if err := b.writeSums(ctx, tx); err != nil {
		return err
	}
	if err := b.writeRefused(ctx, tx, refused); err != nil || len(items) == 0 {
		return err
	}
	at := items[len(items)-1].at
	_, err := tx.ExecContext(ctx,
		`INSERT OR REPLACE INTO usage_import_activity (only, segment, offset) VALUES (1, ?, ?)`, int64(at.segment), at.offset) //nolint:gosec // they count from 1
	return err
}

// item imports one. Those of an organization that was deleted meanwhile are dropped.
func (b *batch) item(ctx context.Context, tx *sqlite.Tx, it *item) error {
	if it.lost != nil {
		there, err := b.exists(ctx, tx, it.lost.organization)
		if err != nil || !there {
			return err
		}
		_, err = tx.ExecContext(ctx,
			`INSERT INTO usage_lost_activity (organization, month, spend, tokens) VALUES (?, ?, ?, ?)
			 ON CONFLICT DO UPDATE SET spend = MIN(spend + excluded.spend, 1 << 62), tokens = MIN(tokens + excluded.tokens, 1 << 62)`,
			it.lost.organization, int64(it.lost.month), min(it.lost.spend, 1<<62), min(it.lost.tokens, 1<<62))
		return err
	}
	there, err := b.exists(ctx, tx, it.reservation.exchange.Organization)
	if err != nil || !there {
		return err
	}
	return b.exchange(ctx, tx, &it.reservation.exchange, &it.reservation.outcome)
}

func (b *batch) exists(ctx context.Context, tx *sqlite.Tx, id ident.Organization) (bool, error) {
	there, asked := b.there[id]
	if asked {
		return there, nil
	}
	err := tx.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM organization WHERE id = ?)`, id).Scan(&there)
	b.there[id] = there
	return there, err
}

// exchange adds a row and counts it; one that is there already is not counted again.
func (b *batch) exchange(ctx context.Context, tx *sqlite.Tx, x *Exchange, o *Outcome) error {
	from, err := b.source(ctx, tx, x.source())
	if err != nil {
		return err
	}
	result, err := tx.ExecContext(ctx,
		`INSERT INTO usage_exchange_activity (source, id, path, started, status, estimated, streamed, input, output, cached, spend, duration, first_byte)
		 VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
		from, x.ID, x.Path, x.Started.UnixMilli(), o.Status, o.Estimated, x.Streamed, o.Input, o.Output, o.Cached, o.Spend,
		o.Duration.Microseconds(), o.FirstByte.Microseconds())
	if err != nil {
		return err
	}
	if n, err := result.RowsAffected(); err != nil || n == 0 {
		return err
	}
	k := sumKey{dayOf(x.Started), x.source()}
	if b.sums[k] == nil {
		b.sums[k] = &sums{}
	}
	b.sums[k].add(o)
	return nil
}

// source finds the number of a source, or gives it one.
func (b *batch) source(ctx context.Context, tx *sqlite.Tx, s source) (int64, error) {
	if id := b.known[s]; id != 0 {
		return id, nil
	}
	if id := b.sources[s]; id != 0 {
		return id, nil
	}
	var id int64
	err := tx.QueryRowContext(ctx,
		`SELECT id FROM usage_source_activity WHERE organization = ? AND workspace = ? AND key = ? AND member = ? AND model = ?`,
		s.organization, s.workspace, s.key, s.member, s.model).Scan(&id)
	if errors.Is(err, sql.ErrNoRows) {
		err = tx.QueryRowContext(ctx,
			`INSERT INTO usage_source_activity (organization, workspace, key, member, model, called)
			 VALUES (?1, ?2, ?3, ?4, ?5, (SELECT COALESCE(MAX(name), '') FROM model WHERE organization = ?1 AND id = ?5)) RETURNING id`,
			s.organization, s.workspace, s.key, s.member, s.model).Scan(&id)
	}
	b.sources[s] = id
	return id, err
}

// addUp stays within mostOfDay.
const addUp = ` ON CONFLICT DO UPDATE SET requests = requests + excluded.requests, estimated = estimated + excluded.estimated,
	input = MIN(input + excluded.input, 1 << 54), output = MIN(output + excluded.output, 1 << 54),
	cached = MIN(cached + excluded.cached, 1 << 54), spend = MIN(spend + excluded.spend, 1 << 54)`

func (b *batch) writeSums(ctx context.Context, tx *sqlite.Tx) error {
	coarse := map[sumKey]*sums{}
	for k, s := range b.sums {
		id, err := b.source(ctx, tx, k.source)
		if err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx,
			`INSERT INTO usage_day_activity (organization, day, source, requests, input, output, cached, spend, estimated)
			 VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`+addUp,
			k.source.organization, k.day, id, s.requests, s.input, s.output, s.cached, s.spend, s.estimated); err != nil {
			return err
		}
		k.source.key, k.source.member = "", ""
		if coarse[k] == nil {
			coarse[k] = &sums{}
		}
		coarse[k].addAll(s)
	}
	for k, s := range coarse {
		if _, err := tx.ExecContext(ctx,
			`INSERT INTO usage_model_activity (organization, day, workspace, model, requests, input, output, cached, spend, estimated)
			 VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`+addUp,
			k.source.organization, k.day, k.source.workspace, k.source.model,
			s.requests, s.input, s.output, s.cached, s.spend, s.estimated); err != nil {
			return err
		}
	}
	return nil
}

func (b *batch) writeRefused(ctx context.Context, tx *sqlite.Tx, refused map[refusal]int64) error {
	for k, n := range refused {
		there, err := b.exists(ctx, tx, k.organization)
		if err != nil {
			return err
		} else if !there {
			continue
		}
		if _, err := tx.ExecContext(ctx,
			`INSERT INTO usage_refused_activity (organization, day, workspace, level, cause, count) VALUES (?, ?, ?, ?, ?, ?)
			 ON CONFLICT DO UPDATE SET count = count + excluded.count`,
			k.organization, k.day, k.workspace, k.level, k.cause, n); err != nil {
			return err
		}
	}
	return nil
}
