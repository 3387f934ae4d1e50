package usage

import "math"

// spare is how much of the caps on spend is neither used nor set aside.
func (b *book) spare(x *Exchange, caps []Cap) int64 {
	if b == nil { // a journal was taken up meanwhile
		return 0
	}
	left := int64(math.MaxInt64)
	for _, one := range caps {
		if one.Spend > 0 {
			c := b.at(spotOf(x.Organization, one.Scope))
			left = min(left, one.Spend-c.used.plus(c.reserved).plus(b.lost[x.Organization]).spend)
		}
	}
	return max(0, left)
}
