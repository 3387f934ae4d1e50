package resource

import (
	"math"
	"testing"
)

func TestCost(t *testing.T) {
	p := Price{Input: 2_000_000_000, Output: 8_000_000_001, Cached: 500_000_000}
	for _, c := range []struct{ in, out, cached, want int64 }{
		{0, 0, 0, 0},
		{1, 0, 0, 2000},
		{0, 1, 0, 8001}, // rounded up
		{1000, 100, 400, 600*2000 + 400*500 + 800_001},
		{10, 0, 20, 10 * 500}, // no more is cached than there is
		{-5, -1, -1, 0},
		{math.MaxInt64, math.MaxInt64, 0, math.MaxInt64},
	} {
		if got := p.Cost(c.in, c.out, c.cached); got != c.want {
			t.Errorf("%d in, %d out, %d cached cost %d, want %d", c.in, c.out, c.cached, got, c.want)
		}
	}
}
