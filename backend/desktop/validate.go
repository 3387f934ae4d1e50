package desktop

import (
	"reflect"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"intendant/backend/fault"
)

// most is the largest whole number that JavaScript tells from its neighbours.
const most = 1<<53 - 1

// fit checks an input struct. Numbers count something. Text goes by its tags:
// required:"true", max:"n" in characters, and lines:"true" for several lines. Every text
// must be real Unicode, without characters that hide or turn what is read.
//
// A password's max is that of password.Normalize, eight times that of a
// password: its characters are counted once they are composed.
func fit(input any) error {
	v := reflect.ValueOf(input)
	var wrong []fault.Field
	for i := range v.NumField() {
		if v.Field(i).Kind() == reflect.Int64 && (v.Field(i).Int() < 0 || v.Field(i).Int() > most) {
			wrong = append(wrong, fault.On(nameOf(v.Type().Field(i)), fault.Malformed))
		}
		if v.Field(i).Kind() != reflect.String {
			continue
		}
		if f, bad := misfit(v.Type().Field(i), v.Field(i).String()); bad {
			wrong = append(wrong, f)
		}
	}
	if len(wrong) > 0 {
		return fault.Invalid(wrong...)
	}
	return nil
}

func nameOf(field reflect.StructField) string {
	name, _, _ := strings.Cut(field.Tag.Get("json"), ",")
	return name
}

func misfit(field reflect.StructField, text string) (fault.Field, bool) {
	name := nameOf(field)
	limit, _ := strconv.Atoi(field.Tag.Get("max"))
	switch {
	case broken(text):
		return fault.On(name, fault.BadEncoding), true
	case utf8.RuneCountInString(text) > limit:
		return fault.On(name, fault.TooLong, "max", strconv.Itoa(limit)), true
	case hidden(text, field.Tag.Get("lines") == "true"):
		return fault.On(name, fault.ForbiddenChars), true
	case field.Tag.Get("required") == "true" && strings.TrimSpace(text) == "":
		return fault.On(name, fault.Required), true
	}
	return fault.Field{}, false
}

// broken finds bytes that are no UTF-8. The window's bridge has by then turned
// them into U+FFFD, so that this character can't be told from a broken one.
func broken(text string) bool {
	return !utf8.ValidString(text) || strings.ContainsRune(text, utf8.RuneError)
}

func hidden(text string, lines bool) bool {
	return strings.ContainsFunc(text, func(r rune) bool {
		if lines && (r == '\n' || r == '\t') {
			return false
		}
		return unicode.IsControl(r) || unicode.In(r, unicode.Bidi_Control, unicode.Zl, unicode.Zp)
	})
}
