package directory

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Fold is the form in which texts are compared: without accents and case, and
// with letters that are variants of another as that one, so that "Lodz" finds
// "Łódź" and "احمد" finds "أحمد".
func Fold(s string) string {
	if plain(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	decomposed := norm.NFKD.String(s)
	for i := 0; i < len(decomposed); {
		r, size := utf8.DecodeRuneInString(decomposed[i:])
		if !accent(decomposed[i:], r) {
			b.WriteString(letter(r))
		}
		i += size
	}
	return b.String()
}

// plain spares those texts the work that are in this form already.
func plain(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf || 'A' <= s[i] && s[i] <= 'Z' {
			return false
		}
	}
	return true
}

// The combining classes of marks that are letters rather than accents: signs of
// the scripts of India and South-East Asia, voiced marks of kana.
const (
	firstPoint = 10 // of Hebrew, Arabic and Syriac
	lastPoint  = 36
	firstAbove = 200 // accents below, above and beside, of all scripts
	overlay    = 1
)

// accent says whether r, with which s begins, is left out: an accent, a point that
// shows a vowel, or something that can't be seen.
func accent(s string, r rune) bool {
	switch {
	case r < utf8.RuneSelf, r != 'ـ' && unicode.IsLetter(r):
		return false
	case r == 'ـ', unicode.In(r, unicode.Cf, unicode.Other_Default_Ignorable_Code_Point, unicode.Variation_Selector):
		return true
	}
	class := norm.NFD.PropertiesString(s).CCC()
	return class == overlay || class >= firstPoint && class <= lastPoint || class >= firstAbove
}

// letters are those that no decomposition leads back to what people type for
// them.
var letters = map[rune]string{
	'ß': "ss", 'æ': "ae", 'œ': "oe", 'ø': "o", 'ł': "l", 'đ': "d", 'ð': "d", 'þ': "th", 'ħ': "h", 'ı': "i", 'ŧ': "t", 'ŋ': "n",
	'ς': "σ", 'ى': "ي", 'ی': "ي", 'ة': "ه", 'ک': "ك", 'ۀ': "ه", 'ہ': "ه",
}

func letter(r rune) string {
	lower := unicode.ToLower(r)
	if other, is := letters[lower]; is {
		return other
	}
	return string(lower)
}
