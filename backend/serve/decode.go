package serve

import (
	"bytes"
	"encoding/json"
	"reflect"
	"strings"
	"unicode/utf8"

	"intendant/backend/fault"
)

// decode reads a JSON object into an input struct. It is stricter than
// encoding/json: names match exactly, none may be unknown, null is no value, and
// a flag must be said.
func decode(body []byte, input reflect.Value) error {
	var given map[string]json.RawMessage
	if !utf8.Valid(body) {
		return fault.New(fault.RequestInvalid)
	}
	if err := json.Unmarshal(body, &given); err != nil || given == nil {
		return fault.New(fault.RequestInvalid)
	}
	var wrong []fault.Field
	for i := range input.NumField() {
		name, _, _ := strings.Cut(input.Type().Field(i).Tag.Get("json"), ",")
		raw, said := given[name]
		delete(given, name)
		if code := decodeField(raw, said, input.Field(i)); code != "" {
			wrong = append(wrong, fault.On(name, code))
		}
	}
	if len(given) > 0 {
		return unknown(given)
	}
	if len(wrong) > 0 {
		return fault.Invalid(wrong...)
	}
	return nil
}

func decodeField(raw json.RawMessage, said bool, field reflect.Value) fault.FieldCode {
	switch {
	case !said && field.Kind() == reflect.Bool:
		return fault.Required
	case !said: // an empty text: the method says whether it is required
		return ""
	case bytes.Equal(raw, []byte("null")) || json.Unmarshal(raw, field.Addr().Interface()) != nil:
		return fault.WrongType
	}
	return ""
}

func unknown(names map[string]json.RawMessage) error {
	err := fault.New(fault.RequestInvalid)
	for name := range names {
		err.Fields = append(err.Fields, fault.On(shorten(name), fault.Unknown))
	}
	return err
}

const longestName = 64

// shorten keeps a foreign name from filling the answer.
func shorten(name string) string {
	if runes := []rune(name); len(runes) > longestName {
		return string(runes[:longestName])
	}
	return name
}
