package gateway_test

import (
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"intendant/backend/apikey"
	"intendant/backend/event"
	"intendant/backend/gateway/gatewaytest"
	"intendant/backend/ident"
	"intendant/backend/limit"
	"intendant/backend/resource"
)

// TestTheVeryNextRequest: whatever an Admin changes holds for the next request.
func TestTheVeryNextRequest(t *testing.T) {
	h := open(t).listen()
	ctx := t.Context()
	answers := func(what, key, body string, want int) {
		t.Helper()
		if r := h.post("/chat/completions", key, body); r.Status != want {
			t.Errorf("%s: %+v instead of %d", what, r, want)
		}
	}
	other, err := h.Workspaces.Create(ctx, h.By, h.Organization, "Other")
	if err != nil {
		t.Fatal(err)
	}
	in := other.Workspace.ID
	id, key, err := h.MakeKey(ctx, apikey.NewKey{Name: "New", Workspace: in})
	if err != nil {
		t.Fatal(err)
	}
	answers("a new key", key, good, 200)
	_, rotated, err := h.APIKeys.Rotate(ctx, h.By, h.Organization, in, id, 1)
	if err != nil {
		t.Fatal(err)
	}
	answers("its next secret", rotated, good, 200)
	answers("its old secret", key, good, 200)
	h.clock.Advance(61 * time.Minute)
	answers("its old secret after the grace", key, good, 401)
	_, again, err := h.APIKeys.Rotate(ctx, h.By, h.Organization, in, id, 0)
	if err != nil {
		t.Fatal(err)
	}
	answers("a secret without grace", rotated, good, 401)
	none := []ident.Model{}
	if err := h.Resources.SetAllowed(ctx, h.By, h.Organization, in, false, none); err != nil {
		t.Fatal(err)
	}
	answers("no model allowed", again, good, 404)
	if err := h.Resources.SetAllowed(ctx, h.By, h.Organization, in, true, none); err != nil {
		t.Fatal(err)
	}
	answers("all models allowed", again, good, 200)
	answers("an agent that isn't there", again, `{"model":"agent:Scribe",`+hello, 404)
	if err := h.Resources.SetAgent(ctx, h.By, h.Organization, resource.Agent{Workspace: in, Name: "Scribe", Model: h.models()["sample"]}); err != nil {
		t.Fatal(err)
	}
	answers("an agent that is", again, `{"model":"agent:Scribe",`+hello, 200)
	h.limit(limit.Place{Workspace: in}, "", limit.Limits{TokensPerMonth: 20})
	answers("a limit", again, good, 429)
	if _, err := h.Workspaces.Archive(ctx, h.By, h.Organization, in, "Other"); err != nil {
		t.Fatal(err)
	}
	answers("an archived workspace", again, good, 401)
	answers("another workspace", h.Key, good, 200)
	if err := h.Organizations.Delete(ctx, h.By, h.Organization, "Atelier Lumen", gatewaytest.Password); err != nil {
		t.Fatal(err)
	}
	answers("an organization that is no more", h.Key, good, 401)
}

// TestRevokingUnderLoad: while others keep the gateway busy, no request is let through
// that begins after its key was revoked.
func TestRevokingUnderLoad(t *testing.T) {
	h := open(t).listen()
	var over atomic.Bool
	var load sync.WaitGroup
	for range 4 {
		load.Go(func() {
			for !over.Load() {
				h.post("/embeddings", h.Key, `{"model":"sample-embedding","input":"x"}`)
			}
		})
	}
	for range 25 {
		id, key, err := h.MakeKey(t.Context(), apikey.NewKey{Name: "Short"})
		if err != nil {
			t.Fatal(err)
		}
		if r := h.do("GET", "/models", key, ""); r.Status != 200 {
			t.Fatalf("%+v", r)
		}
		if _, err := h.APIKeys.Revoke(t.Context(), h.By, h.Organization, "", []ident.Key{id}); err != nil {
			t.Fatal(err)
		}
		if r := h.do("GET", "/models", key, ""); r.Status != 401 {
			t.Fatalf("%+v", r)
		}
	}
	over.Store(true)
	load.Wait()
}

func TestFull(t *testing.T) {
	h := open(t).listen()
	h.Gateway.Narrow(0)
	r := h.post("/chat/completions", h.Key, good)
	h.refused("one too many", r, 503, "overloaded")
	if r.Header.Get("Retry-After") != "1" {
		t.Errorf("%+v", r)
	}
}

// TestOneAfterTheOther: a connection serves many, also those that were sent without
// waiting, and a body that waits to be asked for.
func TestOneAfterTheOther(t *testing.T) {
	h := open(t).listen()
	one := h.request(h.bearer(), good)
	last := h.request(h.bearer()+"Connection: close\r\nExpect: 100-continue\r\n", good)
	text := h.rawAll(one + one + one + last)
	if strings.Count(text, "HTTP/1.1 200 OK") != 4 || strings.Count(text, "\r\nConnection: close") != 0 {
		t.Errorf("%s", text)
	}
	if n := h.provider.Requests(); n != 4 {
		t.Errorf("%d arrived", n)
	}
	head, body, _ := strings.Cut(last, "\r\n\r\n")
	if text := h.rawAll(head+"\r\n\r\n", body); !strings.HasPrefix(text, "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK") {
		t.Errorf("%s", text)
	}
	if text := h.rawAll(strings.Replace(head, h.Key, "itk_wrong", 1) + "\r\n\r\n"); !strings.HasPrefix(text, "HTTP/1.1 401") || !strings.Contains(text, "Connection: close") {
		t.Errorf("a body that nobody asks for: %s", text)
	}
}

// TestLargeAnswers pass through in parts, and are counted all the same.
func TestLargeAnswers(t *testing.T) {
	h := open(t).listen()
	r := h.ask("tokens=900,fill=4000", "")
	if r.Status != 200 || len(r.Body) < 3_600_000 || h.used().tokens != 906 {
		t.Errorf("%d, %d bytes, %+v", r.Status, len(r.Body), h.used())
	}
	r = h.ask("tokens=300,fill=20000", `"stream":true,`)
	if r.Status != 200 || len(r.Body) < 6_000_000 || !strings.HasSuffix(r.Body, "data: [DONE]\n\n") || h.used().tokens != 906+306 {
		t.Errorf("%d, %d bytes, %+v", r.Status, len(r.Body), h.used())
	}
}

// TestNobodyAsksForLong: changes aren't noted one by one for ever, and none is missed.
func TestNobodyAsksForLong(t *testing.T) {
	h := open(t).listen()
	id, key, err := h.MakeKey(t.Context(), apikey.NewKey{Name: "New", Workspace: h.Workspace})
	if err != nil {
		t.Fatal(err)
	}
	if r := h.post("/chat/completions", key, good); r.Status != 200 {
		t.Fatalf("%+v", r)
	}
	if _, err := h.APIKeys.Revoke(t.Context(), h.By, h.Organization, h.Workspace, []ident.Key{id}); err != nil {
		t.Fatal(err)
	}
	for range 5000 {
		h.Gateway.Bus.Publish(event.Changed{Ledger: string(h.Organization), Concept: "resource"})
	}
	if n := h.Gateway.Noted(); n > 1000 {
		t.Errorf("%d changes wait to be read", n)
	}
	if r := h.post("/chat/completions", key, good); r.Status != 401 {
		t.Errorf("a revoked key: %+v", r)
	}
}
