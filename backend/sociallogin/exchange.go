package sociallogin

import (
	"context"
	"crypto/subtle"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/coreos/go-oidc/v3/oidc"
	"golang.org/x/oauth2"

	"intendant/backend/fault"
)

// algorithms are those of a signature that only the provider can make: "none" and
// those that share the client's secret are not among them.
var algorithms = []string{
	oidc.RS256, oidc.RS384, oidc.RS512, oidc.PS256, oidc.PS384, oidc.PS512,
	oidc.ES256, oidc.ES384, oidc.ES512, oidc.EdDSA,
}

// freshness is how long ago somebody may have signed in at the provider who
// shows again that it is them; the clocks of two computers differ.
const freshness = 5 * time.Minute

// asked is what a visit's request said and its answer must match.
type asked struct {
	redirect, verifier, nonce string
	confirm                   bool // they had to sign in anew
}

// redeem turns the code of an answer into the person it stands for.
func (p *party) redeem(ctx context.Context, code string, a asked, now func() time.Time) (*claims, error) {
	ctx = oidc.ClientContext(ctx, p.client)
	secret, err := p.clientSecret(p.secrets, now())
	if err != nil {
		return nil, p.wrap(fault.ProviderClientRefused, err)
	}
	config := p.config(a.redirect, secret)
	token, err := config.Exchange(ctx, code, oauth2.VerifierOption(a.verifier))
	if err != nil {
		return nil, p.refusal(err)
	}
	raw, _ := token.Extra("id_token").(string)
	who, err := p.verify(ctx, raw, a, now)
	if err != nil {
		return nil, err
	}
	return who, p.ask(ctx, token, who)
}

// refusal explains why a code got no token. What the provider wrote stays out of
// the log but for its code.
func (p *party) refusal(err error) error {
	var answer *oauth2.RetrieveError
	if !errors.As(err, &answer) {
		return p.wrap(fault.ProviderUnreachable, errors.New("the token endpoint gave no usable answer"))
	}
	cause := fmt.Errorf("the token endpoint answered %s", shorten(strconv.Quote(answer.ErrorCode)))
	switch answer.ErrorCode {
	case "invalid_client", "unauthorized_client":
		return p.wrap(fault.ProviderClientRefused, cause)
	case "invalid_grant":
		return p.wrap(fault.SocialCodeRefused, cause)
	}
	return p.wrap(fault.SocialRefused, cause)
}

// verify holds an ID token against everything that it must say.
func (p *party) verify(ctx context.Context, raw string, a asked, now func() time.Time) (*claims, error) {
	config := &oidc.Config{
		ClientID: p.ClientID, SupportedSigningAlgs: algorithms, Now: now,
		SkipIssuerCheck: true, // done below, for Microsoft's many issuers too
	}
	token, err := p.oidc.VerifierContext(ctx, config).Verify(ctx, raw)
	if err != nil {
		return nil, p.misfit(ctx, raw, err)
	}
	who := &claims{}
	if err := token.Claims(who); err != nil {
		return nil, p.wrap(fault.SocialTokenInvalid, errClaims)
	}
	who.Subject, who.Issuer = token.Subject, p.facts.Issuer
	if p.manyTenants() {
		who.Issuer = token.Issuer
	}
	if code, fits := p.fits(token, who, a, now()); !fits {
		return nil, fault.New(code, "name", p.Name)
	}
	return who, nil
}

// fits holds what a genuine token says against the visit.
func (p *party) fits(token *oidc.IDToken, who *claims, a asked, now time.Time) (fault.Code, bool) {
	switch {
	case !p.issued(token.Issuer, who.Tenant):
		return fault.SocialIssuerWrong, false
	case len(token.Audience) > 1 && who.Party == "", who.Party != "" && who.Party != p.ClientID:
		return fault.SocialAudienceWrong, false
	case subtle.ConstantTimeCompare([]byte(token.Nonce), []byte(a.nonce)) != 1:
		return fault.SocialNonceWrong, false
	case token.Subject == "" || len(token.Subject) > maxSubject:
		return fault.SocialTokenInvalid, false
	case a.confirm && !p.anew(who.AuthTime, now):
		return fault.SocialTokenExpired, false
	}
	return "", true
}

// anew reports whether somebody who was asked to sign in anew did. Who asks with
// max_age is told when (OpenID Connect Core, section 3.1.2.1): without it the
// browser may have taken that out of the address. Google and Microsoft don't tell.
func (p *party) anew(authTime int64, now time.Time) bool {
	if authTime == 0 {
		return p.Kind != OIDC
	}
	return now.Sub(time.Unix(authTime, 0)) <= freshness
}

const maxSubject = 255 // characters, as OpenID Connect has it

var errClaims = errors.New("sociallogin: the claims can't be read")

// misfit finds the word for what go-oidc refused: it tells expiry apart, the
// rest in English only. Nothing here lets anybody in.
func (p *party) misfit(ctx context.Context, raw string, refused error) error {
	if _, expired := errors.AsType[*oidc.TokenExpiredError](refused); expired {
		return fault.New(fault.SocialTokenExpired, "name", p.Name)
	}
	lenient := &oidc.Config{SkipClientIDCheck: true, SkipIssuerCheck: true, SkipExpiryCheck: true, SupportedSigningAlgs: algorithms}
	token, err := p.oidc.VerifierContext(ctx, lenient).Verify(ctx, raw)
	switch {
	case err != nil && strings.Contains(err.Error(), "fetching keys"):
		return p.wrap(fault.ProviderUnreachable, errors.New("the keys could not be fetched"))
	case err == nil && !slices.Contains(token.Audience, p.ClientID):
		return fault.New(fault.SocialAudienceWrong, "name", p.Name)
	}
	return p.wrap(fault.SocialTokenInvalid, errors.New("the ID token isn't one of the provider's"))
}

// ask completes what the ID token leaves out, where the provider tells more
// elsewhere.
func (p *party) ask(ctx context.Context, token *oauth2.Token, who *claims) error {
	if who.Email != "" || p.oidc.UserInfoEndpoint() == "" {
		return nil
	}
	info, err := p.oidc.UserInfo(ctx, oauth2.StaticTokenSource(token))
	if err != nil {
		return p.wrap(fault.ProviderUnreachable, errors.New("the userinfo endpoint gave no usable answer"))
	}
	if info.Subject != who.Subject { // it may be anybody's (OpenID Connect Core, section 5.3.2)
		return p.wrap(fault.SocialTokenInvalid, errClaims)
	}
	if err := info.Claims(&who.profile); err != nil {
		return p.wrap(fault.SocialTokenInvalid, errClaims)
	}
	return nil
}
