package i18n

import (
	"slices"
	"strings"

	"golang.org/x/text/language"
)

// Languages are those the program speaks; the first is what it falls back to.
var Languages = []string{"en", "fr", "de", "es", "pl", "it", "pt-BR", "ar"}

var matcher = language.NewMatcher(tags())

func tags() []language.Tag {
	out := make([]language.Tag, len(Languages))
	for i, code := range Languages {
		out[i] = language.MustParse(code)
	}
	return out
}

// Match finds the language that suits somebody who prefers these, best first.
// Each is a BCP 47 tag or an Accept-Language header; what is neither, such as
// the C of a bare Unix machine, is passed over.
func Match(preferred ...string) string {
	wanted := make([]language.Tag, 0, len(preferred))
	for _, one := range preferred {
		wanted = append(wanted, accepted(one)...)
	}
	_, index, sure := matcher.Match(wanted...)
	if sure == language.No {
		index = 0
	}
	return Languages[index]
}

// accepted are the tags of an Accept-Language header by their weights (RFC 9110,
// section 12.5.4). A part that can't be read is left out: it would void the rest.
func accepted(header string) []language.Tag {
	parts := slices.DeleteFunc(strings.Split(header, ","), func(part string) bool {
		_, _, err := language.ParseAcceptLanguage(part)
		return err != nil
	})
	tags, _, err := language.ParseAcceptLanguage(strings.Join(parts, ","))
	if err != nil {
		return nil
	}
	return tags
}

// Speaks tells whether the program has the language of a BCP 47 tag, whatever
// country the tag names.
func Speaks(tag string) bool {
	wanted, err := language.Parse(tag)
	base, sure := wanted.Base()
	if err != nil || sure != language.Exact {
		return false
	}
	return slices.ContainsFunc(tags(), func(one language.Tag) bool {
		has, _ := one.Base()
		return has == base
	})
}

// Direction is "rtl" for languages that are written from right to left, and
// "ltr" for the others: the dir attribute of a page.
func Direction(lang string) string {
	if script, _ := language.Make(lang).Script(); script.String() == "Arab" {
		return "rtl"
	}
	return "ltr"
}
