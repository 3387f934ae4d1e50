package organization_test

import (
	"testing"

	"intendant/backend/access"
	"intendant/backend/ident"
	"intendant/backend/ledger"
	"intendant/backend/organization"
	"intendant/backend/testhouse"
)

// place is a house with an organization: astrid made it, bruno is a plain
// member, cleo has an account only.
type place struct {
	*testhouse.House

	id                  ident.Organization
	astrid, bruno, cleo ledger.Actor
	boss, plain         ident.Member // astrid and bruno in the organization
}

func open(t *testing.T) *place {
	t.Helper()
	p := &place{House: testhouse.Open(t, testhouse.BrokenKinds...)}
	p.astrid = p.SignUp(t, "astrid")
	p.LetIn(t, p.astrid)
	p.bruno, p.cleo = p.SignUp(t, "bruno"), p.SignUp(t, "cleo")
	p.id = p.Create(t, p.astrid, "Nordlicht").ID
	p.boss = p.Membership(t, p.astrid, p.id).Member
	p.plain = p.Join(t, p.astrid, p.bruno, p.id, access.Member)
	return p
}

// by commits Changes of a member.
func (p *place) by(m ident.Member, changes ...ledger.Change) error {
	return p.By(p.id, m, changes...)
}

func (p *place) newest(t *testing.T) *ledger.Leaf {
	t.Helper()
	return p.Newest(t, string(p.id))
}

func (p *place) roles(t *testing.T, m ident.Member) access.Set {
	t.Helper()
	set, err := organization.Permissions(t.Context(), p.DB.Read(), p.id, m)
	if err != nil {
		t.Fatal(err)
	}
	return set
}

func roles(m ident.Member, roles ...access.Role) *organization.MemberRolesChanged {
	return &organization.MemberRolesChanged{Member: m, Roles: roles}
}
