package sociallogin

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/http"

	"github.com/coreos/go-oidc/v3/oidc"
	"github.com/go-jose/go-jose/v4"
	"golang.org/x/oauth2"

	"intendant/backend/fault"
	"intendant/backend/ident"
)

// Test asks a provider whether its settings work, as far as can be told without
// a person: it must be there, be the issuer, have keys, and know this
// installation. What is wrong is the error.
func (v *Visits) Test(ctx context.Context, id ident.Provider) error {
	p, s, err := v.settings.open(ctx, id)
	if err != nil {
		return err
	}
	found, err := discover(ctx, v.client, p, s)
	if err != nil {
		return err
	}
	if err := found.hasKeys(ctx); err != nil {
		return err
	}
	if err := found.knowsUs(ctx, v.settings); err != nil {
		return err
	}
	if p.Reason() == NeedsRelay {
		return fault.New(fault.ProviderNeedsRelay, "name", p.Name)
	}
	return nil
}

func (p *party) hasKeys(ctx context.Context) error {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, p.facts.JWKS, nil)
	if err != nil {
		return p.wrap(fault.ProviderNoKeys, err)
	}
	answer, err := p.client.Do(request)
	if err != nil {
		return p.wrap(fault.ProviderUnreachable, err)
	}
	defer answer.Body.Close()
	text, err := io.ReadAll(answer.Body)
	var keys jose.JSONWebKeySet
	if err != nil || json.Unmarshal(text, &keys) != nil || len(keys.Keys) == 0 {
		return fault.New(fault.ProviderNoKeys, "name", p.Name)
	}
	return nil
}

// knowsUs redeems a code that nobody was given. A provider that knows this
// installation refuses the code, any other the client.
func (p *party) knowsUs(ctx context.Context, s *Settings) error {
	secret, err := p.clientSecret(p.secrets, s.Clock.Now())
	if err != nil {
		return p.wrap(fault.ProviderClientRefused, err)
	}
	config := p.config(or(p.Relay, Redirect), secret)
	_, err = config.Exchange(oidc.ClientContext(ctx, p.client), unguessable(), oauth2.VerifierOption(oauth2.GenerateVerifier()))
	var answer *oauth2.RetrieveError
	if err == nil || errors.As(err, &answer) && !refusesClient(answer) {
		return nil
	}
	if answer != nil {
		return p.wrap(fault.ProviderClientRefused, errors.New("the token endpoint refused the client"))
	}
	return p.refusal(err)
}

func refusesClient(answer *oauth2.RetrieveError) bool {
	return answer.ErrorCode == "invalid_client" || answer.ErrorCode == "unauthorized_client" ||
		answer.ErrorCode == "" && answer.Response.StatusCode == http.StatusUnauthorized
}
