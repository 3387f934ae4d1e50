package sociallogin_test

import (
	"context"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"intendant/backend/account"
	"intendant/backend/fault"
	"intendant/backend/i18n"
	"intendant/backend/ident"
	"intendant/backend/ledger"
	"intendant/backend/seal"
	"intendant/backend/sociallogin"
	"intendant/backend/testhouse"
	"intendant/backend/testhouse/issuer"
)

// house is a house with a provider next door.
type house struct {
	*testhouse.House

	settings *sociallogin.Settings
	visits   *sociallogin.Visits
	issuer   *issuer.Issuer
	texts    *i18n.Catalogue
	owner    ledger.Actor
	provider ident.Provider
	came     []sociallogin.Person
	refuse   error // what Arrive answers
}

func open(t *testing.T) *house {
	t.Helper()
	h := &house{House: testhouse.Open(t, slices.Concat(sociallogin.Kinds, testhouse.BrokenKinds)...)}
	h.Clock.Advance(time.Since(h.Clock.Now())) // the provider goes by the machine's clock
	vault, _, err := seal.OpenVault(t.TempDir(), seal.VaultOptions{Keyring: seal.NoKeyring, WorkFactor: 1})
	if err == nil {
		err = vault.Protect(testhouse.Password)
	}
	if err != nil {
		t.Fatal(err)
	}
	if h.issuer, err = issuer.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(h.issuer.Close)
	h.texts = i18n.New()
	h.settings = sociallogin.NewSettings(sociallogin.Deps{DB: h.DB, Ledger: h.Ledger, IDs: h.IDs, Clock: h.Clock, Vault: vault})
	h.visits = sociallogin.NewVisits(h.settings)
	t.Cleanup(h.visits.Close)
	h.owner = h.SignUp(t, "ada")
	h.provider = h.set(t, h.input())
	return h
}

func (h *house) input() sociallogin.Input {
	return sociallogin.Input{Provider: sociallogin.Provider{
		Kind: sociallogin.OIDC, Name: "Nordlicht ID", Issuer: h.issuer.URL, ClientID: issuer.Public,
	}}
}

// set configures a provider and returns its ID.
func (h *house) set(t *testing.T, in sociallogin.Input) ident.Provider {
	t.Helper()
	if err := h.settings.Set(t.Context(), h.owner, in); err != nil {
		t.Fatal(err)
	}
	all, err := h.settings.Offered(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return all[len(all)-1].ID
}

func (h *house) request() sociallogin.Request {
	return sociallogin.Request{
		Client: h, Provider: h.provider, Texts: h.texts, Language: "en",
		Arrive: func(_ context.Context, who sociallogin.Person) error {
			h.came = append(h.came, who)
			return h.refuse
		},
	}
}

// begin begins a visit.
func (h *house) begin(t *testing.T) sociallogin.Ticket {
	t.Helper()
	ticket, err := h.visits.Begin(t.Context(), h.request())
	if err != nil {
		t.Fatal(err)
	}
	return ticket
}

// visit is a whole visit: the person signs in there and comes back by an address
// that may be changed on the way.
func (h *house) visit(t *testing.T, name string, change func(back *url.URL)) (page string, err error) {
	t.Helper()
	ticket := h.begin(t)
	browser := issuer.NewBrowser()
	back, err := browser.SignIn(ticket.URL, name)
	if err != nil {
		t.Fatal(err)
	}
	if change != nil {
		change(back)
	}
	if page, err = browser.Return(back); err != nil {
		t.Fatal(err)
	}
	state, _, err := h.visits.Result(h, ticket.ID)
	if state == sociallogin.Waiting || (state == sociallogin.Done) != (err == nil) {
		t.Errorf("the visit is %s with %v", state, err)
	}
	return page, err
}

// fails makes sure that a visit ends with a fault, that the page says it, and
// that nobody came.
func (h *house) fails(t *testing.T, code fault.Code, change func(back *url.URL)) {
	t.Helper()
	page, err := h.visit(t, "ada", change)
	if !fault.Is(err, code) {
		t.Errorf("got %v, want %s", err, code)
	}
	if len(h.came) > 0 {
		t.Errorf("somebody came: %+v", h.came)
	}
	want, _, _ := strings.Cut(h.texts.Fault("en", fault.From(err)), "’") // which HTML writes otherwise
	if !strings.Contains(page, want) || strings.Contains(page, "<script") {
		t.Errorf("the page at the end doesn't say %q:\n%s", want, page)
	}
}

func (h *house) external(subject string) account.External {
	return account.External{
		Provider: h.provider, Issuer: h.issuer.URL, Subject: subject, Email: subject + "@nordlicht.example", EmailVerified: true,
	}
}
