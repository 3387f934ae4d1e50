package usage

import (
	"math/big"
	"strings"

	"golang.org/x/text/currency"
)

// unit is a unit of any currency in nano-units.
const unit = 1_000_000_000

// Minor is a currency's minor unit in nano-units. Of a currency that isn't known it is
// a hundredth.
func Minor(code string) int64 {
	digits := 2
	if known, err := currency.ParseISO(code); err == nil {
		digits, _ = currency.Standard.Rounding(known)
	}
	minor := int64(unit)
	for range digits {
		minor /= 10
	}
	return minor
}

// decimal is an amount in units, with two digits or as many as it has.
func decimal(nano int64) string {
	whole, rest, _ := strings.Cut(new(big.Rat).SetFrac64(nano, unit).FloatString(9), ".")
	return whole + "." + rest[:2] + strings.TrimRight(rest[2:], "0")
}

// Amount is an amount of nano-units for a sentence in English, exactly.
func Amount(nano int64, code string) string { return decimal(nano) + " " + code }
