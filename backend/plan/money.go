package plan

import (
	"math/big"
	"time"
)

// share is amount × part ÷ whole, rounded half to even: over many lines neither
// side gains.
func share(amount, part, whole int64) int64 {
	product := new(big.Int).Mul(big.NewInt(amount), big.NewInt(part))
	quotient, rest := new(big.Int).QuoRem(product, big.NewInt(whole), new(big.Int))
	twice := new(big.Int).Lsh(rest.Abs(rest), 1)
	up := twice.CmpAbs(big.NewInt(whole))
	if up > 0 || up == 0 && quotient.Bit(0) == 1 {
		quotient.Add(quotient, big.NewInt(int64(product.Sign())))
	}
	return quotient.Int64()
}

// addMonths is the same day so many months later, or the last one of a shorter
// month, at the same time of day (UTC).
func addMonths(from time.Time, months int64) time.Time {
	first := time.Date(from.Year(), from.Month(), 1, from.Hour(), from.Minute(), from.Second(), from.Nanosecond(), time.UTC)
	month := first.AddDate(0, int(months), 0)
	last := month.AddDate(0, 1, -1).Day()
	return month.AddDate(0, 0, min(from.Day(), last)-1)
}

// periodAfter is where the period that begins at start ends. Periods are counted
// from the anchor, so that one that began on the 31st comes back to the 31st.
func periodAfter(anchor, start time.Time, interval string) time.Time {
	months := int64(start.Year()-anchor.Year())*12 + int64(start.Month()-anchor.Month()) + monthsIn[interval]
	return addMonths(anchor, months)
}
