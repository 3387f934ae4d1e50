package password

import (
	"math"
	"unicode"
)

// match is a part of a password that has something to it.
type match struct {
	from, to int     // runes
	cost     float64 // the power of ten of the guesses that it takes
}

// guesser finds how many guesses a password takes, after Wheeler: "zxcvbn:
// Low-Budget Password Strength Estimation", USENIX Security 2016.
type guesser struct {
	*lists

	context *ranking
}

func newGuesser(words []string) guesser {
	g := guesser{lists: known(), context: newRanking(len(words))}
	g.context.add(words)
	return g
}

// cost is the power of ten of the guesses that a password takes, as it stands or
// as words with something between them, whichever takes fewer.
func (g guesser) cost(s []rune) float64 {
	least := cheapest(s, g.matches(s))
	if words, between := joined(s); between > 0 {
		least = min(least, between+cheapest(words, g.matches(words)))
	}
	return least
}

func (g guesser) matches(s []rune) []match {
	read := readings(s)
	found := append(g.words.find(s, read), g.context.find(s, read)...)
	found = append(found, g.repeats(s)...)
	found = append(found, sequences(s)...)
	found = append(found, dates(s)...)
	for _, b := range g.boards {
		found = append(found, b.walks(s)...)
	}
	return found
}

// joined leaves out what stands alone between letters or digits, as in
// "one-two-three". It costs which characters they are, and which stands where.
func joined(s []rune) (rest []rune, cost float64) {
	var places int
	kinds := map[rune]bool{}
	for i, r := range s {
		if isSeparator(r) && i > 0 && i < len(s)-1 && !isSeparator(s[i-1]) && !isSeparator(s[i+1]) {
			kinds[r] = true
			places++
		} else {
			rest = append(rest, r)
		}
	}
	if places == 0 {
		return s, 0
	}
	n := float64(len(kinds))
	return rest, n + float64(places)*math.Log10(n)
}

// capitals is the power of ten of the ways to write these letters in capitals
// that are tried before this one.
func capitals(s []rune) float64 {
	upper, lower := 0, 0
	for _, r := range s {
		if unicode.IsUpper(r) {
			upper++
		} else if unicode.IsLower(r) {
			lower++
		}
	}
	if upper == 1 && (unicode.IsUpper(s[0]) || unicode.IsUpper(s[len(s)-1])) {
		lower = 0
	}
	return choices(upper, lower)
}

// choices is the power of ten of the ways to change up to this many of all, the
// fewest first. Changing all of them is as simple as changing none.
func choices(changed, kept int) float64 {
	if changed == 0 {
		return 0
	}
	if kept == 0 {
		return math.Log10(2)
	}
	sum, ways := 0.0, 1.0
	for i := range min(changed, kept) {
		ways *= float64(changed+kept-i) / float64(i+1)
		sum += ways
	}
	return math.Log10(sum)
}
