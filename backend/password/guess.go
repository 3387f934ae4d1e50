package password

import (
	"math"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// guessesPerSecond is what zxcvbn assumes of an attacker who stole the hashes:
// a hundred machines at 10 ms a guess.
const guessesPerSecond = 1e4

type estimate struct {
	score   int // 0 to 4
	seconds float64
}

// guess estimates how long guessing a normalized password of at most Max
// characters takes somebody who tries these words first.
func guess(normal string, words []string) estimate {
	seconds := math.Pow(10, newGuesser(words).cost([]rune(normal))) / guessesPerSecond
	return estimate{score: score(seconds), seconds: seconds}
}

func score(seconds float64) int {
	n := 0
	for _, limit := range []float64{1e2, 1e4, 1e6, 1e8} {
		if seconds >= limit {
			n++
		}
	}
	return n
}

// contextWords are what somebody who knows the person would try: the parts of
// their names and of their e-mail address, and the name of this program.
func contextWords(context []string) []string {
	words := []string{"intendant"}
	for _, text := range context {
		for _, word := range strings.FieldsFunc(norm.NFC.String(text), isSeparator) {
			if utf8.RuneCountInString(word) >= 3 {
				words = append(words, word)
			}
		}
	}
	return words
}

func isSeparator(r rune) bool { return !unicode.In(r, unicode.L, unicode.M, unicode.N) }
