package usage

import (
	"cmp"
	"context"
	"slices"
	"strconv"
	"strings"
	"time"

	"intendant/backend/access"
	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/ledger"
	"intendant/backend/plan"
	"intendant/backend/sqlite"
)

// moved is a cap of which something was spent.
type moved struct {
	part         Part
	month        month
	spend, limit int64
}

// moves are the caps of which something was spent since they were last asked for.
func (m *Meter) moves() []moved {
	m.mu.Lock()
	defer m.mu.Unlock()
	var all []moved
	for of, b := range m.books {
		for s, c := range b.counters {
			if !c.moved {
				continue
			}
			c.moved = false
			if w := ident.Workspace(s.scope); c.cap > 0 && s.model == "" && (s.scope == whole || strings.HasPrefix(s.scope, w.Prefix()+"_")) {
				if s.scope == whole {
					w = ""
				}
				all = append(all, moved{Part{s.organization, w}, of, c.used.spend, c.cap})
			}
		}
	}
	slices.SortFunc(all, func(a, b moved) int { // told of in the same order each time
		return cmp.Or(cmp.Compare(a.part.Organization, b.part.Organization), cmp.Compare(a.part.Workspace, b.part.Workspace), cmp.Compare(a.month, b.month))
	})
	return all
}

// alertSoon is how soon somebody is told.
const alertSoon = time.Second

// Watch tells of caps that come near, until the function that it returns is called.
func (u *Usage) Watch() (stop func()) {
	ctx, end := context.WithCancel(context.Background())
	over := make(chan struct{})
	go func() {
		defer close(over)
		for {
			select {
			case <-ctx.Done():
				return
			case <-u.Meter.pass:
			}
			select {
			case <-ctx.Done():
				return
			case <-time.After(alertSoon):
				u.Alert(ctx)
			}
		}
	}()
	return func() { end(); <-over }
}

// Alert tells now of caps that have come near. Watch does it as time goes by.
func (u *Usage) Alert(ctx context.Context) {
	for _, one := range u.Meter.moves() {
		if err := u.tell(ctx, one); err != nil && ctx.Err() == nil {
			u.Meter.o.Log.Error("nobody could be told that a cap of spend comes near; the next request tries again", "error", err)
		}
	}
}

// tell commits what the spend has passed and nobody was told of.
func (u *Usage) tell(ctx context.Context, one moved) error {
	asked, err := percents(ctx, u.DB.Read(), one.part)
	if err != nil || len(asked) == 0 || !passed(one.spend, one.limit, asked[0]) {
		return err
	}
	if included, err := plan.Includes(ctx, u.DB.Read(), one.part.Organization, access.SpendLimits); err != nil || !included {
		return err
	}
	told, err := reached(ctx, u.DB.Read(), one.part, one.month)
	if err != nil {
		return err
	}
	for _, n := range asked {
		if told[n].IsZero() && passed(one.spend, one.limit, n) {
			c := &Alerted{
				Cap: strconv.FormatInt(one.limit, 10), Month: one.month.String(), Percent: n,
				Spend: strconv.FormatInt(one.spend, 10), Workspace: one.part.Workspace,
			}
			_, err := u.Ledger.Commit(ctx, ledger.Draft{Ledger: string(one.part.Organization), By: ledger.System(c.due()), Change: c})
			if err != nil && !over(err) {
				return err
			}
		}
	}
	return nil
}

// over is an error after which there is nobody to tell.
func over(err error) bool {
	return fault.Is(err, fault.ChangeRepeated) || fault.Is(err, fault.NotFound) || fault.Is(err, fault.WorkspaceArchived)
}

func reached(ctx context.Context, q sqlite.Queryer, p Part, of month) (map[int64]time.Time, error) {
	rows, err := q.QueryContext(ctx,
		`SELECT percent, time FROM spend_alerted WHERE organization = ? AND workspace = ? AND month = ?`, p.Organization, p.Workspace, of.String())
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	all := map[int64]time.Time{}
	for rows.Next() {
		var n, at int64
		if err := rows.Scan(&n, &at); err != nil {
			return nil, err
		}
		all[n] = time.UnixMilli(at).UTC()
	}
	return all, sqlite.Classify(rows.Err())
}
