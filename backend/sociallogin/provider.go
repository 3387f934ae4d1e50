package sociallogin

import (
	"intendant/backend/ident"
)

// Kind is the sort of a provider.
type Kind string

// The kinds. OIDC is any issuer of OpenID Connect.
const (
	Google    Kind = "google"
	Microsoft Kind = "microsoft"
	Apple     Kind = "apple"
	OIDC      Kind = "oidc"
)

// Preset is what a kind brings by itself.
type Preset struct {
	Name string
	// Issuer is the one that stands where the owner enters none.
	Issuer string
	// Fixed keeps the owner from entering another.
	Fixed bool
	// Secret says that nobody gets in without a client secret.
	Secret bool
}

// Presets are those of the kinds.
var Presets = map[Kind]Preset{
	Google:    {Name: "Google", Issuer: "https://accounts.google.com", Fixed: true, Secret: true},
	Microsoft: {Name: "Microsoft", Issuer: "https://login.microsoftonline.com/common/v2.0"},
	Apple:     {Name: "Apple", Issuer: "https://appleid.apple.com", Fixed: true},
	OIDC:      {},
}

// Redirect is the return address to enter at a provider. The port, which is
// another one each time, doesn't count there (RFC 8252, section 7.3).
const Redirect = "http://127.0.0.1" + callbackPath

// Provider is where people may sign in from.
type Provider struct {
	ID       ident.Provider
	Kind     Kind
	Name     string
	Issuer   string
	ClientID string
	// Apple's only: it returns to an https address, which must lead back here, and
	// wants a signature of its team's key in place of a secret.
	Relay, TeamID, KeyID string
	HasSecret, HasKey    bool
}

// knows reports whether the provider knows people by the same subjects as
// another: Microsoft and Apple have others for each client.
func (p Provider) knows(other Provider) bool {
	perClient := p.Kind == Microsoft || p.Kind == Apple
	return p.Kind == other.Kind && p.Issuer == other.Issuer &&
		(!perClient || p.ClientID == other.ClientID && p.TeamID == other.TeamID)
}

// NeedsRelay is why a provider isn't available.
const NeedsRelay = "relay"

// Reason is why nobody can sign in by the provider, or empty.
func (p Provider) Reason() string {
	if p.Kind == Apple && p.Relay == "" {
		return NeedsRelay
	}
	return ""
}

// secrets are what a provider knows this installation by.
type secrets struct {
	client string // client secret, or empty
	key    string // Apple's private key in PEM, or empty
}
