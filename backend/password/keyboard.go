package password

import (
	"maps"
	"math"
	"slices"
	"unicode"
	"unicode/utf8"
)

// board is a keyboard on which a password may be a walk from key to key.
type board struct {
	near   map[rune][]rune // around each key, by direction; 0 is no key
	key    map[rune]rune   // of other characters: shifted ones, and those of another layout
	degree float64         // how many keys are around one, on average
}

// rows of a keyboard in the United States, and what other layouts have there:
// French, German, Dvorak, Russian, Arabic (whose B types two letters).
const rows = "qwertyuiop[]asdfghjkl;'zxcvbnm,."

var otherRows = []string{
	"azertyuiop^$qsdfghjklmùwxcvbn,;:",
	"qwertzuiopü+asdfghjklöäyxcvbnm,.",
	"',.pyfgcrl/=aoeuidhtns-;qjkxbmwv",
	"йцукенгшщзхъфывапролджэячсмитьбю",
	"ضصثقفغعهخحجدشسيبلاتنمكطئءؤر\x00ىةوز",
}

func layouts(b board) []board {
	all := append(make([]board, 0, 1+len(otherRows)), b)
	for _, row := range otherRows {
		other := board{near: b.near, key: maps.Clone(b.key), degree: b.degree}
		for i, r := range []rune(row) {
			other.key[r] = rune(rows[i])
		}
		all = append(all, other)
	}
	return all
}

func newBoard(name string) board {
	var file struct{ Graph map[string][]string }
	asset(name, &file)
	b := board{near: map[rune][]rune{}, key: map[rune]rune{}}
	for name, around := range file.Graph {
		at, _ := utf8.DecodeRuneInString(name)
		for _, characters := range around {
			if b.connect(at, characters) {
				b.degree++
			}
		}
	}
	b.degree /= float64(len(b.near))
	return b
}

// connect puts the key with these characters, plain and shifted, in the next
// direction, if there is one.
func (b board) connect(at rune, characters string) bool {
	on := append([]rune(characters), 0, 0)
	b.near[at] = append(b.near[at], on[0])
	if on[1] != 0 {
		b.key[on[1]] = on[0]
	}
	return on[0] != 0
}

// walks finds three keys and more in a row, each beside the last.
func (b board) walks(s []rune) []match {
	var found []match
	for from := 0; from < len(s); {
		keys, turns := b.walk(s[from:])
		if keys > 2 {
			cost := b.cost(keys, turns) + b.shifts(s[from:from+keys])
			found = append(found, match{from, from + keys, cost})
		}
		from += keys
	}
	return found
}

// walk is how far a walk from the beginning goes, and how often it turns.
func (b board) walk(s []rune) (keys, turns int) {
	last := -1
	for keys = 1; keys < len(s); keys++ {
		way := b.way(s[keys-1], s[keys])
		if way < 0 {
			break
		}
		if way != last {
			turns++
		}
		last = way
	}
	return keys, turns
}

// way is the direction from one character's key to the other's, or -1.
func (b board) way(from, to rune) int {
	return slices.Index(b.near[b.on(from)], b.on(to))
}

func (b board) on(r rune) rune {
	r = unicode.ToLower(r)
	if key, ok := b.key[r]; ok {
		return key
	}
	return r
}

// cost counts the walks of at most as many keys and turns: Wheeler's formula.
func (b board) cost(keys, turns int) float64 {
	sum := 0.0
	for length := 2; length <= keys; length++ {
		ways := float64(len(b.near))
		for turn := 1; turn <= min(turns, length-1); turn++ {
			ways *= b.degree
			if turn > 1 {
				ways *= float64(length-turn+1) / float64(turn-1)
			}
			sum += ways
		}
	}
	return math.Log10(sum)
}

func (b board) shifts(s []rune) float64 {
	shifted := 0
	for _, r := range s {
		if _, other := b.key[r]; unicode.IsUpper(r) || other && !unicode.IsLetter(r) {
			shifted++
		}
	}
	return choices(shifted, len(s)-shifted)
}
