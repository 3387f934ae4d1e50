package gateway_test

import (
	"net"
	"strings"
	"testing"
	"time"

	"intendant/backend/apikey"
	"intendant/backend/gateway/gatewaytest"
	"intendant/backend/ident"
	"intendant/backend/resource"
)

// refused makes sure of a refusal, and that nothing was forwarded or used.
func (h *house) refused(name string, r reply, status int, code string) {
	h.t.Helper()
	if r.Status != status || r.Error.Code != code || r.Error.Message == "" || r.Error.Type == "" {
		h.t.Errorf("%s: %d %+v instead of %d %s", name, r.Status, r.Error, status, code)
	}
	if n := h.provider.Requests(); n != 0 {
		h.t.Errorf("%s: it was forwarded: %+v", name, h.provider.Last())
		h.provider.Forget()
	}
	if now := h.used(); now != h.before {
		h.t.Errorf("%s: it used something: %+v", name, now)
	}
}

const good = `{"model":"sample",` + hello

func TestKeysThatOpenNothing(t *testing.T) {
	h := open(t).listen()
	ctx := t.Context()
	key := func(in apikey.NewKey) (ident.Key, string) {
		in.Name = "Other"
		id, text, err := h.MakeKey(ctx, in)
		if err != nil {
			t.Fatal(err)
		}
		return id, text
	}
	id, revoked := key(apikey.NewKey{})
	if r := h.post("/chat/completions", revoked, good); r.Status != 200 {
		t.Fatalf("%+v", r)
	}
	_, expired := key(apikey.NewKey{Expires: h.clock.Now().Add(time.Hour)})
	_, embeds := key(apikey.NewKey{Scope: []string{apikey.ScopeEmbeddings}})
	h2 := open(t).listen() // another installation's
	last := h.Key[len(h.Key)-1:]
	if last == "A" {
		last = "B"
	} else {
		last = "A"
	}
	h.forget()
	if _, err := h.APIKeys.Revoke(ctx, h.By, h.Organization, "", []ident.Key{id}); err != nil {
		t.Fatal(err)
	}
	h.clock.Advance(2 * time.Hour)
	for name, c := range map[string]struct {
		key    string
		status int
		code   string
	}{
		"none":             {"", 401, "missing_api_key"},
		"another form":     {"sk-0123456789", 401, "invalid_api_key"},
		"mistyped":         {h.Key[:len(h.Key)-1] + last, 401, "invalid_api_key"},
		"another's secret": {h2.Key, 401, "invalid_api_key"},
		"revoked":          {revoked, 401, "invalid_api_key"},
		"expired":          {expired, 401, "api_key_expired"},
		"another scope":    {embeds, 403, "missing_scope"},
	} {
		h.refused(name, h.post("/chat/completions", c.key, good), c.status, c.code)
	}
	h.refused("basic", h.raw(h.request("Authorization: Basic aTpp\r\n", good)), 401, "missing_api_key")
	h.refused("twice", h.raw(h.request(h.bearer()+h.bearer(), good)), 400, "bad_request")
}

// TestOthersModels: what isn't there and what isn't one's own look the same.
func TestOthersModels(t *testing.T) {
	h := open(t).listen()
	ctx := t.Context()
	if err := h.Offer(ctx, gatewaytest.Chat("secret")); err != nil {
		t.Fatal(err)
	}
	other, err := h.Workspaces.Create(ctx, h.By, h.Organization, "Other")
	if err != nil {
		t.Fatal(err)
	}
	ids := h.models()
	if err := h.Resources.SetAllowed(ctx, h.By, h.Organization, h.Workspace, false, []ident.Model{ids["sample"], ids["sample-embedding"]}); err != nil {
		t.Fatal(err)
	}
	if err := h.Resources.SetAgent(ctx, h.By, h.Organization, resource.Agent{Workspace: other.Workspace.ID, Name: "Scribe", Model: ids["sample"]}); err != nil {
		t.Fatal(err)
	}
	_, narrow, err := h.MakeKey(ctx, apikey.NewKey{Name: "Narrow", Models: []ident.Model{ids["sample-embedding"]}})
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct{ key, model string }{
		"not there":               {h.Key, "nothing"},
		"not the workspace's":     {h.Key, "secret"},
		"another's agent":         {h.Key, "agent:Scribe"},
		"not the key's":           {narrow, "sample"},
		"in other case":           {h.Key, "Sample"},
		"the provider's own name": {h.Key, "sample:tokens=9"},
	} {
		r := h.post("/chat/completions", c.key, `{"model":"`+c.model+`",`+hello)
		h.refused(name, r, 404, "model_not_found")
		if want := strings.ReplaceAll("The model `X` does not exist or you do not have access to it.", "X", c.model); r.Error.Message != want {
			t.Errorf("%s: %s", name, r.Error.Message)
		}
	}
	r := h.do("GET", "/models", h.Key, "")
	if strings.Contains(r.Body, "secret") || strings.Contains(r.Body, "Scribe") || !strings.Contains(r.Body, `"sample"`) {
		t.Errorf("the list: %s", r.Body)
	}
}

func TestBodiesThatTwoReadersUnderstandDifferently(t *testing.T) {
	h := open(t).listen()
	deep := strings.Repeat("[", 200) + strings.Repeat("]", 200)
	for body, want := range map[string]string{
		``:          "invalid_json",
		`{`:         "invalid_json",
		`[]`:        "invalid_json",
		`"sample"`:  "invalid_json",
		good + `{}`: "invalid_json",
		`{"model":"sample","model":"sample",` + hello:                        "invalid_json",
		`{"model":"sample","Model":"other",` + hello:                         "invalid_json",
		`{"model":"sample","mod\u0065l":"other",` + hello:                    "invalid_json",
		`{"model":"sample","max_to` + "\u212a" + `ens":9,` + hello:           "invalid_json",
		`{"model":"sample","\u006dax_tokens":9,` + hello:                     "invalid_json",
		`{"model":"sample","x":1,"\u0078":2,` + hello:                        "invalid_json",
		`{"model":"sample","x":` + deep + `,` + hello:                        "invalid_json",
		`{"model":"sample","x":"` + "\xff" + `",` + hello:                    "invalid_json",
		`{"model":["sample"],` + hello:                                       "invalid_value",
		`{"model":"sample","max_tokens":"9",` + hello:                        "invalid_value",
		`{"model":"sample","max_tokens":-1,` + hello:                         "invalid_value",
		`{"model":"sample","max_tokens":1e3,` + hello:                        "invalid_value",
		`{"model":"sample","n":1000,` + hello:                                "invalid_value",
		`{"model":"sample","stream":"yes",` + hello:                          "invalid_value",
		`{"model":"sample","stream_options":7,` + hello:                      "invalid_value",
		`{"model":"sample","stream_options":{"Include_Usage":true},` + hello: "invalid_value",
		`{` + hello:              "missing_model",
		`{"model":null,` + hello: "missing_model",
	} {
		h.refused(short(body), h.post("/chat/completions", h.Key, body), 400, want)
	}
}

func TestPathsAndMethods(t *testing.T) {
	h := open(t).listen()
	for name, c := range map[string]struct {
		line   string
		status int
		code   string
	}{
		"another path":      {"POST /chat/completions HTTP/1.1", 404, "unknown_url"},
		"the root":          {"GET / HTTP/1.1", 404, "unknown_url"},
		"climbing":          {"POST /v1/../v1/chat/completions HTTP/1.1", 400, "bad_target"},
		"encoded":           {"POST /v1/%63hat/completions HTTP/1.1", 400, "bad_target"},
		"two slashes":       {"POST /v1//chat/completions HTTP/1.1", 400, "bad_target"},
		"absolute":          {"POST http://127.0.0.1/v1/chat/completions HTTP/1.1", 400, "bad_target"},
		"an authority":      {"CONNECT example.com:443 HTTP/1.1", 400, "bad_target"},
		"an asterisk":       {"OPTIONS * HTTP/1.1", 400, "bad_target"},
		"a preflight":       {"OPTIONS /v1/chat/completions HTTP/1.1", 405, "method_not_allowed"},
		"head":              {"HEAD /v1/files HTTP/1.1", 405, "method_not_allowed"},
		"get":               {"GET /v1/chat/completions HTTP/1.1", 405, "method_not_allowed"},
		"an old version":    {"POST /v1/chat/completions HTTP/1.0", 505, "http_version"},
		"a newer one":       {"PRI /v1/chat/completions HTTP/2.0", 505, "http_version"},
		"two spaces":        {"POST  /v1/chat/completions HTTP/1.1", 400, "bad_request"},
		"a lower-case verb": {"post /v1/chat/completions HTTP/1.1", 400, "bad_request"},
		"no version":        {"POST /v1/chat/completions", 505, "http_version"},
	} {
		text := c.line + "\r\nHost: " + h.address() + "\r\n" + h.bearer() + "Content-Length: 0\r\n\r\n"
		h.refused(name, h.raw(text), c.status, c.code)
	}
}

func TestSmuggling(t *testing.T) {
	h := open(t).listen()
	const line = "POST /v1/chat/completions HTTP/1.1\r\n"
	n := "Content-Length: 4\r\n"
	host := "Host: " + h.address() + "\r\n"
	for name, head := range map[string]string{
		"both lengths":         host + n + "Transfer-Encoding: chunked\r\n",
		"two lengths":          host + n + n,
		"two other lengths":    host + n + "Content-Length: 5\r\n",
		"a list of lengths":    host + "Content-Length: 4, 4\r\n",
		"a signed length":      host + "Content-Length: +4\r\n",
		"a negative length":    host + "Content-Length: -4\r\n",
		"a hexadecimal length": host + "Content-Length: 0x4\r\n",
		"an endless length":    host + "Content-Length: 99999999999999999999\r\n",
		"another coding":       host + "Transfer-Encoding: gzip, chunked\r\n",
		"a hidden coding":      host + "Transfer-Encoding: xchunked\r\n",
		"two codings":          host + "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n",
		"a space in a name":    host + n + "Transfer-Encoding : chunked\r\n",
		"a folded line":        host + n + "X-A: b\r\n Transfer-Encoding: chunked\r\n",
		"a folded first line":  " " + host + n,
		"a bare LF":            host + n + "X-A: b\nTransfer-Encoding: chunked\r\n",
		"a bare CR":            host + n + "X-A: b\rTransfer-Encoding: chunked\r\n",
		"a NUL":                host + n + "X-A: b\x00c\r\n",
		"no name":              host + n + ": b\r\n",
		"no colon":             host + n + "X-A\r\n",
		"no host":              n,
		"two hosts":            host + host + n,
		"a host of two words":  "Host: " + h.address() + " example.com\r\n" + n,
		"two types":            host + n + "Content-Type: a/b\r\nContent-Type: c/d\r\n",
		"too many fields":      host + n + strings.Repeat("X-A: b\r\n", 120),
	} {
		h.refused(name, h.raw(line+head+h.bearer()+"\r\nbody"), 400, "bad_request")
	}
	h.refused("a large head", h.raw(line+host+"X-A: "+strings.Repeat("b", 20<<10)), 431, "headers_too_large")
	for name, body := range map[string]string{
		"a wrong chunk":    "zz\r\n{}\r\n0\r\n\r\n",
		"a long chunk":     "2\r\n{}xx\r\n0\r\n\r\n",
		"a trailer":        "2\r\n{}\r\n0\r\nX-A: b\r\n\r\n",
		"a negative chunk": "-2\r\n{}\r\n0\r\n\r\n",
	} {
		h.refused(name, h.raw(line+host+h.bearer()+"Transfer-Encoding: chunked\r\n\r\n"+body), 400, "bad_request")
	}
}

func TestForeigners(t *testing.T) {
	h := open(t).listen()
	_, port, _ := net.SplitHostPort(h.address())
	for name, c := range map[string]struct {
		host, more string
		status     int
		code       string
	}{
		"another host":      {"example.com", "", 403, "foreign_host"},
		"another port":      {"127.0.0.1:1", "", 403, "foreign_host"},
		"a rebound name":    {"localhost.example.com:" + port, "", 403, "foreign_host"},
		"another origin":    {h.address(), "Origin: https://example.com\r\n", 403, "foreign_origin"},
		"no origin":         {h.address(), "Origin: null\r\n", 403, "foreign_origin"},
		"its https origin":  {h.address(), "Origin: https://" + h.address() + "\r\n", 403, "foreign_origin"},
		"another site":      {h.address(), "Sec-Fetch-Site: cross-site\r\n", 403, "foreign_origin"},
		"a same-site page":  {h.address(), "Sec-Fetch-Site: same-site\r\n", 403, "foreign_origin"},
		"an upgrade":        {h.address(), "Connection: upgrade\r\nUpgrade: websocket\r\n", 501, "not_supported"},
		"a wish":            {h.address(), "Expect: the unexpected\r\n", 417, "expectation_failed"},
		"a compressed body": {h.address(), "Content-Encoding: gzip\r\n", 415, "unsupported_encoding"},
	} {
		text := "POST /v1/chat/completions HTTP/1.1\r\nHost: " + c.host + "\r\n" + h.bearer() + c.more + "Content-Length: 2\r\n\r\n{}"
		h.refused(name, h.raw(text), c.status, c.code)
	}
	if r := h.raw("GET /v1/models HTTP/1.1\r\nHost: localhost:" + port + "\r\n" + h.bearer() + "\r\n"); r.Status != 200 {
		t.Errorf("by its other name: %+v", r)
	}
}

func TestTooLarge(t *testing.T) {
	h := open(t).listen()
	h.refused("announced", h.raw("POST /v1/chat/completions HTTP/1.1\r\nHost: "+h.address()+"\r\n"+h.bearer()+"Content-Length: 9000000\r\n\r\n"), 413, "request_too_large")
	text := "POST /v1/chat/completions HTTP/1.1\r\nHost: " + h.address() + "\r\n" + h.bearer() + "Transfer-Encoding: chunked\r\n\r\n"
	text += strings.Repeat("10000\r\n"+strings.Repeat("x", 0x10000)+"\r\n", 17)
	h.refused("in chunks", h.raw(text), 413, "request_too_large")
	body := `{"model":"sample","messages":[{"role":"user","content":"` + strings.Repeat("word ", 200_000) + `"}]}`
	if r := h.post("/chat/completions", h.Key, body); r.Status != 200 {
		t.Errorf("the largest: %d %s", r.Status, r.Body)
	}
}

// TestSlow: who sends a head or a body drop by drop is not waited for, and neither is
// who sends nothing.
func TestSlow(t *testing.T) {
	if testing.Short() {
		t.Skip("it waits")
	}
	h := open(t).listen()
	c, err := net.Dial("tcp", h.address())
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	begun := time.Now()
	go func() {
		for range 30 {
			if _, err := c.Write([]byte("P")); err != nil {
				return
			}
			time.Sleep(300 * time.Millisecond)
		}
	}()
	_ = c.SetReadDeadline(time.Now().Add(20 * time.Second))
	first := make([]byte, 12)
	n, err := c.Read(first)
	if took := time.Since(begun); err != nil || string(first[:n]) != "HTTP/1.1 408" || took > 8*time.Second {
		t.Errorf("%q after %v: %v", first[:n], took, err)
	}
}

// TestChunksCountAsTheyCome: what announces no length has its share of the memory for
// bodies all the same, and gives it back.
func TestChunksCountAsTheyCome(t *testing.T) {
	h := open(t).listen()
	h.Gateway.NarrowMemory(200_000)
	begun := "POST /v1/chat/completions HTTP/1.1\r\nHost: " + h.address() + "\r\n" + h.bearer() + "Transfer-Encoding: chunked\r\n\r\n"
	chunk := "8000\r\n" + strings.Repeat("x", 0x8000) + "\r\n"
	c, err := net.Dial("tcp", h.address())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := c.Write([]byte(begun + chunk + chunk)); err != nil {
		t.Fatal(err)
	}
	eventually(t, "two chunks count", func() bool { return h.Gateway.Held() > 2*0x8000 })
	large := `{"model":"sample","messages":[{"role":"user","content":"` + strings.Repeat("word ", 20_000) + `"}]}`
	h.refused("another beside them", h.post("/chat/completions", h.Key, large), 503, "overloaded")
	_ = c.Close()
	eventually(t, "they are given back", func() bool { return h.Gateway.Held() == 0 })
	h.refused("too many chunks", h.raw(begun+strings.Repeat(chunk, 8)), 503, "overloaded")
	eventually(t, "those are given back", func() bool { return h.Gateway.Held() == 0 })
	if r := h.post("/chat/completions", h.Key, large); r.Status != 200 {
		t.Errorf("%d %s", r.Status, r.Body)
	}
}

// eventually waits until something is so.
func eventually(t *testing.T, what string, is func() bool) {
	t.Helper()
	for range 500 {
		if is() {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Errorf("it never came to it that %s", what)
}
