package password

import "math"

// most is how many parts a password is taken apart into. The order of more of
// them alone, 18!, is more guesses than any score or time tells apart.
const most = 18

// fewest is the power of ten of the guesses that a part takes at least, so that
// what is random isn't cut into a lot of short words.
var fewest = math.Log10(50)

// path holds, by the number of parts, the least cost of a password's beginning:
// if it ends in a match, and however it ends.
type path struct{ matched, either [most + 1]float64 }

// cheapest finds the parts that take the fewest guesses: their product, times
// the orders in which they may stand. What no match covers is tried by brute
// force, never twice in a row: that would be one part.
func cheapest(s []rune, found []match) float64 {
	ending := make([][]match, len(s)+1)
	for _, m := range found {
		if m.to-m.from < len(s) {
			m.cost = max(m.cost, fewest)
		}
		ending[m.to] = append(ending[m.to], m)
	}
	costs := brute(s)
	paths := make([]path, 1, len(s)+1)
	paths[0] = nowhere()
	paths[0].matched[0], paths[0].either[0] = 0, 0
	for end := range s {
		paths = append(paths, extend(paths, ending[end+1], costs[:end+2]))
	}
	return paths[len(s)].least()
}

func nowhere() path {
	var p path
	for n := range p.either {
		p.matched[n], p.either[n] = math.Inf(1), math.Inf(1)
	}
	return p
}

func extend(paths []path, found []match, brute []float64) path {
	p := nowhere()
	for _, m := range found {
		before := &paths[m.from].either
		for n := range most {
			p.matched[n+1] = min(p.matched[n+1], before[n]+m.cost)
		}
	}
	p.either = p.matched
	for from := range paths {
		before, cost := &paths[from].matched, brute[len(paths)]-brute[from]
		for n := range most {
			p.either[n+1] = min(p.either[n+1], before[n]+cost)
		}
	}
	return p
}

func (p path) least() float64 {
	least, orders := p.either[0], 0.0
	for n := 1; n <= most; n++ {
		orders += math.Log10(float64(n))
		least = min(least, p.either[n]+orders)
	}
	return least
}
