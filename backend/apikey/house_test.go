package apikey_test

import (
	"slices"
	"testing"
	"time"

	"intendant/backend/access"
	"intendant/backend/apikey"
	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/ledger"
	"intendant/backend/resource"
	"intendant/backend/testhouse"
)

// place is a house with an organization of two workspaces: ada is its Admin, cleo
// administers the workspace, bo develops there, vera may look, eve develops in the
// other one only.
type place struct {
	*testhouse.House

	keys                     *apikey.Keys
	org                      ident.Organization
	here, there              ident.Workspace
	ada, bo, cleo, vera, eve ledger.Actor
	member                   map[string]ident.Member
}

func open(tb testing.TB) *place {
	tb.Helper()
	p := &place{House: testhouse.Open(tb, slices.Concat(apikey.Kinds, resource.Kinds, testhouse.BrokenKinds)...)}
	p.keys = apikey.New(apikey.Deps{DB: p.DB, Ledger: p.Ledger, IDs: p.IDs, Clock: p.Clock})
	p.ada = p.SignUp(tb, "ada")
	p.LetIn(tb, p.ada)
	p.org = p.Create(tb, p.ada, "Nordlicht").ID
	p.Plan.Members = true
	p.member = map[string]ident.Member{"ada": p.Membership(tb, p.ada, p.org).Member}
	p.here, p.there = p.workspace(tb, "Research"), p.workspace(tb, "Support")
	p.bo = p.join(tb, "bo", p.here, access.WorkspaceDeveloper)
	p.cleo = p.join(tb, "cleo", p.here, access.WorkspaceAdmin)
	p.vera = p.join(tb, "vera", p.here, access.WorkspaceViewer)
	p.eve = p.join(tb, "eve", p.there, access.WorkspaceDeveloper)
	return p
}

func (p *place) workspace(tb testing.TB, name string) ident.Workspace {
	tb.Helper()
	made, err := p.Workspaces.Create(tb.Context(), p.ada, p.org, name)
	if err != nil {
		tb.Fatal(err)
	}
	return made.Workspace.ID
}

func (p *place) join(tb testing.TB, name string, w ident.Workspace, role access.WorkspaceRole) ledger.Actor {
	tb.Helper()
	who := p.SignUp(tb, name)
	m := p.Join(tb, p.ada, who, p.org, access.Member)
	p.member[name] = m
	if _, err := p.Workspaces.AddMembers(tb.Context(), p.ada, p.org, w, []ident.Member{m}, role); err != nil {
		tb.Fatal(err)
	}
	return who
}

// make makes a key in the workspace here.
func (p *place) make(tb testing.TB, by ledger.Actor, name string) (apikey.Listed, string) {
	tb.Helper()
	p.Clock.Advance(time.Second)
	one, text, err := p.keys.Create(tb.Context(), by, p.org, apikey.NewKey{Workspace: p.here, Name: name})
	if err != nil {
		tb.Fatal(err)
	}
	return one, text
}

// by commits Changes of a member.
func (p *place) by(name string, changes ...ledger.Change) error {
	return p.By(p.org, p.member[name], changes...)
}

func (p *place) newest(tb testing.TB) *ledger.Leaf {
	tb.Helper()
	return p.Newest(tb, string(p.org))
}

func (p *place) list(tb testing.TB, by ledger.Actor, q apikey.Query) apikey.Page {
	tb.Helper()
	q.Organization = p.org
	page, err := p.keys.List(tb.Context(), by.Account, q)
	if err != nil {
		tb.Fatal(err)
	}
	return page
}

// opens is what a text opens now, as the gateway finds it.
func (p *place) opens(tb testing.TB, text string) apikey.Verdict {
	tb.Helper()
	id, ok := apikey.Parse(text)
	if !ok {
		tb.Fatal(text)
	}
	live, found, err := apikey.One(tb.Context(), p.DB.Read(), id)
	if err != nil {
		tb.Fatal(err)
	}
	book, err := apikey.Book(tb.Context(), p.DB.Read())
	if err != nil {
		tb.Fatal(err)
	}
	var ring apikey.Ring
	ring.Fill(book)
	if (ring.Key(id) != nil) != found {
		tb.Errorf("One and Book differ on %s", id)
	}
	_, verdict := ring.Check(text, p.Clock.Now())
	hash := apikey.Hash(text)
	if found && live.Check(&hash, p.Clock.Now()) != verdict {
		tb.Errorf("Live and Ring differ on %s", id)
	}
	return verdict
}

// wrongField is the code of what is wrong with a field.
func wrongField(err error, name string) fault.FieldCode {
	for _, f := range fault.From(err).Fields {
		if f.Name == name {
			return f.Code
		}
	}
	return ""
}
