package account_test

import (
	"encoding/json"
	"testing"

	"intendant/backend/account"
	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/ledger"
	"intendant/backend/sqlite"
	"intendant/backend/testhouse"
)

const stranger = ident.Account("acc_01KB3F7W9ZQ2M4X8T6RVN5YHCX")

// house has an owner and a second account, and lets others in.
func house(t *testing.T) (h *testhouse.House, astrid, bruno ledger.Actor) {
	t.Helper()
	h = testhouse.Open(t, testhouse.BrokenKinds...)
	astrid = h.SignUp(t, "astrid")
	h.LetIn(t, astrid)
	return h, astrid, h.SignUp(t, "bruno")
}

func TestRefusedChanges(t *testing.T) {
	h, astrid, bruno := house(t)
	secret := func(a ident.Account, sealed string) ledger.Private {
		return ledger.Private{Subject: string(a), Class: ledger.ClassSecret, Fields: map[string]string{"sealed": sealed}}
	}
	unclean, unfolded, again := created(h, "Cleo"), created(h, "Cleo"), created(h, "Cleo")
	unclean.Profile.Fields["first_name"] = "a\x00"
	unfolded.Profile.Fields["email_key"] = "other@nordlicht.example"
	again.Account = bruno.Account
	again.Profile.Subject = string(bruno.Account)
	astray, untrimmed := created(h, "Cleo"), created(h, "Cleo")
	astray.Profile.Subject = string(bruno.Account) // their erasure would not find it
	untrimmed.Profile.Fields["last_name"] = " Lindqvist"
	profiled := secret(bruno.Account, "eA==")
	profiled.Class = ledger.ClassProfile
	for _, c := range []struct {
		name   string
		by     ident.Account
		change ledger.Change
		want   fault.Code
	}{
		{"account for another", bruno.Account, created(h, "Cleo"), fault.PermissionDenied},
		{"account with an invalid name", unclean.Account, unclean, fault.InputInvalid},
		{"account with a false key", unfolded.Account, unfolded, fault.InputInvalid},
		{"account twice", again.Account, again, fault.ChangeRepeated},
		{"an account whose profile is another's", astray.Account, astray, fault.PermissionDenied},
		{"an account with a name not trimmed", untrimmed.Account, untrimmed, fault.InputInvalid},
		{"a password filed under another", bruno.Account, &account.PasswordSet{Account: bruno.Account, Secret: secret(astrid.Account, "eA==")}, fault.PermissionDenied},
		{"password without an account", stranger, &account.PasswordSet{Account: stranger, Secret: secret(stranger, "eA==")}, fault.PermissionDenied},
		{"another's password", bruno.Account, &account.PasswordSet{Account: astrid.Account, Secret: secret(astrid.Account, "eA==")}, fault.PermissionDenied},
		{"a hash filed under another", bruno.Account, &account.PasswordRehashed{Account: bruno.Account, Secret: secret(astrid.Account, "eA==")}, fault.PermissionDenied},
		{"a hash of another class", bruno.Account, &account.PasswordRehashed{Account: bruno.Account, Secret: profiled}, fault.PermissionDenied},
		{"a hash over another password", bruno.Account, &account.PasswordRehashed{Account: bruno.Account, Secret: secret(bruno.Account, "eA==")}, fault.ChangeNone},
		{"another's hash", bruno.Account, &account.PasswordRehashed{Account: astrid.Account, Secret: secret(astrid.Account, "eA==")}, fault.PermissionDenied},
		{"no password", bruno.Account, &account.PasswordSet{Account: bruno.Account, Secret: secret(bruno.Account, "")}, fault.InputInvalid},
		{"another's preferences", bruno.Account, &account.PreferencesChanged{Account: astrid.Account, Language: "fr", Theme: "dark", Contrast: "more"}, fault.PermissionDenied},
		{"a stranger's preferences", stranger, &account.PreferencesChanged{Account: stranger, Language: "fr", Theme: "dark", Contrast: "more"}, fault.PermissionDenied},
		{"preferences that aren't offered", bruno.Account, &account.PreferencesChanged{Account: bruno.Account, Language: "xx", Theme: "dark", Contrast: "more"}, fault.InputInvalid},
		{"the same preferences", bruno.Account, &account.PreferencesChanged{
			Account: bruno.Account, Language: "en", Theme: "system", Contrast: "system", FirstDay: "auto", TimeZone: "auto",
		}, fault.ChangeNone},
		{"signed in as another", bruno.Account, &account.SignedIn{Account: astrid.Account}, fault.PermissionDenied},
		{"signed in as a stranger", stranger, &account.SignedIn{Account: stranger}, fault.PermissionDenied},
		{"refused as a stranger", "", &account.SignInRefused{Account: stranger}, fault.NotFound},
		{"another's sessions ended", bruno.Account, &account.SessionsEnded{Account: astrid.Account, Count: 1}, fault.PermissionDenied},
		{"nobody's sessions ended", "", &account.SessionsEnded{Count: 1}, fault.PermissionDenied},
		{"no sessions ended", bruno.Account, &account.SessionsEnded{Account: bruno.Account}, fault.ChangeNone},
		{"signed out as another", bruno.Account, &account.SignedOut{Account: astrid.Account}, fault.PermissionDenied},
		{"signed out as nobody", "", &account.SignedOut{}, fault.PermissionDenied},
	} {
		t.Run(c.name, func(t *testing.T) {
			h.Refused(t, c.want, func() error { return commit(h, c.by, c.change) })
		})
	}
	h.Sound(t)
}

// An entry of version 1 says nothing of the first day and the time zone.
func TestPreferencesOfVersion1(t *testing.T) {
	h, _, bruno := house(t)
	is := account.Preferences{Language: "en", Theme: "dark", Contrast: "more", FirstDay: "monday", TimeZone: "UTC"}
	if _, err := h.Accounts.SetPreferences(t.Context(), bruno, is); err != nil {
		t.Fatal(err)
	}
	kind, _ := h.Kinds.Named("account.preferences_changed")
	change := kind.New()
	payload := `{"account":"` + string(bruno.Account) + `","contrast":"system","language":"fr","theme":"light"}`
	if err := json.Unmarshal([]byte(payload), change); err != nil {
		t.Fatal(err)
	}
	err := h.DB.Write(t.Context(), func(tx *sqlite.Tx) error { return change.Apply(t.Context(), tx, bruno, ledger.Stamp{}) })
	a, readErr := h.Accounts.Get(t.Context(), bruno.Account)
	if err != nil || readErr != nil || a.Language != "fr" || a.FirstDay != "monday" || a.TimeZone != "UTC" {
		t.Errorf("%+v, %v, %v", a, err, readErr)
	}
}

func identityLinked(a ident.Account, id ident.Identity) *account.IdentityLinked {
	return &account.IdentityLinked{Account: a, Identity: id, Provider: "prv_1", Who: ledger.Private{
		Subject: string(a), Class: "identity/" + string(id), Fields: map[string]string{"issuer": "https://id.example", "subject": string(id), "email": ""},
	}}
}

// A link is made and ended once.
func TestLinksRepeated(t *testing.T) {
	h, astrid, bruno := house(t)
	for _, id := range []ident.Identity{"idy_0", "idy_1"} {
		if err := commit(h, bruno.Account, identityLinked(bruno.Account, id)); err != nil {
			t.Fatal(err)
		}
	}
	h.Refused(t, fault.ChangeRepeated, func() error { return commit(h, bruno.Account, identityLinked(bruno.Account, "idy_0")) })
	unlinked := &account.IdentityUnlinked{Account: bruno.Account, Identity: "idy_0"}
	h.Refused(t, fault.PermissionDenied, func() error { return commit(h, astrid.Account, unlinked) })
	if err := commit(h, bruno.Account, unlinked); err != nil {
		t.Fatal(err)
	}
	h.Refused(t, fault.NotFound, func() error { return commit(h, bruno.Account, unlinked) })
	h.Sound(t)
}

// Each Change, followed by one that fails after it was applied, leaves nothing.
func TestChangesThatFailInTheMiddle(t *testing.T) {
	h, _, bruno := house(t)
	cleo, linked := created(h, "Cleo"), identityLinked(bruno.Account, "idy_1")
	if err := commit(h, bruno.Account, identityLinked(bruno.Account, "idy_0")); err != nil {
		t.Fatal(err)
	}
	var over []byte
	if err := h.DB.Read().QueryRowContext(t.Context(), `SELECT sealed FROM account_password WHERE account = ?`, bruno.Account).Scan(&over); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		by     ident.Account
		change ledger.Change
	}{
		{cleo.Account, cleo},
		{bruno.Account, &account.PasswordSet{Account: bruno.Account, Secret: ledger.Private{
			Subject: string(bruno.Account), Class: ledger.ClassSecret, Fields: map[string]string{"sealed": "eA=="},
		}}},
		{bruno.Account, &account.PreferencesChanged{
			Account: bruno.Account, Language: "fr", Theme: "dark", Contrast: "more", FirstDay: "sunday", TimeZone: "Europe/Paris",
		}},
		{bruno.Account, &account.SignedIn{Account: bruno.Account}},
		{bruno.Account, &account.SignedOut{Account: bruno.Account}},
		{bruno.Account, &account.SessionsEnded{Account: bruno.Account, Count: 2}},
		{bruno.Account, &account.PasswordRehashed{Account: bruno.Account, Over: over, Secret: ledger.Private{
			Subject: string(bruno.Account), Class: ledger.ClassSecret, Fields: map[string]string{"sealed": "eA=="},
		}}},
		{bruno.Account, linked},
		{bruno.Account, &account.IdentityUnlinked{Account: bruno.Account, Identity: "idy_0"}},
		{"", &account.SignInFailed{}},
		{"", &account.SignInRefused{Account: bruno.Account}},
	} {
		h.Refused(t, fault.Internal, func() error { return commit(h, c.by, c.change, &testhouse.Broken{}) })
	}
	a, err := h.Accounts.Get(t.Context(), bruno.Account)
	if err != nil || a.Language != "en" {
		t.Errorf("%+v, %v", a, err)
	}
	if _, err := h.Accounts.SignIn(t.Context(), ledger.DoorWindow, a.Email, testhouse.Password); err != nil {
		t.Errorf("the password is another: %v", err)
	}
	h.Sound(t)
}

func TestPreferences(t *testing.T) {
	h, _, bruno := house(t)
	want := account.Preferences{Language: "pt-BR", Theme: "light", Contrast: "more", FirstDay: "saturday", TimeZone: "America/Sao_Paulo"}
	for _, asked := range []account.Preferences{
		want, want, // the second time changes nothing and is fine
		{Language: "pt-BR", Theme: "light", Contrast: "more"}, // what isn't said stays
	} {
		a, err := h.Accounts.SetPreferences(t.Context(), bruno, asked)
		if err != nil || a.Preferences != want {
			t.Errorf("%+v, %v", a, err)
		}
	}
	for _, wrong := range []account.Preferences{
		{Language: "en", Theme: "neon", Contrast: "more"},
		{Language: "en", Theme: "dark", Contrast: "more", FirstDay: "tuesday"},
		{Language: "en", Theme: "dark", Contrast: "more", TimeZone: "Mars/Olympus"},
		{Language: "en", Theme: "dark", Contrast: "more", TimeZone: "Local"},
		{Language: "en", Theme: "dark", Contrast: "more", TimeZone: "../../etc/passwd"},
	} {
		h.Refused(t, fault.InputInvalid, func() error {
			_, err := h.Accounts.SetPreferences(t.Context(), bruno, wrong)
			return err
		})
	}
	h.Sound(t)
}

func TestASupersededPasswordIsErased(t *testing.T) {
	h, _, bruno := house(t)
	sealed := func(s string) *account.PasswordSet {
		return &account.PasswordSet{Account: bruno.Account, Secret: ledger.Private{
			Subject: string(bruno.Account), Class: ledger.ClassSecret, Fields: map[string]string{"sealed": s},
		}}
	}
	for _, s := range []string{"Zmlyc3Qtc2VhbGVk", "c2Vjb25kLXNlYWxlZA=="} {
		if err := commit(h, bruno.Account, sealed(s)); err != nil {
			t.Fatal(err)
		}
	}
	if err := h.DB.Checkpoint(t.Context()); err != nil {
		t.Fatal(err)
	}
	if h.Holds(t, "Zmlyc3Qtc2VhbGVk") || h.Holds(t, "first-sealed") {
		t.Error("the file still holds the superseded secret")
	}
	if !h.Holds(t, "c2Vjb25kLXNlYWxlZA==") {
		t.Error("the present secret is gone")
	}
	h.Sound(t)
}

func TestAllAccountsAreTheOwnersToSee(t *testing.T) {
	h, astrid, bruno := house(t)
	all, err := h.Accounts.All(t.Context(), astrid.Account)
	if err != nil || len(all) != 2 || all[0].ID != astrid.Account || all[1].Initials() != "BL" {
		t.Errorf("%+v, %v", all, err)
	}
	for _, by := range []ident.Account{bruno.Account, stranger, ""} {
		if _, err := h.Accounts.All(t.Context(), by); !fault.Is(err, fault.PermissionDenied) {
			t.Errorf("%q sees all accounts: %v", by, err)
		}
	}
	if _, err := h.Accounts.Get(t.Context(), stranger); !fault.Is(err, fault.NotFound) {
		t.Errorf("a stranger: %v", err)
	}
}
