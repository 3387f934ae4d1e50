package organization_test

import (
	"fmt"
	"testing"

	"intendant/backend/account"
	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/ledger"
	"intendant/backend/organization"
	"intendant/backend/testhouse"
)

func TestDeleteRefused(t *testing.T) {
	p := open(t)
	for _, c := range []struct {
		by             ledger.Actor
		name, password string
		want           fault.Code
	}{
		{p.cleo, "Nordlicht", testhouse.Password, fault.NotFound},
		{p.bruno, "Nordlicht", testhouse.Password, fault.PermissionDenied},
		{p.astrid, "nordlicht", testhouse.Password, fault.OrganizationNameMismatch},
		{p.astrid, "", testhouse.Password, fault.OrganizationNameMismatch},
	} {
		p.Refused(t, c.want, func() error { return p.Organizations.Delete(t.Context(), c.by, p.id, c.name, c.password) })
	}
	if err := p.Organizations.Delete(t.Context(), p.astrid, p.id, "Nordlicht", "wrong"); !fault.Is(err, fault.PasswordWrong) {
		t.Errorf("%v", err)
	}
	if p.Forgotten != 0 {
		t.Error("backups were removed for nothing")
	}
	p.Sound(t)
}

// A tombstone needs the deletion: nobody gets rid of the links alone by it.
func TestTombstoneRefused(t *testing.T) {
	p := open(t)
	for _, c := range []struct {
		by    ledger.Actor
		stone organization.Deleted
		want  fault.Code
	}{
		{p.cleo, organization.Deleted{Organization: p.id, Root: "eA==", Size: 4}, fault.NotFound},
		{p.bruno, organization.Deleted{Organization: p.id, Root: "eA==", Size: 4}, fault.PermissionDenied},
		{p.astrid, organization.Deleted{Organization: "org_ghost", Root: "eA==", Size: 4}, fault.NotFound},
		{p.astrid, organization.Deleted{Organization: p.id}, fault.NotFound},
		{ledger.Actor{}, organization.Deleted{Organization: p.id, Root: "eA==", Size: 4}, fault.PermissionDenied},
	} {
		p.Refused(t, c.want, func() error {
			_, err := p.Ledger.Commit(t.Context(), ledger.Draft{Ledger: string(testhouse.Installation), By: c.by, Change: &c.stone})
			return err
		})
	}
}

func TestDeleteLeavesNothingInTheFile(t *testing.T) {
	h := testhouse.Open(t)
	astrid := h.SignUp(t, "astrid")
	kept, doomed := h.Create(t, astrid, "Bleibt Bestehen"), h.Create(t, astrid, "Geht Verloren")
	h.Plan.Members = true
	m := h.Membership(t, astrid, doomed.ID)
	guest := ident.New[ident.Member](h.IDs)
	h.Must(t, ledger.Draft{Ledger: string(doomed.ID), By: m.Actor(astrid), Change: testhouse.NewMember(guest, account.Account{FirstName: "Waltraud-Guest"}, "member")})
	if _, err := h.Organizations.Rename(t.Context(), astrid, doomed.ID, "Ist Verloren"); err != nil {
		t.Fatal(err)
	}
	if err := h.Organizations.Delete(t.Context(), astrid, doomed.ID, " Ist Verloren ", testhouse.Password); err != nil {
		t.Fatal(err)
	}
	for _, text := range []string{"Geht Verloren", "Ist Verloren", "Waltraud-Guest", string(guest)} {
		if h.Holds(t, text) {
			t.Errorf("the file still holds %q", text)
		}
	}
	if !h.Holds(t, "Bleibt Bestehen") || h.Forgotten != 1 {
		t.Errorf("the other organization is gone, or the backups aren't (%d)", h.Forgotten)
	}
	list, err := h.Organizations.List(t.Context(), astrid.Account)
	if err != nil || len(list) != 1 || list[0].ID != kept.ID {
		t.Errorf("%+v, %v", list, err)
	}
	leaves, err := ledger.Page(t.Context(), h.DB.Read(), string(testhouse.Installation), ledger.Newest, 1)
	if err != nil || leaves[0].Kind != "organization.deleted" || leaves[0].Target.ID != string(doomed.ID) {
		t.Errorf("%+v, %v", leaves[0], err)
	}
	if err := h.Organizations.Delete(t.Context(), astrid, doomed.ID, "Ist Verloren", testhouse.Password); !fault.Is(err, fault.NotFound) {
		t.Errorf("deleted twice: %v", err)
	}
	h.Create(t, astrid, "Neu Begonnen") // its ledger may get the number of the erased one
	h.Sound(t)
}

// Rows of several organizations share pages. SQLite leaves copies of rows behind
// when it moves them to make room, and secure_delete does not overwrite those.
func TestDeleteLeavesNothingInPagesThatWereSplit(t *testing.T) {
	h := testhouse.Open(t)
	astrid := h.SignUp(t, "astrid")
	h.Plan.Members = true
	var made []organization.Organization
	var people []ledger.Draft
	for i := range 3 {
		made = append(made, h.Create(t, astrid, fmt.Sprintf("Haus-%d", i)))
	}
	for n := range 900 {
		i := n * 7919 % 3
		m := h.Membership(t, astrid, made[i].ID)
		guest := testhouse.NewMember(ident.New[ident.Member](h.IDs), account.Account{FirstName: fmt.Sprintf("Gast-%d-%d", i, n)}, "member")
		people = append(people, ledger.Draft{Ledger: string(made[i].ID), By: m.Actor(astrid), Change: guest})
	}
	h.Must(t, people...)
	for i, o := range made[:2] {
		if err := h.Organizations.Delete(t.Context(), astrid, o.ID, o.Name, testhouse.Password); err != nil {
			t.Fatal(err)
		}
		if mark := fmt.Sprintf("Gast-%d-", i); h.Holds(t, mark) || h.Holds(t, o.Name) {
			t.Errorf("the file still holds %q", mark)
		}
	}
	if !h.Holds(t, "Gast-2-") {
		t.Error("the organization that stays is gone")
	}
	h.Sound(t)
}
