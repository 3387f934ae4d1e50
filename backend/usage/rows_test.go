package usage

import (
	"os"
	"strconv"
	"testing"
	"time"

	"intendant/backend/sqlite"
)

// rowsVar says over how many exchanges BenchmarkMonth asks.
const rowsVar = "INTENDANT_EXCHANGES"

// What the exchanges of BenchmarkMonth come from: as many as a large organization has.
const (
	benchWorkspaces = 10
	benchKeys       = 200
	benchModels     = 12
	benchDays       = 90
)

// BenchmarkMonth asks for a month of what was used, of exchanges in the last three.
// Beside it stands the same asked of the exchanges themselves.
func BenchmarkMonth(b *testing.B) {
	n, err := strconv.ParseInt(os.Getenv(rowsVar), 10, 64)
	if err != nil {
		n = 100_000
	}
	h := newHouse(b)
	h.fill(n)
	from, end := dayOf(monthOf(november).begins())-31, dayOf(monthOf(november).begins())
	whole, room := Part{Organization: atelier}, Part{Organization: atelier, Workspace: shop}
	for name, one := range map[string]struct {
		part  Part
		query Query
	}{
		"by=model": {whole, Query{By: "model"}}, "by=workspace": {whole, Query{By: "workspace"}},
		"by=key": {whole, Query{By: "key"}}, "by=member": {whole, Query{By: "member"}},
		"workspace/by=model": {room, Query{By: "model"}}, "key/by=model": {whole, Query{By: "model", Key: "key_7"}},
	} {
		b.Run(name, func(b *testing.B) {
			for range b.N {
				var t Table
				h.must(t.read(b.Context(), h.db.Read(), one.part, one.query, from, end))
				if len(t.Rows) == 0 && one.part == whole {
					b.Fatal("nothing was used")
				}
			}
		})
	}
	b.Run("overview", func(b *testing.B) {
		for range b.N {
			_, err := whole.days(b.Context(), h.db.Read(), from, end)
			h.must(err)
		}
	})
	b.Run("bare", func(b *testing.B) {
		for range b.N {
			h.count(`SELECT COUNT(*) FROM (SELECT s.model, SUM(spend) FROM usage_exchange_activity e
				JOIN usage_source_activity s ON s.id = e.source WHERE e.started >= ? AND e.started < ? GROUP BY s.model)`,
				from*86_400_000, end*86_400_000)
		}
	})
}

// fill adds exchanges as an import does, a lot at a time.
func (h *house) fill(n int64) {
	h.Helper()
	begun := time.Now()
	h.write(`WITH RECURSIVE k(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM k WHERE i < ? - 1), m(j) AS (SELECT 0 UNION ALL SELECT j + 1 FROM m WHERE j < ? - 1)
		INSERT INTO usage_source_activity (organization, workspace, key, member, model)
		SELECT ?, 'wsp_' || (i % ?), 'key_' || i, 'mem_' || (i / 2), 'model-' || j FROM k, m`, benchKeys, benchModels, atelier, benchWorkspaces)
	sources := int64(benchKeys * benchModels)
	last := november.UnixMilli() / 86_400_000
	for from := int64(0); from < n; from += 500_000 {
		h.must(h.db.Write(h.Context(), func(tx *sqlite.Tx) error {
			_, err := tx.ExecContext(h.Context(),
				`WITH RECURSIVE k(i) AS (SELECT ?1 UNION ALL SELECT i + 1 FROM k WHERE i < ?2 - 1)
				INSERT INTO usage_exchange_activity (source, id, path, started, status, estimated, streamed, input, output, cached, spend, duration, first_byte)
				SELECT 1 + i * ?3 / ?4, 'exc_' || printf('%026d', i), '/v1/chat/completions', (?5 - i % ?6) * 86400000 + i % 86400000, 200, 0, 1,
				       500 + i % 1000, 100, 0, 1000 * (i % 777), 1200000, 300000 FROM k`,
				from, min(from+500_000, n), sources, n, last, benchDays)
			return err
		}))
	}
	h.write(`INSERT INTO usage_day_activity SELECT ?, e.started / 86400000, e.source, COUNT(*), SUM(input), SUM(output), SUM(cached), SUM(spend), SUM(estimated)
		FROM usage_exchange_activity e GROUP BY e.source, e.started / 86400000`, atelier)
	h.write(`INSERT INTO usage_model_activity SELECT d.organization, d.day, s.workspace, s.model, SUM(requests), SUM(input), SUM(output), SUM(cached), SUM(spend), SUM(estimated)
		FROM usage_day_activity d JOIN usage_source_activity s ON s.id = d.source GROUP BY 1, 2, 3, 4`)
	h.Logf("%d exchanges in %v", n, time.Since(begun).Round(time.Second))
}
