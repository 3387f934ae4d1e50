package person_test

import (
	"testing"

	"intendant/backend/access"
	"intendant/backend/audit"
	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/ledger"
	"intendant/backend/organization"
	"intendant/backend/testhouse"
)

// place is a house with three organizations: astrid owns it and made Nordlicht,
// where bruno is a member; bruno made Südlicht, where astrid is one too, and
// Alleinflug, where he is alone.
type place struct {
	*testhouse.House

	astrid, bruno    ledger.Actor
	north, south, my ident.Organization
}

func open(t *testing.T) *place {
	t.Helper()
	p := &place{House: testhouse.Open(t, testhouse.BrokenKinds...)}
	p.astrid = p.SignUp(t, "astrid")
	p.LetIn(t, p.astrid)
	p.bruno = p.SignUp(t, "bruno")
	p.north = p.Create(t, p.astrid, "Nordlicht").ID
	p.south = p.Create(t, p.bruno, "Südlicht").ID
	p.my = p.Create(t, p.bruno, "Alleinflug").ID
	p.Join(t, p.astrid, p.bruno, p.north, access.Member)
	p.Join(t, p.bruno, p.astrid, p.south, access.Member)
	return p
}

// newest is the newest entry of a ledger.
// shown is what an organization shows of a member.
func (p *place) shown(t *testing.T, id ident.Organization, m ident.Member) string {
	t.Helper()
	var text string
	err := p.DB.Read().QueryRowContext(t.Context(),
		`SELECT COALESCE(email, '') || '|' || COALESCE(first_name, '') || '|' || COALESCE(last_name, '') FROM member
		  WHERE organization = ? AND id = ?`, id, m).Scan(&text)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

func TestProfile(t *testing.T) {
	p := open(t)
	page, err := p.People.Profile(t.Context(), p.bruno.Account)
	if err != nil || page.FirstName != "bruno" || page.Verified || page.Owner || page.Others != 1 || len(page.Stakes) != 3 {
		t.Fatalf("%+v, %v", page, err)
	}
	for n, want := range []struct {
		name string
		last bool
		of   int
	}{{"Alleinflug", true, 1}, {"Nordlicht", false, 2}, {"Südlicht", true, 2}} {
		s := page.Stakes[n]
		if s.Name != want.name || s.LastAdmin != want.last || s.Members != want.of || len(s.Roles) == 0 {
			t.Errorf("%+v, want %+v", s, want)
		}
	}
	if _, err := p.People.Profile(t.Context(), "acc_01KB3F7W9ZQ2M4X8T6RVN5YHCX"); !fault.Is(err, fault.NotFound) {
		t.Errorf("a stranger's: %v", err)
	}
}

func TestANameChangesEverywhereAtOnce(t *testing.T) {
	p := open(t)
	ctx := t.Context()
	events := p.Announces(t, func() error { return p.People.SetName(ctx, p.bruno, " Brünhild ", "Åkesson") })
	if len(events) != 4 {
		t.Errorf("%d events: the account and three organizations", len(events))
	}
	page, err := p.People.Profile(ctx, p.bruno.Account)
	if err != nil || page.FirstName != "Brünhild" || page.LastName != "Åkesson" || page.Initials() != "BÅ" {
		t.Errorf("%+v, %v", page, err)
	}
	for _, s := range page.Stakes {
		if got := p.shown(t, s.Organization, s.Member); got != "bruno@nordlicht.example|Brünhild|Åkesson" {
			t.Errorf("%s shows %s", s.Name, got)
		}
		if leaf := p.Newest(t, string(s.Organization)); leaf.Kind != "member.profile_changed" || leaf.Actor.Member != s.Member {
			t.Errorf("%s: %+v", s.Name, leaf)
		}
	}
	leaf := p.Newest(t, string(testhouse.Installation))
	if leaf.Kind != "account.profile_changed" || leaf.Operation != p.Newest(t, string(p.my)).Operation {
		t.Errorf("%+v", leaf)
	}
	activity, err := audit.ReadActivity(ctx, p.DB, p.astrid.Account, p.north)
	if err != nil || activity.Entries[0].Actor.Name != "Brünhild Åkesson" {
		t.Errorf("%+v, %v", activity.Entries[0], err)
	}
	before := p.Trace(t)
	if err := p.People.SetName(ctx, p.bruno, "Brünhild", "Åkesson"); err != nil {
		t.Errorf("the same name again: %v", err)
	}
	if after := p.Trace(t); after["ledger_entry"] != before["ledger_entry"] {
		t.Error("the same name again made an entry")
	}
	p.Sound(t)
}

// An organization that shows the person so already has nothing to change, and
// doesn't keep the others from it.
func TestANameThatAnOrganizationHasAlready(t *testing.T) {
	p := open(t)
	m := p.Membership(t, p.bruno, p.north)
	profile := testhouse.Profile(m.Member, "bruno")
	profile.Fields["first_name"] = "Brünhild"
	p.Must(t, ledger.Draft{
		Ledger: string(p.north), By: m.Actor(p.bruno), Change: &organization.MemberProfileChanged{Member: m.Member, Profile: profile},
	})
	if err := p.People.SetName(t.Context(), p.bruno, "Brünhild", "Lindqvist"); err != nil {
		t.Fatal(err)
	}
	for _, id := range []ident.Organization{p.north, p.south, p.my} {
		if got := p.shown(t, id, p.Membership(t, p.bruno, id).Member); got != "bruno@nordlicht.example|Brünhild|Lindqvist" {
			t.Errorf("%s shows %s", id, got)
		}
	}
	p.Sound(t)
}

func TestAnEarlierNameLeavesTheInstallation(t *testing.T) {
	p := open(t)
	cleo := p.SignUp(t, "cleopatra-before")
	if err := p.People.SetName(t.Context(), cleo, "Kleopatra", "Nachher"); err != nil {
		t.Fatal(err)
	}
	if err := p.People.SetEmail(t.Context(), cleo, "nachher@nordlicht.example"); err != nil {
		t.Fatal(err)
	}
	if err := p.DB.Checkpoint(t.Context()); err != nil {
		t.Fatal(err)
	}
	if p.Holds(t, "cleopatra-before") {
		t.Error("the file still holds the superseded name or address")
	}
	p.Sound(t)
}

func TestAnAddressChangesEverywhereAndIsNotVerified(t *testing.T) {
	p := open(t)
	ctx := t.Context()
	h := p.House
	if err := h.DB.Write(ctx, verify(p.bruno.Account)); err != nil {
		t.Fatal(err)
	}
	if page, _ := p.People.Profile(ctx, p.bruno.Account); !page.Verified {
		t.Fatal("not verified to begin with")
	}
	if err := p.People.SetName(ctx, p.bruno, "Brünhild", "Lindqvist"); err != nil {
		t.Fatal(err)
	}
	if page, _ := p.People.Profile(ctx, p.bruno.Account); !page.Verified {
		t.Error("another name made the address unverified")
	}
	if err := p.People.SetEmail(ctx, p.bruno, " Brunhilde@Süd.example "); err != nil {
		t.Fatal(err)
	}
	page, err := p.People.Profile(ctx, p.bruno.Account)
	if err != nil || page.Email != "Brunhilde@Süd.example" || page.Verified {
		t.Errorf("%+v, %v", page, err)
	}
	for _, s := range page.Stakes {
		if got := p.shown(t, s.Organization, s.Member); got != "Brunhilde@Süd.example|Brünhild|Lindqvist" {
			t.Errorf("%s shows %s", s.Name, got)
		}
	}
	if _, err := p.Accounts.SignIn(ctx, ledger.DoorWindow, "brunhilde@xn--sd-xka.example", testhouse.Password); err != nil {
		t.Errorf("sign in with it: %v", err)
	}
	if _, err := p.Accounts.SignIn(ctx, ledger.DoorWindow, "bruno@nordlicht.example", testhouse.Password); !fault.Is(err, fault.SignInFailed) {
		t.Errorf("sign in with the earlier one: %v", err)
	}
}

func TestRefusedNamesAndAddresses(t *testing.T) {
	p := open(t)
	ctx := t.Context()
	for _, do := range []func() error{
		func() error { return p.People.SetName(ctx, p.bruno, "", "") },
		func() error { return p.People.SetName(ctx, p.bruno, "a\x00", "b") },
		func() error { return p.People.SetEmail(ctx, p.bruno, "not an address") },
		func() error { return p.People.SetEmail(ctx, p.bruno, "") },
	} {
		p.Refused(t, fault.InputInvalid, do)
	}
	p.Refused(t, fault.EmailTaken, func() error { return p.People.SetEmail(ctx, p.bruno, "ASTRID@nordlicht.example") })
	p.Sound(t)
}
