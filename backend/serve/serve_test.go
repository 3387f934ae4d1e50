package serve_test

import (
	"context"
	"encoding/json"
	"io"
	"maps"
	"net/http"
	"net/http/cookiejar"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"intendant/backend/clock"
	"intendant/backend/core"
	"intendant/backend/core/coretest"
	"intendant/backend/desktop"
	"intendant/backend/serve"
)

const (
	token = "a token of the tests"
	again = "build/bin/intendant serve --data /home/ines/house"
)

var page = fstest.MapFS{
	"index.html":      {Data: []byte("<!doctype html><head><title>Intendant</title></head>")},
	"assets/app-1.js": {Data: []byte("void 0")},
}

// door is an open server on a data folder of its own.
type door struct {
	*serve.Server

	core  *core.Core
	clock *clock.Fake
}

func open(t *testing.T) door {
	t.Helper()
	return openOn(t, coretest.Open)
}

// openNew opens the door to a folder that has no keys yet.
func openNew(t *testing.T) door {
	t.Helper()
	return openOn(t, coretest.Sealed)
}

func openOn(t *testing.T, folder func(testing.TB) (*core.Core, *clock.Fake)) door {
	t.Helper()
	c, now := folder(t)
	s, err := serve.Listen(t.Context(), serve.Options{Core: c, Assets: page, Token: token, Again: again})
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- s.Serve(ctx) }()
	t.Cleanup(func() {
		cancel()
		if err := <-done; err != nil {
			t.Error(err)
		}
	})
	return door{s, c, now}
}

// browser is a client with a cookie jar that follows no redirects.
type browser struct {
	t      *testing.T
	client *http.Client
	origin string
	header http.Header
}

func (d door) stranger(t *testing.T) browser {
	t.Helper()
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	stay := func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	client := &http.Client{Jar: jar, CheckRedirect: stay}
	t.Cleanup(client.CloseIdleConnections)
	return browser{t, client, d.Origin(), http.Header{}}
}

func (d door) browser(t *testing.T) browser {
	t.Helper()
	b := d.stranger(t)
	b.enter(d.Link())
	return b
}

// enter follows a link and keeps the key, as the page does.
func (b browser) enter(link string) {
	b.t.Helper()
	status, body := b.get(strings.TrimPrefix(link, b.origin))
	found := handed.FindStringSubmatch(body)
	if status != http.StatusOK || found == nil {
		b.t.Fatalf("the link answered %d %q", status, body)
	}
	b.header.Set("Intendant-Key", found[1])
}

var handed = regexp.MustCompile(`data-key="([A-Z2-7]{26})"`)

func (b browser) do(method, path string, body io.Reader) *http.Response {
	b.t.Helper()
	request, err := http.NewRequestWithContext(b.t.Context(), method, b.origin+path, body)
	if err != nil {
		b.t.Fatal(err)
	}
	request.Header.Set("Content-Type", "application/json")
	maps.Copy(request.Header, b.header)
	if host := b.header.Get("Host"); host != "" {
		request.Host = host
	}
	response, err := b.client.Do(request)
	if err != nil {
		b.t.Fatal(err)
	}
	return response
}

func (b browser) get(path string) (status int, body string) {
	b.t.Helper()
	return read(b.t, b.do(http.MethodGet, path, nil)) //nolint:bodyclose // read closes it
}

func read(t *testing.T, r *http.Response) (status int, body string) {
	t.Helper()
	defer func() { _ = r.Body.Close() }()
	text, err := io.ReadAll(r.Body)
	if err != nil {
		t.Fatal(err)
	}
	return r.StatusCode, string(text)
}

// answer is what /rpc/ answers.
type answer struct {
	Status int             `json:"-"`
	Result json.RawMessage `json:"result"`
	Error  desktop.Problem `json:"error"`
}

func (b browser) call(method, body string) (a answer) {
	b.t.Helper()
	status, text := read(b.t, b.do(http.MethodPost, "/rpc/"+method, strings.NewReader(body))) //nolint:bodyclose // read closes it
	if err := json.Unmarshal([]byte(text), &a); err != nil {
		b.t.Fatalf("%s answered %d %q", method, status, text)
	}
	a.Status = status
	return a
}

// must is call for what succeeds; it reads the result into view.
func (b browser) must(method, body string, view any) {
	b.t.Helper()
	a := b.call(method, body)
	if a.Status != http.StatusOK || a.Error.Code != "" {
		b.t.Fatalf("%s: %d %+v", method, a.Status, a.Error)
	}
	if view == nil {
		return
	}
	if err := json.Unmarshal(a.Result, view); err != nil {
		b.t.Fatal(err)
	}
}

const ines = `{"email":"ines@example.com","firstName":"Inès","lastName":"Moreau",` +
	`"password":"seven lanterns over the harbour","language":"fr","theme":"dark"}`
