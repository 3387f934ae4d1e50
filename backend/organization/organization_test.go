package organization_test

import (
	"fmt"
	"slices"
	"testing"

	"intendant/backend/access"
	"intendant/backend/account"
	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/ledger"
	"intendant/backend/organization"
	"intendant/backend/testhouse"
)

func TestCreate(t *testing.T) {
	h := testhouse.Open(t)
	astrid := h.SignUp(t, "astrid")
	first := h.Create(t, astrid, "  Cafe\u0301 Nordlicht ")
	second := h.Create(t, astrid, "Caf\u00e9 Nordlicht") // the same name is fine
	want := organization.Organization{
		ID: first.ID, Name: "Caf\u00e9 Nordlicht", Roles: []access.Role{access.Admin, access.Billing},
		MFAPolicy: organization.MFAOff,
	}
	if fmt.Sprint(first) != fmt.Sprint(want) || first.ID == second.ID {
		t.Errorf("got %+v, want %+v", first, want)
	}
	list, err := h.Organizations.List(t.Context(), astrid.Account)
	if err != nil || len(list) != 2 || fmt.Sprint(list[0]) != fmt.Sprint(first) || fmt.Sprint(list[1]) != fmt.Sprint(second) {
		t.Errorf("%+v, %v", list, err)
	}
	h.Sound(t)
}

func TestCreateRefused(t *testing.T) {
	p := open(t)
	for _, name := range []string{"", " ", "a\nb", "a\u2067b"} {
		p.Refused(t, fault.InputInvalid, func() error {
			_, err := p.Organizations.Create(t.Context(), p.cleo, name)
			return err
		})
	}
	p.Refused(t, fault.NotFound, func() error { // no such account
		_, err := p.Organizations.Create(t.Context(), ledger.Actor{Account: "acc_ghost"}, "x")
		return err
	})
}

// An organization is founded with its first member or not at all.
func TestFoundingThatFailsInTheMiddle(t *testing.T) {
	p := open(t)
	id, m := ident.New[ident.Organization](p.IDs), ident.New[ident.Member](p.IDs)
	by := ledger.Actor{Member: m, Door: ledger.DoorWindow}
	found := func(rest ...ledger.Draft) func() error {
		return func() error {
			drafts := append([]ledger.Draft{{Ledger: string(id), By: by, Change: &organization.Created{Creator: m, Name: "x"}}}, rest...)
			_, err := p.Ledger.Commit(t.Context(), drafts...)
			return err
		}
	}
	in := func(c ledger.Change) ledger.Draft { return ledger.Draft{Ledger: string(id), By: by, Change: c} }
	admin := testhouse.NewMember(m, account.Account{FirstName: "cleo"}, access.Admin)
	plain := testhouse.NewMember(m, account.Account{FirstName: "cleo"}, access.Member)
	link := &organization.MemberLinked{Account: p.cleo.Account, Member: m, Organization: id}
	p.Refused(t, fault.Internal, found(in(admin), in(&testhouse.OtherBroken{})))
	p.Refused(t, fault.LastAdmin, found(in(plain)))
	p.Refused(t, fault.PermissionDenied, found(in(admin), ledger.Draft{ // nobody is signed in
		Ledger: string(testhouse.Installation), By: ledger.Actor{}, Change: link,
	}))
	p.Refused(t, fault.NotFound, func() error { // and only Created founds one
		_, err := p.Ledger.Commit(t.Context(), in(&organization.Renamed{Name: "x"}))
		return err
	})
	p.Sound(t)
}

func TestRename(t *testing.T) {
	p := open(t)
	g, err := p.Organizations.Rename(t.Context(), p.astrid, p.id, " Südlicht ")
	if err != nil || g.Name != "Südlicht" || !g.Rename.Allowed {
		t.Fatalf("%+v, %v", g, err)
	}
	if l := p.newest(t); l.Kind != "organization.renamed" || l.Before["name"] != "Nordlicht" || l.After["name"] != "Südlicht" || l.Actor.Account != "" {
		t.Errorf("%+v", l)
	}
	for _, c := range []struct {
		by   ledger.Actor
		name string
		want fault.Code
	}{
		{p.astrid, "Südlicht", fault.ChangeNone},
		{p.astrid, "", fault.InputInvalid},
		{p.bruno, "Westlicht", fault.PermissionDenied},
		{p.cleo, "Westlicht", fault.NotFound},
	} {
		p.Refused(t, c.want, func() error {
			_, err := p.Organizations.Rename(t.Context(), c.by, p.id, c.name)
			return err
		})
	}
	p.Sound(t)
}

// Whoever saw an older name is told the one that there is, and overwrites it only
// by having seen it.
func TestRenameFromWhatWasSeen(t *testing.T) {
	p := open(t)
	from := func(was, typed string) error {
		_, err := p.Organizations.RenameFrom(t.Context(), p.astrid, p.id, was, typed)
		return err
	}
	if err := from("Nordlicht", "Südlicht"); err != nil {
		t.Fatal(err)
	}
	p.Refused(t, fault.ChangeConflict, func() error { return from("Nordlicht", "Westlicht") })
	wrong := fault.From(from("Nordlicht", "Westlicht"))
	if f := wrong.Fields; len(f) != 1 || f[0].Name != "name" || f[0].Params["now"] != "Südlicht" {
		t.Errorf("%+v", wrong)
	}
	p.Refused(t, fault.ChangeNone, func() error { return from("Nordlicht", "Südlicht") }) // both wanted the same
	if err := from("Südlicht", "Westlicht"); err != nil {
		t.Error(err)
	}
	p.Sound(t)
}

func TestOpenIsRecordedOnce(t *testing.T) {
	p := open(t)
	size := func() int64 {
		n, err := ledger.Size(t.Context(), p.DB.Read(), string(p.id))
		if err != nil {
			t.Fatal(err)
		}
		return n
	}
	before := size()
	for _, recorded := range []bool{false, true, true} {
		o, err := p.Organizations.Open(t.Context(), p.bruno, p.id, recorded)
		if err != nil || o.Name != "Nordlicht" || !slices.Equal(o.Roles, []access.Role{access.Member}) {
			t.Fatalf("%+v, %v", o, err)
		}
	}
	if size() != before+1 || p.newest(t).Actor.Member != p.plain {
		t.Errorf("%d entries, then %d", before, size())
	}
	p.Refused(t, fault.NotFound, func() error {
		_, err := p.Organizations.Open(t.Context(), p.cleo, p.id, false)
		return err
	})
}

// To somebody who is not a member, an organization that exists and one that
// doesn't are the same.
func TestStrangersLearnNothing(t *testing.T) {
	p := open(t)
	ghost := ident.New[ident.Organization](p.IDs)
	for _, by := range []ledger.Actor{p.cleo, {}} {
		for name, ask := range map[string]func(ident.Organization) error{
			"general": func(id ident.Organization) error {
				_, err := p.Organizations.General(t.Context(), by.Account, id)
				return err
			},
			"open": func(id ident.Organization) error {
				_, err := p.Organizations.Open(t.Context(), by, id, true)
				return err
			},
			"rename": func(id ident.Organization) error {
				_, err := p.Organizations.Rename(t.Context(), by, id, "\x00")
				return err
			},
			"delete": func(id ident.Organization) error {
				return p.Organizations.Delete(t.Context(), by, id, "Nordlicht", testhouse.Password)
			},
		} {
			there, nowhere := ask(p.id), ask(ghost)
			if !fault.Is(there, fault.NotFound) || there.Error() != nowhere.Error() {
				t.Errorf("%s: %v where there is one, %v where there is none", name, there, nowhere)
			}
		}
	}
}

func TestGeneralSaysWhatForbids(t *testing.T) {
	p := open(t)
	g, err := p.Organizations.General(t.Context(), p.bruno.Account, p.id)
	denied := organization.Availability{Reason: organization.ReasonRole}
	if err != nil || g.Rename != denied || g.Delete != denied || g.Entries != 4 || !g.Created.Equal(p.Clock.Now()) {
		t.Errorf("%+v, %v", g, err)
	}
}
