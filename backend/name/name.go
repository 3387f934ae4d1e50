// Package name holds the rules for names that people type: of a person, of an
// organization. What it accepts is in one canonical form and shows as what it
// is: nothing invisible, nothing that turns the text around it.
package name

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/rivo/uniseg"
	"golang.org/x/text/unicode/norm"

	"intendant/backend/fault"
)

// Max is the most characters of a name.
const Max = 100

// Clean trims a name and composes its characters (NFC). Where it isn't a name
// it says so of the field: the second result is then false.
func Clean(field, typed string) (clean string, wrong fault.Field, ok bool) {
	if !utf8.ValidString(typed) {
		return "", fault.On(field, fault.BadEncoding), false
	}
	clean = norm.NFC.String(strings.TrimSpace(typed))
	switch {
	case strings.ContainsFunc(clean, forbidden):
		return "", fault.On(field, fault.ForbiddenChars), false
	case !strings.ContainsFunc(clean, visible):
		return "", fault.On(field, fault.Required), false
	case utf8.RuneCountInString(clean) > Max:
		return "", fault.On(field, fault.TooLong, "max", strconv.Itoa(Max)), false
	}
	return clean, fault.Field{}, true
}

// Cleaned reports whether a text is as Clean makes it. A Change checks it again: it may
// have come another way.
func Cleaned(field, text string) (wrong fault.Field, ok bool) {
	clean, wrong, ok := Clean(field, text)
	if ok && clean != text {
		return fault.On(field, fault.Malformed), false
	}
	return wrong, ok
}

// Unclean says which of a person's first_name and last_name are not as Clean makes
// them.
func Unclean(fields map[string]string) []fault.Field {
	var wrong []fault.Field
	for _, f := range []struct{ field, key string }{{"firstName", "first_name"}, {"lastName", "last_name"}} {
		if field, ok := Cleaned(f.field, fields[f.key]); !ok {
			wrong = append(wrong, field)
		}
	}
	return wrong
}

// forbidden are control characters, those that change the direction of what
// follows, line breaks, what stands for lost characters, and what can't be seen:
// two names that look the same must be the same.
func forbidden(r rune) bool {
	return unicode.In(r, unicode.Cc, unicode.Zl, unicode.Zp, unicode.Bidi_Control) ||
		r == unicode.ReplacementChar || invisible(r)
}

// invisible spares joiners, which names in several scripts and emoji need, the tags
// in the flags of countries within countries, and marks that enclose Arabic digits.
func invisible(r rune) bool {
	switch {
	case r == '\u200c', r == '\u200d', r == '\u034f', r >= 0xe0020 && r <= 0xe007f:
		return false
	}
	return unicode.In(r, unicode.Cf, unicode.Other_Default_Ignorable_Code_Point) && !unicode.Is(unicode.Prepended_Concatenation_Mark, r)
}

// Visible is a foreign text as it can be shown: without what Clean refuses.
func Visible(text string) string {
	return strings.Map(func(r rune) rune {
		if forbidden(r) {
			return -1
		}
		return r
	}, strings.ToValidUTF8(text, ""))
}

// Hidden reports whether a character can't be seen or turns the text around it.
// Names may have some of those. An address may have none: two that look the same
// must be the same, wherever they come from.
func Hidden(r rune) bool {
	return forbidden(r) || unicode.In(r, unicode.Cf, unicode.Other_Default_Ignorable_Code_Point, unicode.Variation_Selector)
}

func visible(r rune) bool {
	return unicode.In(r, unicode.L, unicode.N, unicode.P, unicode.S)
}

// Full joins a person's names as they are shown.
func Full(first, last string) string { return strings.TrimSpace(first + " " + last) }

// Initials are the first characters of both names, as they stand in an avatar.
func Initials(first, last string) string {
	return strings.ToUpper(initial(first) + initial(last))
}

func initial(s string) string {
	clusters := uniseg.NewGraphemes(s)
	if !clusters.Next() {
		return ""
	}
	return clusters.Str()
}
