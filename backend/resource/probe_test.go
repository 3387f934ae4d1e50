package resource_test

import (
	"bytes"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"intendant/backend/fault"
	"intendant/backend/resource"
	"intendant/backend/testhouse/provider"
)

func (h *house) test(t *testing.T, in resource.ConnectionInput) ([]resource.Served, error) {
	t.Helper()
	served, _, err := h.resources.Test(t.Context(), h.ada.Account, h.id, in)
	return served, err
}

// answering is a server that answers everything so.
func answering(t *testing.T, do http.HandlerFunc) string {
	t.Helper()
	s := httptest.NewServer(do)
	t.Cleanup(s.Close)
	return s.URL
}

func status(code int) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.WriteHeader(code)
		_, _ = w.Write([]byte(`{"error":{"message":"nothing for a person"}}`))
	}
}

func saying(text string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write([]byte(text)) }
}

func TestATestListsTheModels(t *testing.T) {
	h := open(t)
	var asked *http.Request
	url := answering(t, func(w http.ResponseWriter, r *http.Request) {
		asked = r.Clone(r.Context())
		_, _ = w.Write([]byte(`{"object":"list","data":[
			{"id":"zeta","context_length":8192.5},{"id":"alpha","max_model_len":4096},{"id":"beta","max_context_length":32000,"x":{}},
			{"id":"alpha"},{"id":" "},{"id":"be\u202eta"},{"id":null}]}`))
	})
	c := h.connect(t, "Local", url+"/v1/", key)
	served, err := h.test(t, resource.ConnectionInput{ID: c, BaseURL: url + "/v1", KeepKey: true})
	want := []resource.Served{{Name: "alpha", Context: 4096}, {Name: "beta", Context: 32000}, {Name: "zeta"}}
	if err != nil || fmt.Sprint(served) != fmt.Sprint(want) {
		t.Errorf("%+v, %v", served, err)
	}
	if asked.Method != http.MethodGet || asked.URL.Path != "/v1/models" || asked.Header.Get("Authorization") != "Bearer "+key {
		t.Errorf("asked %s %s with %v", asked.Method, asked.URL, asked.Header)
	}
	if _, err := h.test(t, resource.ConnectionInput{BaseURL: url, Key: "typed"}); err != nil || asked.Header.Get("Authorization") != "Bearer typed" {
		t.Errorf("%v, %v", asked.Header, err)
	}
	if _, err := h.test(t, resource.ConnectionInput{ID: c, BaseURL: url}); err != nil || asked.Header.Get("Authorization") != "" {
		t.Errorf("%v, %v", asked.Header, err)
	}
	bare := answering(t, saying(`[{"id":"gamma"}]`))
	if served, err := h.test(t, resource.ConnectionInput{BaseURL: bare}); err != nil || len(served) != 1 {
		t.Errorf("%+v, %v", served, err)
	}
}

func TestATestOfTheProviderForTests(t *testing.T) {
	h := open(t)
	p, err := provider.Start(provider.Options{Key: key})
	h.must(t, err)
	t.Cleanup(p.Close)
	served, err := h.test(t, resource.ConnectionInput{BaseURL: p.URL, Key: key})
	if err != nil || len(served) == 0 {
		t.Errorf("%+v, %v", served, err)
	}
	if _, err := h.test(t, resource.ConnectionInput{BaseURL: p.URL, Key: "wrong"}); !fault.Is(err, fault.ConnectionUnauthorized) {
		t.Errorf("%v", err)
	}
}

// TestATestSaysWhatIsWrong also holds every log line and error against the key.
func TestATestSaysWhatIsWrong(t *testing.T) {
	h := open(t)
	var log bytes.Buffer
	was := slog.Default()
	slog.SetDefault(slog.New(slog.NewTextHandler(&log, nil)))
	defer slog.SetDefault(was)
	secure := httptest.NewTLSServer(saying(`{"data":[]}`))
	secure.Config.ErrorLog = slog.NewLogLogger(slog.DiscardHandler, 0)
	t.Cleanup(secure.Close)
	plain := answering(t, saying(`{"data":[{"id":"m"}]}`))
	closed, err := net.Listen("tcp", "127.0.0.1:0")
	h.must(t, err)
	h.must(t, closed.Close())
	for name, c := range map[string]struct {
		url  string
		code fault.Code
	}{
		"no such host":     {"https://no-such-host.invalid/v1", fault.ConnectionHostUnknown},
		"refused":          {"http://" + closed.Addr().String(), fault.ConnectionUnreachable},
		"certificate":      {secure.URL, fault.ConnectionCertificate},
		"no encryption":    {"https" + strings.TrimPrefix(plain, "http"), fault.ConnectionNoTLS},
		"401":              {answering(t, status(401)), fault.ConnectionUnauthorized},
		"403":              {answering(t, status(403)), fault.ConnectionForbidden},
		"404":              {answering(t, status(404)), fault.ConnectionNotFound},
		"429":              {answering(t, status(429)), fault.ConnectionLimited},
		"400":              {answering(t, status(400)), fault.ConnectionAnswered},
		"503":              {answering(t, status(503)), fault.ConnectionBroken},
		"a page":           {answering(t, saying("<html>Welcome")), fault.ConnectionNotJSON},
		"another API":      {answering(t, saying(`{"models":[]}`)), fault.ConnectionNotJSON},
		"cut off":          {answering(t, saying(`{"data":[{"id":`)), fault.ConnectionNotJSON},
		"without end":      {answering(t, saying(`{"data":[`+strings.Repeat(" ", 9<<20)+`]}`)), fault.ConnectionNotJSON},
		"no models":        {answering(t, saying(`{"object":"list","data":[]}`)), fault.ConnectionNoModels},
		"none to speak of": {answering(t, saying(`{"object":"list","data":null}`)), fault.ConnectionNoModels},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := h.test(t, resource.ConnectionInput{BaseURL: c.url, Key: key})
			if !fault.Is(err, c.code) {
				t.Errorf("got %v, want %s", err, c.code)
			}
			if text := fmt.Sprintf("%+v %v %v", err, fault.From(err).Params, fault.From(err).Unwrap()); strings.Contains(text, key) || strings.Contains(text, "nothing for a person") {
				t.Errorf("it tells too much: %s", text)
			}
		})
	}
	if _, err := h.test(t, resource.ConnectionInput{BaseURL: answering(t, status(401))}); !fault.Is(err, fault.ConnectionKeyMissing) {
		t.Errorf("without a key: %v", err)
	}
	if strings.Contains(log.String(), key) {
		t.Error("the log holds the key")
	}
}

func TestATestEnds(t *testing.T) {
	h := open(t)
	h.resources.Hurry(100 * time.Millisecond)
	silent := answering(t, func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() })
	slow := answering(t, func(w http.ResponseWriter, r *http.Request) {
		_, _ = w.Write([]byte(`{"data":[`))
		_ = http.NewResponseController(w).Flush()
		<-r.Context().Done()
	})
	for _, url := range []string{silent, slow} {
		if _, err := h.test(t, resource.ConnectionInput{BaseURL: url}); !fault.Is(err, fault.ConnectionTimeout) {
			t.Errorf("%v", err)
		}
	}
}

func TestATestFollowsNobody(t *testing.T) {
	h := open(t)
	reached := false
	other := answering(t, func(http.ResponseWriter, *http.Request) { reached = true })
	for name, to := range map[string]string{"elsewhere": other + "/v1?token=secret", "here": "/v2"} {
		url := answering(t, func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, to, http.StatusTemporaryRedirect) })
		_, err := h.test(t, resource.ConnectionInput{BaseURL: url, Key: key})
		if !fault.Is(err, fault.ConnectionRedirected) || strings.Contains(fault.From(err).Params["url"], "secret") {
			t.Errorf("%s: %v", name, err)
		}
	}
	if reached {
		t.Error("it followed, and the key went along")
	}
}

// A proxy of the environment could read the key in what isn't encrypted.
func TestNoProxyForPlainHTTP(t *testing.T) {
	plain, _ := http.NewRequest(http.MethodGet, "http://192.168.1.20/v1", nil)
	t.Setenv("HTTP_PROXY", "http://proxy.example:3128")
	if to, err := resource.Proxy(plain); to != nil || err != nil {
		t.Errorf("%v, %v", to, err)
	}
}
