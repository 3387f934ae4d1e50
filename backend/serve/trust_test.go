package serve_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/pquerna/otp/totp"

	"intendant/backend/desktop"
	"intendant/backend/fault"
)

const firefox = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"

// enable turns the second factor of who is signed in on and returns its secret.
func (r *room) enable(t *testing.T) string {
	t.Helper()
	var begun desktop.EnrolmentView
	r.in.must("MFA.Begin", `{}`, &begun)
	secret := strings.ReplaceAll(begun.Secret, " ", "")
	r.in.must("MFA.Enable", `{"code":"`+r.code(t, secret)+`"}`, nil)
	return secret
}

func (r *room) code(t *testing.T, secret string) string {
	t.Helper()
	r.clock.Advance(30 * time.Second)
	code, err := totp.GenerateCode(secret, r.clock.Now())
	if err != nil {
		t.Fatal(err)
	}
	return code
}

// TestTrustedBrowser signs in from a browser that is trusted, and from one that
// isn't.
func TestTrustedBrowser(t *testing.T) {
	r := furnish(t)
	secret := r.enable(t)
	in := `{"email":"ines@example.com","password":"` + harbour + `"}`
	state := func(b browser) string {
		t.Helper()
		var view desktop.SessionView
		b.must("Account.SignIn", in, &view)
		return view.State
	}
	r.in.must("Account.SignOut", `{}`, nil)
	if got := state(r.in); got != "pending" {
		t.Fatalf("without a code: %s", got)
	}
	//nolint:bodyclose // read closes it
	answer := r.in.do(http.MethodPost, "/rpc/Account.SignInCode", strings.NewReader(`{"code":"`+r.code(t, secret)+`","trust":true}`))
	if status, body := read(t, answer); status != http.StatusOK || len(answer.Cookies()) != 2 {
		t.Fatalf("%d %s, %d cookies", status, body, len(answer.Cookies()))
	}
	cookie := answer.Cookies()[0] // the other one is the door's, anew
	if !cookie.HttpOnly || cookie.SameSite != http.SameSiteStrictMode || cookie.Path != "/rpc/" || len(cookie.Value) < 26 ||
		!cookie.Expires.Equal(r.clock.Now().Add(30*24*time.Hour).Truncate(time.Second)) {
		t.Errorf("the cookie is %+v", cookie)
	}
	r.in.must("Account.SignOut", `{}`, nil)
	if got := state(r.in); got != "active" {
		t.Errorf("trusted: %s", got)
	}
	// Another browser, and one that made a cookie up.
	other := r.browser(t)
	if got := state(other); got != "pending" {
		t.Errorf("another browser: %s", got)
	}
	liar := r.browser(t)
	liar.header.Set("Cookie", cookie.Name+"="+strings.Repeat("A", 26))
	if got := state(liar); got != "pending" {
		t.Errorf("a made-up token: %s", got)
	}
	var list desktop.SessionsView
	r.in.must("Account.Sessions", `{}`, &list)
	if len(list.Trusted) != 1 {
		t.Fatalf("%+v", list)
	}
	r.in.must("MFA.Untrust", `{"id":"`+list.Trusted[0].ID+`"}`, nil)
	r.in.must("Account.SignOut", `{}`, nil)
	if got := state(r.in); got != "pending" {
		t.Errorf("revoked: %s", got)
	}
}

// TestSigningInRenewsTheCookie makes sure that whoever knew the cookie before
// has no part in the session.
func TestSigningInRenewsTheCookie(t *testing.T) {
	r := furnish(t)
	b := r.browser(t)
	origin, err := url.Parse(r.Origin())
	if err != nil {
		t.Fatal(err)
	}
	before := b.client.Jar.Cookies(origin)
	b.must("Account.Session", `{}`, nil)
	if after := b.client.Jar.Cookies(origin); after[0].Value != before[0].Value {
		t.Error("it was renewed for nothing")
	}
	b.must("Account.SignIn", `{"email":"ines@example.com","password":"`+harbour+`"}`, nil)
	after := b.client.Jar.Cookies(origin)
	if len(after) != 1 || after[0].Value == before[0].Value {
		t.Fatalf("before %v, after %v", before, after)
	}
	thief := r.stranger(t)
	thief.client.Jar.SetCookies(origin, before)
	thief.header = b.header.Clone()
	if a := thief.call("Account.Session", `{}`); a.Status != http.StatusOK { // as a request that was under way
		t.Errorf("%+v", a)
	}
	for method, input := range map[string]string{
		"Account.SetPassword": `{"password":"somebody else's long words"}`, "Account.Export": `{}`,
		"SocialLogin.Begin": `{"provider":"prv_01ARZ3NDEKTSV4RRFFQ69G5FAV","purpose":"link"}`,
	} {
		if a := thief.call(method, input); a.Error.Code != fault.ReauthenticationRequired {
			t.Errorf("the old cookie confirms %s: %+v", method, a)
		}
	}
	r.clock.Advance(3 * time.Second)
	if a := thief.call("Account.Session", `{}`); a.Error.Code != fault.DoorClosed {
		t.Errorf("the old cookie opens the door: %+v", a)
	}
	b.must("Organization.List", `{}`, nil)
	signedIn := b.client.Jar.Cookies(origin)
	b.must("Account.Confirm", `{"password":"`+harbour+`"}`, nil)
	if confirmed := b.client.Jar.Cookies(origin); confirmed[0].Value == signedIn[0].Value {
		t.Error("it stays when the person shows again who they are")
	}
}

// TestDevices names browsers by what they say of themselves.
func TestDevices(t *testing.T) {
	r := furnish(t)
	for agent, want := range map[string]string{
		firefox: "Firefox, Linux",
		"Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36 Edg/142.0": "Edge, Windows",
		"Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Safari/605.1.15":     "Safari, macOS",
		"Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/142.0.0.0 Safari/537.36":             "Chromium, Linux",
		"<script>alert(1)</script> Linux": "Linux",
	} {
		b := r.stranger(t)
		b.header.Set("User-Agent", agent)
		b.enter(r.Link())
		b.must("Account.SignIn", `{"email":"ines@example.com","password":"`+harbour+`"}`, nil)
		var list desktop.SessionsView
		b.must("Account.Sessions", `{}`, &list)
		for _, s := range list.Sessions {
			if s.Current && (s.Device != want || s.Door != "browser") {
				t.Errorf("%s is called %+v", agent, s)
			}
		}
	}
}
