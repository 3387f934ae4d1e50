package usage

import (
	"cmp"
	"context"
	"math"
	"slices"
	"strings"
	"time"

	"intendant/backend/access"
	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/plan"
	"intendant/backend/sqlite"
)

// Query asks who used how much from one day to another, both included, UTC.
type Query struct {
	By       string // model workspace key member
	From, To string // 2026-11-01
	Model    string // its ID; "": all; as the two below
	Key      string
	Member   string
}

// Row is what one of those asked for used.
type Row struct {
	Sum

	ID   string // "" for the playground, where rows are keys
	Name string // "" where nothing is known of it any more
}

// Series is what each row used in a day, UTC.
type Series struct {
	Day   time.Time
	Parts []Row // without names; those without use aren't there
}

// Table is who used how much: the one who spent most first, and day by day.
type Table struct {
	Currency string
	Rows     []Row
	Others   Sum // of those who have no row of their own
	Series   []Series
	Total    Sum
}

// size is how many rows a Table has, and how many are told apart day by day, of each measure. A
// page asks every few seconds; who needs all has the CSV file.
type size struct{ rows, series int }

var (
	ofPage = size{rows: 1000, series: 100}
	ofFile = size{math.MaxInt, math.MaxInt}
)

// OthersID is the ID of what those that aren't told apart used in a day.
const OthersID = "others"

// maxDays bounds how far a Query reaches.
const maxDays = 366

// columns are what a Query can ask by, and where that stands.
var columns = map[string]string{"model": "model", "workspace": "workspace", "key": "key", "member": "member"}

// span reads the days of a Query: from, and the one after the last.
func (query Query) span() (from, end int64, err error) {
	var wrong []fault.Field
	if columns[query.By] == "" {
		wrong = append(wrong, fault.On("by", fault.NotOffered))
	}
	parse := func(name, text string) int64 {
		at, err := time.Parse(time.DateOnly, text)
		if err != nil {
			wrong = append(wrong, fault.On(name, fault.Malformed))
		}
		return dayOf(at)
	}
	from, end = parse("from", query.From), parse("to", query.To)+1
	if len(wrong) == 0 && (end <= from || end-from > maxDays) {
		wrong = append(wrong, fault.On("to", fault.Malformed))
	}
	if len(wrong) > 0 {
		return 0, 0, fault.Invalid(wrong...)
	}
	return from, end, nil
}

// By answers a Query for whoever may see usage there, where the plan includes it, with
// rows for the thousand who spent most.
func (u *Usage) By(ctx context.Context, by ident.Account, p Part, query Query) (Table, error) {
	return u.table(ctx, by, p, query, ofPage)
}

// table is By of any size.
func (u *Usage) table(ctx context.Context, by ident.Account, p Part, query Query, most size) (Table, error) {
	from, end, err := query.span()
	if err != nil {
		return Table{}, err
	}
	var t Table
	err = u.look(ctx, by, p, access.UsageDetail, func(q sqlite.Queryer) error {
		if t.Currency, err = plan.Currency(ctx, q, p.Organization); err != nil {
			return err
		}
		if err := t.read(ctx, q, p, query, from, end); err != nil {
			return err
		}
		t.fold(most)
		return t.name(ctx, q, p.Organization, query.By)
	})
	return t, err
}

// read fills in the series, and adds it up.
func (t *Table) read(ctx context.Context, q sqlite.Queryer, p Part, query Query, from, end int64) error {
	t.Series = make([]Series, end-from)
	for i := range t.Series {
		t.Series[i] = Series{Day: time.Unix((from+int64(i))*24*60*60, 0).UTC(), Parts: []Row{}}
	}
	text, args := query.statement(p, from, end)
	rows, err := q.QueryContext(ctx, text, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	sums := map[string]*Row{}
	for rows.Next() {
		var day int64
		var r Row
		if err := rows.Scan(&day, &r.ID, &r.Requests, &r.Input, &r.Output, &r.Cached, &r.Spend, &r.Estimated); err != nil {
			return err
		}
		t.Series[day-from].Parts = append(t.Series[day-from].Parts, r)
		t.Total.add(r.Sum)
		if sums[r.ID] == nil {
			sums[r.ID] = &Row{ID: r.ID}
		}
		sums[r.ID].add(r.Sum)
	}
	t.Rows = make([]Row, 0, len(sums))
	for _, r := range sums {
		t.Rows = append(t.Rows, *r)
	}
	slices.SortFunc(t.Rows, func(a, b Row) int {
		return cmp.Or(cmp.Compare(b.Spend, a.Spend), cmp.Compare(b.Requests, a.Requests), cmp.Compare(a.ID, b.ID))
	})
	return sqlite.Classify(rows.Err())
}

// fold leaves the first rows, and adds up the others.
func (t *Table) fold(most size) {
	if len(t.Rows) > most.series {
		shown := t.largest(most.series)
		for i := range t.Series {
			t.Series[i].fold(shown)
		}
	}
	if len(t.Rows) > most.rows {
		for _, r := range t.Rows[most.rows:] {
			t.Others.add(r.Sum)
		}
		t.Rows = t.Rows[:most.rows]
	}
}

// measures are what a page may draw of each day.
var measures = []func(r *Row) int64{
	func(r *Row) int64 { return r.Requests },
	func(r *Row) int64 { return r.Input + r.Output },
	func(r *Row) int64 { return r.Spend },
}

// largest are so many rows of each measure.
func (t *Table) largest(n int) map[string]bool {
	shown, rows := map[string]bool{}, slices.Clone(t.Rows)
	for _, much := range measures {
		slices.SortStableFunc(rows, func(a, b Row) int { return cmp.Compare(much(&b), much(&a)) })
		for _, r := range rows[:n] {
			shown[r.ID] = true
		}
	}
	return shown
}

func (s *Series) fold(shown map[string]bool) {
	parts, others := []Row{}, Row{ID: OthersID}
	for _, r := range s.Parts {
		if shown[r.ID] {
			parts = append(parts, r)
		} else {
			others.add(r.Sum)
		}
	}
	if others.Requests > 0 {
		parts = append(parts, others)
	}
	s.Parts = parts
}

const added = `SUM(d.requests), SUM(d.input), SUM(d.output), SUM(d.cached), SUM(d.spend), SUM(d.estimated)`

// statement asks the sums by model where they can tell, since they are few; else the
// finer ones.
func (query Query) statement(p Part, from, end int64) (string, []any) {
	of, table := "d.", `usage_model_activity d`
	if query.Key != "" || query.Member != "" || query.By == "key" || query.By == "member" {
		of, table = "s.", `usage_day_activity d JOIN usage_source_activity s ON s.id = d.source`
	}
	where, args := []string{"d.organization = ?", "d.day >= ?", "d.day < ?"}, []any{p.Organization, from, end}
	for _, only := range [...]struct{ column, is string }{
		{"workspace", string(p.Workspace)}, {"model", query.Model}, {"key", query.Key}, {"member", query.Member},
	} {
		if only.is != "" {
			where, args = append(where, of+only.column+" = ?"), append(args, only.is)
		}
	}
	by := of + columns[query.By]
	return `SELECT d.day, ` + by + `, ` + added + ` FROM ` + table + ` WHERE ` + strings.Join(where, " AND ") +
		` GROUP BY d.day, ` + by, args
}
