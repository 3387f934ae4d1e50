package resource

import (
	"math"
	"math/bits"
)

// perPrice is how many tokens a price is for.
const perPrice = 1_000_000

// Cost is what tokens cost, in nano-units, rounded up: of input, of which cached are
// a part, and of output. It is the most that there is where it would be more.
func (p Price) Cost(input, output, cached int64) int64 {
	cached = max(0, min(cached, input))
	var hi, lo uint64
	for _, part := range [...][2]int64{{input - cached, p.Input}, {cached, p.Cached}, {output, p.Output}} {
		h, l := bits.Mul64(uint64(max(part[0], 0)), uint64(max(part[1], 0)))
		var carry uint64
		lo, carry = bits.Add64(lo, l, 0)
		hi, _ = bits.Add64(hi, h, carry)
	}
	lo, carry := bits.Add64(lo, perPrice-1, 0)
	hi += carry
	if hi >= perPrice {
		return math.MaxInt64
	}
	nano, _ := bits.Div64(hi, lo, perPrice)
	return int64(min(nano, math.MaxInt64))
}
