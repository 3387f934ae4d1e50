package plan

import (
	"math/big"
	"testing"
	"time"

	"pgregory.net/rapid"
)

func TestShareRoundsHalfToEven(t *testing.T) {
	for _, c := range []struct{ amount, part, whole, want int64 }{
		{100, 1, 3, 33},
		{100, 2, 3, 67},
		{5, 1, 2, 2},
		{7, 1, 2, 4},
		{-5, 1, 2, -2},
		{-7, 1, 2, -4},
		{1, 1, 2, 0},
		{3, 1, 2, 2},
		{0, 1, 2, 0},
		{4998, 0, 10, 0},
		{4998, 10, 10, 4998},
		{1_000_000 * 100_000_000 * 12, 31_535_999_999, 31_536_000_000, 1_199_999_999_961_948},
	} {
		if got := share(c.amount, c.part, c.whole); got != c.want {
			t.Errorf("%d × %d ÷ %d is %d, not %d", c.amount, c.part, c.whole, got, c.want)
		}
	}
}

// A share is never half a minor unit off, and the shares of both parts of a whole
// are never more than one apart from it.
func TestShareIsTheNearest(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		amount := rapid.Int64Range(-1e15, 1e15).Draw(r, "amount")
		whole := rapid.Int64Range(1, 1e11).Draw(r, "whole")
		part := rapid.Int64Range(0, whole).Draw(r, "part")
		got := share(amount, part, whole)
		exact := new(big.Rat).Mul(big.NewRat(amount, 1), big.NewRat(part, whole))
		off := new(big.Rat).Sub(exact, big.NewRat(got, 1))
		if off.Abs(off).Cmp(big.NewRat(1, 2)) > 0 {
			r.Fatalf("%d is off by %s", got, off)
		}
		if sum := got + share(amount, whole-part, whole); sum < amount-1 || sum > amount+1 {
			r.Fatalf("the parts are %d of %d", sum, amount)
		}
	})
}

func TestPeriodsComeBackToTheirDay(t *testing.T) {
	at := func(text string) time.Time {
		when, err := time.Parse(time.RFC3339, text)
		if err != nil {
			t.Fatal(err)
		}
		return when
	}
	anchor := at("2027-10-31T23:59:59Z")
	start := anchor
	for _, want := range []string{
		"2027-11-30", "2027-12-31", "2028-01-31", "2028-02-29", "2028-03-31", "2028-04-30", "2028-05-31",
	} {
		start = periodAfter(anchor, start, Month)
		if got := start.Format(time.DateOnly); got != want || start.Hour() != 23 {
			t.Errorf("%s, not %s", start, want)
		}
	}
	if got := periodAfter(at("2028-02-29T08:00:00Z"), at("2028-02-29T08:00:00Z"), Year); !got.Equal(at("2029-02-28T08:00:00Z")) {
		t.Error(got)
	}
	if got := periodAfter(at("2028-02-29T08:00:00Z"), at("2031-02-28T08:00:00Z"), Year); !got.Equal(at("2032-02-29T08:00:00Z")) {
		t.Error(got)
	}
}
