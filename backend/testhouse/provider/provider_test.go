package provider_test

import (
	"io"
	"net/http"
	"strings"
	"testing"

	"intendant/backend/testhouse/provider"
)

func start(t *testing.T) *provider.Provider {
	t.Helper()
	p, err := provider.Start(provider.Options{Key: "sk-sample"})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(p.Close)
	return p
}

func post(t *testing.T, p *provider.Provider, body string) (status int, text string, err error) {
	t.Helper()
	r, _ := http.NewRequestWithContext(t.Context(), http.MethodPost, p.URL+"/chat/completions", strings.NewReader(body))
	r.Header.Set("Authorization", "Bearer sk-sample")
	answer, err := http.DefaultClient.Do(r)
	if err != nil {
		return 0, "", err
	}
	defer answer.Body.Close()
	all, err := io.ReadAll(answer.Body)
	return answer.StatusCode, string(all), err
}

func TestAnswersAreAsWishedAndCounted(t *testing.T) {
	p := start(t)
	const messages = `,"messages":[{"role":"user","content":"two words"}]}`
	for _, c := range []struct {
		body   string
		status int
		in     string
		cut    bool
	}{
		{`{"model":"sample"` + messages, 200, `"completion_tokens":8`, false},
		{`{"model":"sample:tokens=30","max_tokens":3` + messages, 200, `"finish_reason":"length"`, false},
		{`{"model":"sample","stream":true,"stream_options":{"include_usage":true}` + messages, 200, `"total_tokens":14`, false},
		{`{"model":"sample:echo"` + messages, 200, `"content":"two words"`, false},
		{`{"model":"sample:cut=3","stream":true` + messages, 200, `Seven`, true},
		{`{"model":"sample:cut=9"` + messages, 200, `{`, true},
		{`{"model":"sample:status=429,after=2"` + messages, 429, `as_wished`, false},
		{`{"model":"sample:what"` + messages, 400, `bad_wish`, false},
		{`{"model":`, 400, `invalid_json`, false},
	} {
		status, text, err := post(t, p, c.body)
		if status != c.status || !strings.Contains(text, c.in) || (err != nil) != c.cut {
			t.Errorf("%s: %d %s %v", c.body, status, text, err)
		}
	}
	done := 0
	for _, s := range p.Served() {
		if s.Done {
			done++
		}
	}
	if n := len(p.Served()); n != 6 || done != 4 || p.Requests() != 9 {
		t.Errorf("%d served, %d whole, %d requests", n, done, p.Requests())
	}
}
