package account_test

import (
	"context"
	"crypto/sha256"
	"strings"
	"sync"
	"testing"
	"time"

	"intendant/backend/fault"
	"intendant/backend/ledger"
	"intendant/backend/testhouse"
)

const wrong = "lettre-vapeur-obscur-8"

func signIn(h *testhouse.House, email, password string) error {
	_, err := h.Accounts.SignIn(context.Background(), ledger.DoorBrowser, email, password)
	return err
}

func entries(t *testing.T, h *testhouse.House) []*ledger.Leaf {
	t.Helper()
	leaves, err := ledger.Page(t.Context(), h.DB.Read(), string(testhouse.Installation), ledger.Newest, 1000)
	if err != nil {
		t.Fatal(err)
	}
	return leaves
}

func TestSignInAndOut(t *testing.T) {
	h, astrid, _ := house(t)
	a, err := h.Accounts.SignIn(t.Context(), ledger.DoorBrowser, "ASTRID@nordlicht.example ", testhouse.Password)
	if err != nil || a.ID != astrid.Account {
		t.Fatalf("%+v, %v", a, err)
	}
	if err := h.Accounts.SignOut(t.Context(), astrid); err != nil {
		t.Fatal(err)
	}
	got := entries(t, h)
	if got[0].Kind != "account.signed_out" || got[1].Kind != "account.signed_in" || got[1].Actor.Door != ledger.DoorBrowser {
		t.Errorf("%s, %s", got[0].Kind, got[1].Kind)
	}
	h.Sound(t)
}

// Nothing that gets out tells an address that nobody has from a wrong password, or from an
// attempt that comes too early.
func TestFailuresLookTheSame(t *testing.T) {
	h, _, _ := house(t)
	for range 5 {
		_ = signIn(h, "bruno@nordlicht.example", wrong) // from here on it is too early for bruno
	}
	var first *fault.Error
	for _, c := range []struct{ name, email, password string }{
		{"wrong password", "astrid@nordlicht.example", wrong},
		{"nobody", "nobody@nordlicht.example", testhouse.Password},
		{"too early", "bruno@nordlicht.example", testhouse.Password},
		{"no address", "\x00", testhouse.Password},
		{"no password", "astrid@nordlicht.example", ""},
		{"no text", "astrid@nordlicht.example", "\xff\x00"},
		{"too long", "astrid@nordlicht.example", strings.Repeat("x", 1<<20)},
	} {
		before := len(entries(t, h))
		err := fault.From(signIn(h, c.email, c.password))
		if first == nil {
			first = err
		}
		if err == nil || err.Code != fault.SignInFailed || err.Error() != first.Error() || len(err.Params)+len(err.Fields) > 0 {
			t.Errorf("%s: %v", c.name, err)
		}
		after := entries(t, h)
		leaf := after[0]
		kind := map[bool]string{true: "account.sign_in_refused", false: "account.sign_in_failed"}[leaf.Target.Type == "account"]
		if len(after) != before+1 || leaf.Kind != kind || leaf.Actor.Account != "" {
			t.Errorf("%s: %d new entries, %s %+v %s", c.name, len(after)-before, leaf.Kind, leaf.Actor, leaf.Payload)
		}
	}
	if h.Holds(t, "nobody@nordlicht.example") {
		t.Error("the file holds an address that was only tried")
	}
	h.Sound(t)
}

// A password typed into the wrong field can't be found out from a copy of the
// database by trying: what is kept of it takes the installation's key.
func TestWhatWasTypedAsAnAddressIsHashedByTheKey(t *testing.T) {
	h, _, _ := house(t)
	_ = signIn(h, testhouse.Password, wrong)
	mac, err := h.Accounts.Vault.MAC([]byte(testhouse.Password+"@"), "account_sign_in_activity", "address")
	if err != nil || !h.Holds(t, string(mac)) {
		t.Errorf("the attempt isn't counted: %v", err)
	}
	for _, typed := range []string{testhouse.Password, testhouse.Password + "@"} {
		for _, label := range []string{"", "intendant/sign-in/v1\n"} {
			if hash := sha256.Sum256([]byte(label + typed)); h.Holds(t, string(hash[:])) {
				t.Errorf("a plain hash of %q is kept", label+typed)
			}
		}
	}
}

func TestSignInBeforeAnybodyIsHere(t *testing.T) {
	h := testhouse.Open(t)
	h.Refused(t, fault.SignInFailed, func() error { return signIn(h, "a@b.example", wrong) })
}

func TestWaitsGrowAndEnd(t *testing.T) {
	h, _, _ := house(t)
	const email = "bruno@nordlicht.example"
	for range 5 {
		_ = signIn(h, email, wrong)
	}
	for _, seconds := range []int{1, 2, 4, 8, 16, 30, 30, 30} {
		h.Clock.Advance(time.Duration(seconds)*time.Second - time.Millisecond)
		if err := signIn(h, email, testhouse.Password); !fault.Is(err, fault.SignInFailed) {
			t.Fatalf("came in before %d s: %v", seconds, err)
		}
		h.Clock.Advance(time.Millisecond)
		_ = signIn(h, email, wrong)
	}
	h.Clock.Advance(30 * time.Second)
	if err := signIn(h, email, testhouse.Password); err != nil {
		t.Fatalf("locked out for good: %v", err)
	}
	// The success forgets the failures: four more are free.
	for range 4 {
		_ = signIn(h, email, wrong)
	}
	if err := signIn(h, email, testhouse.Password); err != nil {
		t.Errorf("after a success: %v", err)
	}
}

// Attempts that come too early count for nothing: nobody keeps an owner out by
// hammering.
func TestHammeringDoesNotProlongTheWait(t *testing.T) {
	h, _, _ := house(t)
	const email = "bruno@nordlicht.example"
	for range 50 {
		_ = signIn(h, email, wrong)
	}
	h.Clock.Advance(time.Second)
	if err := signIn(h, email, testhouse.Password); err != nil {
		t.Error(err)
	}
}

// The clock set back doesn't lock anybody out, nor free the next guesses.
func TestWaitsWhenTheClockGoesBack(t *testing.T) {
	h, _, _ := house(t)
	const email = "bruno@nordlicht.example"
	for range 5 {
		_ = signIn(h, email, wrong)
	}
	h.Clock.Advance(-time.Hour)
	_ = signIn(h, email, wrong)
	if err := signIn(h, email, testhouse.Password); !fault.Is(err, fault.SignInFailed) {
		t.Errorf("a free guess: %v", err)
	}
	h.Clock.Advance(2 * time.Second)
	if err := signIn(h, email, testhouse.Password); err != nil {
		t.Error(err)
	}
}

// Many guesses at a time are no more guesses than one after the other: the
// right one among them is found only if it is one of the first five.
func TestConcurrencyDoesNotMultiplyGuesses(t *testing.T) {
	h, _, _ := house(t)
	const email = "bruno@nordlicht.example"
	var wg sync.WaitGroup
	for range 40 {
		wg.Go(func() { _ = signIn(h, email, wrong) })
	}
	wg.Wait()
	var failures int
	err := h.DB.Read().QueryRowContext(t.Context(), `SELECT MAX(failures) FROM account_sign_in_activity`).Scan(&failures)
	if err != nil || failures != 5 {
		t.Errorf("%d passwords were compared, %v", failures, err)
	}
}

func TestConfirm(t *testing.T) {
	h, astrid, _ := house(t)
	if err := h.Accounts.Confirm(t.Context(), astrid, testhouse.Password); err != nil {
		t.Fatal(err)
	}
	for range 5 {
		if err := h.Accounts.Confirm(t.Context(), astrid, wrong); !fault.Is(err, fault.PasswordWrong) {
			t.Fatal(err)
		}
	}
	if leaf := entries(t, h)[0]; leaf.Kind != "account.sign_in_failed" || leaf.Actor.Account != astrid.Account {
		t.Errorf("%+v", leaf)
	}
	if err := h.Accounts.Confirm(t.Context(), astrid, testhouse.Password); !fault.Is(err, fault.PasswordWrong) {
		t.Errorf("too early, and right: %v", err)
	}
	if err := h.Accounts.Confirm(t.Context(), ledger.Actor{Account: stranger}, testhouse.Password); !fault.Is(err, fault.PasswordWrong) {
		t.Errorf("a stranger: %v", err)
	}
}

// Whoever hammers at the sign-in page keeps nobody out of their open session,
// and who fails there has used up no guess at the sign-in page.
func TestConfirmingIsApartFromSigningIn(t *testing.T) {
	h, astrid, _ := house(t)
	const email = "astrid@nordlicht.example"
	for range 6 {
		_ = signIn(h, email, wrong)
	}
	if err := h.Accounts.Confirm(t.Context(), astrid, testhouse.Password); err != nil {
		t.Errorf("kept out by failures at the sign-in page: %v", err)
	}
	if err := signIn(h, email, testhouse.Password); !fault.Is(err, fault.SignInFailed) {
		t.Errorf("the confirmed password ended the wait at the sign-in page: %v", err)
	}
	h.Clock.Advance(time.Minute)
	for range 6 {
		_ = h.Accounts.Confirm(t.Context(), astrid, wrong)
	}
	if err := signIn(h, email, testhouse.Password); err != nil {
		t.Errorf("kept out by failures to confirm: %v", err)
	}
}

func TestOldFailuresAreForgotten(t *testing.T) {
	for name, then := range map[string]func(h *testhouse.House) error{
		"at the next failure": func(h *testhouse.House) error { _ = signIn(h, "e@f.example", wrong); return nil },
		"at a success":        func(h *testhouse.House) error { return signIn(h, "astrid@nordlicht.example", testhouse.Password) },
		"at the start":        func(h *testhouse.House) error { return h.Accounts.ForgetOldFailures(context.Background()) },
	} {
		t.Run(name, func(t *testing.T) {
			h, _, _ := house(t)
			failures := func() (rows int) {
				t.Helper()
				err := h.DB.Read().QueryRowContext(t.Context(), `SELECT COUNT(*) FROM account_sign_in_activity WHERE latest < ?`,
					h.Clock.Now().UnixMilli()).Scan(&rows)
				if err != nil {
					t.Fatal(err)
				}
				return rows
			}
			for _, email := range []string{"a@b.example", "c@d.example"} {
				_ = signIn(h, email, wrong)
				h.Clock.Advance(20 * time.Hour)
			}
			if n := failures(); n != 2 {
				t.Fatalf("%d rows", n)
			}
			if err := then(h); err != nil {
				t.Fatal(err)
			}
			if n := failures(); n != 1 {
				t.Errorf("%d rows", n)
			}
		})
	}
}
