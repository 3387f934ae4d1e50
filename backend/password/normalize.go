package password

import (
	"unicode/utf8"

	"golang.org/x/text/secure/precis"

	"intendant/backend/fault"
)

const (
	// MinAlone is the fewest characters where the password is the only factor.
	MinAlone = 15
	// MinWithFactor is the fewest characters where a second factor is asked too.
	MinWithFactor = 8
	// Max is the most characters a password may have.
	Max = 128

	// rawMax bounds the work of normalization. It is generous, since composing
	// can make a text shorter.
	rawMax = 8 * Max
)

// Normalize brings a typed password into the one form that is hashed (PRECIS
// OpaqueString, RFC 8265): the same password typed on another keyboard, with
// other code points for the same characters, is the same password.
func Normalize(typed string) (string, error) {
	if typed == "" {
		return "", invalid(fault.Required)
	}
	if !utf8.ValidString(typed) {
		return "", invalid(fault.BadEncoding)
	}
	if utf8.RuneCountInString(typed) > rawMax {
		return "", tooLong()
	}
	normal, err := precis.OpaqueString.String(typed)
	if err != nil {
		return "", invalid(fault.ForbiddenChars)
	}
	return normal, nil
}
