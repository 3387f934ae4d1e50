package password

import (
	"strconv"
	"unicode/utf8"

	"intendant/backend/fault"
)

// acceptable is the lowest score that a password may have.
const acceptable = 3

// Accept normalizes a new password and applies the rules: at least least
// characters, at most Max, and neither common nor guessable from the context
// (names, e-mail address). What it returns is what is to be hashed; its error is
// a fault about the field "password".
func Accept(typed string, least int, context ...string) (string, error) {
	normal, err := Normalize(typed)
	if err != nil {
		return "", err
	}
	if _, field, bad := judge(normal, least, context); bad {
		return "", fault.Invalid(field)
	}
	return normal, nil
}

// judge says how strong a password is and what is wrong with it. It doesn't
// estimate one that is too long, since that costs the square of the length.
func judge(normal string, least int, context []string) (estimate, fault.Field, bool) {
	n := utf8.RuneCountInString(normal)
	if n > Max {
		return estimate{}, fault.On("password", fault.TooLong, "max", strconv.Itoa(Max)), true
	}
	found := guess(normal, contextWords(context))
	switch {
	case n < least:
		return found, fault.On("password", fault.TooShort, "min", strconv.Itoa(least)), true
	case found.score >= acceptable:
		return found, fault.Field{}, false
	case guess(normal, nil).score >= acceptable:
		// What would be fine for anybody else is guessable from who they are.
		return found, fault.On("password", fault.PasswordContext), true
	}
	return found, fault.On("password", fault.PasswordTooCommon), true
}

func invalid(code fault.FieldCode) error { return fault.Invalid(fault.On("password", code)) }

func tooLong() error {
	return fault.Invalid(fault.On("password", fault.TooLong, "max", strconv.Itoa(Max)))
}
