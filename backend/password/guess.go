package password

import (
	"math"
	"strings"
	"unicode"

	zxcvbn "github.com/ccojocar/zxcvbn-go"
)

// guessesPerSecond is what zxcvbn assumes of an attacker who stole the hashes:
// a hundred machines at 10 ms a guess.
const guessesPerSecond = 1e4

type estimate struct {
	score   int // 0 to 4
	seconds float64
}

// guess estimates how long guessing takes. zxcvbn does not see that a long
// password is a short one several times over, so only the unit is given to it.
func guess(normal string, words []string) estimate {
	unit, times := period([]rune(ascii(normal)))
	found := zxcvbn.PasswordStrength(unit, words)
	seconds := math.Exp2(found.Entropy) / 2 * float64(times) / guessesPerSecond
	return estimate{score: score(seconds), seconds: seconds}
}

// score is zxcvbn's scale.
func score(seconds float64) int {
	n := 0
	for _, limit := range []float64{1e2, 1e4, 1e6, 1e8} {
		if seconds >= limit {
			n++
		}
	}
	return n
}

// ascii lets zxcvbn, which knows only ASCII, judge every script: another
// character becomes a letter, neighbours in the alphabet stay neighbours and
// repetitions stay repetitions.
func ascii(s string) string {
	return strings.Map(func(r rune) rune {
		if r <= unicode.MaxASCII {
			return r
		}
		return 'a' + unicode.ToLower(r)%26
	}, s)
}

// period finds the shortest unit that the whole is a repetition of (its last
// copy may be cut), and how often it occurs.
func period(s []rune) (unit string, times int) {
	for n := 1; n <= len(s)/2; n++ {
		if repeats(s, n) {
			return string(s[:n]), len(s) / n
		}
	}
	return string(s), 1
}

func repeats(s []rune, n int) bool {
	for i := n; i < len(s); i++ {
		if s[i] != s[i-n] {
			return false
		}
	}
	return true
}

// contextWords are what somebody who knows the person would try: the parts of
// their names and of their e-mail address, and the name of this program.
func contextWords(context []string) []string {
	words := []string{"intendant"}
	for _, text := range context {
		for _, word := range strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
			if len([]rune(word)) >= 3 {
				words = append(words, strings.ToLower(ascii(word)))
			}
		}
	}
	return words
}
