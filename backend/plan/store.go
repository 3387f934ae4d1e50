package plan

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"intendant/backend/access"
	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/ledger"
	"intendant/backend/organization"
	"intendant/backend/sqlite"
)

const columns = `organization, family, state, terms, started, changed, anchor, period_start, period_end, trial_end, grace_end,
	cancels, scheduled, trialed`

// read finds a subscription; one that isn't there has the state None.
func read(ctx context.Context, q sqlite.Queryer, id ident.Organization, family string) (*Subscription, error) {
	s, err := scan(q.QueryRowContext(ctx,
		`SELECT `+columns+` FROM subscription WHERE organization = ? AND family = ?`, id, family))
	if errors.Is(err, sql.ErrNoRows) {
		return &Subscription{Organization: id, Family: family}, nil
	}
	return s, sqlite.Classify(err)
}

func scan(row interface{ Scan(into ...any) error }) (*Subscription, error) {
	var s Subscription
	var terms string
	var scheduled sql.NullString
	var started, changed, anchor, start, end, trial, grace, trialed int64
	err := row.Scan(&s.Organization, &s.Family, &s.State, &terms, &started, &changed, &anchor, &start, &end, &trial, &grace,
		&s.Cancels, &scheduled, &trialed)
	if err != nil {
		return nil, err
	}
	s.Started, s.Changed, s.Anchor = moment(started), moment(changed), moment(anchor)
	s.PeriodStart, s.PeriodEnd, s.TrialEnd = moment(start), moment(end), moment(trial)
	s.GraceEnd, s.Trialed = moment(grace), moment(trialed)
	if err := json.Unmarshal([]byte(terms), &s.Terms); err != nil {
		return nil, fmt.Errorf("plan: the terms of %s: %w", s.Organization, err)
	}
	if scheduled.Valid {
		s.Scheduled = new(Terms)
		err = json.Unmarshal([]byte(scheduled.String), s.Scheduled)
	}
	return &s, err
}

// write stores a subscription, for the Apply of Changes.
func write(ctx context.Context, tx *sqlite.Tx, s *Subscription) error {
	var scheduled, due any
	if s.Scheduled != nil {
		scheduled = s.Scheduled.text()
	}
	if at, _ := s.due(); !at.IsZero() {
		due = at.UnixMilli()
	}
	_, err := tx.ExecContext(ctx,
		`INSERT OR REPLACE INTO subscription (`+columns+`, seats, features, due)
		 VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		s.Organization, s.Family, s.State, s.Terms.text(), millis(s.Started), millis(s.Changed), millis(s.Anchor),
		millis(s.PeriodStart), millis(s.PeriodEnd), millis(s.TrialEnd), millis(s.GraceEnd), s.Cancels, scheduled,
		millis(s.Trialed), s.Terms.Seats, spaced(s.Terms.Features), due)
	return err
}

func spaced(features []access.Feature) string {
	var b strings.Builder
	b.WriteByte(' ')
	for _, f := range features {
		b.WriteString(string(f) + " ")
	}
	return b.String()
}

// charge stores the lines of an entry.
func charge(ctx context.Context, tx *sqlite.Tx, at ledger.Stamp, family, currency string, lines []Line) error {
	for i, l := range lines {
		names, err := json.Marshal(l.Names)
		if err != nil {
			return err
		}
		_, err = tx.ExecContext(ctx,
			`INSERT INTO subscription_charge (organization, seq, line, family, kind, plan, names, seats, starts, ends, amount, currency, time)
			 VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
			at.Ledger, at.Seq, i, family, l.Kind, l.Plan, string(names), l.Seats, l.From, l.To, l.Amount, currency, at.Time.UnixMilli())
		if err != nil {
			return err
		}
	}
	return nil
}

// step checks that an action is possible now, and returns the subscription.
func step(ctx context.Context, q sqlite.Queryer, at ledger.Stamp, family string, a Action) (*Subscription, error) {
	s, err := read(ctx, q, at.Organization(), family)
	if err != nil {
		return nil, err
	}
	if s.State == None && a != Start {
		return nil, fault.New(fault.NotFound)
	}
	if _, err := next(s.State, a); err != nil {
		return s, err
	}
	if a != Renew && a != End && s.overdue(at.Time) {
		err = fault.New(fault.SubscriptionState)
	}
	return s, err
}

// take makes what an action does of a subscription, for Apply.
func take(ctx context.Context, tx *sqlite.Tx, at ledger.Stamp, family string, a Action, do func(s *Subscription, to State)) error {
	s, err := read(ctx, tx, at.Organization(), family)
	if err != nil {
		return err
	}
	to, err := next(s.State, a)
	if err != nil {
		return err
	}
	do(s, to)
	return write(ctx, tx, s)
}

// unseat makes those inactive for whom there are no seats any more.
func unseat(ctx context.Context, tx *sqlite.Tx, at ledger.Stamp) error {
	seats, err := Seats(ctx, tx, at.Organization())
	if err != nil {
		return err
	}
	used, err := organization.SeatsUsed(ctx, tx, at.Organization())
	if err != nil || int64(used) <= seats {
		return err
	}
	order, err := organization.Order(ctx, tx, at.Organization())
	if err != nil {
		return err
	}
	return organization.Deactivate(ctx, tx, at, order[seats:])
}
