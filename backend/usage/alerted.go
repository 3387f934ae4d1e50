package usage

import (
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

// Alerted remembers that a percentage of a cap was spent: once for each cap, percentage
// and month.
type Alerted struct {
	Cap       string          `json:"cap"`   // nano-units, as text since they may be many
	Month     string          `json:"month"` // 2026-11
	Percent   int64           `json:"percent"`
	Spend     string          `json:"spend"`     // nano-units
	Workspace ident.Workspace `json:"workspace"` // empty: the organization's cap

	in ident.Organization `json:"-"` // known since Check
}

// Check wants a percentage that people are to be told of, and weren't yet.
func (c *Alerted) Check(ctx context.Context, tx *sqlite.Tx, _ ledger.Actor, at ledger.Stamp) error {
	c.in = at.Organization()
	p := Part{c.in, c.Workspace}
	asked, err := percents(ctx, tx, p)
	if err != nil {
		return err
	}
	spend, _ := strconv.ParseInt(c.Spend, 10, 64) // 0 passes nothing
	limit, _ := strconv.ParseInt(c.Cap, 10, 64)
	if !slices.Contains(asked, c.Percent) || !passed(spend, limit, c.Percent) {
		return fault.New(fault.NotFound)
	}
	var told bool
	err = tx.QueryRowContext(ctx,
		`SELECT EXISTS (SELECT 1 FROM spend_alerted WHERE organization = ? AND workspace = ? AND month = ? AND percent = ?)`,
		p.Organization, p.Workspace, c.Month, c.Percent).Scan(&told)
	if err == nil && told {
		err = fault.New(fault.ChangeRepeated)
	}
	return err
}

// Apply remembers it.
func (c *Alerted) Apply(ctx context.Context, tx *sqlite.Tx, _ ledger.Actor, at ledger.Stamp) error {
	_, err := tx.ExecContext(ctx, `INSERT INTO spend_alerted (organization, workspace, month, percent, time) VALUES (?, ?, ?, ?, ?)`,
		at.Ledger, c.Workspace, c.Month, c.Percent, at.Time.UnixMilli())
	return err
}

// Place is the workspace, if it is one's cap.
func (c *Alerted) Place() ident.Workspace { return c.Workspace }

// Target is whose cap it is.
func (c *Alerted) Target() ledger.Target { return Part{c.in, c.Workspace}.target() }

func (c *Alerted) due() string {
	return strings.Join([]string{"spend.alerted", string(c.Workspace), strconv.FormatInt(c.Percent, 10), c.Month}, " ")
}

// passed tells whether percent of a cap is spent, without a product that overflows.
func passed(spend, limit, percent int64) bool {
	return limit > 0 && spend >= limit/100*percent+(limit%100*percent+99)/100
}

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
				u.alert(ctx)
			}
		}
	}()
	return func() { end(); <-over }
}

func (u *Usage) alert(ctx context.Context) {
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
