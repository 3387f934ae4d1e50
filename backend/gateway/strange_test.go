package gateway_test

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"intendant/backend/apikey"
	"intendant/backend/gateway"
	"intendant/backend/gateway/gatewaytest"
)

// strange offers the model "strange" of a provider that answers by a function.
func (h *house) strange(answer func(w http.ResponseWriter, body string)) {
	h.t.Helper()
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		all, _ := io.ReadAll(r.Body)
		answer(w, string(all))
	}))
	h.t.Cleanup(s.Close)
	at, err := h.Connect(h.t.Context(), "Strange", s.URL)
	m := gatewaytest.Chat("strange")
	m.Connection = at
	if err == nil {
		err = h.Offer(h.t.Context(), m)
	}
	if err != nil {
		h.t.Fatal(err)
	}
}

const strange = `{"model":"strange","stream":true,"max_tokens":500,`

// TestOptionsThatACallerNames: a refusal that speaks of them because the caller did
// doesn't keep the gateway from asking for the usage of others.
func TestOptionsThatACallerNames(t *testing.T) {
	h := open(t).listen()
	var last string
	h.strange(func(w http.ResponseWriter, body string) {
		if last = body; strings.Contains(body, "no such role") {
			w.WriteHeader(http.StatusBadRequest)
			_, _ = io.WriteString(w, `{"error":{"message":"stream_options is no such role"}}`)
		}
	})
	if r := h.post("/chat/completions", h.Key, strange+`"messages":[{"role":"no such role"}]}`); r.Status != 400 {
		t.Errorf("%+v", r)
	}
	h.post("/chat/completions", h.Key, strange+hello)
	if !strings.Contains(last, `"include_usage":true`) {
		t.Errorf("the next request was sent as %s", last)
	}
}

// TestStreamsThatNobodySeesTheEndOf: what is told underway isn't all, and the end of a
// connection isn't that of an answer.
func TestStreamsThatNobodySeesTheEndOf(t *testing.T) {
	for name, answer := range map[string]func(w http.ResponseWriter, body string){
		"told underway": func(w http.ResponseWriter, _ string) {
			w.Header().Set("Content-Type", "text/event-stream")
			_, _ = io.WriteString(w, `data: {"choices":[{"delta":{"content":"a"}}],"usage":{"prompt_tokens":1,"completion_tokens":1}}`+"\n\n")
			_ = http.NewResponseController(w).Flush()
			panic(http.ErrAbortHandler)
		},
		"ended by the connection": func(w http.ResponseWriter, _ string) {
			c, _, _ := http.NewResponseController(w).Hijack()
			_, _ = fmt.Fprint(c, "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\ndata: {\"choices\":[{\"delta\":{\"content\":\"a\"}}]}\n\n")
			_ = c.Close()
		},
	} {
		h := open(t).listen()
		h.strange(answer)
		h.forget()
		r, err := h.streamed(t.Context(), strange+hello)
		if err != nil {
			t.Fatal(err)
		}
		all, err := io.ReadAll(r.Body)
		_ = r.Body.Close()
		if now := h.used(); err == nil || now.tokens-h.before.tokens < 500 || !strings.Contains(string(all), "provider_failed") {
			t.Errorf("%s: %+v, %s", name, now, all)
		}
	}
}

// TestTheLastLineOfAStream counts also where no empty line follows it.
func TestTheLastLineOfAStream(t *testing.T) {
	h := open(t).listen()
	h.strange(func(w http.ResponseWriter, _ string) {
		w.Header().Set("Content-Type", "text/event-stream")
		_, _ = io.WriteString(w, `data: {"choices":[],"usage":{"prompt_tokens":3,"completion_tokens":4}}`)
	})
	h.forget()
	h.post("/chat/completions", h.Key, strange+hello)
	if now := h.used(); now.tokens-h.before.tokens != 7 {
		t.Errorf("%+v", now)
	}
}

// TestTalkThatNobodyListensTo: it ends with its context, though nobody reads it.
func TestTalkThatNobodyListensTo(t *testing.T) {
	h := open(t)
	ctx, cancel := context.WithCancel(t.Context())
	who := gateway.Member{Organization: h.Organization, Workspace: h.Workspace, Member: "mem_01KB3F7W9ZQ2M4X8T6RVN5YHCX"}
	r, err := h.Gateway.Talk(ctx, who, []byte(`{"model":"sample","stream":true,`+hello))
	if err != nil {
		t.Fatal(err)
	}
	defer r.Body.Close()
	cancel()
	for until := time.Now().Add(5 * time.Second); h.used().reserved != 0 && time.Now().Before(until); {
		time.Sleep(5 * time.Millisecond)
	}
	if now := h.used(); now.reserved != 0 {
		t.Errorf("%+v", now)
	}
}

// TestIdempotencyKeysAreApart: a provider that answers the same key the same way must not
// give one key's answer to another, whatever they choose.
func TestIdempotencyKeysAreApart(t *testing.T) {
	h := open(t).listen()
	_, other, err := h.MakeKey(t.Context(), apikey.NewKey{Name: "Other"})
	if err != nil {
		t.Fatal(err)
	}
	sent := func(key, chosen string) string {
		t.Helper()
		text := strings.Replace(h.request(h.bearer()+chosen, good), h.Key, key, 1)
		if r := h.raw(text); r.Status != 200 {
			t.Fatalf("%+v", r)
		}
		return h.provider.Last().Header.Get("Idempotency-Key")
	}
	const same = "Idempotency-Key: order-7\r\n"
	first := sent(h.Key, same)
	if first == "" || strings.Contains(first, "order-7") || sent(h.Key, same) != first {
		t.Errorf("trying again isn't told from another request: %q", first)
	}
	if second := sent(other, same); second == "" || second == first {
		t.Errorf("two keys send the same: %q", second)
	}
	if none := sent(h.Key, ""); none != "" {
		t.Errorf("nobody chose it: %q", none)
	}
}
