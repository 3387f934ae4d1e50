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
// required:"true", max:"n" in characters, lines:"true" for several lines, and
// raw:"true" for a file whose lines are judged one by one. A list has most:"n"
// elements, each held to the same rules. Every text must be real Unicode, without
// characters that hide or turn what is read.
//
// A password's max is that of password.Normalize, eight times that of a
// password: its characters are counted once they are composed.
func fit(input any) error {
	v := reflect.ValueOf(input)
	var wrong []fault.Field
	for i := range v.NumField() {
		if f, bad := unfit(v.Type().Field(i), v.Field(i)); bad {
			wrong = append(wrong, f)
		}
	}
	if len(wrong) > 0 {
		return fault.Invalid(wrong...)
	}
	return nil
}

func unfit(field reflect.StructField, v reflect.Value) (fault.Field, bool) {
	switch v.Kind() { //nolint:exhaustive // a test keeps inputs to these
	case reflect.Int64:
		return fault.On(nameOf(field), fault.Malformed), v.Int() < 0 || v.Int() > most
	case reflect.String:
		return misfit(field, v.String())
	case reflect.Slice:
		return unfitList(field, v)
	}
	return fault.Field{}, false
}

// unfitList finds the first element that is wrong; the list is named for it.
func unfitList(field reflect.StructField, list reflect.Value) (fault.Field, bool) {
	limit := field.Tag.Get("most")
	switch n, _ := strconv.Atoi(limit); {
	case list.Len() > n:
		return fault.On(nameOf(field), fault.TooManyLines, "max", limit), true
	case list.Len() == 0:
		return fault.On(nameOf(field), fault.Required), field.Tag.Get("required") == "true"
	}
	for i := range list.Len() {
		if wrong, bad := unfitElement(field, list.Index(i)); bad {
			wrong.Name = nameOf(field)
			return wrong, true
		}
	}
	return fault.Field{}, false
}

func unfitElement(field reflect.StructField, v reflect.Value) (fault.Field, bool) {
	if v.Kind() != reflect.Struct {
		return unfit(field, v)
	}
	for i := range v.NumField() {
		if wrong, bad := unfit(v.Type().Field(i), v.Field(i)); bad {
			return wrong, true
		}
	}
	return fault.Field{}, false
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
	case field.Tag.Get("raw") != "true" && hidden(text, field.Tag.Get("lines") == "true"):
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
