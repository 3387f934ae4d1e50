// Package clients holds the gateway against the programs that people call it by: the
// official OpenAI clients for Go and JavaScript, unchanged.
package clients

import (
	"context"
	"testing"
	"time"

	"intendant/backend/apikey"
	"intendant/backend/clock"
	"intendant/backend/core"
	"intendant/backend/core/coretest"
	"intendant/backend/gateway/gatewaytest"
	"intendant/backend/ident"
	"intendant/backend/limit"
	"intendant/backend/resource"
	"intendant/backend/testhouse/provider"
)

// house is a gateway that listens, with a provider, on a clock that goes: clients wait
// for as long as they are told to.
type house struct {
	*gatewaytest.Place

	provider *provider.Provider
	url      string
	keys     map[string]string // by what they are for
}

func open(t *testing.T) *house {
	t.Helper()
	p, err := provider.Start(provider.Options{Key: gatewaytest.Secret})
	must(t, err)
	t.Cleanup(p.Close)
	c, err := core.Open(t.Context(), coretest.Options(t.TempDir(), clock.System{}))
	must(t, err)
	t.Cleanup(func() { must(t, c.Close()) })
	must(t, c.Protect(t.Context(), coretest.Passphrase))
	place, err := gatewaytest.Furnish(t.Context(), c, p.URL)
	must(t, err)
	h := &house{Place: place, provider: p, keys: map[string]string{"all": place.Key}}
	h.offer(t)
	h.hand(t)
	h.listen(t)
	return h
}

// offer adds an agent, and a model of a provider that is down.
func (h *house) offer(t *testing.T) {
	t.Helper()
	ctx := t.Context()
	down, err := h.Connect(ctx, "Down", "http://127.0.0.1:1/v1")
	must(t, err)
	lost := gatewaytest.Chat("lost")
	lost.Connection = down
	must(t, h.Offer(ctx, lost))
	for name, wish := range map[string]string{"failing": "status=500", "breaking": "cut=4", "long": "every=50ms,tokens=200"} {
		model := gatewaytest.Chat(name)
		model.Upstream = "sample:" + wish
		must(t, h.Offer(ctx, model))
	}
	shelf, err := resource.Read(ctx, h.DB.Read(), h.Organization)
	must(t, err)
	must(t, h.Resources.SetAgent(ctx, h.By, h.Organization, resource.Agent{
		Workspace: h.Workspace, Name: "helper", Instructions: "Be kind.", Model: shelf.Models["sample"].ID, MaxOutput: 3,
	}))
}

// hand makes the keys.
func (h *house) hand(t *testing.T) {
	t.Helper()
	for name, of := range map[string]struct {
		scope []string
		to    limit.Limits
	}{
		"slow":    {to: limit.Limits{RequestsPerSecond: 1}},
		"poor":    {to: limit.Limits{MonthlySpend: 1}},
		"embeds":  {scope: []string{apikey.ScopeEmbeddings}},
		"revoked": {},
	} {
		id, text, err := h.MakeKey(t.Context(), apikey.NewKey{Name: name, Scope: of.scope})
		must(t, err)
		h.keys[name] = text
		if of.to != (limit.Limits{}) {
			must(t, h.Limit(t.Context(), limit.Place{Workspace: h.Workspace, Key: id}, "", of.to))
		}
		if name == "revoked" {
			_, err := h.APIKeys.Revoke(t.Context(), h.By, h.Organization, "", []ident.Key{id})
			must(t, err)
		}
	}
}

func (h *house) listen(t *testing.T) {
	t.Helper()
	s, err := h.Gateway.Listen(t.Context(), "127.0.0.1:0", 1<<20)
	must(t, err)
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- s.Serve(ctx) }()
	t.Cleanup(func() {
		cancel()
		must(t, <-done)
	})
	h.url = s.BaseURL()
}

// settled makes sure that what was recorded is what the provider served whole, plus
// what was set aside for what broke off.
func (h *house) settled(t *testing.T, cut int) {
	t.Helper()
	for deadline := time.Now().Add(5 * time.Second); h.Meter.Running(h.Organization, "") > 0 && time.Now().Before(deadline); {
		time.Sleep(5 * time.Millisecond)
	}
	must(t, h.Meter.Import(t.Context()))
	var requests, tokens, estimated int64
	must(t, h.DB.Read().QueryRowContext(t.Context(),
		`SELECT COUNT(*), SUM(CASE estimated WHEN 0 THEN input + output ELSE 0 END), SUM(estimated) FROM usage_exchange_activity
		  WHERE status = 200`).Scan(&requests, &tokens, &estimated))
	var served, whole int64
	for _, s := range h.provider.Served() {
		if s.Done {
			whole++
			served += s.Input + s.Output
		}
	}
	if tokens != served || requests != whole+int64(cut) || estimated != int64(cut) {
		t.Errorf("%d exchanges, %d of them estimated, %d tokens; the provider served %d whole with %d tokens", requests, estimated, tokens, whole, served)
	}
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
