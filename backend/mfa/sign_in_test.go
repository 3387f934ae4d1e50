package mfa_test

import (
	"context"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"intendant/backend/account"
	"intendant/backend/fault"
	"intendant/backend/ledger"
	"intendant/backend/mfa"
)

func (p *place) signIn(typed string) error {
	_, err := p.Factors.SignIn(context.Background(), p.bruno, typed, "")
	return err
}

func TestSignIn(t *testing.T) {
	p := open(t)
	wants(t, p.signIn("000000"), fault.CodeWrong)
	if got := p.kinds(t, 1); got != "account.sign_in_failed" {
		t.Errorf("a wrong code is recorded as %s", got)
	}
	wants(t, p.signIn(p.code(t)), "")
	if got := p.kinds(t, 1); got != "account.signed_in" {
		t.Errorf("a right code is recorded as %s", got)
	}
	wants(t, p.signIn(p.code(t)), fault.CodeWrong) // the same again
	p.Clock.Advance(30 * time.Second)
	wants(t, p.signIn(" "+p.code(t)[:3]+" "+p.code(t)[3:]), "")
	wants(t, p.signIn(""), fault.CodeWrong)
	_, err := p.Factors.SignIn(t.Context(), p.astrid, p.code(t), "") // who has none
	wants(t, err, fault.CodeWrong)
	p.Sound(t)
}

// The code that turned it on is used up.
func TestTheFirstCodeIsUsed(t *testing.T) {
	p := open(t)
	wants(t, p.signIn(codeAt(t, p.secret, p.Clock.Now().Add(-30*time.Second))), fault.CodeWrong)
}

// No step is accepted twice, nor one before it, whatever the clock says.
func TestTheClockGoesBack(t *testing.T) {
	p := open(t)
	used := p.code(t)
	wants(t, p.signIn(used), "")
	for _, back := range []time.Duration{0, 30 * time.Second, 5 * time.Minute, 24 * time.Hour} {
		p.Clock.Advance(-back)
		for _, away := range []time.Duration{-30 * time.Second, 0} {
			wants(t, p.signIn(codeAt(t, p.secret, p.Clock.Now().Add(away))), fault.CodeWrong)
		}
		p.Clock.Advance(back)
	}
	p.Clock.Advance(time.Minute) // past the waits, too
	wants(t, p.signIn(used), fault.CodeWrong)
	p.Clock.Advance(time.Minute)
	wants(t, p.signIn(p.code(t)), "")
}

// race submits the same code many times at once and counts how often it was
// accepted.
func (p *place) race(typed string) int64 {
	var accepted atomic.Int64
	var start, done sync.WaitGroup
	start.Add(1)
	for range 100 {
		done.Go(func() {
			start.Wait()
			if p.signIn(typed) == nil {
				accepted.Add(1)
			}
		})
	}
	start.Done()
	done.Wait()
	return accepted.Load()
}

func TestOneOfAHundred(t *testing.T) {
	p := open(t)
	if n := p.race(p.code(t)); n != 1 {
		t.Errorf("a code was accepted %d times", n)
	}
	p.Clock.Advance(time.Minute)
	if n := p.race(p.recovery[3]); n != 1 {
		t.Errorf("a recovery code was accepted %d times", n)
	}
	if left := p.state(t, p.bruno).RecoveryLeft; left != 9 {
		t.Errorf("%d recovery codes are left", left)
	}
	p.Sound(t)
}

// Without the waits in front, it is still the transaction that decides.
func TestOneOfAHundredWithoutWaits(t *testing.T) {
	p := open(t)
	p.Factors.Accounts = patient{p.Factors.Accounts}
	if n := p.race(p.code(t)); n != 1 {
		t.Errorf("a code was accepted %d times", n)
	}
	if n := p.race(p.recovery[0]); n != 1 {
		t.Errorf("a recovery code was accepted %d times", n)
	}
	p.Sound(t)
}

// Codes make whoever guesses wait as passwords do, and a right password in
// between frees no guesses.
func TestGuessing(t *testing.T) {
	p := open(t)
	for range 5 {
		wants(t, p.signIn("000000"), fault.CodeWrong)
	}
	wants(t, p.signIn(p.code(t)), fault.CodeWrong)
	_, err := p.Accounts.Authenticate(t.Context(), ledger.DoorWindow, "bruno@nordlicht.example", "lettre-vapeur-obscur-9")
	wants(t, err, "")
	wants(t, p.signIn(p.code(t)), fault.CodeWrong)
	p.Clock.Advance(time.Second)
	wants(t, p.signIn(p.code(t)), "")
}

// Who has the password can't go on guessing codes for years, nor keep the person
// whose account it is from coming in.
func TestGuessingCodesEnds(t *testing.T) {
	p := open(t)
	const year = 365 * 24 * time.Hour
	compared := 0
	p.Factors.Accounts = counting{p.Factors.Accounts, &compared}
	for range 3 * 365 {
		wants(t, p.signIn("000000"), fault.CodeWrong)
		p.Clock.Advance(25 * time.Hour)
	}
	wants(t, p.signIn(p.code(t)), fault.CodeWrong)
	p.Clock.Advance(-4 * year)
	wants(t, p.signIn(p.code(t)), fault.CodeWrong)
	if compared != 100 {
		t.Errorf("%d codes were compared", compared)
	}
	wants(t, p.signIn(p.recovery[0]), "")
	p.Clock.Advance(4 * year)
	wants(t, p.signIn(p.code(t)), "") // the recovery code has forgiven them
}

// The waits for codes grow from seconds to hours.
func TestWaitsForCodesGrow(t *testing.T) {
	p := open(t)
	compared := 0
	p.Factors.Accounts = counting{p.Factors.Accounts, &compared}
	for range 4 {
		wants(t, p.signIn("000000"), fault.CodeWrong)
	}
	for n, wait := range []time.Duration{
		0, time.Second, 2 * time.Second, 4 * time.Second, 8 * time.Second, 16 * time.Second, 30 * time.Second,
		time.Minute, 2 * time.Minute, 4 * time.Minute, 8 * time.Minute, 16 * time.Minute, 32 * time.Minute,
		64 * time.Minute, 128 * time.Minute, 256 * time.Minute, 512 * time.Minute, 12 * time.Hour, 12 * time.Hour,
	} {
		p.Clock.Advance(max(wait-time.Millisecond, 0))
		if wait > 0 {
			wants(t, p.signIn("000000"), fault.CodeWrong)
		}
		if compared != 4+n {
			t.Fatalf("%d codes were compared before %s were over", compared, wait)
		}
		p.Clock.Advance(min(wait, time.Millisecond))
		wants(t, p.signIn("000000"), fault.CodeWrong)
	}
}

// Another app is another secret to guess at.
func TestAnotherAppForgivesWrongCodes(t *testing.T) {
	p := open(t)
	for range 12 {
		wants(t, p.signIn("000000"), fault.CodeWrong)
		p.Clock.Advance(time.Minute)
	}
	p.Clock.Advance(-time.Second)
	wants(t, p.signIn(p.code(t)), fault.CodeWrong)
	if err := p.Factors.Reset(t.Context(), p.astrid, p.bruno.Account); err != nil {
		t.Fatal(err)
	}
	p.secret, _ = p.enable(t, p.bruno)
	p.Clock.Advance(30 * time.Second)
	wants(t, p.signIn(p.code(t)), "")
}

// counting counts the codes that are looked at.
type counting struct {
	mfa.Accounts

	compared *int
}

func (c counting) Attempt(ctx context.Context, by ledger.Actor, secret account.Secret, try func() (bool, error)) error {
	return c.Accounts.Attempt(ctx, by, secret, func() (bool, error) {
		*c.compared++
		return try()
	})
}

func TestConfirm(t *testing.T) {
	p := open(t)
	wants(t, p.Factors.Confirm(t.Context(), p.astrid, "123456"), fault.MFAOff)
	wants(t, p.Factors.Confirm(t.Context(), p.bruno, "123456"), fault.CodeWrong)
	wants(t, p.Factors.Confirm(t.Context(), p.bruno, p.code(t)), "")
	wants(t, p.Factors.Confirm(t.Context(), p.bruno, p.code(t)), fault.CodeWrong)
	wants(t, p.Factors.Confirm(t.Context(), p.bruno, p.recovery[0]), "")
	if got := p.kinds(t, 1); got != "mfa.recovery_code_used" {
		t.Errorf("recorded as %s", got)
	}
	p.Sound(t)
}
