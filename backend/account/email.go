package account

import (
	"net/mail"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/idna"
	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"

	"intendant/backend/fault"
	"intendant/backend/name"
)

// maxEmail is what RFC 5321 leaves of a path.
const maxEmail = 254

// cleanEmail trims an address and checks its form, whether somebody typed it or a
// provider told it. Whether it exists can't be known here: nothing leaves the
// machine.
func cleanEmail(typed string) (clean string, wrong fault.Field, ok bool) {
	if !utf8.ValidString(typed) {
		return "", fault.On("email", fault.BadEncoding), false
	}
	clean = norm.NFC.String(strings.TrimSpace(typed))
	switch {
	case clean == "":
		return "", fault.On("email", fault.Required), false
	case strings.ContainsFunc(clean, name.Hidden):
		return "", fault.On("email", fault.ForbiddenChars), false
	case len(clean) > maxEmail:
		return "", fault.On("email", fault.TooLong, "max", strconv.Itoa(maxEmail)), false
	case !wellFormed(clean):
		return "", fault.On("email", fault.NotAnEmail), false
	}
	return clean, fault.Field{}, true
}

// Address is an address as it was typed in its clean form, and the key that all
// spellings of it share. Where it isn't one it says so of the field: the last
// result is then false.
func Address(typed string) (clean, key string, wrong fault.Field, ok bool) {
	clean, wrong, ok = cleanEmail(typed)
	if ok {
		key = emailKey(clean)
	}
	return clean, key, wrong, ok
}

func wellFormed(address string) bool {
	parsed, err := mail.ParseAddress(address)
	if err != nil || parsed.Address != address || strings.ContainsAny(address, "\" \\") {
		return false
	}
	_, domain, _ := strings.Cut(address, "@")
	_, err = idna.Lookup.ToASCII(domain)
	return err == nil
}

// emailKey folds the spellings of one address into one: case, width, composed
// characters, and both forms of an international domain.
func emailKey(clean string) string {
	folded := norm.NFKC.String(cases.Fold().String(norm.NFKC.String(strings.TrimSpace(clean))))
	local, domain, found := strings.Cut(folded, "@")
	if ascii, err := idna.Lookup.ToASCII(domain); found && err == nil {
		domain = ascii
	}
	return local + "@" + domain
}
