package desktop_test

import (
	"errors"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"

	"intendant/backend/clock"
	"intendant/backend/core"
	"intendant/backend/core/coretest"
	"intendant/backend/desktop"
	"intendant/backend/fault"
	"intendant/backend/ledger"
)

// bound are the structs of a client, by their types.
type bound struct {
	installation *desktop.Installation
	account      *desktop.Account
	organization *desktop.Organization
	audit        *desktop.Audit
}

func client(c *core.Core, door ledger.Door) (b bound) {
	for _, one := range desktop.New(c, desktop.Client{Door: door, Language: "en"}).Bound() {
		switch one := one.(type) {
		case *desktop.Installation:
			b.installation = one
		case *desktop.Account:
			b.account = one
		case *desktop.Organization:
			b.organization = one
		case *desktop.Audit:
			b.audit = one
		}
	}
	return b
}

func state(t *testing.T, b bound) string {
	t.Helper()
	view, err := b.installation.Status(desktop.StatusInput{})
	if err != nil {
		t.Fatal(err)
	}
	return view.State
}

const password = "seven lanterns over the harbour"

var ines = desktop.SignUpInput{
	Email: "ines@example.com", FirstName: "Inès", LastName: "Moreau", Password: password, Language: "fr", Theme: "dark",
}

func TestFromSealedToReady(t *testing.T) {
	c, now := coretest.Sealed(t)
	b := client(c, ledger.DoorWindow)
	if s := state(t, b); s != "protect" {
		t.Errorf("new: %s", s)
	}
	if _, err := b.account.SignUp(ines); !errors.Is(err, fault.New(fault.InstallationSealed)) {
		t.Errorf("signing up without keys: %v", err)
	}
	passphrase := desktop.PassphraseInput{Passphrase: coretest.Passphrase}
	if view, err := b.installation.Protect(passphrase); err != nil || view.State != "welcome" || !view.SignUpOpen {
		t.Fatalf("protect: %+v, %v", view, err)
	}
	if _, err := b.installation.Protect(passphrase); !errors.Is(err, fault.New(fault.InstallationUnsealed)) {
		t.Errorf("protect again: %v", err)
	}
	if _, err := b.account.SignUp(ines); err != nil {
		t.Fatal(err)
	}
	if err := c.Close(); err != nil {
		t.Fatal(err)
	}
	b = client(opened(t, c.Dir(), now), ledger.DoorBrowser)
	if s := state(t, b); s != "unlock" {
		t.Errorf("opened again: %s", s)
	}
	if _, err := b.installation.Unlock(desktop.PassphraseInput{Passphrase: "wrong"}); !errors.Is(err, fault.New(fault.PassphraseWrong)) {
		t.Errorf("a wrong passphrase: %v", err)
	}
	if view, err := b.installation.Unlock(passphrase); err != nil || view.State != "ready" || view.Door != "browser" || view.SignUpOpen {
		t.Errorf("unlock: %+v, %v", view, err)
	}
	if _, err := b.account.SignIn(desktop.SignInInput{Email: ines.Email, Password: password}); err != nil {
		t.Errorf("signing in: %v", err)
	}
}

// Some keyboards type an accent as a character of its own, which makes the
// longest password longer than one may be.
func TestTheLongestPasswordTypedInParts(t *testing.T) {
	long := password + strings.Repeat("é", 128-len(password))
	parts := norm.NFD.String(long)
	c, now := coretest.Sealed(t)
	b := client(c, ledger.DoorWindow)
	if _, err := b.installation.Protect(desktop.PassphraseInput{Passphrase: long}); err != nil {
		t.Fatal(err)
	}
	person := ines
	person.Password = long + "é"
	if _, err := b.account.SignUp(person); !errors.Is(err, fault.New(fault.InputInvalid)) {
		t.Errorf("one character more: %v", err)
	}
	person.Password = long
	if _, err := b.account.SignUp(person); err != nil {
		t.Fatal(err)
	}
	if err := c.Close(); err != nil {
		t.Fatal(err)
	}
	b = client(opened(t, c.Dir(), now), ledger.DoorBrowser)
	if _, err := b.installation.Unlock(desktop.PassphraseInput{Passphrase: parts}); err != nil {
		t.Errorf("the passphrase in parts: %v", err)
	}
	if _, err := b.account.SignIn(desktop.SignInInput{Email: ines.Email, Password: parts}); err != nil {
		t.Errorf("the password in parts: %v", err)
	}
	if _, err := b.account.Lock(desktop.Nothing{}); err != nil {
		t.Fatal(err)
	}
	if _, err := b.account.Unlock(desktop.PasswordInput{Password: parts}); err != nil {
		t.Errorf("unlocking in parts: %v", err)
	}
}

// Nor is what sets the next one or turns the second factor off shorter of breath.
func TestTheLongestNextPasswordTypedInParts(t *testing.T) {
	d, _ := window(t)
	parts := norm.NFD.String(nextPassword + strings.Repeat("é", 128-len(nextPassword)))
	_, err := d.account.SetPassword(desktop.NewPasswordInput{Password: parts + "é"})
	d.refused(err, fault.InputInvalid)
	_, err = d.account.SetPassword(desktop.NewPasswordInput{Password: parts})
	d.must(err)
	d.enable()
	if view, err := d.mfa.Disable(desktop.DisableInput{Password: parts, Code: d.code()}); err != nil || view.Enabled {
		t.Errorf("%+v, %v", view, err)
	}
}

func opened(t *testing.T, dir string, now clock.Clock) *core.Core {
	t.Helper()
	c, err := core.Open(t.Context(), coretest.Options(dir, now))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = c.Close() })
	return c
}

func TestOrganizations(t *testing.T) {
	c, _ := coretest.Open(t)
	b := client(c, ledger.DoorWindow)
	if _, err := b.account.SignUp(ines); err != nil {
		t.Fatal(err)
	}
	made, err := b.organization.Create(desktop.CreateInput{Name: "Atelier"})
	if err != nil {
		t.Fatal(err)
	}
	general, err := b.organization.Rename(desktop.RenameInput{ID: made.ID, Name: "Atelier Lumen", Was: "Atelier"})
	if err != nil || general.Name != "Atelier Lumen" || general.CreatedBy != "Inès Moreau" || !general.Delete.Allowed {
		t.Errorf("rename: %+v, %v", general, err)
	}
	_, err = b.organization.Rename(desktop.RenameInput{ID: made.ID, Name: "Atelier Nord", Was: "Atelier"})
	if !errors.Is(err, fault.New(fault.ChangeConflict)) || !strings.Contains(err.Error(), "Atelier Lumen") {
		t.Errorf("renamed over what was not seen: %v", err)
	}
	page, err := b.audit.Activity(desktop.ActivityInput{Organization: made.ID})
	if err != nil || page.Entries[0].Kind != "organization.renamed" || page.Entries[0].Before["name"] != "Atelier" {
		t.Errorf("activity: %+v, %v", page, err)
	}
	if p := page.Checkpoint; p.Size != page.Total || p.Time != page.Entries[0].Time || p.Fingerprint != general.Fingerprint {
		t.Errorf("the checkpoint: %+v", p)
	}
	session, err := b.account.Session(desktop.Nothing{})
	if err != nil || session.Organization == nil || session.Organization.Name != "Atelier Lumen" {
		t.Errorf("the session: %+v, %v", session, err)
	}
	session, err = b.organization.Delete(desktop.DeleteInput{ID: made.ID, Name: "Atelier Lumen", Password: password})
	if err != nil || session.Organization != nil || session.State != "active" {
		t.Errorf("delete: %+v, %v", session, err)
	}
	if list, err := b.organization.List(desktop.Nothing{}); err != nil || len(list.Organizations) != 0 {
		t.Errorf("the list: %+v, %v", list, err)
	}
}

func TestOwner(t *testing.T) {
	c, _ := coretest.Open(t)
	owner, other := client(c, ledger.DoorWindow), client(c, ledger.DoorBrowser)
	if _, err := owner.account.SignUp(ines); err != nil {
		t.Fatal(err)
	}
	jo := desktop.SignUpInput{Email: "jo@example.com", FirstName: "Jo", LastName: "Wren", Password: password + "!"}
	if _, err := other.account.SignUp(jo); !errors.Is(err, fault.New(fault.SignUpClosed)) {
		t.Errorf("sign-up while closed: %v", err)
	}
	if _, err := owner.installation.SetSignUp(desktop.SetSignUpInput{Open: true}); err != nil {
		t.Fatal(err)
	}
	if _, err := other.account.SignUp(jo); err != nil {
		t.Fatal(err)
	}
	if _, err := other.installation.Settings(desktop.Nothing{}); !errors.Is(err, fault.New(fault.PermissionDenied)) {
		t.Errorf("settings for another: %v", err)
	}
	settings, err := owner.installation.Settings(desktop.Nothing{})
	if err != nil || len(settings.Accounts) != 2 || settings.KeyStorage != "passphrase" || !settings.SignUpOpen {
		t.Fatalf("settings: %+v, %v", settings, err)
	}
	hand := desktop.HandOverInput{Account: settings.Accounts[1].ID, Password: password}
	if view, err := owner.installation.HandOver(hand); err != nil || view.Account.Owner {
		t.Errorf("hand over: %+v, %v", view, err)
	}
	if _, err := other.installation.Settings(desktop.Nothing{}); err != nil {
		t.Errorf("settings for the new owner: %v", err)
	}
}
