package usage

import (
	"context"
	"time"

	"intendant/backend/access"
	"intendant/backend/ident"
	"intendant/backend/plan"
	"intendant/backend/sqlite"
)

// Sum is what was used altogether: tokens, and nano-units of the organization's
// currency.
type Sum struct {
	Requests, Input, Output, Cached int64
	Spend                           int64
	Estimated                       int64 // how many of the requests
}

func (s *Sum) add(t Sum) {
	s.Requests += t.Requests
	s.Input += t.Input
	s.Output += t.Output
	s.Cached += t.Cached
	s.Spend += t.Spend
	s.Estimated += t.Estimated
}

// Day is what was used in a day, UTC.
type Day struct {
	Sum

	Day time.Time
}

// Refused is how often a limit refused.
type Refused struct {
	Level, Limit string
	Count        int64
}

// Overview is a month.
type Overview struct {
	Sum

	Currency string
	Month    string // 2026-11
	Cap      int64  // of the part's own spend, nano-units; 0: none
	Reserved int64  // nano-units
	Running  int64  // exchanges
	Forecast int64  // nano-units at the month's end; 0: none to give
	Refused  []Refused
	Previous Sum // the month before: as many of its days as there are of this one
	Days     []Day
}

// Overview shows a month such as 2026-11, or this one, to whoever may see usage there.
func (u *Usage) Overview(ctx context.Context, by ident.Account, p Part, of string) (Overview, error) {
	at, err := u.parseMonth(of)
	if err != nil {
		return Overview{}, err
	}
	o := Overview{Month: at.String()}
	err = u.look(ctx, by, p, access.None, func(q sqlite.Queryer) error { return u.overview(ctx, q, p, at, &o) })
	return o, err
}

func (u *Usage) overview(ctx context.Context, q sqlite.Queryer, p Part, at month, o *Overview) error {
	now := u.Clock.Now()
	from, end := dayOf(at.begins()), dayOf((at + 1).begins())
	if at == monthOf(now) {
		end = dayOf(now) + 1
		_, _, o.Reserved = u.Meter.Used(p.Organization, p.scope())
		o.Running = u.Meter.Running(p.Organization, p.Workspace)
	}
	var err error
	if o.Currency, err = plan.Currency(ctx, q, p.Organization); err != nil {
		return err
	}
	if o.Cap, err = p.cap(ctx, q, o.Currency); err != nil {
		return err
	}
	if o.Days, err = p.days(ctx, q, from, end); err != nil {
		return err
	}
	for _, d := range o.Days {
		o.add(d.Sum)
	}
	before := dayOf((at - 1).begins())
	previous, err := p.days(ctx, q, before, min(before+end-from, from))
	if err != nil {
		return err
	}
	for _, d := range previous {
		o.Previous.add(d.Sum)
	}
	if o.Refused, err = p.refused(ctx, q, from, end); err != nil || at != monthOf(now) {
		return err
	}
	return u.forecast(ctx, q, p, now, o)
}

// days are those from one to before another, also those without use.
func (p Part) days(ctx context.Context, q sqlite.Queryer, from, end int64) ([]Day, error) {
	days := make([]Day, max(0, end-from))
	for i := range days {
		days[i].Day = time.Unix((from+int64(i))*24*60*60, 0).UTC()
	}
	rows, err := q.QueryContext(ctx,
		`SELECT day, SUM(requests), SUM(input), SUM(output), SUM(cached), SUM(spend), SUM(estimated) FROM usage_model_activity
		  WHERE organization = ?1 AND day >= ?2 AND day < ?3 AND (?4 = '' OR workspace = ?4) GROUP BY day`,
		p.Organization, from, end, p.Workspace)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var day int64
		var s Sum
		if err := rows.Scan(&day, &s.Requests, &s.Input, &s.Output, &s.Cached, &s.Spend, &s.Estimated); err != nil {
			return nil, err
		}
		days[day-from].Sum = s
	}
	return days, sqlite.Classify(rows.Err())
}

func (p Part) refused(ctx context.Context, q sqlite.Queryer, from, end int64) ([]Refused, error) {
	rows, err := q.QueryContext(ctx,
		`SELECT level, cause, SUM(count) FROM usage_refused_activity
		  WHERE organization = ?1 AND day >= ?2 AND day < ?3 AND (?4 = '' OR workspace = ?4)
		  GROUP BY level, cause ORDER BY SUM(count) DESC, level, cause`, p.Organization, from, end, p.Workspace)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	all := []Refused{}
	for rows.Next() {
		var r Refused
		if err := rows.Scan(&r.Level, &r.Limit, &r.Count); err != nil {
			return nil, err
		}
		all = append(all, r)
	}
	return all, sqlite.Classify(rows.Err())
}

// cap is the part's own cap of spend.
func (p Part) cap(ctx context.Context, q sqlite.Queryer, currency string) (int64, error) {
	var minor int64
	err := q.QueryRowContext(ctx,
		`SELECT COALESCE(MAX(monthly_spend), 0) FROM limit_rule WHERE organization = ? AND workspace = ? AND key = '' AND model = ''`,
		p.Organization, p.Workspace).Scan(&minor)
	return minor * Minor(currency), sqlite.Classify(err)
}
