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
	if field, bad := judge(normal, least, context); bad {
		return "", fault.Invalid(field)
	}
	return normal, nil
}

func judge(normal string, least int, context []string) (fault.Field, bool) {
	switch n := utf8.RuneCountInString(normal); {
	case n < least:
		return fault.On("password", fault.TooShort, "min", strconv.Itoa(least)), true
	case n > Max:
		return fault.On("password", fault.TooLong, "max", strconv.Itoa(Max)), true
	}
	words := contextWords(context)
	if guess(normal, words).score >= acceptable {
		return fault.Field{}, false
	}
	// What would be fine for anybody else is guessable from who they are.
	if guess(normal, nil).score >= acceptable {
		return fault.On("password", fault.PasswordContext), true
	}
	return fault.On("password", fault.PasswordTooCommon), true
}

func invalid(code fault.FieldCode) error { return fault.Invalid(fault.On("password", code)) }

func tooLong() error {
	return fault.Invalid(fault.On("password", fault.TooLong, "max", strconv.Itoa(Max)))
}
