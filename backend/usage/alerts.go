package usage

import (
	"cmp"
	"context"
	"slices"
	"time"

	"intendant/backend/access"
	"intendant/backend/ident"
	"intendant/backend/sqlite"
)

// Alerts is at which percentages of a cap people are told, and when they were this
// month.
type Alerts struct {
	Percents []int64
	Reached  []Reached
}

// Reached is an alert that was given.
type Reached struct {
	Percent int64
	At      time.Time
	Month   string // 2026-11
}

// Alerts shows them to whoever may see usage there.
func (u *Usage) Alerts(ctx context.Context, by ident.Account, p Part) (Alerts, error) {
	a, now := Alerts{Reached: []Reached{}}, monthOf(u.Clock.Now())
	err := u.DB.ReadTx(ctx, func(q sqlite.Queryer) error {
		if _, err := p.may(ctx, q, by, access.UsageRead); err != nil {
			return err
		}
		var err error
		if a.Percents, err = percents(ctx, q, p); err != nil {
			return err
		}
		told, err := reached(ctx, q, p, now)
		for n, at := range told {
			a.Reached = append(a.Reached, Reached{n, at, now.String()})
		}
		slices.SortFunc(a.Reached, func(a, b Reached) int { return cmp.Compare(a.Percent, b.Percent) })
		return err
	})
	return a, err
}
