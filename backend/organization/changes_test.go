package organization_test

import (
	"strings"
	"testing"

	"intendant/backend/access"
	"intendant/backend/account"
	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/ledger"
	"intendant/backend/organization"
	"intendant/backend/testhouse"
)

func newMember(p *place, first string, roles ...access.Role) *organization.MemberAdded {
	return testhouse.NewMember(ident.New[ident.Member](p.IDs), account.Account{FirstName: first}, roles...)
}

func TestRefusedChanges(t *testing.T) {
	p := open(t)
	gone, erased := newMember(p, "dag", access.Member), newMember(p, "eva", access.Member)
	if err := p.by(p.boss, gone, erased, &organization.MemberRemoved{Member: gone.Member}, &organization.MemberErased{Member: erased.Member}); err != nil {
		t.Fatal(err)
	}
	again, nameless, unsorted := newMember(p, "x", access.Member), newMember(p, "", access.Member), newMember(p, "x")
	again.Member, again.Profile.Subject = p.plain, string(p.plain)
	unsorted.Roles = []access.Role{access.Member, access.Admin}
	const ghost = ident.Member("mem_01KB3F7W9ZQ2M4X8T6RVN5YHCX")
	for _, c := range []struct {
		name   string
		by     ident.Member
		change ledger.Change
		want   fault.Code
	}{
		{"created again", p.boss, &organization.Created{Creator: p.boss, Name: "Other"}, fault.ChangeRepeated},
		{"created by a plain member", p.plain, &organization.Created{Creator: p.plain, Name: "Other"}, fault.PermissionDenied},
		{"renamed by a plain member", p.plain, &organization.Renamed{Name: "Other"}, fault.PermissionDenied},
		{"renamed by a ghost", ghost, &organization.Renamed{Name: "Other"}, fault.PermissionDenied},
		{"renamed by nobody", "", &organization.Renamed{Name: "Other"}, fault.PermissionDenied},
		{"renamed by a removed member", gone.Member, &organization.Renamed{Name: "Other"}, fault.PermissionDenied},
		{"no name", p.boss, &organization.Renamed{}, fault.InputInvalid},
		{"a name too long", p.boss, &organization.Renamed{Name: strings.Repeat("x", 101)}, fault.InputInvalid},
		{"a name not trimmed", p.boss, &organization.Renamed{Name: " x"}, fault.InputInvalid},
		{"a name that turns", p.boss, &organization.Renamed{Name: "a\u202eb"}, fault.InputInvalid},
		{"the same name", p.boss, &organization.Renamed{Name: "Nordlicht"}, fault.ChangeNone},
		{"opened by a ghost", ghost, &organization.Opened{}, fault.PermissionDenied},
		{"added by a plain member", p.plain, newMember(p, "x", access.Member), fault.PermissionDenied},
		{"added twice", p.boss, again, fault.MemberExists},
		{"added without a name", p.boss, nameless, fault.InputInvalid},
		{"added without a role", p.boss, newMember(p, "x"), fault.InputInvalid},
		{"added with an unknown role", p.boss, newMember(p, "x", "king"), fault.InputInvalid},
		{"added with roles in disorder", p.boss, unsorted, fault.InputInvalid},
		{"roles by a plain member", p.plain, roles(p.plain, access.Admin), fault.PermissionDenied},
		{"roles of a ghost", p.boss, roles(ghost, access.Admin), fault.NotFound},
		{"roles of a removed member", p.boss, roles(gone.Member, access.Admin), fault.NotFound},
		{"roles of an erased member", p.boss, roles(erased.Member, access.Admin), fault.MemberErased},
		{"the same roles", p.boss, roles(p.plain, access.Member), fault.ChangeNone},
		{"no roles", p.boss, roles(p.plain), fault.InputInvalid},
		{"an unknown role", p.boss, roles(p.plain, "king"), fault.InputInvalid},
		{"no Admin left", p.boss, roles(p.boss, access.Billing), fault.LastAdmin},
		{"removed by a plain member", p.plain, &organization.MemberRemoved{Member: p.boss}, fault.PermissionDenied},
		{"removed twice", p.boss, &organization.MemberRemoved{Member: gone.Member}, fault.NotFound},
		{"the last Admin removed", p.boss, &organization.MemberRemoved{Member: p.boss}, fault.LastAdmin},
		{"the last Admin leaves", p.boss, &organization.MemberLeft{Member: p.boss}, fault.LastAdmin},
		{"another leaves", p.plain, &organization.MemberLeft{Member: p.boss}, fault.PermissionDenied},
		{"left twice", gone.Member, &organization.MemberLeft{Member: gone.Member}, fault.PermissionDenied},
		{"another's profile", p.boss, &organization.MemberProfileChanged{Member: p.plain, Profile: testhouse.Profile(p.plain, "x")}, fault.PermissionDenied},
		{"a profile about another", p.plain, &organization.MemberProfileChanged{Member: p.plain, Profile: testhouse.Profile(p.boss, "x")}, fault.PermissionDenied},
		{"the same profile", p.plain, &organization.MemberProfileChanged{Member: p.plain, Profile: testhouse.Profile(p.plain, "bruno")}, fault.ChangeNone},
		{"a profile without a name", p.plain, &organization.MemberProfileChanged{Member: p.plain, Profile: testhouse.Profile(p.plain, "")}, fault.InputInvalid},
		{"erased by a plain member", p.plain, &organization.MemberErased{Member: p.plain}, fault.PermissionDenied},
		{"erased twice", p.boss, &organization.MemberErased{Member: erased.Member}, fault.MemberErased},
		{"a ghost erased", p.boss, &organization.MemberErased{Member: ghost}, fault.NotFound},
		{"the last Admin erased", p.boss, &organization.MemberErased{Member: p.boss}, fault.LastAdmin},
	} {
		t.Run(c.name, func(t *testing.T) {
			p.Refused(t, c.want, func() error { return p.by(c.by, c.change) })
		})
	}
	p.Plan.Members = false
	p.Refused(t, fault.PlanRequired, func() error { return p.by(p.boss, newMember(p, "x", access.Member)) })
	p.Sound(t)
}

// Each Change, followed by one that fails after it was applied, leaves nothing.
func TestChangesThatFailInTheMiddle(t *testing.T) {
	p := open(t)
	for _, c := range []struct {
		by     ident.Member
		change ledger.Change
	}{
		{p.boss, &organization.Renamed{Name: "Other"}},
		{p.boss, &organization.Opened{}},
		{p.boss, newMember(p, "x", access.Member)},
		{p.boss, roles(p.plain, access.Admin)},
		{p.boss, &organization.MemberRemoved{Member: p.plain}},
		{p.plain, &organization.MemberLeft{Member: p.plain}},
		{p.plain, &organization.MemberProfileChanged{Member: p.plain, Profile: testhouse.Profile(p.plain, "other")}},
		{p.boss, &organization.MemberErased{Member: p.plain}},
		{p.plain, &organization.MemberAccountDeleted{Member: p.plain}},
	} {
		p.Refused(t, fault.Internal, func() error { return p.by(c.by, c.change, &testhouse.OtherBroken{}) })
	}
	if g, err := p.Organizations.General(t.Context(), p.bruno.Account, p.id); err != nil || g.Name != "Nordlicht" || g.CreatedBy != "astrid Lindqvist" {
		t.Errorf("%+v, %v", g, err)
	}
	p.Sound(t)
}

func TestAllowedChanges(t *testing.T) {
	p := open(t)
	if err := p.by(p.boss, roles(p.plain, access.Admin, access.Billing)); err != nil {
		t.Fatal(err)
	}
	if l := p.newest(t); l.Before["roles"] != "member" || l.After["roles"] != "admin billing" || l.Target.ID != string(p.plain) {
		t.Errorf("%+v", l)
	}
	if set := p.roles(t, p.plain); !set[access.MembersManage] {
		t.Errorf("%v", set)
	}
	// Now there are two, and the first may go.
	if err := p.by(p.boss, &organization.MemberLeft{Member: p.boss}); err != nil {
		t.Fatal(err)
	}
	if set := p.roles(t, p.boss); len(set) != 0 {
		t.Errorf("one who left may %v", set)
	}
	if err := p.by(p.plain, &organization.MemberProfileChanged{Member: p.plain, Profile: testhouse.Profile(p.plain, "Benno")}); err != nil {
		t.Fatal(err)
	}
	p.Sound(t)
}

func TestAnErasedPersonIsNowhere(t *testing.T) {
	p := open(t)
	changed := testhouse.Profile(p.plain, "Umbenannt")
	changed.Fields["last_name"] = "Verschwunden"
	err := p.by(p.plain, &organization.MemberProfileChanged{Member: p.plain, Profile: changed})
	if err == nil {
		err = p.by(p.boss, &organization.MemberErased{Member: p.plain})
	}
	if err == nil {
		err = p.DB.Scrub(t.Context())
	}
	if err != nil {
		t.Fatal(err)
	}
	for _, text := range []string{"Umbenannt", "Verschwunden"} {
		if p.Holds(t, text) {
			t.Errorf("the file still holds %q", text)
		}
	}
	if _, err := organization.MembershipOf(t.Context(), p.DB.Read(), p.bruno.Account, p.id); !fault.Is(err, fault.NotFound) {
		t.Errorf("an erased person is a member: %v", err)
	}
	p.Sound(t)
}
