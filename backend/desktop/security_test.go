package desktop_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/pquerna/otp/totp"

	"intendant/backend/clock"
	"intendant/backend/core"
	"intendant/backend/core/coretest"
	"intendant/backend/desktop"
	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/ledger"
	"intendant/backend/mfa"
)

// pocket is a browser's cookies.
type pocket map[ident.Account]string

// Token is the one for an account.
func (p pocket) Token(a ident.Account) string { return p[a] }

// Keep keeps one.
func (p pocket) Keep(a ident.Account, t mfa.Token) error {
	p[a] = t.Text
	return nil
}

// desk is a client with all that it may call.
type desk struct {
	bound

	t     *testing.T
	clock *clock.Fake
	mfa   *desktop.MFA

	workspace *desktop.Workspace
	apiKey    *desktop.APIKey

	all    []any
	secret string
}

func sit(t *testing.T, c *core.Core, now *clock.Fake, who desktop.Client) *desk {
	t.Helper()
	d := &desk{t: t, clock: now}
	who.Language = "en"
	d.all = desktop.New(c, who).Bound()
	for _, one := range d.all {
		switch one := one.(type) {
		case *desktop.Installation:
			d.installation = one
		case *desktop.Account:
			d.account = one
		case *desktop.Organization:
			d.organization = one
		case *desktop.Audit:
			d.audit = one
		case *desktop.MFA:
			d.mfa = one
		case *desktop.APIKey:
			d.apiKey = one
		case *desktop.Workspace:
			d.workspace = one
		}
	}
	return d
}

func window(t *testing.T) (*desk, *core.Core) {
	t.Helper()
	c, now := coretest.Open(t)
	d := sit(t, c, now, desktop.Client{Door: ledger.DoorWindow})
	if _, err := d.account.SignUp(ines); err != nil {
		t.Fatal(err)
	}
	return d, c
}

func (d *desk) refused(err error, code fault.Code) {
	d.t.Helper()
	if !errors.Is(err, fault.New(code)) {
		d.t.Errorf("got %v, want %s", err, code)
	}
}

func (d *desk) must(err error) {
	d.t.Helper()
	if err != nil {
		d.t.Fatal(err)
	}
}

// code is what the app shows at the next step, which nobody has used.
func (d *desk) code() string {
	d.t.Helper()
	d.clock.Advance(30 * time.Second)
	code, err := totp.GenerateCode(d.secret, d.clock.Now())
	d.must(err)
	return code
}

// enable turns the second factor on and returns the recovery codes.
func (d *desk) enable() []string {
	d.t.Helper()
	begun, err := d.mfa.Begin(desktop.Nothing{})
	d.must(err)
	d.secret = strings.ReplaceAll(begun.Secret, " ", "")
	view, err := d.mfa.Enable(desktop.CodeInput{Code: d.code()})
	d.must(err)
	return view.Codes
}

var signIn = desktop.SignInInput{Email: ines.Email, Password: password}

func TestSecondStep(t *testing.T) {
	d, _ := window(t)
	made, err := d.organization.Create(desktop.CreateInput{Name: "Atelier"})
	d.must(err)
	codes := d.enable()
	state, err := d.mfa.State(desktop.Nothing{})
	if err != nil || !state.Enabled || state.RecoveryLeft != 10 || len(codes) != 10 || state.Since == "" {
		t.Errorf("%+v, %v", state, err)
	}
	_, err = d.account.SignOut(desktop.Nothing{})
	d.must(err)
	view, err := d.account.SignIn(signIn)
	if err != nil || view.State != "pending" || view.Account != nil || view.Organization != nil {
		t.Fatalf("%+v, %v", view, err)
	}
	if view, err := d.account.Session(desktop.Nothing{}); err != nil || view.State != "pending" || view.Account != nil {
		t.Errorf("%+v, %v", view, err)
	}
	for name, call := range map[string]func() error{
		"List":       func() error { _, err := d.organization.List(desktop.Nothing{}); return err },
		"General":    func() error { _, err := d.organization.General(desktop.OrganizationInput{ID: made.ID}); return err },
		"State":      func() error { _, err := d.mfa.State(desktop.Nothing{}); return err },
		"Lock":       func() error { _, err := d.account.Lock(desktop.Nothing{}); return err },
		"Unlock":     func() error { _, err := d.account.Unlock(desktop.PasswordInput{Password: password}); return err },
		"UnlockCode": func() error { _, err := d.account.UnlockCode(desktop.CodeInput{Code: codes[0]}); return err },
		"Confirm":    func() error { _, err := d.account.Confirm(desktop.PasswordInput{Password: password}); return err },
		"Sessions":   func() error { _, err := d.account.Sessions(desktop.Nothing{}); return err },
		"Settings":   func() error { _, err := d.installation.Settings(desktop.Nothing{}); return err },
		"SetPreferences": func() error {
			_, err := d.account.SetPreferences(desktop.PreferencesInput{Language: "en", Theme: "dark", Contrast: "more"})
			return err
		},
	} {
		if err := call(); !errors.Is(err, fault.New(fault.SessionPending)) && !errors.Is(err, fault.New(fault.InputInvalid)) {
			t.Errorf("%s before the code: %v", name, err)
		}
	}
	_, err = d.account.SignInCode(desktop.SignInCodeInput{Code: "000000"})
	d.refused(err, fault.CodeWrong)
	view, err = d.account.SignInCode(desktop.SignInCodeInput{Code: d.code()})
	if err != nil || view.State != "active" || view.Account == nil || !view.Account.MFA {
		t.Fatalf("%+v, %v", view, err)
	}
	_, err = d.account.SignInCode(desktop.SignInCodeInput{Code: codes[0]})
	d.refused(err, fault.SessionNone) // nothing is asked for
	if state, err := d.mfa.State(desktop.Nothing{}); err != nil || state.RecoveryLeft != 10 {
		t.Errorf("%+v, %v", state, err)
	}
}

func TestGivingUpBeforeTheCode(t *testing.T) {
	d, c := window(t)
	d.enable()
	_, err := d.account.SignOut(desktop.Nothing{})
	d.must(err)
	_, err = d.account.SignIn(signIn)
	d.must(err)
	ready, err := c.Ready()
	d.must(err)
	installation, err := ledger.Owners(t.Context(), ready.DB.Read())
	d.must(err)
	before, err := ledger.Size(t.Context(), ready.DB.Read(), installation[0])
	d.must(err)
	if view, err := d.account.SignOut(desktop.Nothing{}); err != nil || view.State != "none" {
		t.Errorf("%+v, %v", view, err)
	}
	if after, err := ledger.Size(t.Context(), ready.DB.Read(), installation[0]); err != nil || after != before {
		t.Errorf("who never came in is said to have left: %v", err)
	}
	_, err = d.account.SignInCode(desktop.SignInCodeInput{Code: d.code()})
	d.refused(err, fault.SessionNone)
}

// Before the password is right, nothing tells an account with a second factor
// from one without, or from none.
func TestNothingTellsBeforeThePassword(t *testing.T) {
	d, _ := window(t)
	d.enable()
	_, err := d.account.SignOut(desktop.Nothing{})
	d.must(err)
	_, with := d.account.SignIn(desktop.SignInInput{Email: ines.Email, Password: "wrong"})
	_, nobody := d.account.SignIn(desktop.SignInInput{Email: "nobody@example.com", Password: "wrong"})
	if with == nil || nobody == nil || with.Error() != nobody.Error() {
		t.Errorf("%v\n%v", with, nobody)
	}
}

func TestTrustedWindow(t *testing.T) {
	d, c := window(t)
	d.enable()
	again := func(state string) desktop.SessionView {
		t.Helper()
		_, err := d.account.SignOut(desktop.Nothing{})
		d.must(err)
		view, err := d.account.SignIn(signIn)
		if err != nil || view.State != state {
			t.Fatalf("%+v, %v", view, err)
		}
		return view
	}
	again("pending")
	_, err := d.account.SignInCode(desktop.SignInCodeInput{Code: d.code(), Trust: true})
	d.must(err)
	again("active")
	// Another client of the same installation isn't trusted by it.
	other := sit(t, c, d.clock, desktop.Client{Door: ledger.DoorBrowser, Keeper: pocket{}, Device: "Firefox, Linux"})
	if view, err := other.account.SignIn(signIn); err != nil || view.State != "pending" {
		t.Errorf("%+v, %v", view, err)
	}
	_, err = other.account.SignInCode(desktop.SignInCodeInput{Code: d.code(), Trust: true})
	d.must(err)
	list, err := d.account.Sessions(desktop.Nothing{})
	if err != nil || len(list.Trusted) != 2 || list.Trusted[0].Device != "Firefox, Linux" || list.Trusted[1].Device != core.System() {
		t.Fatalf("%+v, %v", list, err)
	}
	list, err = d.mfa.Untrust(desktop.TrustedInput{ID: list.Trusted[1].ID})
	if err != nil || len(list.Trusted) != 1 {
		t.Errorf("%+v, %v", list, err)
	}
	again("pending")
	_, err = d.account.SignInCode(desktop.SignInCodeInput{Code: d.code(), Trust: true})
	d.must(err)
	d.clock.Advance(mfa.TrustFor)
	if view, err := d.account.SignIn(signIn); err != nil || view.State != "pending" {
		t.Errorf("after 30 days: %+v, %v", view, err)
	}
	script := sit(t, c, d.clock, desktop.Client{Door: ledger.DoorToken})
	_, err = script.account.SignIn(signIn)
	d.must(err)
	_, err = script.account.SignInCode(desktop.SignInCodeInput{Code: d.code(), Trust: true})
	d.refused(err, fault.InputInvalid)
}

func TestFreshMethods(t *testing.T) {
	d, _ := window(t)
	codes := d.enable()
	d.clock.Advance(5 * time.Minute)
	for name, call := range map[string]func() error{
		"Begin":      func() error { _, err := d.mfa.Begin(desktop.Nothing{}); return err },
		"Enable":     func() error { _, err := d.mfa.Enable(desktop.CodeInput{Code: "123456"}); return err },
		"Regenerate": func() error { _, err := d.mfa.RegenerateRecovery(desktop.CodeInput{Code: codes[0]}); return err },
		"Disable": func() error {
			_, err := d.mfa.Disable(desktop.DisableInput{Password: password, Code: codes[0]})
			return err
		},
		"ResetMFA": func() error { _, err := d.installation.ResetMFA(desktop.AccountInput{Account: "acc_x"}); return err },
	} {
		if err := call(); !errors.Is(err, fault.New(fault.ReauthenticationRequired)) {
			t.Errorf("%s: %v", name, err)
		}
	}
	_, err := d.account.Confirm(desktop.PasswordInput{Password: "wrong"})
	d.refused(err, fault.PasswordWrong)
	_, err = d.account.ConfirmCode(desktop.CodeInput{Code: d.code()})
	d.refused(err, fault.ReauthenticationRequired) // there is a password
	_, err = d.mfa.RegenerateRecovery(desktop.CodeInput{Code: codes[0]})
	d.refused(err, fault.ReauthenticationRequired)
	if view, err := d.account.Confirm(desktop.PasswordInput{Password: password}); err != nil || view.State != "active" {
		t.Errorf("%+v, %v", view, err)
	}
	if view, err := d.mfa.RegenerateRecovery(desktop.CodeInput{Code: codes[0]}); err != nil || len(view.Codes) != 10 {
		t.Errorf("%+v, %v", view, err)
	}
	if view, err := d.mfa.Disable(desktop.DisableInput{Password: password, Code: d.code()}); err != nil || view.Enabled {
		t.Errorf("%+v, %v", view, err)
	}
}

func TestUnlockByCode(t *testing.T) {
	d, _ := window(t)
	codes := d.enable()
	_, err := d.account.Lock(desktop.Nothing{})
	d.must(err)
	_, err = d.account.UnlockCode(desktop.CodeInput{Code: "000000"})
	d.refused(err, fault.CodeWrong)
	if view, err := d.account.UnlockCode(desktop.CodeInput{Code: d.code()}); err != nil || view.State != "active" {
		t.Errorf("%+v, %v", view, err)
	}
	d.clock.Advance(15 * time.Minute)
	_, err = d.account.Sessions(desktop.Nothing{})
	d.refused(err, fault.SessionLocked)
	if view, err := d.account.UnlockCode(desktop.CodeInput{Code: codes[4]}); err != nil || view.State != "active" {
		t.Errorf("%+v, %v", view, err)
	}
	// Whoever took the phone locks the console and opens it, and is no nearer to
	// the password.
	_, err = d.account.SetPassword(desktop.NewPasswordInput{Password: "somebody else's long words"})
	d.refused(err, fault.ReauthenticationRequired)
}

func TestSessions(t *testing.T) {
	d, c := window(t)
	browser := sit(t, c, d.clock, desktop.Client{Door: ledger.DoorBrowser, Device: "Firefox, Linux", Keeper: pocket{}})
	script := sit(t, c, d.clock, desktop.Client{Door: ledger.DoorToken})
	for _, one := range []*desk{browser, script} {
		d.clock.Advance(time.Second)
		_, err := one.account.SignIn(signIn)
		d.must(err)
	}
	list, err := d.account.Sessions(desktop.Nothing{})
	if err != nil || len(list.Sessions) != 3 || list.IdleMinutes != 15 || list.Trusted == nil {
		t.Fatalf("%+v, %v", list, err)
	}
	found := map[string]desktop.SessionRef{}
	for _, s := range list.Sessions {
		found[s.Door] = s
	}
	if !found["window"].Current || found["browser"].Current || found["browser"].Device != "Firefox, Linux" || found["token"].Started == "" {
		t.Errorf("%+v", list)
	}
	for _, id := range []string{"ses_01ARZ3NDEKTSV4RRFFQ69G5FAV", "x"} {
		_, err = d.account.EndSession(desktop.SessionInput{ID: id})
		d.refused(err, fault.NotFound)
	}
	list, err = d.account.EndSession(desktop.SessionInput{ID: found["browser"].ID})
	if err != nil || len(list.Sessions) != 2 {
		t.Errorf("%+v, %v", list, err)
	}
	_, err = browser.organization.List(desktop.Nothing{})
	d.refused(err, fault.SessionNone)
	list, err = d.account.EndOtherSessions(desktop.Nothing{})
	if err != nil || len(list.Sessions) != 1 || !list.Sessions[0].Current {
		t.Errorf("%+v, %v", list, err)
	}
	_, err = script.organization.List(desktop.Nothing{})
	d.refused(err, fault.SessionNone)
	if _, err = d.account.EndOtherSessions(desktop.Nothing{}); err != nil {
		t.Errorf("where there is none: %v", err)
	}
}
