package gateway_test

import (
	"bufio"
	"context"
	"encoding/json"
	"io"
	"net"
	"net/http"
	"strconv"
	"strings"
	"testing"
	"time"

	"intendant/backend/clock"
	"intendant/backend/core"
	"intendant/backend/core/coretest"
	"intendant/backend/gateway"
	"intendant/backend/gateway/gatewaytest"
	"intendant/backend/ident"
	"intendant/backend/ledger"
	"intendant/backend/testhouse/provider"
)

const maxBody = 1 << 20

// house is a folder with a gateway that listens, and a provider.
type house struct {
	*gatewaytest.Place

	t        *testing.T
	clock    *clock.Fake
	provider *provider.Provider
	server   *gateway.Server
	before   used
}

// used is what the organization used.
type used struct{ spend, tokens, reserved int64 }

func (h *house) used() (u used) {
	u.spend, u.tokens, u.reserved = h.Meter.Used(h.Organization, "org")
	return u
}

// forget starts anew: what was used and forwarded until now doesn't count.
func (h *house) forget() {
	h.provider.Forget()
	h.before = h.used()
}

func open(t *testing.T) *house {
	t.Helper()
	return openWith(t, provider.Options{Key: gatewaytest.Secret})
}

func openWith(t *testing.T, o provider.Options) *house {
	t.Helper()
	p, err := provider.Start(o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(p.Close)
	c, now := coretest.Open(t)
	return &house{t: t, Place: furnish(t, c, p.URL), clock: now, provider: p, server: nil}
}

func furnish(t *testing.T, c *core.Core, base string) *gatewaytest.Place {
	t.Helper()
	place, err := gatewaytest.Furnish(t.Context(), c, base)
	if err != nil {
		t.Fatal(err)
	}
	return place
}

// listen opens the gateway's door.
func (h *house) listen() *house {
	h.t.Helper()
	s, err := h.Gateway.Listen(h.t.Context(), "127.0.0.1:0", maxBody)
	if err != nil {
		h.t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- s.Serve(ctx) }()
	h.t.Cleanup(func() {
		cancel()
		if err := <-done; err != nil {
			h.t.Error(err)
		}
	})
	h.server = s
	return h
}

// address is the gateway's.
func (h *house) address() string {
	return strings.TrimSuffix(strings.TrimPrefix(h.server.BaseURL(), "http://"), "/v1")
}

// reply is an answer that was read.
type reply struct {
	Status int
	Header http.Header
	Body   string
	Error  struct {
		Message, Type, Code string
		Param               *string
	}
}

func (h *house) post(path, key, body string) reply {
	h.t.Helper()
	return h.do(http.MethodPost, path, key, body)
}

func (h *house) do(method, path, key, body string) reply {
	h.t.Helper()
	r, err := http.NewRequestWithContext(h.t.Context(), method, h.server.BaseURL()+path, strings.NewReader(body))
	if err != nil {
		h.t.Fatal(err)
	}
	if key != "" {
		r.Header.Set("Authorization", "Bearer "+key)
	}
	if body != "" {
		r.Header.Set("Content-Type", "application/json")
	}
	answer, err := http.DefaultClient.Do(r)
	if err != nil {
		h.t.Fatal(err)
	}
	defer answer.Body.Close()
	return read(h.t, answer)
}

func read(t *testing.T, answer *http.Response) reply {
	t.Helper()
	all, err := io.ReadAll(answer.Body)
	if err != nil {
		t.Errorf("the answer broke off: %v", err)
	}
	out := reply{Status: answer.StatusCode, Header: answer.Header, Body: string(all)}
	if out.Status >= http.StatusBadRequest {
		var shape struct {
			Error any `json:"error"`
		}
		shape.Error = &out.Error
		if err := json.Unmarshal(all, &shape); err != nil {
			t.Errorf("%d without an error's shape: %s", out.Status, all)
		}
	}
	return out
}

// raw sends bytes and reads one answer.
func (h *house) raw(text string) reply {
	h.t.Helper()
	c, err := net.Dial("tcp", h.address())
	if err != nil {
		h.t.Fatal(err)
	}
	defer c.Close()
	_ = c.SetDeadline(time.Now().Add(20 * time.Second))
	if _, err := io.WriteString(c, text); err != nil {
		h.t.Fatal(err)
	}
	answer, err := http.ReadResponse(bufio.NewReader(c), nil)
	if err != nil {
		h.t.Fatalf("no answer to %.80q: %v", text, err)
	}
	defer answer.Body.Close()
	return read(h.t, answer)
}

const hello = `"messages":[{"role":"user","content":"Hello there"}]}`

func (h *house) bearer() string { return "Authorization: Bearer " + h.Key + "\r\n" }

// request is one for an answer, as it goes over the wire.
func (h *house) request(more, body string) string {
	return "POST /v1/chat/completions HTTP/1.1\r\nHost: " + h.address() + "\r\n" + more +
		"Content-Type: application/json\r\nContent-Length: " + strconv.Itoa(len(body)) + "\r\n\r\n" + body
}

func short(text string) string {
	if len(text) > 60 {
		return text[:60] + "…"
	}
	return text
}

// models are the identifiers of the organization's models, by name.
func (h *house) models() map[string]ident.Model {
	h.t.Helper()
	offers, err := h.Resources.Models(h.t.Context(), h.By.Account, h.Organization)
	if err != nil {
		h.t.Fatal(err)
	}
	ids := map[string]ident.Model{}
	for _, m := range offers.Models {
		ids[m.Name] = m.ID
	}
	return ids
}

// entries counts a kind's in the organization's record.
func (h *house) entries(kind string) (n int) {
	h.t.Helper()
	leaves, err := ledger.Page(h.t.Context(), h.DB.Read(), string(h.Organization), ledger.Newest, 100)
	if err != nil {
		h.t.Fatal(err)
	}
	for _, l := range leaves {
		if l.Kind == kind {
			n++
		}
	}
	return n
}

// rawAll sends bytes, some after a moment, and reads until the connection ends.
func (h *house) rawAll(parts ...string) string {
	h.t.Helper()
	c, err := net.Dial("tcp", h.address())
	if err != nil {
		h.t.Fatal(err)
	}
	defer c.Close()
	_ = c.SetDeadline(time.Now().Add(20 * time.Second))
	for i, part := range parts {
		if i > 0 {
			time.Sleep(100 * time.Millisecond)
		}
		if _, err := io.WriteString(c, part); err != nil {
			h.t.Fatal(err)
		}
	}
	all, err := io.ReadAll(c)
	if err != nil {
		h.t.Error(err)
	}
	return string(all)
}
