package plan

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"
	"time"

	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/ledger"
	"intendant/backend/sqlite"
)

// CatchUp does what is due by now, in the order in which it was, each once: also
// what came due while the program was closed. What fails in one organization
// doesn't stop the others.
func (p *Plans) CatchUp(ctx context.Context) error {
	errs := []error{p.startAll(ctx)}
	failed := map[ident.Organization]bool{}
	last := ""
	for {
		s, err := p.nextDue(ctx, failed)
		if s == nil || err != nil {
			return errors.Join(append(errs, err)...)
		}
		key := s.dueKey()
		err = p.act(ctx, s, key)
		if err == nil && string(s.Organization)+key == last {
			err = errStuck
		}
		if last = string(s.Organization) + key; err != nil {
			failed[s.Organization] = true
			errs = append(errs, fmt.Errorf("plan: %s of %s: %w", key, s.Organization, err))
		}
	}
}

var errStuck = errors.New("it was done, and is still due")

// dueKey names what is due, so that it happens once.
func (s *Subscription) dueKey() string {
	at, action := s.due()
	return strings.Join([]string{"subscription", s.Family, string(action), at.Format(time.RFC3339Nano)}, " ")
}

// nextDue is what is due first, or nil.
func (p *Plans) nextDue(ctx context.Context, failed map[ident.Organization]bool) (*Subscription, error) {
	rows, err := p.DB.Read().QueryContext(ctx,
		`SELECT `+columns+` FROM subscription WHERE due <= ? ORDER BY due, organization, family`, p.Clock.Now().UnixMilli())
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		s, err := scan(rows)
		if err != nil || !failed[s.Organization] {
			return s, err
		}
	}
	return nil, rows.Err()
}

// act commits what is due of a subscription. Somebody else may have done so, or
// deleted the organization, in the meantime: then there is nothing left to do.
func (p *Plans) act(ctx context.Context, s *Subscription, key string) error {
	var change ledger.Change
	if _, action := s.due(); action == End {
		c, err := Current(ctx, p.DB.Read())
		if err != nil {
			return err
		}
		change = ending(c, s)
	} else {
		change = renewal(s)
	}
	return done(p.program(ctx, s.Organization, key, change))
}

func done(err error) error {
	if fault.Is(err, fault.ChangeRepeated) || fault.Is(err, fault.NotFound) {
		return nil
	}
	return err
}

func (p *Plans) program(ctx context.Context, id ident.Organization, key string, c ledger.Change) error {
	_, err := p.Ledger.Commit(ctx, ledger.Draft{Ledger: string(id), By: ledger.System(key), Change: c})
	return err
}

// startAll puts organizations on the free plans that were founded before there
// were any.
func (p *Plans) startAll(ctx context.Context) error {
	for _, family := range Families {
		without, err := p.without(ctx, family)
		if err != nil || len(without) == 0 {
			if err != nil {
				return err
			}
			continue
		}
		c, err := Current(ctx, p.DB.Read())
		if err != nil {
			return err
		}
		for _, id := range without {
			err := p.program(ctx, id, "subscription "+family+" start", &Started{Family: family, Terms: c.freeTerms(family)})
			if err := done(err); err != nil {
				return fmt.Errorf("plan: start %s of %s: %w", family, id, err)
			}
		}
	}
	return nil
}

func (p *Plans) without(ctx context.Context, family string) ([]ident.Organization, error) {
	rows, err := p.DB.Read().QueryContext(ctx,
		`SELECT o.id FROM organization o
		  WHERE NOT EXISTS (SELECT 1 FROM subscription s WHERE s.organization = o.id AND s.family = ?) ORDER BY o.id`, family)
	return list[ident.Organization](rows, err)
}

// list reads one column.
func list[T any](rows *sql.Rows, err error) ([]T, error) {
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var all []T
	for rows.Next() {
		var one T
		if err := rows.Scan(&one); err != nil {
			return nil, err
		}
		all = append(all, one)
	}
	return all, sqlite.Classify(rows.Err())
}
