package sociallogin_test

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"encoding/pem"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/ledger"
	"intendant/backend/sociallogin"
	"intendant/backend/testhouse"
	"intendant/backend/testhouse/issuer"
)

const secret = "un-secret-bien-garde-42"

func appleKey(t *testing.T) string {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	der, err := x509.MarshalPKCS8PrivateKey(key)
	if err != nil {
		t.Fatal(err)
	}
	return string(pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: der}))
}

func TestSecretsAreSealedAndGoWithTheirProvider(t *testing.T) {
	h := open(t)
	in := h.input()
	in.ID, in.Secret = h.provider, secret
	h.set(t, in)
	in.Secret, in.Name = "", "Another name" // the page never has it
	h.set(t, in)
	all, err := h.settings.Offered(t.Context())
	if err != nil || len(all) != 1 || !all[0].HasSecret || all[0].Name != "Another name" {
		t.Fatalf("%+v, %v", all, err)
	}
	if h.Holds(t, secret) {
		t.Error("the secret stands in the database")
	}
	in.Issuer = "https://elsewhere.example"
	h.set(t, in)
	if all, _ = h.settings.Offered(t.Context()); len(all) != 1 || all[0].HasSecret || all[0].ID == h.provider {
		t.Errorf("the secret, or who is known, went over to another issuer: %+v", all)
	}
	if err := h.settings.Remove(t.Context(), h.owner, all[0].ID); err != nil {
		t.Fatal(err)
	}
	var left int
	err = h.DB.Read().QueryRowContext(t.Context(), `SELECT COUNT(*) FROM ledger_private WHERE class = 'provider'`).Scan(&left)
	if err != nil || left != 0 {
		t.Errorf("%d private parts left, %v", left, err)
	}
	h.Sound(t)
}

func TestOnlyTheOwnerConfigures(t *testing.T) {
	h := open(t)
	h.LetIn(t, h.owner)
	other := h.SignUp(t, "cem")
	h.Refused(t, fault.PermissionDenied, func() error { return h.settings.Set(t.Context(), other, h.input()) })
	h.Refused(t, fault.PermissionDenied, func() error { return h.settings.Remove(t.Context(), other, h.provider) })
	h.Refused(t, fault.ChangeRepeated, func() error { return h.settings.Set(t.Context(), h.owner, h.input()) })
	h.Refused(t, fault.NotFound, func() error {
		return h.settings.Remove(t.Context(), h.owner, "prv_01KB3F7W9ZQ2M4X8T6RVN5YHCE")
	})
}

// Each Change, followed by one that fails after it was applied, leaves nothing.
func TestChangesThatFailInTheMiddle(t *testing.T) {
	h := open(t)
	set := func(id ident.Provider, client string) *sociallogin.ProviderSet {
		return &sociallogin.ProviderSet{
			Provider: id, Kind: "oidc", Name: "Another", Issuer: h.issuer.URL, ClientID: client,
			Sealed: ledger.Private{Subject: string(id), Class: "provider"},
		}
	}
	for _, change := range []ledger.Change{
		set("prv_01KB3F7W9ZQ2M4X8T6RVN5YHCE", "new"), set(h.provider, "changed"), &sociallogin.ProviderRemoved{Provider: h.provider},
	} {
		h.Refused(t, fault.Internal, func() error {
			_, err := h.Ledger.Commit(t.Context(),
				ledger.Draft{Ledger: string(testhouse.Installation), By: h.owner, Change: change},
				ledger.Draft{Ledger: string(testhouse.Installation), By: h.owner, Change: &testhouse.Broken{}})
			return err
		})
	}
	all, err := h.settings.Offered(t.Context())
	if err != nil || len(all) != 1 || all[0].Name != "Nordlicht ID" {
		t.Errorf("%+v, %v", all, err)
	}
	h.Refused(t, fault.NotFound, func() error { // what isn't there isn't removed
		return h.settings.Remove(t.Context(), h.owner, "prv_01KB3F7W9ZQ2M4X8T6RVN5YHCE")
	})
	h.Sound(t)
}

func TestSettingsThatCannotWork(t *testing.T) {
	h := open(t)
	key := appleKey(t)
	apple := sociallogin.Provider{Kind: sociallogin.Apple, ClientID: "c", TeamID: "ABCDE12345", KeyID: "12345ABCDE"}
	with := func(p sociallogin.Provider, change func(*sociallogin.Provider)) sociallogin.Provider {
		change(&p)
		return p
	}
	oidc := sociallogin.Provider{Kind: sociallogin.OIDC, Name: "Nordlicht ID", Issuer: "https://id.example", ClientID: "c"}
	for name, c := range map[string]struct {
		in          sociallogin.Provider
		secret, key string
		field       string
	}{
		"plain http":             {with(oidc, func(p *sociallogin.Provider) { p.Issuer = "http://id.example" }), "", "", "issuer"},
		"no address":             {with(oidc, func(p *sociallogin.Provider) { p.Issuer = "id.example" }), "", "", "issuer"},
		"a file":                 {with(oidc, func(p *sociallogin.Provider) { p.Issuer = "file:///etc/passwd" }), "", "", "issuer"},
		"a password inside":      {with(oidc, func(p *sociallogin.Provider) { p.Issuer = "https://a:b@id.example" }), "", "", "issuer"},
		"no name":                {with(oidc, func(p *sociallogin.Provider) { p.Name = "" }), "", "", "name"},
		"no client":              {with(oidc, func(p *sociallogin.Provider) { p.ClientID = "" }), "", "", "clientId"},
		"no such kind":           {with(oidc, func(p *sociallogin.Provider) { p.Kind = "myspace" }), "", "", "kind"},
		"another Google":         {sociallogin.Provider{Kind: sociallogin.Google, Issuer: "https://id.example", ClientID: "c"}, "s", "", "issuer"},
		"Google without secret":  {sociallogin.Provider{Kind: sociallogin.Google, ClientID: "c"}, "", "", "clientSecret"},
		"another Microsoft":      {sociallogin.Provider{Kind: sociallogin.Microsoft, Issuer: "https://id.example/common/v2.0", ClientID: "c"}, "", "", "issuer"},
		"Apple without key":      {apple, "", "", "privateKey"},
		"Apple with another key": {apple, "", "-----BEGIN PRIVATE KEY-----", "privateKey"},
		"Apple without team":     {with(apple, func(p *sociallogin.Provider) { p.TeamID = "" }), "", key, "teamId"},
		"Apple over plain http":  {with(apple, func(p *sociallogin.Provider) { p.Relay = "http://relay.example" }), "", key, "relay"},
	} {
		t.Run(name, func(t *testing.T) {
			var err error
			h.Refused(t, fault.InputInvalid, func() error {
				err = h.settings.Set(t.Context(), h.owner, sociallogin.Input{Provider: c.in, Secret: c.secret, Key: c.key})
				return err
			})
			if fields := fault.From(err).Fields; len(fields) != 1 || fields[0].Name != c.field {
				t.Errorf("got %+v, want %s", fields, c.field)
			}
		})
	}
}

func TestPresets(t *testing.T) {
	h := open(t)
	google := h.set(t, sociallogin.Input{Provider: sociallogin.Provider{Kind: sociallogin.Google, ClientID: "c"}, Secret: "s"})
	h.set(t, sociallogin.Input{Provider: sociallogin.Provider{Kind: sociallogin.Microsoft, ClientID: "c"}})
	apple := h.set(t, sociallogin.Input{
		Provider: sociallogin.Provider{Kind: sociallogin.Apple, ClientID: "c", TeamID: "ABCDE12345", KeyID: "12345ABCDE"}, Key: appleKey(t),
	})
	all, err := h.settings.Offered(t.Context())
	if err != nil || len(all) != 4 {
		t.Fatalf("%+v, %v", all, err)
	}
	if all[1].ID != google || all[1].Name != "Google" || all[1].Issuer != "https://accounts.google.com" || all[1].Reason() != "" {
		t.Errorf("%+v", all[1])
	}
	if all[2].Issuer != "https://login.microsoftonline.com/common/v2.0" {
		t.Errorf("%+v", all[2])
	}
	if all[3].Reason() != sociallogin.NeedsRelay {
		t.Errorf("%+v is available without a relay", all[3])
	}
	request := h.request()
	request.Provider = apple
	if _, err := h.visits.Begin(t.Context(), request); !fault.Is(err, fault.ProviderNeedsRelay) {
		t.Errorf("got %v", err)
	}
}

func TestTestSaysWhatIsWrong(t *testing.T) {
	h := open(t)
	if err := h.visits.Test(t.Context(), h.provider); err != nil {
		t.Errorf("nothing is wrong: %v", err)
	}
	for name, c := range map[string]struct {
		mood issuer.Mood
		want fault.Code
	}{
		"down":            {issuer.Mood{Down: true}, fault.ProviderUnreachable},
		"broken":          {issuer.Mood{Broken: true}, fault.ProviderUnreachable},
		"another issuer":  {issuer.Mood{Discovery: func(d map[string]any) { d["issuer"] = "https://elsewhere.example" }}, fault.ProviderIssuerDiffers},
		"no addresses":    {issuer.Mood{Discovery: func(d map[string]any) { delete(d, "token_endpoint") }}, fault.ProviderNotIssuer},
		"unsafe userinfo": {issuer.Mood{Discovery: func(d map[string]any) { d["userinfo_endpoint"] = "http://id.example/info" }}, fault.ProviderNotIssuer},
		"unsafe address":  {issuer.Mood{Discovery: func(d map[string]any) { d["token_endpoint"] = "http://id.example/token" }}, fault.ProviderNotIssuer},
		"opens a program": {issuer.Mood{Discovery: func(d map[string]any) { d["authorization_endpoint"] = "file:///bin/sh" }}, fault.ProviderNotIssuer},
		"no keys":         {issuer.Mood{Keyless: true}, fault.ProviderNoKeys},
	} {
		t.Run(name, func(t *testing.T) {
			h.issuer.Behave(c.mood)
			if err := h.visits.Test(t.Context(), h.provider); !fault.Is(err, c.want) {
				t.Errorf("got %v, want %s", err, c.want)
			}
		})
	}
	h.issuer.Behave(issuer.Mood{})
	in := h.input()
	in.ID, in.ClientID, in.Secret = h.provider, issuer.Confidential, "not it"
	h.set(t, in)
	err := h.visits.Test(t.Context(), h.provider)
	if !fault.Is(err, fault.ProviderClientRefused) || strings.Contains(err.Error(), "not it") {
		t.Errorf("got %v", err)
	}
	in.Secret = issuer.Secret
	h.set(t, in)
	if err := h.visits.Test(t.Context(), h.provider); err != nil {
		t.Errorf("the secret is right: %v", err)
	}
}

// TestAProviderLeadsNowhereElse lets a discovery redirect to another host and
// answer without end.
func TestAProviderLeadsNowhereElse(t *testing.T) {
	h := open(t)
	reached := false
	other := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { reached = true }))
	defer other.Close()
	for name, answer := range map[string]http.HandlerFunc{
		"redirect": func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, other.URL, http.StatusFound) },
		"endless":  func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write(make([]byte, 3<<20)) },
		"a page":   func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write([]byte("<html>secret")) },
	} {
		t.Run(name, func(t *testing.T) {
			server := httptest.NewServer(answer)
			defer server.Close()
			in := h.input()
			in.ID, in.Issuer = h.provider, server.URL
			h.provider = h.set(t, in)
			if err := h.visits.Test(t.Context(), h.provider); !fault.Is(err, fault.ProviderNotIssuer) || strings.Contains(err.Error(), "secret") {
				t.Errorf("got %v", err)
			}
		})
	}
	if reached {
		t.Error("it followed to another host")
	}
}
