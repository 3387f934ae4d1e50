package sociallogin

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strings"

	"github.com/coreos/go-oidc/v3/oidc"
	"golang.org/x/oauth2"

	"intendant/backend/fault"
)

// party is a provider that has told about itself.
type party struct {
	Provider

	secrets secrets
	client  *http.Client
	oidc    *oidc.Provider
	facts   facts
}

// facts are what go-oidc leaves of the discovery document.
type facts struct {
	Issuer      string   `json:"issuer"`
	JWKS        string   `json:"jwks_uri"`
	AuthMethods []string `json:"token_endpoint_auth_methods_supported"`
	NamesItself bool     `json:"authorization_response_iss_parameter_supported"` // RFC 9207
}

// discover asks a provider about itself. Nothing of it is kept: keys and
// addresses change.
func discover(ctx context.Context, client *http.Client, p Provider, s secrets) (*party, error) {
	found := &party{Provider: p, secrets: s, client: client}
	asked := oidc.ClientContext(ctx, client)
	if p.manyTenants() {
		asked = oidc.InsecureIssuerURLContext(asked, p.Issuer) // the tenant's issuer is checked in issued
	}
	var err error
	if found.oidc, err = oidc.NewProvider(asked, p.Issuer); err != nil {
		return nil, p.explain(err)
	}
	if err := found.oidc.Claims(&found.facts); err != nil {
		return nil, p.explain(err)
	}
	return found, found.check()
}

// explain makes of a failed discovery what the person can do something about.
func (p Provider) explain(err error) error {
	var differs *oidc.IssuerMismatchError
	var unreachable *url.Error
	switch {
	case errors.As(err, &differs):
		return fault.New(fault.ProviderIssuerDiffers, "name", p.Name, "expected", p.Issuer, "found", shorten(differs.Discovered))
	case errors.As(err, &unreachable) && !errors.Is(err, errRedirect):
		return p.wrap(fault.ProviderUnreachable, err)
	}
	return p.wrap(fault.ProviderNotIssuer, errors.New("no discovery document")) // its body isn't for the log
}

func (p Provider) wrap(code fault.Code, cause error) error {
	return fault.Wrap(code, cause, "name", p.Name)
}

// check wants addresses that are as safe as the issuer's, and for Microsoft an
// issuer that belongs to the one that was asked.
func (p *party) check() error {
	endpoint := p.oidc.Endpoint()
	addresses := []string{endpoint.AuthURL, endpoint.TokenURL, p.facts.JWKS}
	if info := p.oidc.UserInfoEndpoint(); info != "" {
		addresses = append(addresses, info)
	}
	for _, address := range addresses {
		u, ok := safe(address)
		if asked, _ := safe(p.Issuer); !ok || local(u) && !local(asked) {
			return p.wrap(fault.ProviderNotIssuer, fmt.Errorf("unsafe address %q", shorten(address)))
		}
	}
	if p.manyTenants() && !p.tenantIssuer().MatchString(p.facts.Issuer) {
		return fault.New(fault.ProviderIssuerDiffers, "name", p.Name, "expected", p.Issuer, "found", shorten(p.facts.Issuer))
	}
	return nil
}

const (
	tenantMark  = "{tenantid}"
	tenantForm  = `[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}`
	tenantStart = `^/(common|organizations|consumers|` + tenantForm + `)`
)

var (
	tenantPath  = regexp.MustCompile(tenantStart + `/v2\.0/?$`)
	manyPath    = regexp.MustCompile(`^/(common|organizations|consumers)/v2\.0/?$`)
	tenantExact = regexp.MustCompile(`^` + tenantForm + `$`)
)

// manyTenants reports whether a Microsoft issuer stands for those of many
// tenants.
func (p Provider) manyTenants() bool {
	u, err := url.Parse(p.Issuer)
	return err == nil && p.Kind == Microsoft && manyPath.MatchString(u.Path)
}

// tenantIssuer is the form of a tenant's own issuer at the same host.
func (p Provider) tenantIssuer() *regexp.Regexp {
	u, _ := url.Parse(p.Issuer)
	return regexp.MustCompile(`^` + regexp.QuoteMeta(u.Scheme+"://"+u.Host+"/") +
		`(` + tenantForm + `|` + regexp.QuoteMeta(tenantMark) + `)/v2\.0/?$`)
}

// issued reports whether an issuer is the one that was asked. Microsoft's is the
// tenant's, which the token names beside it.
func (p *party) issued(issuer, tenant string) bool {
	if !p.manyTenants() {
		return issuer == p.facts.Issuer || p.facts.Issuer == googleIssuer && "https://"+issuer == googleIssuer
	}
	return tenantExact.MatchString(tenant) && p.tenantIssuer().MatchString(issuer) &&
		issuer == strings.ReplaceAll(p.facts.Issuer, tenantMark, tenant)
}

// googleIssuer stands without its scheme in some of Google's tokens.
const googleIssuer = "https://accounts.google.com"

// config is how to speak OAuth 2.0 with the provider.
func (p *party) config(redirect, secret string) oauth2.Config {
	endpoint := p.oidc.Endpoint()
	endpoint.AuthStyle = oauth2.AuthStyleInParams
	if p.Kind != Apple && secret != "" && (len(p.facts.AuthMethods) == 0 || slices.Contains(p.facts.AuthMethods, "client_secret_basic")) {
		endpoint.AuthStyle = oauth2.AuthStyleInHeader
	}
	scopes := []string{oidc.ScopeOpenID, "profile", "email"}
	if p.Kind == Apple {
		scopes = []string{oidc.ScopeOpenID, "name", "email"}
	}
	return oauth2.Config{ClientID: p.ClientID, ClientSecret: secret, Endpoint: endpoint, RedirectURL: redirect, Scopes: scopes}
}

// shorten keeps what a stranger wrote from filling the page.
func shorten(text string) string {
	const most = 200
	if runes := []rune(text); len(runes) > most {
		return string(runes[:most])
	}
	return text
}
