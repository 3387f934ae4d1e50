package testhouse

import (
	"context"
	"testing"

	"intendant/backend/access"
	"intendant/backend/account"
	"intendant/backend/ident"
	"intendant/backend/ledger"
	"intendant/backend/organization"
)

// SignUp makes an account called by its e-mail's first part; all but the first
// come in while sign-up is open.
func (h *House) SignUp(tb testing.TB, first string) ledger.Actor {
	tb.Helper()
	in := account.NewAccount{
		Email: first + "@nordlicht.example", FirstName: first, LastName: "Lindqvist", Password: Password, Language: "en",
	}
	a, err := h.Accounts.SignUp(tb.Context(), ledger.DoorWindow, in)
	if err != nil {
		tb.Fatalf("sign up %s: %v", first, err)
	}
	return ledger.Actor{Account: a.ID, Door: ledger.DoorWindow}
}

// LetIn lets anybody sign up.
func (h *House) LetIn(tb testing.TB, owner ledger.Actor) {
	tb.Helper()
	if _, err := h.Settings.SetSignUp(tb.Context(), owner, true); err != nil {
		tb.Fatal(err)
	}
}

// Create makes an organization.
func (h *House) Create(tb testing.TB, by ledger.Actor, name string) organization.Organization {
	tb.Helper()
	o, err := h.Organizations.Create(tb.Context(), by, name)
	if err != nil {
		tb.Fatal(err)
	}
	return o
}

// Membership is what the account is in the organization.
func (h *House) Membership(tb testing.TB, by ledger.Actor, id ident.Organization) organization.Membership {
	tb.Helper()
	m, err := organization.MembershipOf(tb.Context(), h.DB.Read(), by.Account, id)
	if err != nil {
		tb.Fatal(err)
	}
	return m
}

// Join adds an account to an organization, by somebody who may.
func (h *House) Join(tb testing.TB, by, who ledger.Actor, id ident.Organization, roles ...access.Role) ident.Member {
	tb.Helper()
	h.Plan.Members = true
	a, err := h.Accounts.Get(tb.Context(), who.Account)
	if err != nil {
		tb.Fatal(err)
	}
	m := ident.New[ident.Member](h.IDs)
	h.Must(tb,
		ledger.Draft{Ledger: string(id), By: h.Membership(tb, by, id).Actor(by), Change: NewMember(m, a, roles...)},
		ledger.Draft{Ledger: string(Installation), By: by, Change: &organization.MemberLinked{Account: who.Account, Member: m, Organization: id}})
	return m
}

// NewMember is the Change that adds an account as a member.
func NewMember(m ident.Member, a account.Account, roles ...access.Role) *organization.MemberAdded {
	return &organization.MemberAdded{Member: m, Roles: access.Sorted(roles), Profile: Profile(m, a.FirstName)}
}

// Profile is the personal data of a member called first.
func Profile(m ident.Member, first string) ledger.Private {
	return ledger.Private{Subject: string(m), Class: ledger.ClassProfile, Fields: map[string]string{
		"email": first + "@nordlicht.example", "first_name": first, "last_name": "Lindqvist",
	}}
}

// Must commits the drafts.
func (h *House) Must(tb testing.TB, drafts ...ledger.Draft) {
	tb.Helper()
	if _, err := h.Ledger.Commit(tb.Context(), drafts...); err != nil {
		tb.Fatal(err)
	}
}

// Newest is the newest entry of a ledger.
func (h *House) Newest(tb testing.TB, of string) *ledger.Leaf {
	tb.Helper()
	leaves, err := ledger.Page(tb.Context(), h.DB.Read(), of, ledger.Newest, 1)
	if err != nil || len(leaves) != 1 {
		tb.Fatalf("%v, %v", leaves, err)
	}
	return leaves[0]
}

// By has a member change something of an organization, in one commit.
func (h *House) By(id ident.Organization, m ident.Member, changes ...ledger.Change) error {
	_, err := h.Ledger.Commit(context.Background(), ledger.Drafts(string(id), ledger.Actor{Member: m, Door: ledger.DoorWindow}, changes)...)
	return err
}
