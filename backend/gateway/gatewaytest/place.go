// Package gatewaytest furnishes data folders for tests of the gateway: an
// organization on Scale, with a connection to a provider, its models, and a key. It
// needs no testing.TB, so that a test can run it in a process of its own, too.
package gatewaytest

import (
	"context"
	"strings"

	"intendant/backend/account"
	"intendant/backend/apikey"
	"intendant/backend/core"
	"intendant/backend/ident"
	"intendant/backend/ledger"
	"intendant/backend/limit"
	"intendant/backend/plan"
	"intendant/backend/resource"
)

// Password is the first person's.
const Password = "lettre-vapeur-obscur-9" //nolint:gosec // of somebody who exists in tests only

// Secret is what the connection sends to the provider.
const Secret = "sk-sample-0123456789"

// Place is an organization that can use the gateway.
type Place struct {
	*core.Ready

	By           ledger.Actor
	Organization ident.Organization
	Workspace    ident.Workspace // the default one
	Connection   ident.Connection
	KeyID        ident.Key
	Key          string
}

// Furnish makes the first account, its organization on Scale without rates worth
// mentioning, a connection to a provider under base, two models ("sample", priced, with bounds, and
// "sample-embedding") and a key for all of it.
func Furnish(ctx context.Context, c *core.Core, base string) (*Place, error) {
	ready, err := c.Ready()
	if err != nil {
		return nil, err
	}
	p := &Place{Ready: ready}
	for _, step := range []func(context.Context) error{p.signUp, p.subscribe, p.find} {
		if err := step(ctx); err != nil {
			return nil, err
		}
	}
	if p.Connection, err = p.Connect(ctx, "Sample", base); err != nil {
		return nil, err
	}
	if err := p.Offer(ctx, Chat("sample"), Embedding("sample-embedding")); err != nil {
		return nil, err
	}
	p.KeyID, p.Key, err = p.MakeKey(ctx, apikey.NewKey{Name: "Tests"})
	return p, err
}

func (p *Place) signUp(ctx context.Context) error {
	a, err := p.Accounts.SignUp(ctx, ledger.DoorWindow, account.NewAccount{
		Email: "ines@example.com", FirstName: "Inès", LastName: "Moreau", Password: Password, Language: "en",
	})
	p.By = ledger.Actor{Account: a.ID, Door: ledger.DoorWindow}
	return err
}

func (p *Place) subscribe(ctx context.Context) error {
	if err := p.widen(ctx); err != nil {
		return err
	}
	o, err := p.Organizations.Create(ctx, p.By, "Atelier Lumen")
	if err != nil {
		return err
	}
	p.Organization = o.ID
	return p.Plans.Subscribe(ctx, p.By, o.ID, plan.Order{
		Family: plan.API, Request: plan.Request{Plan: "scale", Interval: plan.Month, Seats: 1},
	})
}

// widen has Scale include more requests than any test makes.
func (p *Place) widen(ctx context.Context) error {
	shown, err := p.Plans.Catalogue(ctx, p.By.Account)
	if err != nil {
		return err
	}
	wide := strings.NewReplacer(
		`"requestsPerSecond": 20, "tokensPerMinute": 5000000,`, `"requestsPerSecond": 10000000, "tokensPerMinute": 1000000000000,`)
	return p.Plans.SetCatalogue(ctx, p.By, wide.Replace(shown.Text))
}

func (p *Place) find(ctx context.Context) error {
	all, err := p.Workspaces.List(ctx, p.By.Account, p.Organization, false)
	if err == nil {
		p.Workspace = all[0].Workspace.ID
	}
	return err
}

// Connect adds a connection.
func (p *Place) Connect(ctx context.Context, name, base string) (ident.Connection, error) {
	err := p.Resources.SetConnection(ctx, p.By, p.Organization, resource.ConnectionInput{Name: name, BaseURL: base, Key: Secret})
	if err != nil {
		return "", err
	}
	all, err := p.Resources.Connections(ctx, p.By.Account, p.Organization)
	for _, c := range all {
		if c.Name == name {
			return c.ID, err
		}
	}
	return "", err
}

// Chat is a model for chats: 1.00 a million tokens of input, 4.00 of output, 0.25 of
// cached input.
func Chat(name string) resource.ModelInput {
	return resource.ModelInput{
		Model: resource.Model{Name: name, Upstream: name, Kind: resource.Chat, MaxOutput: 1000, Context: 100_000},
		Input: "1", Output: "4", Cached: "0.25",
	}
}

// Embedding is a model for embeddings: 0.50 a million tokens.
func Embedding(name string) resource.ModelInput {
	return resource.ModelInput{Model: resource.Model{Name: name, Upstream: name, Kind: resource.Embedding}, Input: "0.5"}
}

// Offer adds models; without a connection they are at the first one.
func (p *Place) Offer(ctx context.Context, models ...resource.ModelInput) error {
	for i := range models {
		if models[i].Connection == "" {
			models[i].Connection = p.Connection
		}
	}
	return p.Resources.SetModels(ctx, p.By, p.Organization, models)
}

// MakeKey makes a key; without a workspace it is the default one's.
func (p *Place) MakeKey(ctx context.Context, in apikey.NewKey) (ident.Key, string, error) {
	if in.Workspace == "" {
		in.Workspace = p.Workspace
	}
	made, text, err := p.APIKeys.Create(ctx, p.By, p.Organization, in)
	return made.ID, text, err
}

// Limit sets the limits of a place that had none.
func (p *Place) Limit(ctx context.Context, of limit.Place, model ident.Model, to limit.Limits) error {
	of.Organization = p.Organization
	return p.Limits.Set(ctx, p.By, of, model, limit.Limits{}, to)
}
