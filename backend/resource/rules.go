package resource

import (
	"net"
	"net/netip"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/net/idna"

	"intendant/backend/fault"
	"intendant/backend/name"
)

// How much an organization may have.
const (
	MaxConnections = 100
	MaxModels      = 2_000
	MaxAgents      = 500 // in a workspace
)

const (
	maxURL          = 500              // characters
	maxKey          = 2_000            // characters
	maxName         = 200              // characters, of a model
	maxInstructions = 20_000           // characters
	maxTokens       = 100_000_000      // of a context
	maxPrice        = 1_000_000 * nano // a million tokens
	maxRate         = 1_000_000 * nano // of a dollar
	maxTemperature  = 2 * nano         // as the API has it
	maxTopP         = 1 * nano         // as the API has it
)

// baseURL puts the address of an API into one form. It takes https to anywhere,
// and http only to this computer or a private address, given as such: a name could
// lead elsewhere tomorrow.
func baseURL(typed string) (string, fault.Field, bool) {
	u, err := url.Parse(strings.TrimSpace(typed))
	if err != nil || !bare(u) || !hosted(u) {
		return "", fault.On("baseURL", fault.NotAURL), false
	}
	if u.Scheme == "http" && !private(u.Hostname()) {
		return "", fault.On("baseURL", fault.URLInsecure), false
	}
	clean := strings.TrimRight(u.JoinPath().String(), "/")
	if len(clean) > maxURL {
		return "", fault.On("baseURL", fault.TooLong, "max", strconv.Itoa(maxURL)), false
	}
	return clean, fault.Field{}, true
}

// bare reports whether there is nothing but a host and a path.
func bare(u *url.URL) bool {
	return (u.Scheme == "https" || u.Scheme == "http") && u.Opaque == "" && u.User == nil &&
		u.RawQuery == "" && !u.ForceQuery && u.Fragment == ""
}

// hosted puts the host into one form and reports whether it can be one.
func hosted(u *url.URL) bool {
	host, port := u.Hostname(), u.Port()
	if _, err := netip.ParseAddr(host); err != nil {
		ascii, err := idna.Lookup.ToASCII(host)
		if err != nil || ascii == "" {
			return false
		}
		host = ascii
	}
	if n, err := strconv.Atoi(port); port != "" && (err != nil || n < 1 || n > 65535) {
		return false
	}
	if strings.HasSuffix(u.Host, ":") {
		return false
	}
	u.Host = host
	switch {
	case port != "":
		u.Host = net.JoinHostPort(host, port)
	case strings.Contains(host, ":"):
		u.Host = "[" + host + "]"
	}
	return true
}

func private(host string) bool {
	address, err := netip.ParseAddr(host)
	address = address.Unmap()
	return host == "localhost" || err == nil && (address.IsLoopback() || address.IsPrivate())
}

// sameHost reports whether a key that was entered for one base URL may go to the
// other.
func sameHost(a, b string) bool {
	from, errA := url.Parse(a)
	to, errB := url.Parse(b)
	return errA == nil && errB == nil && from.Scheme == to.Scheme && from.Host == to.Host
}

// A key goes into a header as it stands.
var keyForm = regexp.MustCompile(`^[\x21-\x7e]+$`)

// A model's name may be that of any provider, such as
// "mistralai/Mistral-7B-Instruct-v0.3" or "llama3.2:3b".
var modelForm = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9._:/@+-]*$`)

// wrong are the fields of a model that can't be.
func (m Model) wrong() []fault.Field {
	var wrong []fault.Field
	switch {
	case len(m.Name) > maxName:
		wrong = append(wrong, fault.On("name", fault.TooLong, "max", strconv.Itoa(maxName)))
	case !modelForm.MatchString(m.Name), strings.HasPrefix(m.Name, AgentPrefix):
		wrong = append(wrong, fault.On("name", fault.NotAModel))
	}
	if m.Upstream == "" && m.Name != "" || len(m.Upstream) > maxName || strings.ContainsFunc(m.Upstream, name.Hidden) {
		wrong = append(wrong, fault.On("upstream", fault.Malformed))
	}
	if !slices.Contains(ModelKinds, m.Kind) {
		wrong = append(wrong, fault.On("kind", fault.NotOffered))
	}
	return append(wrong, m.wrongNumbers()...)
}

func (m Model) wrongNumbers() []fault.Field {
	var wrong []fault.Field
	for _, f := range []struct {
		name  string
		value int64
		most  int64
	}{
		{"input", m.Price.Input, maxPrice},
		{"output", m.Price.Output, maxPrice},
		{"cached", m.Price.Cached, maxPrice},
		{"maxOutput", m.MaxOutput, maxTokens},
		{"context", m.Context, maxTokens},
	} {
		if f.value < 0 || f.value > f.most {
			wrong = append(wrong, fault.On(f.name, fault.Malformed))
		}
	}
	if !m.Priced && m.Price != (Price{}) {
		wrong = append(wrong, fault.On("input", fault.Malformed))
	}
	return wrong
}
