package desktop_test

import (
	"strings"
	"testing"
	"time"

	"intendant/backend/core"
	"intendant/backend/core/coretest"
	"intendant/backend/desktop"
	"intendant/backend/fault"
	"intendant/backend/ledger"
	"intendant/backend/testhouse/issuer"
)

// hall is a window whose owner has configured a provider, and a browser beside
// it.
type hall struct {
	*desk

	core     *core.Core
	social   *desktop.SocialLogin
	issuer   *issuer.Issuer
	provider string
	invited  string // by which to sign up
}

func socialOf(set *desktop.Set) *desktop.SocialLogin {
	for _, one := range set.Bound() {
		if social, is := one.(*desktop.SocialLogin); is {
			return social
		}
	}
	return nil
}

func openHall(t *testing.T) *hall {
	t.Helper()
	c, now := coretest.Open(t)
	now.Advance(time.Since(now.Now())) // the provider goes by the machine's clock
	h := &hall{desk: &desk{t: t, clock: now}, core: c}
	var err error
	if h.issuer, err = issuer.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(h.issuer.Close)
	h.sit(desktop.Client{Door: ledger.DoorWindow, Language: "en"})
	if _, err := h.account.SignUp(ines); err != nil {
		t.Fatal(err)
	}
	view, err := h.installation.SetProvider(desktop.ProviderSettingsInput{
		Kind: "oidc", Name: "Nordlicht ID", Issuer: h.issuer.URL, ClientID: issuer.Public,
	})
	if err != nil || len(view.Providers) != 1 || view.Redirect != "http://127.0.0.1/callback" {
		t.Fatalf("%+v, %v", view, err)
	}
	h.provider = view.Providers[0].ID
	return h
}

// sit goes to a client where nobody has signed in.
func (h *hall) sit(who desktop.Client) {
	set, next := desktop.New(h.core, who), *h.desk
	h.desk, h.social = &next, socialOf(set)
	for _, one := range set.Bound() {
		switch one := one.(type) {
		case *desktop.Installation:
			h.installation = one
		case *desktop.Account:
			h.account = one
		case *desktop.Organization:
			h.organization = one
		case *desktop.MFA:
			h.mfa = one
		}
	}
}

// visit goes to the provider and comes back as somebody.
func (h *hall) visit(purpose, name string) desktop.WaitView {
	h.t.Helper()
	ticket, err := h.social.Begin(desktop.BeginInput{Provider: h.provider, Purpose: purpose, Invitation: h.invited})
	h.must(err)
	if view, err := h.social.Wait(desktop.TransactionInput{Transaction: ticket.Transaction}); err != nil || view.State != "waiting" {
		h.t.Errorf("%+v, %v", view, err)
	}
	browser := issuer.NewBrowser()
	back, err := browser.SignIn(ticket.URL, name)
	h.must(err)
	_, err = browser.Return(back)
	h.must(err)
	view, err := h.social.Wait(desktop.TransactionInput{Transaction: ticket.Transaction})
	h.must(err)
	return view
}

func (h *hall) failed(view desktop.WaitView, code fault.Code) {
	h.t.Helper()
	if view.State != "failed" || view.Error == nil || view.Error.Code != string(code) || !strings.Contains(view.Error.Message, "Nordlicht ID") {
		h.t.Errorf("got %+v %+v, want %s", view, view.Error, code)
	}
}

func (h *hall) session() desktop.SessionView {
	h.t.Helper()
	view, err := h.account.Session(desktop.Nothing{})
	h.must(err)
	return view
}

func TestSigningUpAndInByAProvider(t *testing.T) {
	h := openHall(t)
	owner := h.desk
	h.sit(desktop.Client{Door: ledger.DoorBrowser, Language: "pl"})
	if view := h.visit("signin", "bjorn"); view.State != "failed" || view.Error.Code != string(fault.SocialNotLinked) || view.Error.Message == "" {
		t.Errorf("sign-up is closed: %+v", view)
	}
	if h.session().State != "none" {
		t.Error("a session all the same")
	}
	_, err := owner.installation.SetSignUp(desktop.SetSignUpInput{Open: true})
	h.must(err)
	view := h.visit("signin", "bjorn")
	if view.State != "done" || view.Session.State != "active" {
		t.Fatalf("%+v %+v", view, view.Error)
	}
	who := view.Session.Account
	if who.FirstName != "Björn" || who.Email != "bjorn@nordlicht.example" || who.HasPassword || who.Language != "pl" {
		t.Errorf("%+v", who)
	}
	page, err := h.account.Profile(desktop.Nothing{})
	if err != nil || !page.EmailVerified || page.HasPassword {
		t.Errorf("%+v, %v", page, err)
	}
	_, err = h.account.SignOut(desktop.Nothing{})
	h.must(err)
	if again := h.visit("signin", "bjorn"); again.State != "done" || again.Session.Account.ID != who.ID {
		t.Errorf("%+v", again)
	}
	view = h.visit("signin", "cem") // in place of the session that there is
	if page, err = h.account.Profile(desktop.Nothing{}); err != nil || page.EmailVerified || view.Session.Account.ID == who.ID {
		t.Errorf("the provider hasn't checked Cem's address: %+v, %v", page, err)
	}
}

func TestAProviderIsOnlyTheFirstStep(t *testing.T) {
	h := openHall(t)
	if view := h.visit("link", "ada"); view.State != "done" {
		t.Fatalf("%+v %+v", view, view.Error)
	}
	h.enable()
	h.sit(desktop.Client{Door: ledger.DoorBrowser, Language: "en"})
	if view := h.visit("signin", "ada"); view.State != "done" || view.Session.State != "pending" || view.Session.Account != nil {
		t.Fatalf("%+v", view.Session)
	}
	if view, err := h.account.SignInCode(desktop.SignInCodeInput{Code: h.code()}); err != nil || view.State != "active" {
		t.Errorf("%+v, %v", view, err)
	}
}

func TestLinkingAndUnlinking(t *testing.T) {
	h := openHall(t)
	h.clock.Advance(6 * time.Minute)
	_, err := h.social.Begin(desktop.BeginInput{Provider: h.provider, Purpose: "link"})
	h.refused(err, fault.ReauthenticationRequired)
	_, err = h.account.Confirm(desktop.PasswordInput{Password: password})
	h.must(err)
	if view := h.visit("link", "ada"); view.State != "done" {
		t.Fatalf("%+v %+v", view, view.Error)
	}
	view, err := h.social.Linked(desktop.Nothing{})
	if err != nil || len(view.Identities) != 1 || !view.HasPassword || !view.Identities[0].Unlink.Allowed {
		t.Fatalf("%+v, %v", view, err)
	}
	_, err = h.installation.SetSignUp(desktop.SetSignUpInput{Open: true})
	h.must(err)
	owner := h.social
	h.sit(desktop.Client{Door: ledger.DoorBrowser, Language: "en"})
	h.visit("signin", "bjorn")
	h.failed(h.visit("link", "ada"), fault.IdentityTaken)
	mine, err := h.social.Linked(desktop.Nothing{})
	if err != nil || mine.Identities[0].Unlink.Allowed || mine.Identities[0].Unlink.Reason != "last" {
		t.Fatalf("%+v, %v", mine, err)
	}
	_, err = h.social.Unlink(desktop.IdentityInput{ID: mine.Identities[0].ID})
	h.refused(err, fault.IdentityLast)
	if view, err = owner.Unlink(desktop.IdentityInput{ID: view.Identities[0].ID}); err != nil || len(view.Identities) != 0 {
		t.Errorf("%+v, %v", view, err)
	}
}

// TestWithoutAPasswordTheProviderConfirms locks a session that no password can
// open.
func TestWithoutAPasswordTheProviderConfirms(t *testing.T) {
	h := openHall(t)
	_, err := h.installation.SetSignUp(desktop.SetSignUpInput{Open: true})
	h.must(err)
	h.sit(desktop.Client{Door: ledger.DoorBrowser, Language: "en"})
	h.visit("signin", "bjorn")
	_, err = h.account.Lock(desktop.Nothing{})
	h.must(err)
	h.failed(h.visit("confirm", "ada"), fault.IdentityOther)
	if h.session().State != "locked" {
		t.Error("somebody else opened it")
	}
	if view := h.visit("confirm", "bjorn"); view.State != "done" || view.Session.State != "active" {
		t.Errorf("%+v %+v", view, view.Error)
	}
}

// Whoever has no password deletes and hands over all the same, once they have come
// from the provider just now.
func TestWithoutAPasswordWhatTakesOneIsConfirmed(t *testing.T) {
	h := openHall(t)
	_, err := h.installation.SetSignUp(desktop.SetSignUpInput{Open: true})
	h.must(err)
	first, settings := h.session().Account.ID, h.installation
	h.sit(desktop.Client{Door: ledger.DoorBrowser, Language: "en"})
	bjorn := h.visit("signin", "bjorn").Session.Account.ID
	_, err = settings.HandOver(desktop.HandOverInput{Account: bjorn})
	h.refused(err, fault.PasswordWrong) // there is one
	_, err = settings.HandOver(desktop.HandOverInput{Account: bjorn, Password: password})
	h.must(err)
	made, err := h.organization.Create(desktop.CreateInput{Name: "Atelier"})
	h.must(err)
	h.clock.Advance(6 * time.Minute)
	_, err = h.organization.Delete(desktop.DeleteInput{ID: made.ID, Name: "Atelier"})
	h.refused(err, fault.ReauthenticationRequired)
	_, err = h.installation.HandOver(desktop.HandOverInput{Account: first})
	h.refused(err, fault.ReauthenticationRequired)
	h.visit("signin", "bjorn")
	_, err = h.organization.Delete(desktop.DeleteInput{ID: made.ID, Name: "Atelie"})
	h.refused(err, fault.OrganizationNameMismatch)
	if view, err := h.organization.Delete(desktop.DeleteInput{ID: made.ID, Name: "Atelier"}); err != nil || view.Organization != nil {
		t.Errorf("%+v, %v", view, err)
	}
	if view, err := h.installation.HandOver(desktop.HandOverInput{Account: first}); err != nil || view.Account.Owner {
		t.Errorf("%+v, %v", view, err)
	}
}

func TestTheWindowOpensTheBrowserAndCancels(t *testing.T) {
	h := openHall(t)
	set := desktop.New(h.core, desktop.Client{Door: ledger.DoorWindow, Language: "en"})
	var opened string
	set.Browse(func(url string) { opened = url })
	h.social = socialOf(set)
	ticket, err := h.social.Begin(desktop.BeginInput{Provider: h.provider, Purpose: "signin"})
	if err != nil || opened != ticket.URL || !strings.HasPrefix(opened, h.issuer.URL) {
		t.Errorf("%q, %v", opened, err)
	}
	if view, err := h.social.Cancel(desktop.TransactionInput{Transaction: ticket.Transaction}); err != nil || view.Error.Code != string(fault.SocialCanceled) {
		t.Errorf("%+v, %v", view, err)
	}
	if view, err := h.social.Wait(desktop.TransactionInput{Transaction: ticket.Transaction}); err != nil || view.State != "failed" {
		t.Errorf("%+v, %v", view, err)
	}
	offered, err := h.social.Offered(desktop.Nothing{})
	if err != nil || len(offered.Providers) != 1 || !offered.Providers[0].Available {
		t.Errorf("%+v, %v", offered, err)
	}
}

func TestTheOwnerTestsAProvider(t *testing.T) {
	h := openHall(t)
	if view, err := h.installation.TestProvider(desktop.ProviderInput{ID: h.provider}); err != nil || !view.OK {
		t.Errorf("%+v, %v", view, err)
	}
	h.issuer.Behave(issuer.Mood{Down: true})
	view, err := h.installation.TestProvider(desktop.ProviderInput{ID: h.provider})
	if err != nil || view.OK || view.Error.Code != string(fault.ProviderUnreachable) || !strings.Contains(view.Error.Message, "Nordlicht ID") {
		t.Errorf("%+v %+v, %v", view, view.Error, err)
	}
	if list, err := h.installation.RemoveProvider(desktop.ProviderInput{ID: h.provider}); err != nil || len(list.Providers) != 0 {
		t.Errorf("%+v, %v", list, err)
	}
}

// An owner who came by a provider would be the last to come by it.
func TestTheOwnerKeepsAWayIn(t *testing.T) {
	h := openHall(t)
	_, err := h.installation.SetSignUp(desktop.SetSignUpInput{Open: true})
	h.must(err)
	first := h.installation
	h.sit(desktop.Client{Door: ledger.DoorBrowser, Language: "en"})
	bjorn := h.visit("signin", "bjorn").Session.Account.ID
	_, err = first.HandOver(desktop.HandOverInput{Account: bjorn, Password: password})
	h.must(err)
	_, err = h.installation.RemoveProvider(desktop.ProviderInput{ID: h.provider})
	h.refused(err, fault.IdentityLast)
	_, err = h.installation.SetProvider(desktop.ProviderSettingsInput{
		ID: h.provider, Kind: "oidc", Name: "Nordlicht ID", Issuer: "https://elsewhere.example", ClientID: issuer.Public,
	})
	h.refused(err, fault.IdentityLast)
	_, err = h.account.SetPassword(desktop.NewPasswordInput{Password: "another-lettre-vapeur"})
	h.must(err)
	if view, err := h.installation.RemoveProvider(desktop.ProviderInput{ID: h.provider}); err != nil || len(view.Providers) != 0 {
		t.Errorf("%+v, %v", view, err)
	}
}
