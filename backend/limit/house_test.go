package limit_test

import (
	"slices"
	"testing"

	"intendant/backend/access"
	"intendant/backend/apikey"
	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/ledger"
	"intendant/backend/limit"
	"intendant/backend/plan"
	"intendant/backend/resource"
	"intendant/backend/testhouse"
)

// place is a house with an organization of two workspaces, on the plan that has
// spending limits: ada is its Admin, bill pays, cleo administers the workspace, bo
// develops there and has a key, vera may look, eve develops in the other one only.
type place struct {
	*testhouse.House

	rules                          *limit.Rules
	org                            ident.Organization
	here, there                    ident.Workspace
	ada, bill, bo, cleo, vera, eve ledger.Actor
	member                         map[string]ident.Member
	key, other                     ident.Key // bo's, and ada's in the same workspace
}

func open(tb testing.TB) *place {
	tb.Helper()
	kinds := slices.Concat(apikey.Kinds, limit.Kinds, resource.Kinds, testhouse.BrokenKinds)
	p := &place{House: testhouse.Open(tb, kinds...)}
	p.rules = limit.New(limit.Deps{DB: p.DB, Ledger: p.Ledger, Clock: p.Clock})
	p.ada = p.SignUp(tb, "ada")
	p.LetIn(tb, p.ada)
	p.org = p.Create(tb, p.ada, "Nordlicht").ID
	p.Plan.Members = true
	p.member = map[string]ident.Member{"ada": p.Membership(tb, p.ada, p.org).Member}
	if err := p.Plans.CatchUp(tb.Context()); err != nil {
		tb.Fatal(err)
	}
	p.subscribe(tb, plan.Chat, "team", 10)
	p.subscribe(tb, plan.API, "scale", 1)
	p.here, p.there = p.workspace(tb, "Research"), p.workspace(tb, "Support")
	p.bill = p.SignUp(tb, "bill")
	p.member["bill"] = p.Join(tb, p.ada, p.bill, p.org, access.Billing)
	p.bo = p.join(tb, "bo", p.here, access.WorkspaceDeveloper)
	p.cleo = p.join(tb, "cleo", p.here, access.WorkspaceAdmin)
	p.vera = p.join(tb, "vera", p.here, access.WorkspaceViewer)
	p.eve = p.join(tb, "eve", p.there, access.WorkspaceDeveloper)
	keys := apikey.New(apikey.Deps{DB: p.DB, Ledger: p.Ledger, IDs: p.IDs, Clock: p.Clock})
	for by, id := range map[*ledger.Actor]*ident.Key{&p.bo: &p.key, &p.ada: &p.other} {
		made, _, err := keys.Create(tb.Context(), *by, p.org, apikey.NewKey{Workspace: p.here, Name: "Jobs"})
		if err != nil {
			tb.Fatal(err)
		}
		*id = made.ID
	}
	return p
}

func (p *place) subscribe(tb testing.TB, family, id string, seats int64) {
	tb.Helper()
	request := plan.Request{Plan: id, Interval: plan.Month, Seats: seats}
	preview, err := p.Plans.Preview(tb.Context(), p.ada.Account, p.org, family, request)
	if err == nil {
		err = p.Plans.Subscribe(tb.Context(), p.ada, p.org, plan.Order{
			Request: request, Family: family, Expected: preview.DueNow, Then: preview.Then, At: preview.At,
		})
	}
	if err != nil {
		tb.Fatal(err)
	}
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
	p.member[name] = p.Join(tb, p.ada, who, p.org, access.Member)
	if _, err := p.Workspaces.AddMembers(tb.Context(), p.ada, p.org, w, []ident.Member{p.member[name]}, role); err != nil {
		tb.Fatal(err)
	}
	return who
}

// model is a model that the organization has from now on.
func (p *place) model(tb testing.TB, name string) ident.Model {
	tb.Helper()
	at, id := ident.New[ident.Connection](p.IDs), ident.New[ident.Model](p.IDs)
	err := p.by("ada", &resource.ConnectionSet{
		Connection: at, Name: "For " + name, BaseURL: "https://x.example", Key: "none",
		Sealed: ledger.Private{Subject: string(at), Class: ledger.ClassSecret, Fields: map[string]string{}},
	}, &resource.ModelsSet{Currency: "EUR", Models: []resource.ModelLine{{
		ID: id, Name: name, Connection: at, Upstream: name, Kind: "chat",
	}}})
	if err != nil {
		tb.Fatal(err)
	}
	return id
}

// by commits Changes of a member.
func (p *place) by(name string, changes ...ledger.Change) error {
	return p.By(p.org, p.member[name], changes...)
}

// The places whose limits can be set.
func (p *place) whole() limit.Place { return limit.Place{Organization: p.org} }
func (p *place) room() limit.Place  { return limit.Place{Organization: p.org, Workspace: p.here} }
func (p *place) bos() limit.Place {
	return limit.Place{Organization: p.org, Workspace: p.here, Key: p.key}
}

// set sets the limits of a place for all models, whatever they were.
func (p *place) set(tb testing.TB, by ledger.Actor, at limit.Place, to limit.Limits) error {
	tb.Helper()
	l, err := p.rules.Get(tb.Context(), p.ada.Account, at)
	if err != nil {
		tb.Fatal(err)
	}
	return p.rules.Set(tb.Context(), by, at, "", l.Levels[len(l.Levels)-1].Limits, to)
}

func (p *place) must(tb testing.TB, by ledger.Actor, at limit.Place, to limit.Limits) {
	tb.Helper()
	if err := p.set(tb, by, at, to); err != nil {
		tb.Fatal(err)
	}
}

func (p *place) newest(tb testing.TB) *ledger.Leaf {
	tb.Helper()
	return p.Newest(tb, string(p.org))
}

// wrong is what is wrong with a field, and the most that it may be.
func wrong(err error, name string) (fault.FieldCode, string) {
	if err == nil {
		return "", ""
	}
	for _, f := range fault.From(err).Fields {
		if f.Name == name {
			return f.Code, f.Params["max"]
		}
	}
	return "", ""
}
