package account_test

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"testing"

	"intendant/backend/account"
	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/installation"
	"intendant/backend/ledger"
	"intendant/backend/testhouse"
)

func person(first string) account.NewAccount {
	return account.NewAccount{
		Email: first + "@Nordlicht.example", FirstName: " " + first + " ", LastName: "Lindqvist",
		Password: testhouse.Password, Language: "ar", Theme: "dark",
	}
}

func TestFirstSignUpFoundsTheInstallation(t *testing.T) {
	h := testhouse.Open(t)
	var a account.Account
	events := h.Announces(t, func() (err error) {
		a, err = h.Accounts.SignUp(t.Context(), ledger.DoorWindow, person("Astrid"))
		return err
	})
	want := account.Account{
		ID: a.ID, Created: h.Clock.Now(), Email: "Astrid@Nordlicht.example", FirstName: "Astrid", LastName: "Lindqvist",
		Preferences: account.Preferences{Language: "ar", Theme: "dark", Contrast: "system", FirstDay: account.Auto, TimeZone: account.Auto},
	}
	if a != want {
		t.Errorf("got %+v, want %+v", a, want)
	}
	i, err := installation.ReadAs(t.Context(), h.DB.Read(), a.ID)
	if err != nil || i.ID != testhouse.Installation || i.Owner != a.ID || i.SignUpOpen {
		t.Errorf("installation %+v, %v", i, err)
	}
	if n, _ := ledger.Size(t.Context(), h.DB.Read(), string(i.ID)); n != 4 || len(events) != 4 {
		t.Errorf("%d entries and %d events: device, installation, account, password", n, len(events))
	}
	if h.Holds(t, "$argon2id$") || h.Holds(t, testhouse.Password) {
		t.Error("the file holds a password or its open hash")
	}
	h.Sound(t)
}

func TestSignUpIsClosedAfterTheFirst(t *testing.T) {
	h := testhouse.Open(t)
	owner := h.SignUp(t, "Astrid")
	h.Refused(t, fault.SignUpClosed, func() error {
		_, err := h.Accounts.SignUp(t.Context(), ledger.DoorBrowser, person("Bruno"))
		return err
	})
	// The rule is the Change's, not only the function's.
	c := created(h, "Bruno")
	h.Refused(t, fault.SignUpClosed, func() error { return commit(h, c.Account, c) })
	h.LetIn(t, owner)
	bruno, err := h.Accounts.SignUp(t.Context(), ledger.DoorBrowser, person("Bruno"))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := installation.ReadAs(t.Context(), h.DB.Read(), bruno.ID); !fault.Is(err, fault.PermissionDenied) {
		t.Errorf("the second account reads as the owner: %v", err)
	}
	h.Sound(t)
}

func TestOneAccountForAllSpellingsOfAnAddress(t *testing.T) {
	h := testhouse.Open(t)
	h.LetIn(t, h.SignUp(t, "astrid"))
	for _, email := range []string{"astrid@nordlicht.example", " ASTRID@NORDLICHT.EXAMPLE ", "ａｓｔｒｉｄ@nordlicht.example"} {
		h.Refused(t, fault.EmailTaken, func() error {
			in := person("x")
			in.Email = email
			_, err := h.Accounts.SignUp(t.Context(), ledger.DoorWindow, in)
			return err
		})
	}
}

func TestSignUpNamesAllThatIsWrong(t *testing.T) {
	h := testhouse.Open(t)
	in := account.NewAccount{Email: "nobody", FirstName: "a\u202eb", LastName: " ", Password: "short", Language: "tlh", Theme: "neon"}
	var err error
	h.Refused(t, fault.InputInvalid, func() error {
		_, err = h.Accounts.SignUp(t.Context(), ledger.DoorWindow, in)
		return err
	})
	got := map[string]fault.FieldCode{}
	for _, f := range fault.From(err).Fields {
		got[f.Name] = f.Code
	}
	want := map[string]fault.FieldCode{
		"email": fault.NotAnEmail, "firstName": fault.ForbiddenChars, "lastName": fault.Required,
		"password": fault.TooShort, "language": fault.NotOffered, "theme": fault.NotOffered,
	}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestEmails(t *testing.T) {
	for email, want := range map[string]fault.FieldCode{
		"a@b.example": "", "a+b@xn--mnchen-3ya.example": "", "ä@münchen.example": "", "root@localhost": "",
		"": fault.Required, "a": fault.NotAnEmail, "a@": fault.NotAnEmail, "@b": fault.NotAnEmail,
		"A <a@b.example>": fault.NotAnEmail, "a@b.example, c@d.example": fault.NotAnEmail,
		"a b@c.example": fault.NotAnEmail, `"a b"@c.example`: fault.NotAnEmail, "a@b..example": fault.NotAnEmail,
		"a@b\u202e.example": fault.ForbiddenChars, "a\x00@b.example": fault.ForbiddenChars, "a\xff@b.example": fault.BadEncoding,
		"a\u200b@b.example": fault.ForbiddenChars, "a\u200d@b.example": fault.ForbiddenChars, "a\ufe0f@b.example": fault.ForbiddenChars,
		"a\u2066@b.example": fault.ForbiddenChars, "a\u2028@b.example": fault.ForbiddenChars, "a\ufffd@b.example": fault.ForbiddenChars,
		"\U000e0061a@b.example": fault.ForbiddenChars, "a\u3164@b.example": fault.ForbiddenChars, "نور@b.example": "",
		strings.Repeat("a", 250) + "@b.example": fault.TooLong,
	} {
		h := testhouse.Open(t)
		in := person("x")
		in.Email = email
		_, err := h.Accounts.SignUp(t.Context(), ledger.DoorWindow, in)
		got := fault.FieldCode("")
		if err != nil && len(fault.From(err).Fields) > 0 {
			got = fault.From(err).Fields[0].Code
		}
		if got != want || (err == nil) != (want == "") {
			t.Errorf("%q: %v, want %q", email, err, want)
		}
	}
}

func TestTwoFirstSignUpsHaveOneOwner(t *testing.T) {
	for range 5 {
		h := testhouse.Open(t)
		errs := make([]error, 4)
		var wg sync.WaitGroup
		for i := range errs {
			wg.Go(func() {
				_, errs[i] = h.Accounts.SignUp(context.WithoutCancel(t.Context()), ledger.DoorBrowser, person(fmt.Sprintf("p%d", i)))
			})
		}
		wg.Wait()
		won := 0
		for _, err := range errs {
			if err == nil {
				won++
			} else if !fault.Is(err, fault.SignUpClosed) {
				t.Errorf("a loser got %v", err)
			}
		}
		if rows := h.Trace(t); won != 1 || rows["account"] != 1 || rows["installation"] != 1 || rows["ledger"] != 1 {
			t.Errorf("%d owners, %v", won, rows)
		}
		h.Sound(t)
	}
}

func created(h *testhouse.House, first string) *account.Created {
	id := ident.New[ident.Account](h.IDs)
	email := strings.ToLower(first) + "@nordlicht.example"
	return &account.Created{Account: id, Contrast: "system", Language: "en", Theme: "system", Profile: ledger.Private{
		Subject: string(id), Class: ledger.ClassProfile,
		Fields: map[string]string{"email": email, "email_key": email, "first_name": first, "last_name": "Lindqvist"},
	}}
}

func commit(h *testhouse.House, by ident.Account, changes ...ledger.Change) error {
	_, err := h.Ledger.Commit(context.Background(), ledger.Drafts(string(testhouse.Installation), ledger.Actor{Account: by, Door: ledger.DoorWindow}, changes)...)
	return err
}
