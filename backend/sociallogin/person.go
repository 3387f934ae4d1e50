package sociallogin

import (
	"encoding/json"
	"strings"

	"intendant/backend/account"
	"intendant/backend/name"
)

// claims are what a token says.
type claims struct {
	Issuer, Subject string `json:"-"`

	Tenant   string `json:"tid"`
	Party    string `json:"azp"`
	AuthTime int64  `json:"auth_time"`
	profile
}

// profile is what a provider tells of a person. It decides nothing: it fills in
// a new account.
type profile struct {
	Email     string `json:"email"`
	Verified  truth  `json:"email_verified"`
	FirstName string `json:"given_name"`
	LastName  string `json:"family_name"`
	WholeName string `json:"name"`
}

// truth is a boolean that some providers, Apple among them, write as a string.
type truth bool

// UnmarshalJSON reads both.
func (t *truth) UnmarshalJSON(text []byte) error {
	*t = strings.Trim(string(text), `"`) == "true"
	return nil
}

// Person is who came back from a visit.
type Person struct {
	account.External

	FirstName, LastName string
	ProviderName        string
}

func (p *party) person(c *claims) Person {
	first, last := c.names()
	return Person{
		External: account.External{
			Provider: p.ID, Issuer: c.Issuer, Subject: c.Subject, Email: c.Email, EmailVerified: bool(c.Verified),
		},
		FirstName: first, LastName: last, ProviderName: p.Name,
	}
}

// names are a person's first and last name as well as they can be told. An
// account needs both, and the person can change them: where one is missing, the
// whole name gives it, and then the address.
func (p *profile) names() (first, last string) {
	first, last = usable(p.FirstName), usable(p.LastName)
	if first == "" || last == "" {
		one, rest := halves(usable(p.WholeName), " ")
		first, last = or(first, one), or(last, rest)
	}
	local, domain, _ := strings.Cut(p.Email, "@")
	if first == "" || last == "" {
		one, rest := halves(usable(local), ".")
		first, last = or(first, one), or(last, rest)
	}
	return or(first, usable(local)), or(last, usable(domain))
}

// halves parts a text before its last separator's right side; without one, it is
// all the first half.
func halves(text, separator string) (string, string) {
	if at := strings.LastIndex(text, separator); at > 0 && at < len(text)-1 {
		return text[:at], text[at+1:]
	}
	return text, ""
}

// usable is a name that an account may have, or nothing.
func usable(text string) string {
	clean, _, ok := name.Clean("name", text)
	if !ok {
		return ""
	}
	return clean
}

// appleUser is the form field in which Apple sends a person's name, the first
// time only. It came through the browser: it names, and proves nothing.
func (p *profile) appleUser(text string) {
	var user struct {
		Name struct {
			First string `json:"firstName"`
			Last  string `json:"lastName"`
		} `json:"name"`
	}
	if json.Unmarshal([]byte(text), &user) == nil {
		p.FirstName, p.LastName = or(p.FirstName, user.Name.First), or(p.LastName, user.Name.Last)
	}
}
