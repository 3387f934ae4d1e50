package mail_test

import (
	"regexp"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"intendant/backend/account"
	"intendant/backend/fault"
	"intendant/backend/ledger"
	"intendant/backend/mail"
	"intendant/backend/testhouse"
)

var eight = regexp.MustCompile(`(?m)^(\d{8})\r?$`)

// code is the one in the newest mail.
func code(t *testing.T, s *server) string {
	t.Helper()
	got := s.letters()
	found := eight.FindStringSubmatch(got[len(got)-1].text)
	if found == nil {
		t.Fatalf("no code in %s", got[len(got)-1].text)
	}
	return found[1]
}

func (h *house) send(t *testing.T) error {
	t.Helper()
	return h.post.SendCode(t.Context(), h.ada, "en")
}

func (h *house) verify(t *testing.T, code string) error {
	t.Helper()
	return h.post.VerifyEmail(t.Context(), h.ada, code)
}

func TestAnAddressIsShownToBeTheirs(t *testing.T) {
	h, s := open(t), serve(t, mail.STARTTLS)
	h.Refused(t, fault.MailNotConfigured, func() error { return h.send(t) })
	h.use(t, s, mail.STARTTLS)
	h.Refused(t, fault.EmailCodeWrong, func() error { return h.verify(t, "00000000") })
	if err := h.send(t); err != nil {
		t.Fatal(err)
	}
	first := code(t, s)
	if h.Holds(t, first) {
		t.Error("the code stands in the database")
	}
	h.Refused(t, fault.EmailCodeSoon, func() error { return h.send(t) })
	h.Clock.Advance(time.Minute)
	if err := h.send(t); err != nil {
		t.Fatal(err)
	}
	second := code(t, s)
	if first != second {
		h.Refused(t, fault.EmailCodeWrong, func() error { return h.verify(t, first) })
	}
	arabic := strings.Map(func(r rune) rune { return '\u0660' + r - '0' }, second)
	if err := h.verify(t, arabic[:8]+" "+arabic[8:]); err != nil {
		t.Fatal(err)
	}
	if who, err := h.Accounts.Get(t.Context(), h.ada.Account); err != nil || !who.Verified {
		t.Errorf("%+v, %v", who, err)
	}
	h.Refused(t, fault.EmailVerified, func() error { return h.verify(t, second) })
	h.Refused(t, fault.EmailVerified, func() error { return h.send(t) })
	h.Sound(t)
}

func TestCodesRunOut(t *testing.T) {
	h, s := open(t), serve(t, mail.STARTTLS)
	h.use(t, s, mail.STARTTLS)
	if err := h.send(t); err != nil {
		t.Fatal(err)
	}
	right := code(t, s)
	wrong := "0" + right[:7]
	if wrong == right {
		wrong = "12345678"
	}
	var wg sync.WaitGroup
	var let atomic.Int32
	for range 20 { // many at a time are no more attempts
		wg.Go(func() {
			if h.verify(t, wrong) == nil {
				let.Add(1)
			}
		})
	}
	wg.Wait()
	if let.Load() > 0 {
		t.Error("a wrong code is taken")
	}
	h.Refused(t, fault.EmailCodeWrong, func() error { return h.verify(t, right) })
	h.Clock.Advance(time.Minute)
	if err := h.send(t); err != nil {
		t.Fatal(err)
	}
	late := code(t, s)
	h.Clock.Advance(10 * time.Minute)
	h.Refused(t, fault.EmailCodeWrong, func() error { return h.verify(t, late) })
	for range 3 {
		if err := h.send(t); err != nil {
			t.Fatal(err)
		}
		h.Clock.Advance(time.Minute)
	}
	var err error
	h.Refused(t, fault.EmailCodeSoon, func() error { err = h.send(t); return err })
	if fault.From(err).Params["seconds"] == "" {
		t.Errorf("%v", err)
	}
	h.Clock.Advance(time.Hour)
	if err := h.send(t); err != nil {
		t.Error(err)
	}
}

// TestACodeProvesOneAddress changes the address after the code was sent.
func TestACodeProvesOneAddress(t *testing.T) {
	h, s := open(t), serve(t, mail.STARTTLS)
	h.use(t, s, mail.STARTTLS)
	if err := h.send(t); err != nil {
		t.Fatal(err)
	}
	before, err := h.Accounts.Get(t.Context(), h.ada.Account)
	if err != nil {
		t.Fatal(err)
	}
	if err := h.People.SetEmail(t.Context(), h.ada, "other@nordlicht.example"); err != nil {
		t.Fatal(err)
	}
	h.Refused(t, fault.EmailCodeWrong, func() error { return h.verify(t, code(t, s)) })
	commit := func(by ledger.Actor, c ledger.Change) func() error {
		return func() error {
			_, err := h.Ledger.Commit(t.Context(), ledger.Draft{Ledger: string(testhouse.Installation), By: by, Change: c})
			return err
		}
	}
	h.Refused(t, fault.EmailCodeWrong, commit(h.ada, account.Verify(before)))
	h.LetIn(t, h.ada)
	h.Refused(t, fault.PermissionDenied, commit(h.SignUp(t, "bo"), account.Verify(before)))
}
