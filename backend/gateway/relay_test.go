package gateway_test

import (
	"bufio"
	"context"
	"io"
	"net/http"
	"strconv"
	"strings"
	"testing"
	"time"

	"intendant/backend/gateway"
	"intendant/backend/gateway/gatewaytest"
	"intendant/backend/resource"
)

// wished adds a model that the provider serves as wished.
func (h *house) wished(wish string) string {
	h.t.Helper()
	m := gatewaytest.Chat("wish-" + strconv.Itoa(len(h.models())))
	m.Upstream = "sample:" + wish
	if err := h.Offer(h.t.Context(), m); err != nil {
		h.t.Fatal(err)
	}
	return m.Name
}

func (h *house) ask(wish, more string) reply {
	h.t.Helper()
	return h.post("/chat/completions", h.Key, `{"model":"`+h.wished(wish)+`",`+more+hello)
}

func TestProvidersThatFail(t *testing.T) {
	h := open(t).listen()
	for wish, c := range map[string]struct {
		status int
		code   string
		spent  bool
	}{
		"status=429,after=7": {429, "as_wished", false},
		"status=500":         {500, "as_wished", false},
		"status=401":         {502, "provider_refused", false},
		"status=302":         {502, "provider_misconfigured", false},
		"drop":               {502, "provider_failed", true},
		"cut=20":             {502, "provider_failed", true},
	} {
		h.forget()
		r := h.ask(wish, "")
		if r.Status != c.status || r.Error.Code != c.code || r.Header.Get("Intendant-Organization") == "" {
			t.Errorf("%s: %+v", wish, r)
		}
		if now := h.used(); now.reserved != 0 || (now.spend > h.before.spend) != c.spent {
			t.Errorf("%s: %+v after %+v", wish, now, h.before)
		}
		if n := h.provider.Requests(); n != 1 {
			t.Errorf("%s: it was sent %d times", wish, n)
		}
	}
	if r := h.ask("status=429,after=7", ""); r.Header.Get("Retry-After") != "7" {
		t.Errorf("%+v", r)
	}
	if r := h.ask("broken", ""); r.Status != 200 || !strings.HasPrefix(r.Body, `{"choices"`) {
		t.Errorf("broken JSON is the caller's to find: %+v", r)
	}
	h.provider.Close()
	h.forget()
	if r := h.ask("tokens=1", ""); r.Status != 502 || r.Error.Code != "provider_unreachable" || h.used() != h.before {
		t.Errorf("a provider that is gone: %+v", r)
	}
}

// TestCutStream: what broke off is never taken for whole, and counts as what was set
// aside.
func TestCutStream(t *testing.T) {
	h := open(t).listen()
	name := h.wished("cut=4,tokens=20")
	h.forget()
	r, err := h.streamed(t.Context(), `{"model":"`+name+`","stream":true,"max_tokens":20,`+hello)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Body.Close()
	all, err := io.ReadAll(r.Body)
	if err == nil || !strings.Contains(string(all), `"provider_failed"`) || strings.Contains(string(all), "[DONE]") {
		t.Errorf("%s %v", all, err)
	}
	want := int64(len(`{"model":"`+name+`","stream":true,"max_tokens":20,`+hello)+256)*1000 + 20*4000
	if now := h.used(); now.spend-h.before.spend != want || now.reserved != 0 {
		t.Errorf("%+v instead of %d more than %+v", now, want, h.before)
	}
}

func (h *house) streamed(ctx context.Context, body string) (*http.Response, error) {
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, h.server.BaseURL()+"/chat/completions", strings.NewReader(body))
	if err != nil {
		return nil, err
	}
	r.Header.Set("Authorization", "Bearer "+h.Key)
	return http.DefaultClient.Do(r)
}

// TestNothingIsHeldBack: each event arrives when the provider sends it.
func TestNothingIsHeldBack(t *testing.T) {
	h := open(t).listen()
	r, err := h.streamed(t.Context(), `{"model":"`+h.wished("every=200ms,tokens=4")+`","stream":true,`+hello)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Body.Close()
	last, gaps := time.Now(), 0
	for lines := bufio.NewScanner(r.Body); lines.Scan(); {
		if strings.HasPrefix(lines.Text(), "data: {") {
			if time.Since(last) > 100*time.Millisecond {
				gaps++
			}
			last = time.Now()
		}
	}
	if gaps < 4 {
		t.Errorf("%d pauses of 5 arrived", gaps)
	}
}

// TestTheCallerLeaves: the provider is told, before and within an answer.
func TestTheCallerLeaves(t *testing.T) {
	h := open(t).listen()
	for _, wish := range []string{"hang", "every=1h"} {
		name := h.wished(wish)
		h.forget()
		ctx, cancel := context.WithTimeout(t.Context(), time.Second) // enough to have reached the provider
		r, err := h.streamed(ctx, `{"model":"`+name+`","stream":true,`+hello)
		if err == nil {
			_, err = io.ReadAll(r.Body)
			_ = r.Body.Close()
		}
		cancel()
		if err == nil {
			t.Fatalf("%s: it ended", wish)
		}
		until := time.Now().Add(5 * time.Second)
		for h.used().reserved != 0 && time.Now().Before(until) {
			time.Sleep(5 * time.Millisecond)
		}
		if now := h.used(); now.reserved != 0 || now.spend == h.before.spend {
			t.Errorf("%s: %+v after %+v", wish, now, h.before)
		}
	}
}

// TestTheGatewayStops: who waits is cut off, and what they reserved is charged.
func TestTheGatewayStops(t *testing.T) {
	h := open(t)
	s, err := h.Gateway.Listen(t.Context(), "127.0.0.1:0", maxBody)
	if err != nil {
		t.Fatal(err)
	}
	h.server = s
	ctx, stop := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- s.Serve(ctx) }()
	name := h.wished("hang")
	over := make(chan error, 1)
	go func() {
		r, err := h.streamed(t.Context(), `{"model":"`+name+`",`+hello)
		if err == nil {
			_ = r.Body.Close()
		}
		over <- err
	}()
	for h.provider.Requests() == 0 {
		time.Sleep(time.Millisecond)
	}
	stop()
	if err := <-over; err == nil {
		t.Error("it was answered")
	}
	if err := <-done; err != nil {
		t.Error(err)
	}
	if now := h.used(); now.reserved != 0 || now.spend == 0 {
		t.Errorf("%+v", now)
	}
}

// TestUsageIsAskedForAndHidden: the caller sees what it would have seen without.
func TestUsageIsAskedForAndHidden(t *testing.T) {
	h := open(t).listen()
	for _, c := range []struct{ options, sent string }{
		{``, `"stream_options":{"include_usage":true}`},
		{`"stream_options":null,`, `"stream_options":{"include_usage":true}`},
		{`"stream_options":{},`, `"stream_options":{"include_usage":true}`},
		{`"stream_options":{"include_usage":false,"x":1},`, `"stream_options":{"include_usage":true,"x":1}`},
		{`"stream_options":{"x":1},`, `"stream_options":{"include_usage":true,"x":1}`},
	} {
		r := h.post("/chat/completions", h.Key, `{"model":"sample","stream":true,`+c.options+hello)
		if strings.Contains(r.Body, "usage") || strings.Count(r.Body, "data: ") != 11 {
			t.Errorf("%s: %s", c.options, r.Body)
		}
		if sent := string(h.provider.Last().Body); strings.Count(sent, "stream_options") != 1 || !strings.Contains(sent, c.sent) {
			t.Errorf("%s: sent %s", c.options, sent)
		}
	}
}

func TestUsageThatNobodyTells(t *testing.T) {
	h := open(t).listen()
	for _, stream := range []string{"", `"stream":true,`} {
		h.forget()
		r := h.ask("nousage,tokens=40", stream)
		now := h.used()
		if tokens := now.tokens - h.before.tokens; r.Status != 200 || tokens < 40 || tokens > 60 || now.reserved != 0 {
			t.Errorf("%q: %d tokens: %+v", stream, tokens, r)
		}
	}
}

// TestWhatCantBeCounted: where there is no text to count, or not all of it, it isn't
// taken for little.
func TestWhatCantBeCounted(t *testing.T) {
	h := open(t).listen()
	for wish, c := range map[string]struct {
		more        string
		least, most int64
	}{
		"nousage,broken":               {``, 1000, 1500},               // what was set aside
		"nousage,tokens=60,fill=30000": {`"max_tokens":90,`, 90, 1000}, // larger than what is read before it goes on
		"nousage,tokens=9000":          {`"stream":true,"max_tokens":9000,`, 8000, 10_000},
	} {
		h.forget()
		r := h.ask(wish, c.more)
		now := h.used()
		if tokens := now.tokens - h.before.tokens; r.Status != 200 || tokens < c.least || tokens > c.most || now.reserved != 0 {
			t.Errorf("%s: %d tokens: %d, %s", wish, tokens, r.Status, short(r.Body))
		}
	}
}

func TestAgents(t *testing.T) {
	h := open(t).listen()
	err := h.Resources.SetAgent(t.Context(), h.By, h.Organization, resource.Agent{
		Workspace: h.Workspace, Name: "Scribe", Model: h.models()["sample"], Instructions: "Be \"brief\".\nAlways.", Temperature: "0.2", MaxOutput: 50,
	})
	if err != nil {
		t.Fatal(err)
	}
	for body, want := range map[string]string{
		`{"model":"agent:Scribe",` + hello:                                        `{"temperature":0.2,"max_tokens":50,"model":"sample","messages":[{"role":"system","content":"Be \"brief\".\nAlways."},{"role":"user","content":"Hello there"}]}`,
		`{"temperature":1,"max_tokens":90,"model":"agent:Scribe","messages":[ ]}`: `{"temperature":1,"max_tokens":50,"model":"sample","messages":[{"role":"system","content":"Be \"brief\".\nAlways."} ]}`,
		`{"max_completion_tokens":9,"model":"agent:Scribe","messages":[]}`:        `{"temperature":0.2,"max_completion_tokens":9,"model":"sample","messages":[{"role":"system","content":"Be \"brief\".\nAlways."}]}`,
	} {
		if r := h.post("/chat/completions", h.Key, body); r.Status != 200 || string(h.provider.Last().Body) != want {
			t.Errorf("%+v\n%s\n%s", r, h.provider.Last().Body, want)
		}
	}
	h.forget()
	h.refused("embeddings", h.post("/embeddings", h.Key, `{"model":"agent:Scribe","input":"x"}`), 404, "model_not_found")
	if r := h.do("GET", "/models/agent:Scribe", h.Key, ""); r.Status != 200 || !strings.Contains(r.Body, `"id":"agent:Scribe"`) {
		t.Errorf("%+v", r)
	}
}

func TestEmbeddingsAndOtherPaths(t *testing.T) {
	h := open(t).listen()
	if r := h.post("/embeddings", h.Key, `{"model":"sample-embedding","input":["one","two words"]}`); r.Status != 200 || h.used() != (used{5 * 500, 5, 0}) {
		t.Errorf("%+v %+v", r, h.used())
	}
	if r := h.do("GET", "/files?limit=3", h.Key, ""); r.Status != 200 || !strings.Contains(r.Body, `"query":"limit=3"`) {
		t.Errorf("%+v", r)
	}
	if r := h.do("DELETE", "/files/file-1", h.Key, ""); r.Status != 200 || !strings.Contains(r.Body, `"method":"DELETE"`) {
		t.Errorf("%+v", r)
	}
	if r := h.post("/moderations", h.Key, `{"model":"sample","input":"Hello"}`); r.Status != 200 {
		t.Errorf("%+v", r)
	}
	if r := h.post("/responses", h.Key, `{"model":"sample","input":"Hello"}`); r.Status != 200 || h.provider.Last().Path != "/v1/responses" {
		t.Errorf("%+v", r)
	}
	seen := h.provider.Last().Header
	if seen.Get("Authorization") != "Bearer "+gatewaytest.Secret || seen.Get("Accept-Encoding") != "identity" {
		t.Errorf("%v", seen)
	}
	if _, err := h.Connect(t.Context(), "Second", h.provider.URL); err != nil {
		t.Fatal(err)
	}
	h.forget()
	h.refused("of two providers", h.do("GET", "/files", h.Key, ""), 400, "ambiguous_connection")
}

// TestAConnectionThatWasClosed: a provider that closed the connection meanwhile is
// asked by another one, and only once.
func TestAConnectionThatWasClosed(t *testing.T) {
	h := open(t).listen()
	for range 3 {
		if r := h.post("/chat/completions", h.Key, good); r.Status != 200 {
			t.Errorf("%+v", r)
		}
		h.provider.HangUp()
	}
	if n := h.provider.Requests(); n != 3 {
		t.Errorf("%d requests", n)
	}
}

func TestTalk(t *testing.T) {
	h := open(t)
	who := gateway.Member{Organization: h.Organization, Workspace: h.Workspace, Member: "mem_01KB3F7W9ZQ2M4X8T6RVN5YHCX"}
	r, err := h.Gateway.Talk(t.Context(), who, []byte(`{"model":"sample","stream":true,`+hello))
	if err != nil {
		t.Fatal(err)
	}
	defer r.Body.Close()
	if r.StatusCode != http.StatusOK || r.Header.Get("Content-Type") != "text/event-stream" {
		t.Fatalf("%+v %v", r, err)
	}
	all, err := io.ReadAll(r.Body)
	if used, known := gateway.UsedBy(r); err != nil || !known || used.Output != 8 || used.Spend != 38_000 || !strings.HasSuffix(string(all), "[DONE]\n\n") {
		t.Errorf("%+v %s %v", used, all, err)
	}
	no, err := h.Gateway.Talk(t.Context(), who, []byte(`{"model":"nothing",`+hello))
	if err != nil {
		t.Fatal(err)
	}
	defer no.Body.Close()
	if no.StatusCode != http.StatusNotFound {
		t.Errorf("%+v", no)
	}
	r, err = h.Gateway.Talk(t.Context(), who, []byte(`{"model":"`+h.wished("every=1h")+`","stream":true,`+hello))
	if err != nil {
		t.Fatal(err)
	}
	_ = r.Body.Close()
	for until := time.Now().Add(5 * time.Second); h.used().reserved != 0 && time.Now().Before(until); {
		time.Sleep(5 * time.Millisecond)
	}
	if now := h.used(); now.reserved != 0 {
		t.Errorf("%+v", now)
	}
}
