package usage

import (
	"context"
	"math/big"
	"time"

	"intendant/backend/access"
	"intendant/backend/plan"
	"intendant/backend/sqlite"
)

// window is over how many days a forecast looks back: a whole week, since weekends
// differ.
const window = 7

// forecast says what the month will have cost at its end, going on as in the last
// days that are over, where the plan includes that and there has been a day.
func (u *Usage) forecast(ctx context.Context, q sqlite.Queryer, p Part, now time.Time, o *Overview) error {
	if included, err := plan.Includes(ctx, q, p.Organization, access.UsageDetail); err != nil || !included {
		return err
	}
	today := dayOf(now)
	days, err := p.days(ctx, q, today-window, today)
	if err != nil {
		return err
	}
	for len(days) > 0 && days[0].Requests == 0 { // nothing is known from before the first
		days = days[1:]
	}
	if len(days) == 0 {
		return nil
	}
	var spend int64
	for _, d := range days {
		spend += d.Spend
	}
	left := (monthOf(now) + 1).begins().Sub(now)
	coming := new(big.Int).Mul(big.NewInt(spend), big.NewInt(int64(left)))
	coming.Quo(coming, big.NewInt(int64(len(days))*int64(24*time.Hour)))
	o.Forecast = o.Spend + coming.Int64()
	return nil
}
