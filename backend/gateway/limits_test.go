package gateway_test

import (
	"io"
	"strconv"
	"strings"
	"testing"
	"time"

	"intendant/backend/gateway"
	"intendant/backend/ident"
	"intendant/backend/limit"
	"intendant/backend/resource"
	"intendant/backend/usage"
)

func (h *house) limit(of limit.Place, model ident.Model, to limit.Limits) {
	h.t.Helper()
	if err := h.Limit(h.t.Context(), of, model, to); err != nil {
		h.t.Fatal(err)
	}
}

func TestRequestsPerSecond(t *testing.T) {
	h := open(t).listen()
	key := limit.Place{Workspace: h.Workspace, Key: h.KeyID}
	h.limit(limit.Place{}, "", limit.Limits{RequestsPerSecond: 5})
	h.limit(key, "", limit.Limits{RequestsPerSecond: 2})
	for i := range 2 {
		r := h.post("/chat/completions", h.Key, good)
		if r.Status != 200 || r.Header.Get("X-Ratelimit-Limit-Requests") != "2" || r.Header.Get("X-Ratelimit-Remaining-Requests") != strconv.Itoa(1-i) {
			t.Errorf("%d: %+v", i, r)
		}
	}
	h.forget()
	r := h.post("/chat/completions", h.Key, good)
	h.refused("the third", r, 429, "rate_limit_exceeded")
	if r.Header.Get("Retry-After") != "1" || r.Header.Get("Intendant-Limit") != "key; requests_per_second" ||
		r.Error.Type != "requests" || *r.Error.Param != "key.requests_per_second" || r.Header.Get("X-Should-Retry") != "" {
		t.Errorf("%+v", r)
	}
	if r := h.do("GET", "/models", h.Key, ""); r.Status != 200 {
		t.Errorf("a list, which uses nothing: %+v", r)
	}
	h.clock.Advance(500 * time.Millisecond)
	if r := h.post("/chat/completions", h.Key, good); r.Status != 200 {
		t.Errorf("after half a second: %+v", r)
	}
	if n := h.entries("limit.reached"); n != 1 {
		t.Errorf("the record tells of it %d times", n)
	}
}

func TestTokensPerMinute(t *testing.T) {
	h := open(t).listen()
	h.limit(limit.Place{Workspace: h.Workspace}, h.models()["sample"], limit.Limits{TokensPerMinute: 100})
	const some = `{"model":"sample","max_tokens":30,` + hello // and 22 for what is asked
	if r := h.post("/chat/completions", h.Key, some); r.Status != 200 || r.Header.Get("X-Ratelimit-Remaining-Tokens") != "48" {
		t.Errorf("%+v", r)
	}
	// It used 14 only, so that more fits.
	if r := h.post("/chat/completions", h.Key, some); r.Header.Get("X-Ratelimit-Remaining-Tokens") != "34" {
		t.Errorf("%+v", r)
	}
	h.forget()
	big := h.post("/chat/completions", h.Key, `{"model":"sample","max_tokens":300,`+hello)
	h.refused("too large", big, 429, "rate_limit_exceeded")
	if big.Header.Get("X-Should-Retry") != "false" || big.Header.Get("Retry-After") != "" || big.Error.Type != "tokens" {
		t.Errorf("%+v", big)
	}
	over := h.post("/chat/completions", h.Key, `{"model":"sample","max_tokens":70,`+hello)
	h.refused("too much", over, 429, "rate_limit_exceeded")
	if seconds, _ := strconv.Atoi(over.Header.Get("Retry-After")); seconds < 1 || seconds > 60 {
		t.Errorf("%+v", over)
	}
	if r := h.post("/embeddings", h.Key, `{"model":"sample-embedding","input":"Hello"}`); r.Status != 200 {
		t.Errorf("another model: %+v", r)
	}
}

// TestSpendCap: a cap is never overshot, and what could do so isn't let through.
func TestSpendCap(t *testing.T) {
	h := open(t).listen()
	h.limit(limit.Place{}, "", limit.Limits{MonthlySpend: 1}) // a cent is 10,000,000 nano-units: 2,500 tokens of output
	for name, c := range map[string]struct {
		body, code string
		status     int
	}{
		"too long an answer": {`{"model":"sample","max_tokens":3000,` + hello, "insufficient_quota", 429},
		"too many answers":   {`{"model":"sample","max_tokens":900,"n":3,` + hello, "insufficient_quota", 429},
		"an image":           {`{"model":"sample","messages":[{"role":"user","content":[{"type":"image_url","image_url":{"url":"https://example.com/a"}}]}]}`, "insufficient_quota", 429},
		"a dear tier":        {`{"model":"sample","service_tier":"priority",` + hello, "unbounded_request", 400},
		"a search":           {`{"model":"sample","tools":[{"type":"web_search"}],` + hello, "unbounded_request", 400},
		"an older answer":    {`{"model":"sample","previous_response_id":"resp_1",` + hello, "unbounded_request", 400},
	} {
		h.refused(name, h.post("/chat/completions", h.Key, c.body), c.status, c.code)
	}
	r := h.post("/chat/completions", h.Key, `{"model":"sample","max_tokens":3000,`+hello)
	if r.Header.Get("Intendant-Limit") != "organization; monthly_spend" || r.Header.Get("X-Should-Retry") != "false" ||
		!strings.Contains(r.Error.Message, "2026-12-01") || r.Header.Get("Retry-After") == "" {
		t.Errorf("%+v", r)
	}
	if !strings.Contains(r.Error.Message, "up to 0.0123") || !strings.Contains(r.Error.Message, " EUR. ") || strings.Contains(r.Error.Message, "left") {
		t.Errorf("what the organization has left is nothing for a key: %s", r.Error.Message)
	}
	if r := h.post("/chat/completions", h.Key, good); r.Status != 200 || !strings.Contains(string(h.provider.Last().Body), `"max_tokens":1000`) {
		t.Errorf("with the model's bound: %+v %s", r, h.provider.Last().Body)
	}
	before := h.used().spend
	served := 0
	for range 200 { // each reserves 4.3 million and uses 38,000
		if h.post("/chat/completions", h.Key, good).Status == 200 {
			served++
		}
	}
	if now := h.used(); now.spend > 10_000_000 || now.spend != before+int64(served)*38_000 || served < 100 {
		t.Errorf("%d were served for %d", served, now.spend)
	}
}

// TestBoundsThatNobodyKeeps: what a provider may leave aside bounds nothing, and what it
// answers several times counts as often.
func TestBoundsThatNobodyKeeps(t *testing.T) {
	h := open(t).listen()
	huge := resource.ModelInput{Model: resource.Model{Name: "huge", Upstream: "sample", Kind: resource.Chat, MaxOutput: 100_000}, Input: "1", Output: "4"}
	if err := h.Offer(t.Context(), huge); err != nil {
		t.Fatal(err)
	}
	h.limit(limit.Place{}, "", limit.Limits{MonthlySpend: 2}) // two cents: 5,000 tokens of output
	h.forget()
	for name, c := range map[string]struct {
		path, body, code string
		status           int
	}{
		"a bound of another path":   {"/chat/completions", `{"model":"huge","max_output_tokens":9,` + hello, "insufficient_quota", 429},
		"a bound of newer models":   {"/chat/completions", `{"model":"huge","max_completion_tokens":9,` + hello, "insufficient_quota", 429},
		"several prompts":           {"/completions", `{"model":"huge","max_tokens":900,"prompt":["a","b","c","d","e","f"]}`, "insufficient_quota", 429},
		"several prompts as tokens": {"/completions", `{"model":"huge","max_tokens":900,"prompt":[[1],[2],[3],[4],[5],[6]]}`, "insufficient_quota", 429},
		"a stored prompt":           {"/responses", `{"model":"huge","max_output_tokens":9,"prompt":{"id":"pmpt_1"}}`, "unbounded_request", 400},
		"a stored message":          {"/responses", `{"model":"huge","max_output_tokens":9,"input":[{"id":"msg_1"}]}`, "unbounded_request", 400},
		"a plugin":                  {"/chat/completions", `{"model":"huge","max_tokens":9,"plugins":[{"id":"web"}],` + hello, "unbounded_request", 400},
		"another model instead":     {"/chat/completions", `{"model":"huge","max_tokens":9,"models":["dear"],` + hello, "invalid_value", 400},
		"more than there can be":    {"/chat/completions", `{"model":"huge","max_tokens":9223372036854775807,` + hello, "invalid_value", 400},
	} {
		h.refused(name, h.post(c.path, h.Key, c.body), c.status, c.code)
	}
	for path, body := range map[string]string{
		"/chat/completions": `{"model":"huge","max_tokens":9,"max_completion_tokens":9,` + hello,
		"/completions":      `{"model":"huge","max_tokens":900,"prompt":[1,2,3,4,5,6]}`,
	} {
		if r := h.post(path, h.Key, body); r.Status == 429 || r.Status == 400 {
			t.Errorf("%s: %+v", path, r)
		}
	}
}

// TestWhatHasNoBound: without a cap it passes, with one it doesn't.
func TestWhatHasNoBound(t *testing.T) {
	h := open(t).listen()
	free := resource.ModelInput{Model: resource.Model{Name: "open", Upstream: "sample", Kind: resource.Chat}}
	long := resource.ModelInput{Model: resource.Model{Name: "long", Upstream: "sample", Kind: resource.Chat}, Input: "1", Output: "1"}
	if err := h.Offer(t.Context(), free, long); err != nil {
		t.Fatal(err)
	}
	ask := func(model, more string) reply {
		return h.post("/chat/completions", h.Key, `{"model":"`+model+`",`+more+hello)
	}
	for _, model := range []string{"open", "long"} {
		if r := ask(model, ""); r.Status != 200 || strings.Contains(string(h.provider.Last().Body), "max_tokens") {
			t.Errorf("%s: %+v", model, r)
		}
	}
	h.limit(limit.Place{Workspace: h.Workspace}, "", limit.Limits{MonthlySpend: 100})
	h.forget()
	h.refused("without a price", ask("open", `"max_tokens":9,`), 403, "model_not_priced")
	silent := ask("long", "")
	h.refused("without a bound", silent, 400, "unbounded_request")
	if !strings.Contains(silent.Error.Message, "send `max_tokens`, or set the model's longest answer") {
		t.Error(silent.Error.Message)
	}
	h.refused("with an image", h.post("/chat/completions", h.Key,
		`{"model":"long","max_tokens":9,"messages":[{"role":"user","content":[{"type":"image_url"}]}]}`), 400, "unbounded_request")
	h.refused("another path", h.post("/audio/speech", h.Key, `{"model":"long","input":"Hello"}`), 403, "unbounded_request")
	if r := ask("long", `"max_tokens":9,`); r.Status != 200 {
		t.Errorf("%+v", r)
	}
}

// TestTalkWithoutABound: nobody in the playground could send one, so that the gateway
// does where spend is capped, and sets as much aside.
func TestTalkWithoutABound(t *testing.T) {
	h := open(t)
	named := func(name string, most int64, price string) resource.ModelInput {
		return resource.ModelInput{
			Model: resource.Model{Name: name, Upstream: "sample", Kind: resource.Chat, MaxOutput: most}, Input: price, Output: price,
		}
	}
	if err := h.Offer(t.Context(), named("long", 0, "1"), named("short", 700, "1"), named("free", 0, "0")); err != nil {
		t.Fatal(err)
	}
	const bound = `"max_tokens":4096`
	if status, sent := h.talk("long"); status != 200 || strings.Contains(sent, "max_tokens") {
		t.Errorf("without a cap: %d %s", status, sent)
	}
	h.limit(limit.Place{Workspace: h.Workspace}, "", limit.Limits{MonthlySpend: 1})
	for model, want := range map[string]string{"long": bound, "short": `"max_tokens":700`} {
		if status, sent := h.talk(model); status != 200 || !strings.Contains(sent, want) {
			t.Errorf("%s: %d %s", model, status, sent)
		}
	}
	if status, sent := h.talk("free"); status != 200 || strings.Contains(sent, "max_tokens") {
		t.Errorf("for nothing: %d %s", status, sent)
	}
	if err := h.Offer(t.Context(), named("dear", 0, "3")); err != nil { // 4096 tokens cost more than a cent
		t.Fatal(err)
	}
	if status, _ := h.talk("dear"); status != 429 {
		t.Errorf("what the answer may cost wasn't set aside: %d", status)
	}
}

// TestTalkIsToldTheLimit: the playground words it, and needs its level, its name and the wait.
func TestTalkIsToldTheLimit(t *testing.T) {
	h := open(t)
	h.limit(limit.Place{Workspace: h.Workspace}, "", limit.Limits{RequestsPerSecond: 1})
	who := gateway.Member{Organization: h.Organization, Workspace: h.Workspace}
	for i, want := range []int{200, 429} {
		answer, err := h.Gateway.Talk(t.Context(), who, []byte(good))
		if err != nil {
			t.Fatal(err)
		}
		_, _ = io.Copy(io.Discard, answer.Body)
		_ = answer.Body.Close()
		if head := answer.Header; answer.StatusCode != want ||
			i == 1 && (head.Get("Intendant-Limit") != "workspace; requests_per_second" || head.Get("Retry-After") != "1") {
			t.Errorf("%d: %d %v", i, answer.StatusCode, head)
		}
	}
}

// talk asks a model from the playground. It returns the status, and what the provider
// was sent.
func (h *house) talk(model string) (status int, sent string) {
	h.t.Helper()
	who := gateway.Member{Organization: h.Organization, Workspace: h.Workspace}
	answer, err := h.Gateway.Talk(h.t.Context(), who, []byte(`{"model":"`+model+`",`+hello))
	if err != nil {
		h.t.Fatal(err)
	}
	defer func() { _ = answer.Body.Close() }()
	_, _ = io.Copy(io.Discard, answer.Body)
	return answer.StatusCode, string(h.provider.Last().Body)
}

func TestTokensPerMonth(t *testing.T) {
	h := open(t).listen()
	h.limit(limit.Place{Workspace: h.Workspace, Key: h.KeyID}, "", limit.Limits{TokensPerMonth: 1500})
	if r := h.post("/chat/completions", h.Key, good); r.Status != 200 {
		t.Errorf("%+v", r)
	}
	h.forget()
	r := h.post("/chat/completions", h.Key, `{"model":"sample","max_tokens":1400,`+hello)
	h.refused("a long one", r, 429, "insufficient_quota")
	if r.Header.Get("Intendant-Limit") != "key; tokens_per_month" || !strings.Contains(r.Error.Message, " tokens, where 1486 tokens are left. ") {
		t.Errorf("%+v", r)
	}
}

func TestOneRequestIsSaidAsOne(t *testing.T) {
	h := open(t).listen()
	h.limit(limit.Place{}, "", limit.Limits{RequestsPerSecond: 1})
	h.post("/chat/completions", h.Key, good)
	r := h.post("/chat/completions", h.Key, good)
	if r.Error.Message != "Rate limit reached: the organization may use 1 request per second. Please try again in 1s." {
		t.Error(r.Error.Message)
	}
}

// TestWhatIsLeftOfACap is told of those whose use everybody in the workspace may see.
func TestWhatIsLeftOfACap(t *testing.T) {
	h := open(t).listen()
	h.limit(limit.Place{Workspace: h.Workspace}, "", limit.Limits{MonthlySpend: 1})
	const long = `{"model":"sample","max_tokens":3000,` + hello
	needed := usage.Amount(int64(len(long)+256)*1000+3000*4000, "EUR")
	for range 2 {
		left := usage.Amount(10_000_000-h.used().spend, "EUR")
		r := h.post("/chat/completions", h.Key, long)
		if want := "up to " + needed + ", where " + left + " are left. "; r.Status != 429 || !strings.Contains(r.Error.Message, want) {
			t.Errorf("%q doesn't say %q", r.Error.Message, want)
		}
		if r := h.post("/chat/completions", h.Key, good); r.Status != 200 {
			t.Errorf("%+v", r)
		}
	}
}
