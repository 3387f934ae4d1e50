package organization_test

import (
	"testing"

	"intendant/backend/access"
	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/organization"
	"intendant/backend/testhouse"
)

func TestMFAPolicy(t *testing.T) {
	p := open(t)
	for _, policy := range []string{organization.MFAPrompt, organization.MFARequired, organization.MFARequired, organization.MFAOff} {
		g, err := p.Organizations.SetMFAPolicy(t.Context(), p.astrid, p.id, policy)
		if err != nil || g.MFAPolicy != policy || !g.SetMFA.Allowed {
			t.Fatalf("%+v, %v", g, err)
		}
		list, err := p.Organizations.List(t.Context(), p.bruno.Account)
		if err != nil || list[0].MFAPolicy != policy {
			t.Errorf("%+v, %v", list, err)
		}
		opened, err := p.Organizations.Open(t.Context(), p.bruno, p.id, true)
		if err != nil || opened.MFAPolicy != policy {
			t.Errorf("%+v, %v", opened, err)
		}
	}
	if l := p.newest(t); l.Kind != "organization.mfa_policy_changed" || l.Before["policy"] != "required" || l.After["policy"] != "off" {
		t.Errorf("%+v", l)
	}
	if g, err := p.Organizations.General(t.Context(), p.bruno.Account, p.id); err != nil || g.SetMFA.Allowed || g.SetMFA.Reason != "role" {
		t.Errorf("%+v, %v", g, err)
	}
	p.Refused(t, fault.PermissionDenied, func() error {
		_, err := p.Organizations.SetMFAPolicy(t.Context(), p.bruno, p.id, organization.MFAPrompt)
		return err
	})
	p.Refused(t, fault.NotFound, func() error {
		_, err := p.Organizations.SetMFAPolicy(t.Context(), p.cleo, p.id, organization.MFAPrompt)
		return err
	})
	for _, policy := range []string{"", "always"} {
		p.Refused(t, fault.InputInvalid, func() error {
			_, err := p.Organizations.SetMFAPolicy(t.Context(), p.astrid, p.id, policy)
			return err
		})
	}
	p.Refused(t, fault.PermissionDenied, func() error { return p.by(p.plain, &organization.MFAPolicyChanged{Policy: "required"}) })
	p.Refused(t, fault.ChangeNone, func() error { return p.by(p.boss, &organization.MFAPolicyChanged{Policy: "off"}) })
	p.Refused(t, fault.Internal, func() error {
		return p.by(p.boss, &organization.MFAPolicyChanged{Policy: "required"}, &testhouse.OtherBroken{})
	})
	p.Sound(t)
}

func TestMemberMFAReset(t *testing.T) {
	p := open(t)
	p.Refused(t, fault.PermissionDenied, func() error { return p.by(p.plain, &organization.MemberMFAReset{Member: p.boss}) })
	p.Refused(t, fault.NotFound, func() error { return p.by(p.boss, &organization.MemberMFAReset{Member: "mem_x"}) })
	p.Refused(t, fault.Internal, func() error {
		return p.by(p.boss, &organization.MemberMFAReset{Member: p.plain}, &testhouse.OtherBroken{})
	})
	if err := p.by(p.boss, &organization.MemberMFAReset{Member: p.plain}); err != nil {
		t.Fatal(err)
	}
	p.Sound(t)
}

func TestAdministers(t *testing.T) {
	p := open(t)
	for _, c := range []struct {
		by, other ident.Account
		want      bool
	}{
		{p.astrid.Account, p.bruno.Account, true},
		{p.bruno.Account, p.astrid.Account, false},
		{p.astrid.Account, p.cleo.Account, false}, // who is in none
		{p.cleo.Account, p.bruno.Account, false},
		{"", p.bruno.Account, false},
	} {
		if got, err := organization.Administers(t.Context(), p.DB.Read(), c.by, c.other); err != nil || got != c.want {
			t.Errorf("%s of %s: %t, %v", c.by, c.other, got, err)
		}
	}
	cleo := p.Join(t, p.astrid, p.cleo, p.id, access.Admin)
	if err := p.by(cleo, &organization.MemberDeactivated{Member: p.boss}); err != nil {
		t.Fatal(err)
	}
	if got, err := organization.Administers(t.Context(), p.DB.Read(), p.astrid.Account, p.bruno.Account); err != nil || got {
		t.Errorf("an Admin without a seat: %t, %v", got, err)
	}
	if got, err := organization.Administers(t.Context(), p.DB.Read(), p.cleo.Account, p.astrid.Account); err != nil || !got {
		t.Errorf("of an Admin without a seat: %t, %v", got, err)
	}
}
