package serve_test

import (
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"intendant/backend/fault"
	"intendant/backend/serve"
)

// TestTheCookieAloneOpensNothing: a browser shows it to every port of the address.
func TestTheCookieAloneOpensNothing(t *testing.T) {
	d := open(t)
	b := d.browser(t)
	b.must("Account.SignUp", ines, nil)
	origin, err := url.Parse(d.Origin())
	if err != nil {
		t.Fatal(err)
	}
	for name, key := range map[string]string{"none": "", "made up": strings.Repeat("A", 26), "another's": d.browser(t).header.Get("Intendant-Key")} {
		thief := d.stranger(t)
		thief.header.Set("Intendant-Key", key)
		take := func() { thief.client.Jar.SetCookies(origin, b.client.Jar.Cookies(origin)) }
		take()
		if status, _ := thief.get("/events"); status != http.StatusUnauthorized {
			t.Errorf("%s: events: %d", name, status)
		}
		_, body := thief.get("/")
		if strings.Contains(body, "ines@example.com") || strings.Contains(body, b.header.Get("Intendant-Key")) {
			t.Errorf("%s: the page says %s", name, body)
		}
		if _, body := thief.get(strings.TrimPrefix(d.Link(), d.Origin())); handed.MatchString(body) {
			t.Errorf("%s: the key is given away: %s", name, body)
		}
		if a := thief.call("Account.Session", `{}`); a.Status != http.StatusUnauthorized || a.Error.Code != fault.DoorClosed {
			t.Errorf("%s: a call: %+v", name, a)
		}
	}
	b.must("Account.Session", `{}`, nil)
}

// TestAPageThatLostItsKeyGetsInByAnotherLink: its cookie doesn't stand in the way.
func TestAPageThatLostItsKeyGetsInByAnotherLink(t *testing.T) {
	d := open(t)
	b := d.browser(t)
	b.header.Del("Intendant-Key")
	b.call("Account.Session", `{}`)
	b.enter(d.Link())
	b.must("Account.Session", `{}`, nil)
}

func TestTheHandingPageRunsItsScriptAndNoOther(t *testing.T) {
	d := open(t)
	r := d.stranger(t).do(http.MethodGet, strings.TrimPrefix(d.Link(), d.Origin()), nil) //nolint:bodyclose // read closes it
	policy := r.Header.Get("Content-Security-Policy")
	_, body := read(t, r)
	script := regexp.MustCompile(`(?s)<script>(.*)</script>`).FindStringSubmatch(body)
	if script == nil || !strings.HasPrefix(policy, "default-src 'none'") || !strings.Contains(policy, "script-src "+serve.PolicyHash(script[1])) ||
		!strings.Contains(script[1], `"intendant.key"`) || r.Header.Get("Cache-Control") != "no-store" {
		t.Errorf("%q, %s", policy, body)
	}
}
