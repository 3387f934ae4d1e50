package mfa_test

import (
	"bytes"
	"context"
	"encoding/base64"
	"image/png"
	"net/url"
	"strings"
	"testing"
	"time"

	"intendant/backend/account"
	"intendant/backend/fault"
	"intendant/backend/ledger"
	"intendant/backend/mfa"
	"intendant/backend/testhouse"
)

func TestBegin(t *testing.T) {
	p := open(t)
	begun, err := p.Factors.Begin(t.Context(), p.astrid.Account)
	if err != nil {
		t.Fatal(err)
	}
	bare := strings.ReplaceAll(begun.Secret, " ", "")
	uri, err := url.Parse(begun.URI)
	if err != nil || uri.Scheme != "otpauth" || uri.Host != "totp" || uri.Path != "/Intendant:astrid@nordlicht.example" ||
		uri.Query().Get("secret") != bare || uri.Query().Get("issuer") != "Intendant" || len(bare) != 32 {
		t.Errorf("%s, %s, %v", begun.URI, begun.Secret, err)
	}
	raw, found := strings.CutPrefix(begun.QR, "data:image/png;base64,")
	data, err := base64.StdEncoding.DecodeString(raw)
	if err != nil || !found {
		t.Fatal(err)
	}
	picture, err := png.Decode(bytes.NewReader(data))
	if err != nil || picture.Bounds().Dx() < 200 || picture.Bounds().Dx() != picture.Bounds().Dy() {
		t.Errorf("%v", err)
	}
	again, err := p.Factors.Begin(t.Context(), p.astrid.Account)
	if err != nil || again.Secret == begun.Secret {
		t.Errorf("the same secret twice, %v", err)
	}
	_, err = p.Factors.Enable(t.Context(), p.astrid, codeAt(t, bare, p.Clock.Now())) // of the first
	wants(t, err, fault.CodeWrong)
	_, err = p.Factors.Begin(t.Context(), p.bruno.Account)
	wants(t, err, fault.MFAOn)
	_, err = p.Factors.Begin(t.Context(), stranger)
	wants(t, err, fault.NotFound)
}

func TestEnable(t *testing.T) {
	p := open(t)
	_, err := p.Factors.Enable(t.Context(), p.astrid, "123456") // without Begin
	wants(t, err, fault.EnrolmentExpired)
	begun, err := p.Factors.Begin(t.Context(), p.astrid.Account)
	if err != nil {
		t.Fatal(err)
	}
	secret := strings.ReplaceAll(begun.Secret, " ", "")
	for _, typed := range []string{"", "000000", "abc", p.recovery[0]} {
		_, err = p.Factors.Enable(t.Context(), p.astrid, typed)
		wants(t, err, fault.CodeWrong)
	}
	p.Clock.Advance(10 * time.Minute)
	_, err = p.Factors.Enable(t.Context(), p.astrid, codeAt(t, secret, p.Clock.Now()))
	wants(t, err, fault.EnrolmentExpired)
	if s := p.state(t, p.astrid); s.On || s.RecoveryLeft != 0 || !s.Since.IsZero() && s.On {
		t.Errorf("%+v", s)
	}
	secret, codes := p.enable(t, p.astrid)
	if s := p.state(t, p.astrid); !s.On || s.RecoveryLeft != 10 || !s.Since.Equal(p.Clock.Now()) {
		t.Errorf("%+v", s)
	}
	if got := p.kinds(t, 2); got != "mfa.recovery_codes_set mfa.enabled" {
		t.Errorf("recorded as %s", got)
	}
	_, err = p.Factors.Enable(t.Context(), p.astrid, codeAt(t, secret, p.Clock.Now().Add(30*time.Second)))
	wants(t, err, fault.EnrolmentExpired) // it is done
	seen := map[string]bool{}
	for _, code := range codes {
		bare := strings.ReplaceAll(code, "-", "")
		if len(bare)*5 < 112 || seen[code] {
			t.Errorf("%s is too short or twice there", code)
		}
		seen[code] = true
	}
	p.Sound(t)
}

// Nothing in the files gives the factor away: not the secret, not a recovery
// code, in no spelling.
func TestNoSecretInTheFiles(t *testing.T) {
	p := open(t)
	token, err := p.Factors.SignIn(t.Context(), p.bruno, p.code(t), "Firefox, Linux")
	if err != nil || token.Text == "" {
		t.Fatal(err)
	}
	if err := p.DB.Checkpoint(t.Context()); err != nil {
		t.Fatal(err)
	}
	secrets := make([]string, 0, 2+2*len(p.recovery))
	secrets = append(secrets, p.secret, token.Text)
	for _, code := range p.recovery {
		secrets = append(secrets, code, strings.ReplaceAll(code, "-", ""))
	}
	for _, s := range secrets {
		if p.Holds(t, s) || p.Holds(t, strings.ToLower(s)) || p.Holds(t, base64.StdEncoding.EncodeToString([]byte(s))) {
			t.Errorf("the files hold %s", s)
		}
	}
}

func TestDisable(t *testing.T) {
	p := open(t)
	if _, err := p.Factors.SignIn(t.Context(), p.bruno, p.code(t), "Firefox, Linux"); err != nil {
		t.Fatal(err)
	}
	p.Clock.Advance(30 * time.Second)
	wants(t, p.Factors.Disable(t.Context(), p.astrid, testhouse.Password, "123456"), fault.MFAOff)
	wants(t, p.Factors.Disable(t.Context(), p.bruno, "wrong", p.code(t)), fault.PasswordWrong)
	wants(t, p.Factors.Disable(t.Context(), p.bruno, testhouse.Password, "000000"), fault.CodeWrong)
	if !p.state(t, p.bruno).On {
		t.Fatal("it is off")
	}
	wants(t, p.Factors.Disable(t.Context(), p.bruno, testhouse.Password, p.code(t)), "")
	if s := p.state(t, p.bruno); s.On || s.RecoveryLeft != 0 || len(s.Trusted) != 0 {
		t.Errorf("%+v", s)
	}
	wants(t, p.signIn(p.recovery[0]), fault.CodeWrong)
	var private, measured int
	err := p.DB.Read().QueryRowContext(t.Context(),
		`SELECT (SELECT COUNT(*) FROM ledger_private WHERE class = 'mfa'), (SELECT COUNT(*) FROM mfa_activity)`).Scan(&private, &measured)
	if err != nil || private != 0 || measured != 0 {
		t.Errorf("%d secrets and %d steps stay, %v", private, measured, err)
	}
	p.enable(t, p.bruno) // and it can be turned on anew, in the same time step
	p.Sound(t)
}

// A password that was long enough beside a code isn't without it.
func TestDisableWithAShortPassword(t *testing.T) {
	p := open(t)
	wants(t, p.Accounts.SetPassword(t.Context(), p.bruno, "vapeur-9-lx"), "")
	wants(t, p.Factors.Disable(t.Context(), p.bruno, "vapeur-9-lx", p.code(t)), fault.MFAPasswordShort)
	wants(t, p.Accounts.SetPassword(t.Context(), p.bruno, testhouse.Password), "")
	wants(t, p.Factors.Disable(t.Context(), p.bruno, testhouse.Password, p.code(t)), "")
}

// A shorter password is set after the long one was found long enough.
func TestDisableLooksAgainAtThePassword(t *testing.T) {
	p := open(t)
	accounts := p.Factors.Accounts
	p.Factors.Accounts = meanwhile{accounts, func() {
		p.Clock.Advance(time.Millisecond)
		wants(t, p.Accounts.SetPassword(t.Context(), p.bruno, "vapeur-9-lx"), "")
	}}
	wants(t, p.Factors.Disable(t.Context(), p.bruno, testhouse.Password, p.recovery[0]), fault.PasswordWrong)
	p.Factors.Accounts = accounts
	if !p.state(t, p.bruno).On {
		t.Error("a short password is alone")
	}
	p.Sound(t)
}

// meanwhile has something happen before a code is looked at.
type meanwhile struct {
	mfa.Accounts

	happen func()
}

func (m meanwhile) Attempt(ctx context.Context, by ledger.Actor, secret account.Secret, try func() (bool, error)) error {
	m.happen()
	return m.Accounts.Attempt(ctx, by, secret, try)
}

func TestDisableByARecoveryCode(t *testing.T) {
	p := open(t)
	wants(t, p.Factors.Disable(t.Context(), p.bruno, testhouse.Password, strings.ToLower(p.recovery[9])), "")
	if got := p.kinds(t, 2); got != "mfa.disabled mfa.recovery_code_used" {
		t.Errorf("recorded as %s", got)
	}
	p.Sound(t)
}

func TestRegenerateRecovery(t *testing.T) {
	p := open(t)
	_, err := p.Factors.RegenerateRecovery(t.Context(), p.astrid, "123456")
	wants(t, err, fault.MFAOff)
	_, err = p.Factors.RegenerateRecovery(t.Context(), p.bruno, "000000")
	wants(t, err, fault.CodeWrong)
	wants(t, p.signIn(strings.ToLower(strings.ReplaceAll(p.recovery[0], "-", " "))), "")
	codes, err := p.Factors.RegenerateRecovery(t.Context(), p.bruno, p.code(t))
	if err != nil || len(codes) != 10 || p.state(t, p.bruno).RecoveryLeft != 10 {
		t.Fatalf("%v, %v", codes, err)
	}
	wants(t, p.signIn(p.recovery[1]), fault.CodeWrong) // an old one
	wants(t, p.signIn(codes[1]), "")
	wants(t, p.signIn(codes[1]), fault.CodeWrong)
	p.Sound(t)
}
