package audit_test

import (
	"fmt"
	"testing"
	"time"

	"intendant/backend/access"
	"intendant/backend/audit"
	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/ledger"
	"intendant/backend/organization"
	"intendant/backend/testhouse"
)

func rename(tb testing.TB, h *testhouse.House, by ledger.Actor, id ident.Organization, name string) {
	tb.Helper()
	h.Clock.Advance(time.Second)
	if _, err := h.Organizations.Rename(tb.Context(), by, id, name); err != nil {
		tb.Fatal(err)
	}
}

func TestActivity(t *testing.T) {
	h := testhouse.Open(t)
	astrid := h.SignUp(t, "astrid")
	h.LetIn(t, astrid)
	bruno, cleo := h.SignUp(t, "bruno"), h.SignUp(t, "cleo")
	id := h.Create(t, astrid, "Nordlicht").ID
	plain := h.Join(t, astrid, bruno, id, access.Member)
	rename(t, h, astrid, id, "Südlicht")

	a, err := audit.ReadActivity(t.Context(), h.DB, astrid.Account, id)
	if err != nil || a.Total != 5 || len(a.Entries) != 5 {
		t.Fatalf("%+v, %v", a, err)
	}
	boss := h.Membership(t, astrid, id).Member
	want := audit.Entry{
		Seq: 4, Time: h.Clock.Now(), Kind: "organization.renamed", Door: ledger.DoorWindow,
		Actor:  audit.Actor{Kind: audit.Member, ID: string(boss), Name: "astrid Lindqvist", Initials: "AL"},
		Target: audit.Target{Type: "organization", ID: string(id), Name: "Südlicht"},
		Before: map[string]string{"name": "Nordlicht"}, After: map[string]string{"name": "Südlicht"},
	}
	if fmt.Sprintf("%+v", a.Entries[0]) != fmt.Sprintf("%+v", want) {
		t.Errorf("got  %+v\nwant %+v", a.Entries[0], want)
	}
	if e := a.Entries[1]; e.Kind != "member.added" || e.Target.Name != "bruno Lindqvist" || e.Target.ID != string(plain) {
		t.Errorf("%+v", e)
	}
	if e := a.Entries[4]; e.Kind != "device.enrolled" || e.Actor.Kind != audit.System || e.Target.Type != "device" {
		t.Errorf("%+v", e)
	}
	for by, code := range map[ident.Account]fault.Code{
		bruno.Account: fault.PermissionDenied, cleo.Account: fault.NotFound, "": fault.NotFound,
	} {
		if _, err := audit.ReadActivity(t.Context(), h.DB, by, id); !fault.Is(err, code) {
			t.Errorf("%s reads it: %v", by, err)
		}
	}
	if _, err := audit.ReadActivity(t.Context(), h.DB, astrid.Account, "org_ghost"); !fault.Is(err, fault.NotFound) {
		t.Error(err)
	}
}

func TestNamesOfThoseWhoAreGone(t *testing.T) {
	h := testhouse.Open(t)
	astrid := h.SignUp(t, "astrid")
	h.LetIn(t, astrid)
	id := h.Create(t, astrid, "Nordlicht").ID
	removed := h.Join(t, astrid, h.SignUp(t, "bruno"), id, access.Admin)
	erased := h.Join(t, astrid, h.SignUp(t, "cleo"), id, access.Admin)
	for _, m := range []ident.Member{removed, erased} {
		h.Must(t, ledger.Draft{Ledger: string(id), By: ledger.Actor{Member: m, Door: ledger.DoorCLI}, Change: &organization.Opened{}})
	}
	by := h.Membership(t, astrid, id).Actor(astrid)
	h.Must(t, ledger.Draft{Ledger: string(id), By: by, Change: &organization.MemberRemoved{Member: removed}},
		ledger.Draft{Ledger: string(id), By: by, Change: &organization.MemberErased{Member: erased}})
	a, err := audit.ReadActivity(t.Context(), h.DB, astrid.Account, id)
	if err != nil {
		t.Fatal(err)
	}
	if e := a.Entries[0]; e.Kind != "member.erased" || e.Target != (audit.Target{Type: "member", ID: string(erased)}) {
		t.Errorf("%+v", e)
	}
	if e := a.Entries[2]; e.Actor != (audit.Actor{Kind: audit.Erased, ID: string(erased)}) {
		t.Errorf("%+v", e.Actor)
	}
	if e := a.Entries[3]; e.Actor.Kind != audit.Member || e.Actor.Name != "bruno Lindqvist" {
		t.Errorf("%+v", e.Actor)
	}
}

func TestPagesWithoutEnd(t *testing.T) {
	h := testhouse.Open(t)
	astrid := h.SignUp(t, "astrid")
	id := h.Create(t, astrid, "Nordlicht").ID
	other := h.Create(t, astrid, "Other").ID // its entries lie behind, in the same table
	for i := range 120 {
		rename(t, h, astrid, id, fmt.Sprint("Name ", i))
	}
	rename(t, h, astrid, other, "Another")
	next, before := int64(122), int64(ledger.Newest)
	for {
		page, err := audit.Page(t.Context(), h.DB.Read(), string(id), before, 50)
		if err != nil {
			t.Fatal(err)
		}
		if len(page) == 0 {
			break
		}
		for _, e := range page {
			if e.Seq != next {
				t.Fatalf("entry %d where %d follows", e.Seq, next)
			}
			next--
		}
		before = page[len(page)-1].Seq
	}
	if next != -1 {
		t.Errorf("the pages end before %d", next)
	}
}

// The installation's own ledger reads the same way, with the names of accounts.
func TestPageOfTheInstallation(t *testing.T) {
	h := testhouse.Open(t)
	astrid := h.SignUp(t, "astrid")
	_, _ = h.Accounts.SignIn(t.Context(), ledger.DoorBrowser, "astrid@nordlicht.example", "wrong")
	page, err := audit.Page(t.Context(), h.DB.Read(), string(testhouse.Installation), ledger.Newest, 50)
	if err != nil || len(page) != 5 {
		t.Fatalf("%+v, %v", page, err)
	}
	if e := page[0]; e.Kind != "account.sign_in_refused" || e.Actor.Kind != audit.Nobody || e.Actor.Name != "" {
		t.Errorf("%+v", e)
	}
	want := audit.Actor{Kind: audit.Account, ID: string(astrid.Account), Name: "astrid Lindqvist", Initials: "AL"}
	if e := page[1]; e.Actor != want || e.Target.Name != "astrid Lindqvist" {
		t.Errorf("%+v", e)
	}
}
