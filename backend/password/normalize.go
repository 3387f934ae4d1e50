package password

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

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

// Normalize brings a typed password into the one form that is hashed: the same
// password typed on another keyboard, with other code points for the same
// characters, is the same password. The mapping is that of PRECIS OpaqueString
// (RFC 8265): other spaces become U+0020, then all is composed (NFC). That
// profile's class of characters is left out. It refuses joined emoji and whatever
// is newer than its tables, and a password is compared and never shown: only
// control characters are refused.
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
	if strings.ContainsFunc(typed, unicode.IsControl) {
		return "", invalid(fault.ForbiddenChars)
	}
	return norm.NFC.String(strings.Map(space, typed)), nil
}

func space(r rune) rune {
	if unicode.Is(unicode.Zs, r) {
		return ' '
	}
	return r
}
