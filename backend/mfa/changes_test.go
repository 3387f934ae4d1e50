package mfa_test

import (
	"bytes"
	"slices"
	"testing"
	"time"

	"intendant/backend/access"
	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/ledger"
	"intendant/backend/mfa"
	"intendant/backend/organization"
	"intendant/backend/testhouse"
)

func enabled(a ident.Account, sealed string) *mfa.Enabled {
	return &mfa.Enabled{Account: a, Factor: "fac_x", Secret: ledger.Private{
		Subject: string(a), Class: "mfa", Fields: map[string]string{"sealed": sealed},
	}}
}

func hashes(n int) (list [][]byte) {
	for i := range n {
		list = append(list, bytes.Repeat([]byte{byte(i)}, 32))
	}
	return list
}

// The rules are the Changes', whoever brings them.
func TestRefusedChanges(t *testing.T) {
	p := open(t)
	a, b := p.astrid.Account, p.bruno.Account
	now := p.Clock.Now()
	trust := func(who ident.Account, device string, hash []byte, left time.Duration) *mfa.DeviceTrusted {
		return &mfa.DeviceTrusted{Account: who, Device: device, Hash: hash, Expires: now.Add(left).UnixMilli(), Trust: "tru_x"}
	}
	nameless := enabled(a, "eA==")
	nameless.Factor = ""
	astray, unclassed := enabled(a, "eA=="), enabled(a, "eA==") // no erasure would find these
	astray.Secret.Subject, unclassed.Secret.Class = string(b), "secret"
	unsorted := hashes(10)
	slices.Reverse(unsorted)
	hash := hashes(2)[1]
	for _, c := range []struct {
		name   string
		by     ident.Account
		change ledger.Change
		want   fault.Code
	}{
		{"another's factor", a, enabled(b, "eA=="), fault.PermissionDenied},
		{"nobody's factor", "", enabled("", "eA=="), fault.PermissionDenied},
		{"a stranger's factor", stranger, enabled(stranger, "eA=="), fault.PermissionDenied},
		{"a factor without a secret", a, enabled(a, ""), fault.InputInvalid},
		{"a factor without a name", a, nameless, fault.InputInvalid},
		{"a secret filed under another", a, astray, fault.PermissionDenied},
		{"a secret of another class", a, unclassed, fault.PermissionDenied},
		{"a second factor twice", b, enabled(b, "eA=="), fault.MFAOn},
		{"another's off", a, &mfa.Disabled{Account: b}, fault.PermissionDenied},
		{"off twice", a, &mfa.Disabled{Account: a}, fault.MFAOff},
		{"another's codes", a, &mfa.RecoveryCodesSet{Account: b, Hashes: hashes(10)}, fault.PermissionDenied},
		{"codes for nothing", a, &mfa.RecoveryCodesSet{Account: a, Hashes: hashes(10)}, fault.MFAOff},
		{"too few codes", b, &mfa.RecoveryCodesSet{Account: b, Hashes: hashes(9)}, fault.InputInvalid},
		{"too many codes", b, &mfa.RecoveryCodesSet{Account: b, Hashes: hashes(11)}, fault.InputInvalid},
		{"codes in disorder", b, &mfa.RecoveryCodesSet{Account: b, Hashes: unsorted}, fault.InputInvalid},
		{"the same code ten times", b, &mfa.RecoveryCodesSet{Account: b, Hashes: slices.Repeat(hashes(1), 10)}, fault.InputInvalid},
		{"codes that are no hashes", b, &mfa.RecoveryCodesSet{Account: b, Hashes: slices.Repeat([][]byte{{1}}, 10)}, fault.InputInvalid},
		{"an unknown code", b, &mfa.RecoveryCodeUsed{Account: b, Hash: hash}, fault.CodeWrong},
		{"another's code", a, &mfa.RecoveryCodeUsed{Account: b, Hash: hash}, fault.PermissionDenied},
		{"trust for another", a, trust(b, "Linux", hash, time.Hour), fault.PermissionDenied},
		{"trust for nothing", a, trust(a, "Linux", hash, time.Hour), fault.MFAOff},
		{"trust too long", b, trust(b, "Linux", hash, mfa.TrustFor+time.Millisecond), fault.InputInvalid},
		{"trust of the past", b, trust(b, "Linux", hash, 0), fault.InputInvalid},
		{"trust without a device", b, trust(b, "", hash, time.Hour), fault.InputInvalid},
		{"trust without a token", b, trust(b, "Linux", nil, time.Hour), fault.InputInvalid},
		{"distrust of another's", a, &mfa.DeviceUntrusted{Account: b, Trust: "tru_x"}, fault.PermissionDenied},
		{"distrust of none", b, &mfa.DeviceUntrusted{Account: b, Trust: "tru_x"}, fault.NotFound},
		{"a reset of one's own", b, &mfa.Reset{Account: b}, fault.MFAResetRefused},
		{"a reset by nobody", "", &mfa.Reset{Account: b}, fault.PermissionDenied},
		{"a reset by a stranger", stranger, &mfa.Reset{Account: b}, fault.PermissionDenied},
		{"a reset of what is off", a, &mfa.Reset{Account: stranger}, fault.MFAOff},
		{"a reset by a plain account", b, &mfa.Reset{Account: a}, fault.MFAResetRefused},
	} {
		t.Run(c.name, func(t *testing.T) {
			p.Refused(t, c.want, func() error { return p.commit(t, c.by, c.change) })
		})
	}
	p.Sound(t)
}

// Each Change, followed by one that fails after it was applied, leaves nothing.
func TestChangesThatFailInTheMiddle(t *testing.T) {
	p := open(t)
	token := p.trust(t, "Linux")
	b, id := p.bruno.Account, p.state(t, p.bruno).Trusted[0].ID
	before := p.state(t, p.bruno)
	var unused []byte
	if err := p.DB.Read().QueryRowContext(t.Context(), `SELECT MIN(hash) FROM mfa_recovery_code WHERE account = ?`, b).Scan(&unused); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		by     ident.Account
		change ledger.Change
	}{
		{p.astrid.Account, enabled(p.astrid.Account, "eA==")},
		{b, &mfa.Disabled{Account: b}},
		{b, &mfa.RecoveryCodesSet{Account: b, Hashes: hashes(10)}},
		{b, &mfa.DeviceTrusted{
			Account: b, Device: "x", Hash: hashes(1)[0], Expires: p.Clock.Now().Add(time.Hour).UnixMilli(), Trust: "tru_x",
		}},
		{b, &mfa.DeviceUntrusted{Account: b, Trust: id}},
		{b, &mfa.RecoveryCodeUsed{Account: b, Hash: unused}},
		{p.astrid.Account, &mfa.Reset{Account: b}},
	} {
		p.Refused(t, fault.Internal, func() error { return p.commit(t, c.by, c.change, &testhouse.Broken{}) })
	}
	if after := p.state(t, p.bruno); !after.On || after.RecoveryLeft != before.RecoveryLeft || !p.trusts(t, b, token) {
		t.Errorf("%+v", after)
	}
	wants(t, p.signIn(p.recovery[0]), "")
	p.Sound(t)
}

// Who administers every organization of a person may reset their factor, and
// the owner of the installation; nobody else.
func TestWhoMayReset(t *testing.T) {
	p := open(t)
	cleo, dana := p.SignUp(t, "cleo"), p.SignUp(t, "dana")
	one := p.Create(t, cleo, "Nordlicht").ID
	bruno := p.Join(t, cleo, p.bruno, one, access.Member)
	p.Join(t, cleo, dana, one, access.Billing)
	refused := func(by ledger.Actor, code fault.Code) {
		t.Helper()
		p.Refused(t, code, func() error { return p.Factors.ResetMember(t.Context(), by, one, bruno) })
	}
	refused(dana, fault.PermissionDenied) // no Admin
	refused(p.astrid, fault.NotFound)     // owns the installation, and is nobody in the organization
	other := p.Create(t, dana, "Elsewhere").ID
	p.Join(t, dana, p.bruno, other, access.Member)
	refused(cleo, fault.MFAResetRefused) // not Admin of the other
	p.Join(t, dana, cleo, other, access.Billing)
	refused(cleo, fault.MFAResetRefused) // a member there, and no Admin
	p.Refused(t, fault.PermissionDenied, func() error { return p.Factors.Reset(t.Context(), cleo, p.bruno.Account) })
	boss, seatless := p.Membership(t, dana, other), p.Membership(t, cleo, other).Member
	for _, change := range []ledger.Change{
		&organization.MemberRolesChanged{Member: seatless, Roles: []access.Role{access.Admin}}, &organization.MemberDeactivated{Member: seatless},
	} {
		p.Must(t, ledger.Draft{Ledger: string(other), By: boss.Actor(dana), Change: change})
	}
	refused(cleo, fault.MFAResetRefused) // an Admin there, without a seat

	token := p.trust(t, "Linux")
	wants(t, p.Factors.Reset(t.Context(), p.astrid, p.bruno.Account), "")
	if s := p.state(t, p.bruno); s.On || p.trusts(t, p.bruno.Account, token) {
		t.Errorf("%+v", s)
	}
	if _, err := p.Accounts.SignIn(t.Context(), ledger.DoorWindow, "bruno@nordlicht.example", testhouse.Password); err != nil {
		t.Errorf("the password is another: %v", err)
	}
	p.Refused(t, fault.MFAOff, func() error { return p.Factors.Reset(t.Context(), p.astrid, p.bruno.Account) })
	p.Sound(t)
}

func TestAnAdminResets(t *testing.T) {
	p := open(t)
	cleo := p.SignUp(t, "cleo")
	one := p.Create(t, cleo, "Nordlicht").ID
	bruno := p.Join(t, cleo, p.bruno, one, access.Member)
	wants(t, p.Factors.ResetMember(t.Context(), cleo, one, bruno), "")
	leaves, err := ledger.Page(t.Context(), p.DB.Read(), string(one), ledger.Newest, 1)
	if err != nil || leaves[0].Kind != "member.mfa_reset" || leaves[0].Target.ID != string(bruno) {
		t.Errorf("%+v, %v", leaves, err)
	}
	if got := p.kinds(t, 1); got != "mfa.reset" || p.state(t, p.bruno).On {
		t.Errorf("recorded as %s", got)
	}
	p.Refused(t, fault.MFAOff, func() error { return p.Factors.ResetMember(t.Context(), cleo, one, bruno) })
	p.Refused(t, fault.NotFound, func() error { return p.Factors.ResetMember(t.Context(), cleo, one, "mem_x") })
	p.Sound(t)
}
