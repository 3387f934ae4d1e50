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
	var wanted []language.Tag
	for _, one := range preferred {
		for part := range strings.SplitSeq(one, ",") { // by itself: one that can't be read would void the header
			if tags, _, err := language.ParseAcceptLanguage(part); err == nil {
				wanted = append(wanted, tags...)
			}
		}
	}
	_, index, sure := matcher.Match(wanted...)
	if sure == language.No {
		index = 0
	}
	return Languages[index]
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
