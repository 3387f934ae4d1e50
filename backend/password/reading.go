package password

import (
	"math"
	"slices"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// reading is a password as somebody may have meant it, rune for rune: without
// accents and capitals, with letters for digits, or backwards.
type reading struct {
	text     string
	at       []int // where each rune begins in the text, and where it ends
	swapped  []int // how many runes before each one are another character
	backward bool
}

// swaps are the letters for 1 and 7, which may mean more than one.
var swaps = [][2]rune{{'i', 't'}, {'l', 't'}, {'i', 'l'}}

var leet = map[rune]rune{
	'4': 'a', '@': 'a', '8': 'b', '(': 'c', '{': 'c', '[': 'c', '<': 'c', '3': 'e', '€': 'e', '6': 'g', '9': 'g',
	'!': 'i', '0': 'o', '$': 's', '5': 's', '+': 't', '%': 'x', '2': 'z',
}

func readings(s []rune) []reading {
	all := both(s, bare)
	for _, swap := range swaps {
		r := both(s, func(r rune) rune { return letter(r, swap) })
		if !slices.ContainsFunc(all, func(other reading) bool { return other.text == r[0].text }) {
			all = append(all, r...)
		}
	}
	return all
}

func letter(r rune, swap [2]rune) rune {
	r = bare(r)
	switch r {
	case '1', '|':
		return swap[0]
	case '7':
		return swap[1]
	}
	if meant, ok := leet[r]; ok {
		return meant
	}
	return r
}

// both reads forwards and backwards.
func both(s []rune, meant func(rune) rune) []reading {
	back := slices.Clone(s)
	slices.Reverse(back)
	return []reading{read(s, meant, false), read(back, meant, true)}
}

func read(s []rune, meant func(rune) rune, backward bool) reading {
	r := reading{at: []int{0}, swapped: []int{0}, backward: backward}
	text, swapped := []byte{}, 0
	for _, c := range s {
		m := meant(c)
		if m != unicode.ToLower(c) {
			swapped++
		}
		text = append(text, string(m)...)
		r.at, r.swapped = append(r.at, len(text)), append(r.swapped, swapped)
	}
	r.text = string(text)
	return r
}

// cost is what the reading adds to a word: each character that isn't as it is
// written may or may not be swapped, and so may the direction.
func (r *reading) cost(from, to int) float64 {
	n := r.swapped[to] - r.swapped[from]
	if r.backward {
		n++
	}
	return float64(n) * math.Log10(2)
}

// bare is a character in lower case, without its accents, and any script's digit
// as 0 to 9.
func bare(r rune) rune {
	if r = unicode.ToLower(r); r <= unicode.MaxASCII {
		return r
	}
	parts := []rune(norm.NFKD.String(string(r)))
	for _, mark := range parts[1:] {
		if !unicode.Is(unicode.Mn, mark) {
			return r // a syllable, a ligature
		}
	}
	if unicode.IsDigit(parts[0]) {
		return digit(parts[0])
	}
	if plain, ok := unstroked[parts[0]]; ok {
		return plain
	}
	return parts[0]
}

// unstroked are letters that Unicode doesn't take apart.
var unstroked = map[rune]rune{'ł': 'l', 'ø': 'o', 'đ': 'd', 'ı': 'i'}

// digit relies on the digits of a script standing in a row, from 0 to 9.
func digit(r rune) rune {
	zero := r
	for unicode.IsDigit(zero - 1) {
		zero--
	}
	return '0' + r - zero
}
