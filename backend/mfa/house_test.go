package mfa_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"github.com/pquerna/otp"
	"github.com/pquerna/otp/totp"

	"intendant/backend/account"
	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/ledger"
	"intendant/backend/mfa"
	"intendant/backend/testhouse"
)

const stranger = ident.Account("acc_01KB3F7W9ZQ2M4X8T6RVN5YHCX")

// place is a house where bruno has turned his second factor on; astrid owns it.
type place struct {
	*testhouse.House

	astrid, bruno ledger.Actor
	secret        string
	recovery      []string
}

func open(t *testing.T) *place {
	t.Helper()
	p := &place{House: testhouse.Open(t, testhouse.BrokenKinds...)}
	p.astrid = p.SignUp(t, "astrid")
	p.LetIn(t, p.astrid)
	p.bruno = p.SignUp(t, "bruno")
	p.secret, p.recovery = p.enable(t, p.bruno)
	p.Clock.Advance(30 * time.Second) // past the step that was used
	return p
}

// enable turns the second factor of an account on, as its app would.
func (p *place) enable(t *testing.T, by ledger.Actor) (secret string, recovery []string) {
	t.Helper()
	begun, err := p.Factors.Begin(t.Context(), by.Account)
	if err != nil {
		t.Fatal(err)
	}
	secret = strings.ReplaceAll(begun.Secret, " ", "")
	recovery, err = p.Factors.Enable(t.Context(), by, codeAt(t, secret, p.Clock.Now()))
	if err != nil {
		t.Fatal(err)
	}
	return secret, recovery
}

// codeAt is what an app shows at a time, made by the library's own clockwork.
func codeAt(t *testing.T, secret string, at time.Time) string {
	t.Helper()
	code, err := totp.GenerateCodeCustom(secret, at, totp.ValidateOpts{Period: 30, Digits: otp.DigitsSix, Algorithm: otp.AlgorithmSHA1})
	if err != nil {
		t.Fatal(err)
	}
	return code
}

// code is what bruno's app shows now.
func (p *place) code(t *testing.T) string {
	t.Helper()
	return codeAt(t, p.secret, p.Clock.Now())
}

func (p *place) commit(t *testing.T, by ident.Account, changes ...ledger.Change) error {
	t.Helper()
	_, err := p.Ledger.Commit(t.Context(), ledger.Drafts(string(testhouse.Installation), ledger.Actor{Account: by, Door: ledger.DoorWindow}, changes)...)
	return err
}

// kinds are the newest entries of the installation's ledger, newest first.
func (p *place) kinds(t *testing.T, n int) string {
	t.Helper()
	leaves, err := ledger.Page(t.Context(), p.DB.Read(), string(testhouse.Installation), ledger.Newest, n)
	if err != nil {
		t.Fatal(err)
	}
	names := make([]string, 0, n)
	for _, l := range leaves {
		names = append(names, l.Kind)
	}
	return strings.Join(names, " ")
}

func (p *place) state(t *testing.T, by ledger.Actor) mfa.State {
	t.Helper()
	s, err := p.Factors.State(t.Context(), by.Account)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func wants(t *testing.T, err error, code fault.Code) {
	t.Helper()
	if code == "" && err != nil || code != "" && !fault.Is(err, code) {
		t.Errorf("got %v, want %q", err, code)
	}
}

// patient lets everybody try as often and as many at a time as they like.
type patient struct{ mfa.Accounts }

// Attempt tries.
func (patient) Attempt(_ context.Context, _ ledger.Actor, _ account.Secret, try func() (bool, error)) error {
	ok, err := try()
	if err == nil && !ok {
		err = fault.New(fault.CodeWrong)
	}
	return err
}
