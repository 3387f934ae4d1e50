package sociallogin_test

import (
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"intendant/backend/fault"
	"intendant/backend/sociallogin"
	"intendant/backend/testhouse/issuer"
)

const (
	tenant  = "72f988bf-86f1-41af-91ab-2d7cd011db47"
	another = "9188040d-6c67-4c5b-b112-36a304b66dad"
)

// microsoft makes the house's provider one for many tenants, as Microsoft's is:
// its discovery names a pattern, its tokens a tenant.
func (h *house) microsoft(t *testing.T, tid, iss string) {
	t.Helper()
	front := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		r.URL.Path = strings.TrimPrefix(r.URL.Path, "/common/v2.0")
		answer, err := http.Get(h.issuer.URL + r.URL.Path)
		if err != nil {
			t.Error(err)
			return
		}
		defer answer.Body.Close()
		_, _ = io.Copy(w, answer.Body)
	}))
	t.Cleanup(front.Close)
	fill := func(text string) string { return strings.ReplaceAll(text, "{host}", front.URL) }
	h.issuer.Behave(issuer.Mood{
		Discovery: func(d map[string]any) { d["issuer"] = front.URL + "/{tenantid}/v2.0" },
		Twist:     func(c map[string]any) { c["tid"], c["iss"] = tid, fill(iss) },
		Returns:   func(q map[string][]string) { delete(q, "iss") },
	})
	in := h.input()
	in.ID, in.Kind, in.Issuer = h.provider, sociallogin.Microsoft, front.URL+"/common/v2.0"
	h.provider = h.set(t, in)
}

func TestMicrosoftsIssuerIsTheTenants(t *testing.T) {
	h := open(t)
	h.microsoft(t, tenant, "{host}/"+tenant+"/v2.0")
	if _, err := h.visit(t, "ada", nil); err != nil {
		t.Fatal(err)
	}
	if got := h.came[0].Issuer; !strings.HasSuffix(got, "/"+tenant+"/v2.0") {
		t.Errorf("known by %s", got)
	}
	for name, c := range map[string]struct{ tid, iss string }{
		"another tenant's": {tenant, "{host}/" + another + "/v2.0"},
		"no tenant":        {"", "{host}/" + tenant + "/v2.0"},
		"the pattern":      {"{tenantid}", "{host}/{tenantid}/v2.0"},
		"another host":     {tenant, "https://elsewhere.example/" + tenant + "/v2.0"},
		"more than a path": {tenant + "/v2.0/x", "{host}/" + tenant + "/v2.0/x/v2.0"},
	} {
		t.Run(name, func(t *testing.T) {
			h := open(t)
			h.microsoft(t, c.tid, c.iss)
			h.fails(t, fault.SocialIssuerWrong, nil)
		})
	}
}

// relay is what the operator puts up for Apple, in the words of
// docs/social-login.md.
func relay(t *testing.T) string {
	t.Helper()
	port := regexp.MustCompile(`\.(\d{4,5})$`)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		found := port.FindStringSubmatch(r.PostFormValue("state"))
		if r.Method != http.MethodPost || found == nil {
			w.WriteHeader(http.StatusBadRequest)
			return
		}
		http.Redirect(w, r, "http://127.0.0.1:"+found[1]+"/callback", http.StatusTemporaryRedirect)
	}))
	t.Cleanup(server.Close)
	return server.URL + "/callback"
}

func TestAppleComesByItsRelay(t *testing.T) {
	h := open(t)
	h.issuer.Behave(issuer.Mood{Twist: func(c map[string]any) { c["email_verified"] = "true" }}) // as Apple writes it
	key := appleKey(t)
	if err := h.issuer.TrustTeam("ABCDE12345", "12345ABCDE", key); err != nil {
		t.Fatal(err)
	}
	apple := h.set(t, sociallogin.Input{
		Provider: sociallogin.Provider{
			Kind: sociallogin.Apple, Issuer: h.issuer.URL, ClientID: issuer.Team, TeamID: "ABCDE12345", KeyID: "12345ABCDE", Relay: relay(t),
		}, Key: key,
	})
	request := h.request()
	request.Provider = apple
	ticket, err := h.visits.Begin(t.Context(), request)
	if err != nil {
		t.Fatal(err)
	}
	asked, _ := url.Parse(ticket.URL)
	if asked.Query().Get("response_mode") != "form_post" || asked.Query().Get("scope") != "openid name email" {
		t.Errorf("asked for %s", ticket.URL)
	}
	page, err := issuer.NewBrowser().SignInByForm(ticket.URL, "bjorn",
		url.Values{"user": {`{"name":{"firstName":"Bjørn","lastName":"Ålto"},"email":"owner@nordlicht.example"}`}})
	if err != nil || !strings.Contains(page, `data-outcome="done"`) || len(h.came) != 1 {
		t.Fatalf("%v\n%s", err, page)
	}
	if who := h.came[0]; who.FirstName != "Bjørn" || who.LastName != "Ålto" || who.Email != "bjorn@nordlicht.example" || who.Subject != "sub-bjorn" {
		t.Errorf("%+v", who)
	}
}
