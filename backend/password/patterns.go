package password

import (
	"math"
	"strings"
)

// repeats finds what stands there several times in a row; the last copy may be
// cut.
func (g guesser) repeats(s []rune) []match {
	var found []match
	for from := 0; from < len(s); {
		unit, length := period(s[from:])
		if length == 0 {
			from++
			continue
		}
		times := (length + unit - 1) / unit
		cost := g.cost(s[from:from+unit]) + math.Log10(float64(times))
		found = append(found, match{from, from + length, cost})
		from += length
	}
	return found
}

// period finds the shortest unit whose repetition reaches farthest, from the
// beginning, and how far that is: 0 for nowhere.
func period(s []rune) (unit, length int) {
	for n := 1; n <= len(s)/2; n++ {
		end := n
		for end < len(s) && s[end] == s[end-n] {
			end++
		}
		if end >= max(2*n, 3) && end > length {
			unit, length = n, end
		}
	}
	return unit, length
}

// sequences finds characters that follow one another by the same step in
// Unicode, which has the alphabets of most scripts in order.
func sequences(s []rune) []match {
	var found []match
	for from := 0; from+2 < len(s); {
		step, to := s[from+1]-s[from], from+2
		for to < len(s) && s[to]-s[to-1] == step {
			to++
		}
		if to-from > 2 && -5 <= step && step <= 5 {
			found = append(found, match{from, to, sequence(s[from], step) + math.Log10(float64(to-from))})
		}
		from = to - 1
	}
	return found
}

func sequence(first, step rune) float64 {
	starts := 26.0
	switch {
	case strings.ContainsRune("aAzZ019", first):
		starts = 4
	case '0' <= bare(first) && bare(first) <= '9':
		starts = 10
	}
	if step < 0 {
		starts *= 2
	}
	return math.Log10(starts)
}
