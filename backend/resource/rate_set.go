package resource

import (
	"context"

	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/ledger"
	"intendant/backend/plan"
	"intendant/backend/sqlite"
)

// dollar is the currency of the embedded list of prices.
const dollar = "USD"

// RateSet says what a US dollar is taken for when prices are taken over from the
// list. It changes no price that there is.
type RateSet struct {
	Currency string `json:"currency"` // ISO 4217
	Rate     int64  `json:"rate"`     // nano-units of the currency for one dollar; 0: no longer said

	before int64 // read by Check
}

// Check wants another rate than there is, into a currency that isn't the dollar.
func (c *RateSet) Check(ctx context.Context, tx *sqlite.Tx, _ ledger.Actor, at ledger.Stamp) error {
	if c.Rate < 0 || c.Rate > maxRate {
		return fault.Invalid(fault.On("usdRate", fault.NotDecimal))
	}
	currency, err := plan.Currency(ctx, tx, at.Organization())
	switch {
	case err != nil:
		return err
	case currency == dollar:
		return fault.Invalid(fault.On("usdRate", fault.NotOffered))
	case currency != c.Currency:
		return fault.New(fault.ChangeConflict)
	}
	c.before, err = rate(ctx, tx, at.Organization(), currency)
	if err == nil && c.before == c.Rate {
		err = fault.New(fault.ChangeNone)
	}
	return err
}

// Diff is the old and the new rate.
func (c *RateSet) Diff(context.Context, *sqlite.Tx) (ledger.Diff, error) {
	return ledger.Diff{
		Before: map[string]string{"usdRate": quoted(c.before, c.Currency)}, After: map[string]string{"usdRate": quoted(c.Rate, c.Currency)},
	}, nil
}

func quoted(rate int64, currency string) string {
	if rate == 0 {
		return ""
	}
	return formatNano(rate) + " " + currency
}

// Apply writes the rate.
func (c *RateSet) Apply(ctx context.Context, tx *sqlite.Tx, _ ledger.Actor, at ledger.Stamp) error {
	if c.Rate == 0 {
		_, err := tx.ExecContext(ctx, `DELETE FROM usd_rate WHERE organization = ?`, at.Ledger)
		return err
	}
	_, err := tx.ExecContext(ctx,
		`INSERT OR REPLACE INTO usd_rate (organization, currency, rate) VALUES (?, ?, ?)`, at.Ledger, c.Currency, c.Rate)
	return err
}

// rate is what a dollar is taken for, in nano-units of a currency; 0: not said.
func rate(ctx context.Context, q sqlite.Queryer, id ident.Organization, currency string) (int64, error) {
	if currency == dollar {
		return nano, nil
	}
	var rate int64
	err := q.QueryRowContext(ctx,
		`SELECT COALESCE(MAX(rate), 0) FROM usd_rate WHERE organization = ? AND currency = ?`, id, currency).Scan(&rate)
	return rate, sqlite.Classify(err)
}
