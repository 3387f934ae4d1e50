package sociallogin

import (
	"net/netip"
	"net/url"
	"regexp"
	"strings"

	"intendant/backend/fault"
	"intendant/backend/name"
)

// complete fills in what a kind brings, and drops what is another kind's.
func (in *Input) complete() {
	preset := Presets[in.Kind]
	in.Name = or(strings.TrimSpace(in.Name), preset.Name)
	if clean, _, ok := name.Clean("name", in.Name); ok {
		in.Name = clean
	}
	in.Issuer = or(strings.TrimSpace(in.Issuer), preset.Issuer)
	in.ClientID = strings.TrimSpace(in.ClientID)
	in.Secret, in.Key = strings.TrimSpace(in.Secret), strings.TrimSpace(in.Key)
	in.Relay, in.TeamID, in.KeyID = strings.TrimSpace(in.Relay), strings.TrimSpace(in.TeamID), strings.TrimSpace(in.KeyID)
	if in.Kind == Apple {
		in.Secret = ""
	} else {
		in.Relay, in.TeamID, in.KeyID, in.Key = "", "", "", ""
	}
}

// wrong is what keeps the settings from working, as far as that can be told
// without asking the provider.
func (in *Input) wrong() []fault.Field {
	p := in.Provider
	p.HasSecret, p.HasKey = in.Secret != "", in.Key != ""
	fields := p.wrong()
	if in.Key != "" {
		if _, err := parseKey(in.Key); err != nil {
			fields = append(fields, fault.On("privateKey", fault.Malformed))
		}
	}
	return fields
}

var (
	microsoftHosts = regexp.MustCompile(`^login\.(microsoftonline\.com|microsoftonline\.us|partner\.microsoftonline\.cn)$`)
	appleID        = regexp.MustCompile(`^[A-Z0-9]{10}$`)
)

func (p Provider) wrong() []fault.Field {
	preset, offered := Presets[p.Kind]
	if !offered {
		return []fault.Field{fault.On("kind", fault.NotOffered)}
	}
	var fields []fault.Field
	if _, wrong, ok := name.Clean("name", p.Name); !ok {
		fields = append(fields, wrong)
	}
	if !p.issuerFits(preset) {
		fields = append(fields, fault.On("issuer", fault.Malformed))
	}
	if p.ClientID == "" {
		fields = append(fields, fault.On("clientId", fault.Required))
	}
	if preset.Secret && !p.HasSecret {
		fields = append(fields, fault.On("clientSecret", fault.Required))
	}
	if p.Kind == Apple {
		fields = append(fields, p.wrongApple()...)
	}
	return fields
}

// issuerFits holds an issuer against its kind. A test's may be on this computer.
func (p Provider) issuerFits(preset Preset) bool {
	issuer, ok := safe(p.Issuer)
	switch {
	case !ok || issuer.RawQuery != "" || issuer.Fragment != "":
		return false
	case local(issuer):
		return true
	case preset.Fixed:
		return p.Issuer == preset.Issuer
	case p.Kind == Microsoft:
		return microsoftHosts.MatchString(issuer.Host) && tenantPath.MatchString(issuer.Path)
	}
	return true
}

func (p Provider) wrongApple() []fault.Field {
	var fields []fault.Field
	if !appleID.MatchString(p.TeamID) {
		fields = append(fields, fault.On("teamId", fault.Malformed))
	}
	if !appleID.MatchString(p.KeyID) {
		fields = append(fields, fault.On("keyId", fault.Malformed))
	}
	if !p.HasKey {
		fields = append(fields, fault.On("privateKey", fault.Required))
	}
	if relay, ok := safe(p.Relay); p.Relay != "" && (!ok || relay.Fragment != "" || relay.RawQuery != "") {
		fields = append(fields, fault.On("relay", fault.Malformed))
	}
	return fields
}

// safe parses an address that nobody on the way can read or change: https, or
// this computer's own.
func safe(text string) (*url.URL, bool) {
	u, err := url.Parse(text)
	if err != nil || u.Host == "" || u.User != nil || u.Opaque != "" {
		return nil, false
	}
	return u, u.Scheme == "https" || u.Scheme == "http" && local(u)
}

func local(u *url.URL) bool {
	address, err := netip.ParseAddr(u.Hostname())
	return u.Hostname() == "localhost" || err == nil && address.IsLoopback()
}
