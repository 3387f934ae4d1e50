package password

import (
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// The search finds what trying every way to take a password apart finds.
func TestCheapest(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := []rune(rapid.StringMatching(`[a-z1]{1,7}`).Draw(t, "password"))
		found := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) match {
			from := rapid.IntRange(0, len(s)-1).Draw(t, "from")
			to := rapid.IntRange(from+1, len(s)).Draw(t, "to")
			return match{from, to, rapid.Float64Range(0, 4).Draw(t, "cost")}
		}), 0, 9).Draw(t, "matches")

		got, want := cheapest(s, found), tryAll(s, found, 0, 0, false)
		if math.Abs(got-want) > 1e-9 {
			t.Errorf("%v, want %v", got, want)
		}
	})
}

// tryAll is the least cost of what follows, after some parts.
func tryAll(s []rune, found []match, from, parts int, afterBrute bool) float64 {
	if from == len(s) {
		return 0
	}
	least, order := math.Inf(1), math.Log10(float64(parts+1))
	for to := from + 1; to <= len(s); to++ {
		if !afterBrute {
			all := brute(s)
			least = min(least, all[to]-all[from]+order+tryAll(s, found, to, parts+1, true))
		}
	}
	for m := range slices.Values(found) {
		if m.from != from {
			continue
		}
		if m.to-m.from < len(s) {
			m.cost = max(m.cost, fewest)
		}
		least = min(least, m.cost+order+tryAll(s, found, m.to, parts+1, false))
	}
	return least
}
