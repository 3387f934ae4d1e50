package password

import (
	"math"
	"unicode"
)

// brute is the power of ten of the guesses that all characters before each one
// take where nothing is known of them.
func brute(s []rune) []float64 {
	each := math.Log10(alphabet(s))
	costs := make([]float64, 1, len(s)+1)
	for i, r := range s {
		if isSyllable(r) {
			costs = append(costs, costs[i]+2) // as two letters
		} else {
			costs = append(costs, costs[i]+each)
		}
	}
	return costs
}

// alphabet is how many characters each one may be. Those of one kind alone may be
// a word of a language that no list knows, which takes ten guesses for each:
// Wheeler's mean of what people choose. Where kinds are mixed chance is likelier,
// and each may be any on the keyboard.
func alphabet(s []rune) float64 {
	var found [4]bool
	for _, r := range s {
		if !isSyllable(r) {
			found[kind(r)] = true
		}
	}
	kinds, characters := 0, 0.0
	for kind, size := range []float64{26, 26, 10, 33} {
		if found[kind] {
			kinds++
			characters += size
		}
	}
	if kinds < 2 {
		return 10
	}
	return characters
}

// kind is 0 for letters, of whatever script, 1 for capitals, 2 for digits, 3 for
// the rest.
func kind(r rune) int {
	switch {
	case unicode.IsUpper(r):
		return 1
	case unicode.IsDigit(r):
		return 2
	case isSeparator(r):
		return 3
	}
	return 0
}

func isSyllable(r rune) bool {
	return unicode.In(r, unicode.Han, unicode.Hangul, unicode.Hiragana, unicode.Katakana)
}
