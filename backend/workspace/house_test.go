package workspace_test

import (
	"testing"

	"intendant/backend/access"
	"intendant/backend/ident"
	"intendant/backend/ledger"
	"intendant/backend/testhouse"
	"intendant/backend/workspace"
)

// place is a house with two organizations. In the first astrid is Admin, bruno and
// cleo are plain members, and there are the default workspace, lab and shop; bruno
// is admin of lab. In the second dora is Admin, and it has a workspace, too.
type place struct {
	*testhouse.House

	id, other                 ident.Organization
	astrid, bruno, cleo, dora ledger.Actor
	boss, plain, third        ident.Member
	main, lab, shop, theirs   ident.Workspace
}

func open(t *testing.T) *place {
	t.Helper()
	p := &place{House: testhouse.Open(t, testhouse.BrokenKinds...)}
	p.astrid = p.SignUp(t, "astrid")
	p.LetIn(t, p.astrid)
	p.bruno, p.cleo, p.dora = p.SignUp(t, "bruno"), p.SignUp(t, "cleo"), p.SignUp(t, "dora")
	p.id, p.other = p.Create(t, p.astrid, "Nordlicht").ID, p.Create(t, p.dora, "Elsewhere").ID
	p.boss = p.Membership(t, p.astrid, p.id).Member
	p.plain, p.third = p.Join(t, p.astrid, p.bruno, p.id, access.Member), p.Join(t, p.astrid, p.cleo, p.id, access.Member)
	if err := p.Workspaces.CatchUp(t.Context()); err != nil {
		t.Fatal(err)
	}
	p.main = p.list(t, p.astrid)[0].Workspace.ID
	p.lab, p.shop = p.make(t, p.astrid, p.id, "Lab"), p.make(t, p.astrid, p.id, "Shop")
	p.theirs = p.make(t, p.dora, p.other, "Lab")
	if err := p.by(p.boss, added(p.lab, p.plain, access.WorkspaceAdmin)); err != nil {
		t.Fatal(err)
	}
	return p
}

func (p *place) make(t *testing.T, by ledger.Actor, org ident.Organization, called string) ident.Workspace {
	t.Helper()
	one, err := p.Workspaces.Create(t.Context(), by, org, called)
	if err != nil {
		t.Fatal(err)
	}
	return one.Workspace.ID
}

func (p *place) list(t *testing.T, by ledger.Actor) []workspace.Listed {
	t.Helper()
	list, err := p.Workspaces.List(t.Context(), by.Account, p.id, false)
	if err != nil {
		t.Fatal(err)
	}
	return list
}

// by commits Changes of a member.
func (p *place) by(m ident.Member, changes ...ledger.Change) error {
	return p.By(p.id, m, changes...)
}

func (p *place) newest(t *testing.T) *ledger.Leaf {
	t.Helper()
	return p.Newest(t, string(p.id))
}

func added(w ident.Workspace, m ident.Member, role access.WorkspaceRole) *workspace.MemberAdded {
	return &workspace.MemberAdded{Member: m, Role: role, Workspace: w}
}

func changed(w ident.Workspace, m ident.Member, role access.WorkspaceRole) *workspace.MemberRoleChanged {
	return &workspace.MemberRoleChanged{Member: m, Role: role, Workspace: w}
}

func removed(w ident.Workspace, m ident.Member) *workspace.MemberRemoved {
	return &workspace.MemberRemoved{Member: m, Workspace: w}
}
