package account_test

import (
	"context"
	"testing"
	"time"

	"intendant/backend/account"
	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/ledger"
	"intendant/backend/password"
	"intendant/backend/sqlite"
	"intendant/backend/testhouse"
)

func get(t *testing.T, h *testhouse.House, by ledger.Actor) account.Account {
	t.Helper()
	a, err := h.Accounts.Get(t.Context(), by.Account)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func renamed(t *testing.T, a account.Account, first, last string) *account.ProfileChanged {
	t.Helper()
	_, change, err := a.Renamed(first, last)
	if err != nil {
		t.Fatal(err)
	}
	return change
}

func readdressed(t *testing.T, a account.Account, email string) *account.EmailChanged {
	t.Helper()
	_, change, err := a.Readdressed(email)
	if err != nil {
		t.Fatal(err)
	}
	return change
}

func TestRefusedProfiles(t *testing.T) {
	h, astrid, bruno := house(t)
	a := get(t, h, bruno)
	unclean, foreign, both := renamed(t, a, "B", "L"), renamed(t, a, "B", "L"), renamed(t, a, "B", "L")
	unclean.Profile.Fields["first_name"] = "a\x00"
	foreign.Profile.Subject = string(astrid.Account)
	both.Profile = readdressed(t, a, "elsewhere@nordlicht.example").Profile
	unfolded, named := readdressed(t, a, "elsewhere@nordlicht.example"), readdressed(t, a, "elsewhere@nordlicht.example")
	unfolded.Profile.Fields["email_key"] = "other@nordlicht.example"
	named.Profile.Fields["first_name"] = "Other"
	ghost := a
	ghost.ID = stranger
	for name, c := range map[string]struct {
		by     ident.Account
		change ledger.Change
		want   fault.Code
	}{
		"another's name":         {astrid.Account, renamed(t, a, "B", "L"), fault.PermissionDenied},
		"a stranger's name":      {stranger, renamed(t, ghost, "B", "L"), fault.PermissionDenied},
		"a name beside another":  {bruno.Account, foreign, fault.PermissionDenied},
		"an invalid name":        {bruno.Account, unclean, fault.InputInvalid},
		"an address as a name":   {bruno.Account, both, fault.InputInvalid},
		"the same name":          {bruno.Account, renamed(t, a, a.FirstName, a.LastName), fault.ChangeNone},
		"another's address":      {astrid.Account, readdressed(t, a, "elsewhere@nordlicht.example"), fault.PermissionDenied},
		"an address in use":      {bruno.Account, readdressed(t, a, "ASTRID@nordlicht.example"), fault.EmailTaken},
		"an address wide in use": {bruno.Account, readdressed(t, a, "ａstrid@nordlicht.example"), fault.EmailTaken},
		"a false key":            {bruno.Account, unfolded, fault.InputInvalid},
		"a name as an address":   {bruno.Account, named, fault.InputInvalid},
		"the same address":       {bruno.Account, readdressed(t, a, a.Email), fault.ChangeNone},
		"another's deletion":     {astrid.Account, &account.Deleted{Account: bruno.Account}, fault.PermissionDenied},
		"a stranger's deletion":  {stranger, &account.Deleted{Account: stranger}, fault.PermissionDenied},
		"the owner's deletion":   {astrid.Account, &account.Deleted{Account: astrid.Account}, fault.AccountOwner},
	} {
		t.Run(name, func(t *testing.T) {
			h.Refused(t, c.want, func() error { return commit(h, c.by, c.change) })
		})
	}
	for _, c := range []ledger.Change{
		renamed(t, a, "B", "L"), readdressed(t, a, "elsewhere@nordlicht.example"), &account.Deleted{Account: bruno.Account},
	} {
		h.Refused(t, fault.Internal, func() error { return commit(h, bruno.Account, c, &testhouse.Broken{}) })
	}
	if now := get(t, h, bruno); now != a {
		t.Errorf("%+v", now)
	}
	h.Sound(t)
}

func TestARespelledAddressIsTheSameAccounts(t *testing.T) {
	h, _, bruno := house(t)
	if err := commit(h, bruno.Account, readdressed(t, get(t, h, bruno), "Bruno@Nordlicht.example")); err != nil {
		t.Fatal(err)
	}
	if _, err := h.Accounts.SignIn(t.Context(), ledger.DoorWindow, "bruno@nordlicht.example", testhouse.Password); err != nil {
		t.Error(err)
	}
	h.Sound(t)
}

func TestSetPassword(t *testing.T) {
	h, _, bruno := house(t)
	const next = "tintenfass-ohne-boden-7"
	for typed, want := range map[string]fault.FieldCode{
		"kurz-und-gut-7":            fault.TooShort,
		"aaaaaaaaaaaaaaaa":          fault.PasswordTooCommon,
		"bruno-lindqvist-bruno":     fault.PasswordContext,
		"intendant-intendant-bruno": fault.PasswordContext,
		"a\u0000bcdefghijklmnopqr":  fault.ForbiddenChars,
	} {
		err := h.Accounts.SetPassword(t.Context(), bruno, typed)
		if e := fault.From(err); e == nil || len(e.Fields) != 1 || e.Fields[0].Code != want {
			t.Errorf("%q: %v", typed, err)
		}
	}
	before, _ := h.Accounts.PasswordChanged(t.Context(), bruno.Account)
	h.Clock.Advance(time.Second)
	if err := h.Accounts.SetPassword(t.Context(), bruno, next); err != nil {
		t.Fatal(err)
	}
	after, err := h.Accounts.PasswordChanged(t.Context(), bruno.Account)
	if err != nil || after.Before(before) {
		t.Errorf("changed %v, %v", after, err)
	}
	for typed, want := range map[string]bool{testhouse.Password: false, next: true} {
		_, err := h.Accounts.SignIn(t.Context(), ledger.DoorWindow, "bruno@nordlicht.example", typed)
		if (err == nil) != want {
			t.Errorf("%q: %v", typed, err)
		}
	}
	h.Sound(t)
}

func TestASecondFactorSparesCharacters(t *testing.T) {
	h, _, bruno := house(t)
	on := false
	h.Accounts.SecondFactor = func(_ context.Context, _ sqlite.Queryer, id ident.Account) (bool, error) {
		return on && id == bruno.Account, nil
	}
	const short = "tq7-vux9"
	if err := h.Accounts.SetPassword(t.Context(), bruno, short); !fault.Is(err, fault.InputInvalid) {
		t.Errorf("alone: %v", err)
	}
	on = true
	if least, err := h.Accounts.PasswordLeast(t.Context(), bruno.Account); least != password.MinWithFactor || err != nil {
		t.Errorf("%d, %v", least, err)
	}
	if err := h.Accounts.SetPassword(t.Context(), bruno, short); err != nil {
		t.Errorf("with a factor: %v", err)
	}
	h.Accounts.SecondFactor = nil
	if least, _ := h.Accounts.PasswordLeast(t.Context(), bruno.Account); least != password.MinAlone {
		t.Errorf("%d", least)
	}
}

// The second factor ends while the password that counts on it is hashed.
func TestAShortPasswordIsNotLeftAlone(t *testing.T) {
	h, _, bruno := house(t)
	asked := 0
	h.Accounts.SecondFactor = func(context.Context, sqlite.Queryer, ident.Account) (bool, error) {
		asked++
		return asked == 1, nil
	}
	var err error
	h.Refused(t, fault.InputInvalid, func() error {
		err = h.Accounts.SetPassword(t.Context(), bruno, "tq7-vux9")
		asked = 0
		return err
	})
	if e := fault.From(err); e.Fields[0].Code != fault.TooShort || e.Fields[0].Params["min"] != "15" {
		t.Errorf("%+v", e.Fields)
	}
	if err := h.Accounts.SetPassword(t.Context(), bruno, "tintenfass-ohne-boden-7"); err != nil {
		t.Errorf("long enough alone: %v", err)
	}
}

func TestAWeakHashIsReplacedAtSignIn(t *testing.T) {
	h, _, bruno := house(t)
	size := func() int64 {
		n, err := ledger.Size(t.Context(), h.DB.Read(), string(testhouse.Installation))
		if err != nil {
			t.Fatal(err)
		}
		return n
	}
	signIn := func() {
		t.Helper()
		if _, err := h.Accounts.SignIn(t.Context(), ledger.DoorWindow, "bruno@nordlicht.example", testhouse.Password); err != nil {
			t.Fatal(err)
		}
	}
	set, _ := h.Accounts.PasswordChanged(t.Context(), bruno.Account)
	h.Clock.Advance(time.Second)
	h.Accounts.Hasher = password.NewHasher(password.Cost{Memory: 128, Iterations: 1, Parallelism: 1, SaltLength: 16, KeyLength: 32})
	before := size()
	signIn()
	if n := size() - before; n != 2 {
		t.Errorf("%d entries: rehashed, signed in", n)
	}
	signIn()
	if n := size() - before; n != 3 {
		t.Errorf("%d entries: it was rehashed again", n)
	}
	if still, _ := h.Accounts.PasswordChanged(t.Context(), bruno.Account); !still.Equal(set) {
		t.Errorf("it seems changed: %v, %v", still, set)
	}
	h.Refused(t, fault.PermissionDenied, func() error {
		return commit(h, stranger, &account.PasswordRehashed{Account: bruno.Account})
	})
	h.Refused(t, fault.InputInvalid, func() error {
		return commit(h, bruno.Account, &account.PasswordRehashed{Account: bruno.Account, Secret: ledger.Private{
			Subject: string(bruno.Account), Class: ledger.ClassSecret,
		}})
	})
	var old []byte
	if err := h.DB.Read().QueryRowContext(t.Context(), `SELECT sealed FROM account_password WHERE account = ?`, bruno.Account).Scan(&old); err != nil {
		t.Fatal(err)
	}
	if err := h.Accounts.SetPassword(t.Context(), bruno, "another-lettre-vapeur"); err != nil {
		t.Fatal(err)
	}
	h.Refused(t, fault.ChangeNone, func() error { // somebody signs in by the old one while it is changed
		return commit(h, bruno.Account, &account.PasswordRehashed{Account: bruno.Account, Over: old, Secret: ledger.Private{
			Subject: string(bruno.Account), Class: ledger.ClassSecret, Fields: map[string]string{"sealed": "eA=="},
		}})
	})
	h.Sound(t)
}
