package mfa_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"intendant/backend/account"
	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/ledger"
	"intendant/backend/mfa"
)

// trust signs bruno in with a code and trusts the device.
func (p *place) trust(t *testing.T, device string) string {
	t.Helper()
	p.Clock.Advance(30 * time.Second)
	token, err := p.Factors.SignIn(t.Context(), p.bruno, p.code(t), device)
	if err != nil {
		t.Fatal(err)
	}
	if !token.Expires.Equal(p.Clock.Now().Add(mfa.TrustFor)) {
		t.Errorf("it expires %s", token.Expires)
	}
	return token.Text
}

func (p *place) trusts(t *testing.T, a ident.Account, token string) bool {
	t.Helper()
	trusted, err := p.Factors.Trusts(t.Context(), a, token)
	if err != nil {
		t.Fatal(err)
	}
	return trusted
}

func TestTrust(t *testing.T) {
	p := open(t)
	one, two := p.trust(t, "Firefox, Linux"), p.trust(t, "Linux")
	if got := p.kinds(t, 2); got != "mfa.device_trusted account.signed_in" {
		t.Errorf("recorded as %s", got)
	}
	if !p.trusts(t, p.bruno.Account, one) || !p.trusts(t, p.bruno.Account, two) || one == two {
		t.Error("a trusted device is none")
	}
	for name, is := range map[string]bool{
		"another account": p.trusts(t, p.astrid.Account, one), "another token": p.trusts(t, p.bruno.Account, one+"x"),
		"no token": p.trusts(t, p.bruno.Account, ""),
	} {
		if is {
			t.Errorf("%s is trusted", name)
		}
	}
	list := p.state(t, p.bruno).Trusted
	if len(list) != 2 || list[0].Device != "Linux" || list[1].Device != "Firefox, Linux" {
		t.Fatalf("%+v", list)
	}
	wants(t, p.Factors.Untrust(t.Context(), p.astrid, list[0].ID), fault.NotFound)
	wants(t, p.Factors.Untrust(t.Context(), p.bruno, list[0].ID), "")
	wants(t, p.Factors.Untrust(t.Context(), p.bruno, list[0].ID), fault.NotFound)
	if p.trusts(t, p.bruno.Account, two) || !p.trusts(t, p.bruno.Account, one) {
		t.Error("the wrong one was revoked")
	}
	p.Sound(t)
}

func TestTrustExpires(t *testing.T) {
	p := open(t)
	token := p.trust(t, "Linux")
	p.Clock.Advance(mfa.TrustFor - time.Millisecond)
	if !p.trusts(t, p.bruno.Account, token) {
		t.Error("it expired early")
	}
	p.Clock.Advance(time.Millisecond)
	if p.trusts(t, p.bruno.Account, token) || len(p.state(t, p.bruno).Trusted) != 0 {
		t.Error("it didn't expire")
	}
	p.Clock.Advance(-mfa.TrustFor - time.Hour) // to before it was given
	if p.trusts(t, p.bruno.Account, token) {
		t.Error("a clock set back revived it")
	}
	p.Clock.Advance(mfa.TrustFor + 2*time.Hour)
	p.trust(t, "Linux") // removes what has expired
	var rows int
	if err := p.DB.Read().QueryRowContext(t.Context(), `SELECT COUNT(*) FROM mfa_trusted_device`).Scan(&rows); err != nil || rows != 1 {
		t.Errorf("%d rows, %v", rows, err)
	}
	p.Sound(t)
}

// A new password, whoever set it, ends the trust of all devices; storing the
// same one anew doesn't.
func TestANewPasswordEndsTrust(t *testing.T) {
	p := open(t)
	token := p.trust(t, "Linux")
	secret := ledger.Private{Subject: string(p.bruno.Account), Class: ledger.ClassSecret, Fields: map[string]string{"sealed": "eA=="}}
	var over []byte
	wants(t, p.DB.Read().QueryRowContext(t.Context(), `SELECT sealed FROM account_password WHERE account = ?`, p.bruno.Account).Scan(&over), "")
	wants(t, p.commit(t, p.bruno.Account, &account.PasswordRehashed{Account: p.bruno.Account, Secret: secret, Over: over}), "")
	if !p.trusts(t, p.bruno.Account, token) {
		t.Error("a stronger hash ended it")
	}
	wants(t, p.Accounts.SetPassword(t.Context(), p.bruno, "another-lettre-vapeur"), "")
	if p.trusts(t, p.bruno.Account, token) || len(p.state(t, p.bruno).Trusted) != 0 {
		t.Error("a device is still trusted")
	}
	if s := p.state(t, p.bruno); !s.On || s.RecoveryLeft != 10 {
		t.Errorf("the factor went with it: %+v", s)
	}
	p.Sound(t)
}

// What an account had here goes with it.
func TestADeletedAccountLeavesNothing(t *testing.T) {
	p := open(t)
	p.trust(t, "Linux")
	wants(t, p.commit(t, p.bruno.Account, &account.Deleted{Account: p.bruno.Account}), "")
	for _, table := range []string{"mfa_factor", "mfa_recovery_code", "mfa_trusted_device", "mfa_activity"} {
		var rows int
		if err := p.DB.Read().QueryRowContext(t.Context(), `SELECT COUNT(*) FROM `+table).Scan(&rows); err != nil || rows != 0 {
			t.Errorf("%s: %d rows, %v", table, rows, err)
		}
	}
	p.Sound(t)
}

// vault seals nothing, but checks where it is opened.
type vault struct{}

// Seal joins.
func (vault) Seal(plain []byte, ad ...string) ([]byte, error) {
	return []byte(strings.Join(ad, "/") + "/" + string(plain)), nil
}

// Open takes apart.
func (vault) Open(sealed []byte, ad ...string) ([]byte, error) {
	plain, ok := strings.CutPrefix(string(sealed), strings.Join(ad, "/")+"/")
	if !ok {
		return nil, fault.New(fault.Internal)
	}
	return []byte(plain), nil
}

func TestKeep(t *testing.T) {
	path := filepath.Join(t.TempDir(), "trusted.json")
	keep := mfa.NewKeep(path, vault{})
	if got := keep.Token("acc_a"); got != "" {
		t.Errorf("a token from nowhere: %q", got)
	}
	for a, text := range map[ident.Account]string{"acc_a": "one", "acc_b": "two"} {
		if err := keep.Keep(a, mfa.Token{Text: text}); err != nil {
			t.Fatal(err)
		}
	}
	if err := keep.Keep("acc_a", mfa.Token{Text: "three"}); err != nil {
		t.Fatal(err)
	}
	keep = mfa.NewKeep(path, vault{})
	if keep.Token("acc_a") != "three" || keep.Token("acc_b") != "two" || keep.Token("acc_c") != "" {
		t.Error("it forgot or mixed up")
	}
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("%v, %v", info.Mode(), err)
	}
	if err := os.WriteFile(path, []byte("damaged"), 0o600); err != nil {
		t.Fatal(err)
	}
	if got := keep.Token("acc_a"); got != "" {
		t.Errorf("a token of a damaged file: %q", got)
	}
	if err := keep.Keep("acc_a", mfa.Token{Text: "four"}); err != nil || keep.Token("acc_a") != "four" {
		t.Errorf("a damaged file stays: %v", err)
	}
	if files, err := os.ReadDir(filepath.Dir(path)); err != nil || len(files) != 1 {
		t.Errorf("%v, %v", files, err)
	}
}
