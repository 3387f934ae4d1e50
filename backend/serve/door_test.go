package serve_test

import (
	"errors"
	"maps"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"intendant/backend/core/coretest"
	"intendant/backend/fault"
	"intendant/backend/serve"
)

func TestLinkWorksOnce(t *testing.T) {
	d := open(t)
	link := strings.TrimPrefix(d.Link(), d.Origin())
	first, second := d.stranger(t), d.stranger(t)
	r := first.do(http.MethodGet, link, nil) //nolint:bodyclose // read closes it
	if status, body := read(t, r); status != http.StatusOK || !strings.Contains(body, "data-key=") {
		t.Fatalf("the first use: %d %q", status, body)
	}
	cookie := r.Cookies()[0]
	if !cookie.HttpOnly || cookie.SameSite != http.SameSiteStrictMode || cookie.Path != "/" {
		t.Errorf("the cookie is %+v", cookie)
	}
	if status, _ := second.get(link); status != http.StatusUnauthorized {
		t.Errorf("the second use: %d", status)
	}
	r = first.do(http.MethodGet, link, nil) //nolint:bodyclose // read closes it
	if status, body := read(t, r); status != http.StatusSeeOther || r.Header.Get("Location") != "/" || strings.Contains(body, "data-key=") {
		t.Errorf("again by who is in: %d %q", status, body)
	}
	if status, body := first.get("/organization/general"); status != http.StatusOK || !strings.Contains(body, "<title>Intendant") {
		t.Errorf("a route of the page: %d %q", status, body)
	}
}

func TestLinkWorksForTenMinutes(t *testing.T) {
	d := open(t)
	early, late := strings.TrimPrefix(d.Link(), d.Origin()), strings.TrimPrefix(d.Link(), d.Origin())
	d.clock.Advance(10 * time.Minute)
	if status, _ := d.stranger(t).get(early); status != http.StatusOK {
		t.Errorf("after ten minutes: %d", status)
	}
	d.clock.Advance(time.Second)
	b := d.stranger(t)
	if status, body := b.get(late); status != http.StatusUnauthorized || !strings.Contains(body, ">"+again+"<") {
		t.Errorf("later: %d %q", status, body)
	}
	if status, _ := b.get("/"); status != http.StatusUnauthorized {
		t.Errorf("it let somebody in: %d", status)
	}
}

// Programs that preview links look at them first.
func TestALookDoesNotUseALinkUp(t *testing.T) {
	d := open(t)
	link := strings.TrimPrefix(d.Link(), d.Origin())
	b := d.stranger(t)
	r := b.do(http.MethodHead, link, nil) //nolint:bodyclose // read closes it
	if status, _ := read(t, r); status != http.StatusMethodNotAllowed || len(r.Cookies()) > 0 {
		t.Errorf("a look: %d, %v", status, r.Cookies())
	}
	if status, _ := b.get(link); status != http.StatusOK {
		t.Errorf("the first use: %d", status)
	}
}

func TestStreamsOfAClientAreBounded(t *testing.T) {
	d := open(t)
	b := d.browser(t)
	stream := func(b browser) (status int, end func() error) {
		r := b.do(http.MethodGet, "/events", nil)
		t.Cleanup(func() { _ = r.Body.Close() })
		return r.StatusCode, r.Body.Close
	}
	_, end := stream(b)
	for range 7 {
		if status, _ := stream(b); status != http.StatusOK {
			t.Fatalf("one of the first eight: %d", status)
		}
	}
	if status, _ := stream(b); status != http.StatusTooManyRequests {
		t.Errorf("one more: %d", status)
	}
	if status, _ := stream(d.browser(t)); status != http.StatusOK {
		t.Errorf("another browser: %d", status)
	}
	_ = end()
	for start := time.Now(); ; time.Sleep(10 * time.Millisecond) {
		if status, _ := stream(b); status == http.StatusOK {
			return
		}
		if time.Since(start) > 10*time.Second { // the server has to notice first
			t.Fatal("there is no room after one has ended")
		}
	}
}

func TestWithoutCookie(t *testing.T) {
	d := open(t)
	b := d.stranger(t)
	b.header.Set("Accept-Language", "ar, en;q=0.5")
	status, body := b.get("/")
	if status != http.StatusUnauthorized || !strings.Contains(body, `<html lang="ar" dir="rtl">`) ||
		!strings.Contains(body, "intendant serve") {
		t.Errorf("the page: %d %q", status, body)
	}
	if a := b.call("Account.Session", `{}`); a.Status != http.StatusUnauthorized || a.Error.Code != fault.DoorClosed || a.Error.Message == "" {
		t.Errorf("a call: %+v", a)
	}
	if status, _ := b.get("/events"); status != http.StatusUnauthorized {
		t.Errorf("events: %d", status)
	}
	if status, _ := b.get("/assets/app-1.js"); status != http.StatusUnauthorized {
		t.Errorf("a file: %d", status)
	}
}

func TestClosedPageShowsItsStyle(t *testing.T) {
	r := open(t).stranger(t).do(http.MethodGet, "/", nil) //nolint:bodyclose // read closes it
	policy := r.Header.Get("Content-Security-Policy")
	_, body := read(t, r)
	_, rest, _ := strings.Cut(body, "<style>")
	style, _, _ := strings.Cut(rest, "</style>")
	if !strings.Contains(policy, serve.PolicyHash(style)) {
		t.Errorf("the policy %q does not allow the style %q", policy, style)
	}
}

func TestToken(t *testing.T) {
	d := open(t)
	for given, want := range map[string]int{
		"Bearer " + token: http.StatusOK, "Bearer wrong": http.StatusUnauthorized, token: http.StatusUnauthorized,
		"Bearer ": http.StatusUnauthorized, "Basic " + token: http.StatusUnauthorized,
	} {
		b := d.stranger(t)
		b.header.Set("Authorization", given)
		if a := b.call("Account.Session", `{}`); a.Status != want {
			t.Errorf("%q: %d %+v", given, a.Status, a.Error)
		}
	}
}

func TestForeignRequests(t *testing.T) {
	d := open(t)
	own := d.Origin()
	for name, header := range map[string]http.Header{
		"another host":     {"Host": {"evil.example"}},
		"rebound host":     {"Host": {"evil.example:" + own[strings.LastIndex(own, ":")+1:]}},
		"another origin":   {"Origin": {"https://evil.example"}},
		"another port":     {"Origin": {"http://127.0.0.1:1"}},
		"null origin":      {"Origin": {"null"}},
		"cross-site fetch": {"Sec-Fetch-Site": {"cross-site"}},
		"same-site fetch":  {"Sec-Fetch-Site": {"same-site"}},
	} {
		b := d.browser(t)
		maps.Copy(b.header, header)
		if a := b.call("Account.Session", `{}`); a.Status != http.StatusForbidden || a.Error.Code != fault.RequestForeign {
			t.Errorf("%s: %d %+v", name, a.Status, a.Error)
		}
	}
	b := d.browser(t)
	maps.Copy(b.header, http.Header{"Origin": {own}, "Sec-Fetch-Site": {"same-origin"}})
	if a := b.call("Account.Session", `{}`); a.Status != http.StatusOK {
		t.Errorf("its own page: %+v", a)
	}
}

func TestHeaders(t *testing.T) {
	b := open(t).browser(t)
	for _, path := range []string{"/", "/assets/app-1.js", "/rpc/Account.Session"} {
		r := b.do(http.MethodGet, path, nil) //nolint:bodyclose // read closes it
		_, _ = read(t, r)
		for name, want := range map[string]string{
			"Content-Security-Policy": serve.Policy, "X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer",
			"X-Frame-Options": "DENY", "Cross-Origin-Resource-Policy": "same-origin",
		} {
			if got := r.Header.Get(name); got != want {
				t.Errorf("%s: %s is %q", path, name, got)
			}
		}
	}
}

func TestFiles(t *testing.T) {
	b := open(t).browser(t)
	r := b.do(http.MethodGet, "/assets/app-1.js", nil) //nolint:bodyclose // read closes it
	if status, _ := read(t, r); status != http.StatusOK || !strings.Contains(r.Header.Get("Cache-Control"), "immutable") {
		t.Errorf("a built file: %d, %s", status, r.Header.Get("Cache-Control"))
	}
	for _, path := range []string{"/assets/gone.js", "/assets/../../etc/passwd", "/assets/%2e%2e/secret"} {
		if status, body := b.get(path); status == http.StatusOK && !strings.Contains(body, "<title>Intendant") {
			t.Errorf("%s: %d %q", path, status, body)
		}
	}
}

func TestAddresses(t *testing.T) {
	c, _ := coretest.Open(t)
	for _, address := range []string{"0.0.0.0:0", ":0", "192.168.1.1:0", "localhost:0", "127.0.0.1", "[::]:0", "8080", "127.0.0.1:99999"} {
		if s, err := serve.Listen(t.Context(), serve.Options{Core: c, Address: address}); !fault.Is(err, fault.InputInvalid) {
			t.Errorf("%s: %v %v", address, s, err)
		}
	}
	first, err := serve.Listen(t.Context(), serve.Options{Core: c, Address: "127.0.0.1:0"})
	if err != nil {
		t.Fatal(err)
	}
	taken := strings.TrimPrefix(first.Origin(), "http://")
	if _, err := serve.Listen(t.Context(), serve.Options{Core: c, Address: taken}); !fault.Is(err, fault.AddressInUse) {
		t.Errorf("a taken one: %v", err)
	}
	first.Close()
}

func TestTokenFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "token")
	made, err := serve.Token(path)
	if err != nil || len(made) < 20 {
		t.Fatalf("%q, %v", made, err)
	}
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("%v, %v", info.Mode(), err)
	}
	if again, err := serve.Token(path); err != nil || again != made {
		t.Errorf("read again: %q, %v", again, err)
	}
	if err := os.Chmod(path, 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := serve.Token(path); !errors.Is(err, serve.ErrTokenReadable) {
		t.Errorf("readable by others: %v", err)
	}
	short := filepath.Join(t.TempDir(), "short")
	if err := os.WriteFile(short, []byte("short\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := serve.Token(short); !errors.Is(err, serve.ErrTokenShort) {
		t.Errorf("a short one: %v", err)
	}
}
