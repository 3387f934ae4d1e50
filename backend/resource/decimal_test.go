package resource

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

func TestDecimalTextIsExact(t *testing.T) {
	for text, want := range map[string]int64{
		"0": 0, "0.000000001": 1, "1.5": 1_500_000_000, "007.10": 7_100_000_000, "9223372036.854775807": math.MaxInt64,
	} {
		if n, ok := parseNano(text); !ok || n != want {
			t.Errorf("%q is %d, %v", text, n, ok)
		}
	}
	for _, text := range []string{"", ".", ".5", "5.", "-1", "+1", "1e3", "0x1", "1,5", "1_0", " 1", "1.2.3", "٣", "9223372036.854775808", "0.0000000000"} {
		if n, ok := parseNano(text); ok {
			t.Errorf("%q is %d", text, n)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.Int64Min(0).Draw(t, "n")
		if back, ok := parseNano(formatNano(n)); !ok || back != n {
			t.Fatalf("%d became %q, then %d", n, formatNano(n), back)
		}
	})
}

func FuzzParseNano(f *testing.F) {
	f.Add("0.15")
	f.Fuzz(func(t *testing.T, text string) {
		if n, ok := parseNano(text); ok {
			if again, same := parseNano(formatNano(n)); n < 0 || !same || again != n {
				t.Errorf("%q is %d, then %d", text, n, again)
			}
		}
	})
}

func TestConvertRounds(t *testing.T) {
	for _, c := range []struct {
		dollars, want string
		rate          int64
	}{
		{"1", "0.92", 920_000_000},
		{"0.000000001", "0.000000001", 500_000_000}, // to the nearest
		{"0.000000001", "0", 499_999_999},
		{"2", "", 0},
		{"", "", nano},
		{"75", "", maxRate},
		{"1", "1000000", maxRate},
	} {
		if got := convert(c.dollars, c.rate); got != c.want {
			t.Errorf("%s at %d is %q, not %q", c.dollars, c.rate, got, c.want)
		}
	}
}
