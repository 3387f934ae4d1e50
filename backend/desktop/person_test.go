package desktop_test

import (
	"archive/zip"
	"bytes"
	"encoding/base64"
	"slices"
	"testing"
	"time"

	"intendant/backend/desktop"
	"intendant/backend/fault"
	"intendant/backend/ledger"
)

const nextPassword = "tintenfass-ohne-boden-7"

func TestProfilePage(t *testing.T) {
	d, _ := window(t)
	made, err := d.organization.Create(desktop.CreateInput{Name: "Atelier"})
	d.must(err)
	p, err := d.account.Profile(desktop.Nothing{})
	if err != nil || p.Email != ines.Email || p.EmailVerified || p.VerifyByMail.Allowed || p.VerifyByMail.Reason != "mail" ||
		!p.HasPassword || p.PasswordLeast != 15 || p.MFA || !p.OwnsInstallation || p.OtherAccounts != 0 || p.Initials != "IM" {
		t.Errorf("%+v, %v", p, err)
	}
	if len(p.Organizations) != 1 || p.Organizations[0] != (desktop.OrganizationStake{ID: made.ID, Name: "Atelier", LastAdmin: true, Members: 1}) {
		t.Errorf("%+v", p.Organizations)
	}
	p, err = d.account.SetName(desktop.NameInput{FirstName: "Inês", LastName: "Moreira"})
	if err != nil || p.FirstName != "Inês" || p.LastName != "Moreira" {
		t.Errorf("%+v, %v", p, err)
	}
	if now, err := d.account.Session(desktop.Nothing{}); err != nil || now.Account.FirstName != "Inês" {
		t.Errorf("%+v, %v", now.Account, err)
	}
	d.enable()
	if p, err = d.account.Profile(desktop.Nothing{}); err != nil || !p.MFA || p.PasswordLeast != 8 {
		t.Errorf("%+v, %v", p, err)
	}
}

func TestWhatIsTheirsAsksAgain(t *testing.T) {
	d, _ := window(t)
	d.clock.Advance(5 * time.Minute)
	calls := map[string]func() error{
		"SetEmail": func() error { _, err := d.account.SetEmail(desktop.EmailInput{Email: "neu@example.com"}); return err },
		"SetPassword": func() error {
			_, err := d.account.SetPassword(desktop.NewPasswordInput{Password: nextPassword})
			return err
		},
		"Export": func() error { _, err := d.account.Export(desktop.Nothing{}); return err },
		"Delete": func() error { _, err := d.account.Delete(desktop.DeleteAccountInput{Email: ines.Email}); return err },
	}
	for _, call := range calls {
		d.refused(call(), fault.ReauthenticationRequired)
	}
	_, err := d.account.Confirm(desktop.PasswordInput{Password: password})
	d.must(err)
	for _, name := range []string{"SetEmail", "SetPassword", "Export"} {
		if err := calls[name](); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestAnotherPasswordEndsTheOtherSessions(t *testing.T) {
	d, c := window(t)
	other := sit(t, c, d.clock, desktop.Client{Door: ledger.DoorBrowser, Device: "Firefox, Linux"})
	_, err := other.account.SignIn(signIn)
	d.must(err)
	view, err := d.account.SetPassword(desktop.NewPasswordInput{Password: nextPassword})
	if err != nil || view.State != "active" {
		t.Fatalf("%+v, %v", view, err)
	}
	_, err = other.account.Profile(desktop.Nothing{})
	other.refused(err, fault.SessionNone)
	_, err = other.account.SignIn(signIn)
	other.refused(err, fault.SignInFailed)
	page, err := d.account.SecurityActivity(desktop.SecurityActivityInput{})
	d.must(err)
	kinds := make([]string, 0, len(page.Notices))
	for _, n := range page.Notices {
		kinds = append(kinds, n.Kind+" "+n.Device)
	}
	if len(kinds) != 2 || kinds[0] != "password_changed " || kinds[1] != "new_door Firefox, Linux" || page.Notices[0].Seen {
		t.Errorf("%v", kinds)
	}
	page, err = d.account.SeenNotices(desktop.SeenInput{Seq: page.Notices[0].Seq})
	if err != nil || !page.Notices[0].Seen || !page.Notices[1].Seen {
		t.Errorf("%+v, %v", page.Notices, err)
	}
}

func TestExportAndDeletion(t *testing.T) {
	d, c := window(t)
	other := sit(t, c, d.clock, desktop.Client{Door: ledger.DoorBrowser})
	_, err := other.account.SignIn(signIn)
	d.must(err)
	_, err = d.installation.SetProvider(desktop.ProviderSettingsInput{Kind: "google", ClientID: "intendant", ClientSecret: "hush"})
	d.must(err)
	kept, err := d.account.Export(desktop.Nothing{})
	d.must(err)
	whole, err := base64.StdEncoding.DecodeString(kept.Bytes)
	d.must(err)
	archive, err := zip.NewReader(bytes.NewReader(whole), int64(len(whole)))
	d.must(err)
	var names []string
	for _, f := range archive.File {
		names = append(names, f.Name)
	}
	want := []string{
		"README.txt", "account.json", "preferences.json", "memberships.json", "security-activity.jsonl",
		"organization-activity.jsonl", "chats.jsonl",
	}
	if kept.Name != "intendant-2026-11-03.zip" || !slices.Equal(names, want) {
		t.Errorf("%s: %q", kept.Name, names)
	}
	_, err = d.account.Delete(desktop.DeleteAccountInput{Email: "else@example.com"})
	d.refused(err, fault.EmailMismatch)
	view, err := d.account.Delete(desktop.DeleteAccountInput{Email: "INES@example.com"})
	if err != nil || view.State != "none" {
		t.Fatalf("%+v, %v", view, err)
	}
	_, err = other.account.Profile(desktop.Nothing{})
	other.refused(err, fault.SessionNone)
	if status, err := d.installation.Status(desktop.StatusInput{}); err != nil || status.State != "welcome" || !status.SignUpOpen {
		t.Errorf("%+v, %v", status, err)
	}
	report, err := c.Examine(t.Context())
	if err != nil || len(report.Findings) > 0 {
		t.Errorf("%+v, %v", report, err)
	}
	if _, err := d.account.SignUp(ines); err != nil {
		t.Errorf("the next first account: %v", err)
	}
	if view, err := d.installation.Providers(desktop.Nothing{}); err != nil || len(view.Providers) > 0 {
		t.Errorf("what the one before had set up: %+v, %v", view, err)
	}
}

// Deletion is refused while others would be left without an owner, who can go
// after handing over.
func TestTheOwnerHandsOverFirst(t *testing.T) {
	d, c := window(t)
	_, err := d.installation.SetSignUp(desktop.SetSignUpInput{Open: true})
	d.must(err)
	other := sit(t, c, d.clock, desktop.Client{Door: ledger.DoorBrowser})
	in := ines
	in.Email = "other@example.com"
	made, err := other.account.SignUp(in)
	d.must(err)
	_, err = d.account.Delete(desktop.DeleteAccountInput{Email: ines.Email})
	d.refused(err, fault.AccountOwner)
	_, err = d.installation.HandOver(desktop.HandOverInput{Account: made.Account.ID, Password: password})
	d.must(err)
	_, err = d.account.Delete(desktop.DeleteAccountInput{Email: ines.Email})
	d.must(err)
	settings, err := other.installation.Settings(desktop.Nothing{})
	if err != nil || len(settings.Accounts) != 1 || !settings.Accounts[0].Owner {
		t.Errorf("%+v, %v", settings.Accounts, err)
	}
}
