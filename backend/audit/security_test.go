package audit_test

import (
	"fmt"
	"testing"
	"time"

	"intendant/backend/account"
	"intendant/backend/audit"
	"intendant/backend/fault"
	"intendant/backend/i18n"
	"intendant/backend/ident"
	"intendant/backend/ledger"
	"intendant/backend/testhouse"
)

func security(t *testing.T, h *testhouse.House, a ident.Account, before int64, limit int) audit.Security {
	t.Helper()
	s, err := audit.ReadSecurity(t.Context(), h.DB, a, before, limit)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func signIn(t *testing.T, h *testhouse.House, door ledger.Door, who string) {
	t.Helper()
	h.Clock.Advance(time.Minute)
	if _, err := h.Accounts.SignIn(t.Context(), door, who+"@nordlicht.example", testhouse.Password); err != nil {
		t.Fatal(err)
	}
}

func TestSecurityIsOnesOwn(t *testing.T) {
	h := testhouse.Open(t)
	astrid := h.SignUp(t, "astrid")
	h.LetIn(t, astrid)
	bruno := h.SignUp(t, "bruno")
	signIn(t, h, ledger.DoorWindow, "astrid")
	if _, err := h.Settings.HandOver(t.Context(), astrid, bruno.Account, testhouse.Password); err != nil {
		t.Fatal(err)
	}
	for who, want := range map[ident.Account]string{
		bruno.Account:  "[installation.owner_changed account.password_set account.created]",
		astrid.Account: "[installation.owner_changed account.signed_in installation.sign_up_changed account.password_set account.created installation.created]",
	} {
		s := security(t, h, who, ledger.Newest, audit.SecurityPage)
		kinds := make([]string, 0, len(s.Entries))
		for _, e := range s.Entries {
			kinds = append(kinds, e.Kind)
		}
		if fmt.Sprint(kinds) != want {
			t.Errorf("%s: %v, want %s", who, kinds, want)
		}
	}
	if s := security(t, h, "acc_01KB3F7W9ZQ2M4X8T6RVN5YHCX", ledger.Newest, audit.SecurityPage); len(s.Entries) > 0 || s.More {
		t.Errorf("a stranger's: %+v", s)
	}
}

func TestSecurityPages(t *testing.T) {
	h := testhouse.Open(t)
	astrid := h.SignUp(t, "astrid")
	for range 5 {
		signIn(t, h, ledger.DoorWindow, "astrid")
	}
	var seqs []int64
	before := int64(ledger.Newest)
	for range 9 {
		s := security(t, h, astrid.Account, before, 3)
		for _, e := range s.Entries {
			seqs, before = append(seqs, e.Seq), e.Seq
		}
		if !s.More {
			break
		}
	}
	if fmt.Sprint(seqs) != "[8 7 6 5 4 3 2 1]" {
		t.Errorf("%v", seqs)
	}
}

// Somebody who has the password and guesses codes is noticed once, and once more
// after the next sign-in.
func TestWrongCodesAreNoticed(t *testing.T) {
	h := testhouse.Open(t)
	astrid := h.SignUp(t, "astrid")
	h.LetIn(t, astrid)
	bruno := h.SignUp(t, "bruno")
	guess := func(n int) {
		for range n {
			h.Clock.Advance(24 * time.Hour)
			wrong := func() (bool, error) { return false, nil }
			if err := h.Accounts.Attempt(t.Context(), bruno, account.Code, wrong); !fault.Is(err, fault.CodeWrong) {
				t.Fatal(err)
			}
		}
	}
	kinds := func(a ident.Account) (found []string) {
		for _, n := range security(t, h, a, ledger.Newest, 1).Notices {
			found = append(found, n.Kind)
		}
		return found
	}
	for _, c := range []struct{ guesses, notices int }{{4, 0}, {1, 1}, {7, 1}} {
		if guess(c.guesses); len(kinds(bruno.Account)) != c.notices {
			t.Errorf("%v after %d more", kinds(bruno.Account), c.guesses)
		}
	}
	signIn(t, h, ledger.DoorWindow, "bruno")
	guess(5)
	if got := fmt.Sprint(kinds(bruno.Account)); got != "[wrong_proofs wrong_proofs]" {
		t.Error(got)
	}
	if got := kinds(astrid.Account); len(got) > 0 {
		t.Errorf("another's: %v", got)
	}
}

func TestNotices(t *testing.T) {
	h := testhouse.Open(t)
	ctx := t.Context()
	astrid := h.SignUp(t, "astrid")
	signIn(t, h, ledger.DoorWindow, "astrid") // where the account was made
	if s := security(t, h, astrid.Account, ledger.Newest, 9); len(s.Notices) > 0 {
		t.Errorf("signing up is noticed: %+v", s.Notices)
	}
	signIn(t, h, ledger.DoorBrowser, "astrid")
	signIn(t, h, ledger.DoorBrowser, "astrid")
	if err := h.Accounts.SetPassword(ctx, astrid, "tintenfass-ohne-boden-7"); err != nil {
		t.Fatal(err)
	}
	if err := h.People.SetEmail(ctx, astrid, "anders@nordlicht.example"); err != nil {
		t.Fatal(err)
	}
	s := security(t, h, astrid.Account, 3, 1) // whatever the page
	kinds := make([]string, 0, len(s.Notices))
	for _, n := range s.Notices {
		kinds = append(kinds, n.Kind+" "+string(n.Door))
	}
	if fmt.Sprint(kinds) != "[email_changed window password_changed window new_door browser]" {
		t.Errorf("%v", kinds)
	}
	for n, want := range []int64{-1, 7, 7} {
		if seen, err := account.NoticesSeen(ctx, h.DB.Read(), astrid.Account); err != nil || seen != want {
			t.Errorf("seen up to %d, want %d, %v", seen, want, err)
		}
		if err := h.Accounts.SeeNotices(ctx, astrid, []int64{7, 5, 0}[n]); err != nil {
			t.Fatal(err)
		}
	}
	if err := h.Accounts.SeeNotices(ctx, astrid, 1<<53-1); err != nil {
		t.Fatal(err)
	}
	if seen, err := account.NoticesSeen(ctx, h.DB.Read(), astrid.Account); err != nil || seen > 100 {
		t.Errorf("what is still to come was seen: %d, %v", seen, err)
	}
	if err := h.Accounts.SeeNotices(ctx, ledger.Actor{Account: "acc_01KB3F7W9ZQ2M4X8T6RVN5YHCX"}, 1); err == nil {
		t.Error("a stranger reads notices")
	}
	h.Sound(t)
}

func TestNoticesOfDevices(t *testing.T) {
	h := testhouse.Open(t)
	astrid := h.SignUp(t, "astrid")
	for _, from := range []struct {
		door   ledger.Door
		device string
	}{
		{ledger.DoorWindow, "Linux"}, // the first at this door is where the account was made
		{ledger.DoorBrowser, "Firefox, Linux"},
		{ledger.DoorBrowser, "Firefox, Linux"},
		{ledger.DoorBrowser, "Chromium, Windows"},
		{ledger.DoorBrowser, ""},
	} {
		by := ledger.Actor{Account: astrid.Account, Door: from.door, Client: from.device}
		if err := h.Accounts.Enter(t.Context(), by); err != nil {
			t.Fatal(err)
		}
	}
	s := security(t, h, astrid.Account, ledger.Newest, audit.SecurityPage)
	kinds := make([]string, 0, len(s.Notices))
	for _, n := range s.Notices {
		kinds = append(kinds, n.Kind+" "+n.Device)
	}
	if fmt.Sprint(kinds) != "[new_device Chromium, Windows new_door Firefox, Linux]" {
		t.Errorf("%v", kinds)
	}
	if e := s.Entries[1]; e.After["device"] != "Chromium, Windows" {
		t.Errorf("%+v", e)
	}
	h.Sound(t)
}

// Who fails to get in is told to the person it was tried on, and nobody else.
func TestARefusedSignInIsInSight(t *testing.T) {
	h := testhouse.Open(t)
	astrid := h.SignUp(t, "astrid")
	for _, email := range []string{"astrid@nordlicht.example", "nobody@nordlicht.example"} {
		if _, err := h.Accounts.SignIn(t.Context(), ledger.DoorToken, email, "wrong"); err == nil {
			t.Fatal("signed in")
		}
	}
	s := security(t, h, astrid.Account, ledger.Newest, 2)
	if e := s.Entries[0]; e.Kind != "account.sign_in_refused" || e.Actor.Kind != audit.Nobody || e.Door != ledger.DoorToken {
		t.Errorf("%+v", e)
	}
	if s.Entries[1].Kind != "account.password_set" {
		t.Errorf("%+v", s.Entries[1])
	}
}

func TestNoticesHaveTexts(t *testing.T) {
	texts := i18n.New()
	for _, kind := range audit.Notices {
		for _, language := range i18n.Languages {
			if key := "notice." + kind; texts.Text(language, key, nil) == key {
				t.Errorf("no text for %s in %s", key, language)
			}
		}
	}
}
