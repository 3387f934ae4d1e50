package usage_test

import (
	"path/filepath"
	"testing"
	"time"

	"intendant/backend/access"
	"intendant/backend/apikey"
	"intendant/backend/ident"
	"intendant/backend/ledger"
	"intendant/backend/limit"
	"intendant/backend/plan"
	"intendant/backend/sqlite"
	"intendant/backend/testhouse"
	"intendant/backend/usage"
)

// place is a house with an organization of two workspaces: ada is its Admin, bill
// pays, cleo administers the workspace here, bo develops there and has a key, vera may
// look, eve develops in the other one only. olga has an organization of her own.
type place struct {
	*testhouse.House

	usage                                *usage.Usage
	meter                                *usage.Meter
	org, other                           ident.Organization
	here, there                          ident.Workspace
	ada, bill, bo, cleo, vera, eve, olga ledger.Actor
	member                               map[string]ident.Member
	key                                  ident.Key // bo's
}

func open(tb testing.TB) *place {
	tb.Helper()
	kinds := append(append(append(append([]ledger.Kind{}, apikey.Kinds...), limit.Kinds...), usage.Kinds...), testhouse.BrokenKinds...)
	p := &place{House: testhouse.Open(tb, kinds...), member: map[string]ident.Member{}}
	var err error
	p.meter, err = usage.Open(tb.Context(), usage.Options{Dir: filepath.Join(tb.TempDir(), "usage"), DB: p.DB, Clock: p.Clock})
	p.must(tb, err)
	tb.Cleanup(func() { _ = p.meter.Close() })
	p.usage = usage.New(usage.Deps{DB: p.DB, Ledger: p.Ledger, Clock: p.Clock, Meter: p.meter})
	p.ada, p.olga = p.SignUp(tb, "ada"), ledger.Actor{}
	p.LetIn(tb, p.ada)
	p.org = p.Create(tb, p.ada, "Nordlicht").ID
	p.olga = p.SignUp(tb, "olga")
	p.other = p.Create(tb, p.olga, "Sudwind").ID
	p.Plan.Members = true
	p.member["ada"] = p.Membership(tb, p.ada, p.org).Member
	p.must(tb, p.Plans.CatchUp(tb.Context()))
	p.order(tb, plan.Chat, "team", 10)
	p.here, p.there = p.workspace(tb, "Research"), p.workspace(tb, "=Support")
	p.bill = p.SignUp(tb, "bill")
	p.member["bill"] = p.Join(tb, p.ada, p.bill, p.org, access.Billing)
	p.bo = p.join(tb, "bo", p.here, access.WorkspaceDeveloper)
	p.cleo = p.join(tb, "cleo", p.here, access.WorkspaceAdmin)
	p.vera = p.join(tb, "vera", p.here, access.WorkspaceViewer)
	p.eve = p.join(tb, "eve", p.there, access.WorkspaceDeveloper)
	keys := apikey.New(apikey.Deps{DB: p.DB, Ledger: p.Ledger, IDs: p.IDs, Clock: p.Clock})
	for id, name := range map[string]string{"mdl_1": "small", "mdl_2": "large"} {
		p.model(tb, `INSERT INTO model (id, organization, name, connection, upstream, kind, priced, currency, input, output, cached, max_output, context)
			VALUES (?, ?, ?, '', '', 'chat', 0, '', 0, 0, 0, 0, 0)`, id, p.org, name)
	}
	made, _, err := keys.Create(tb.Context(), p.bo, p.org, apikey.NewKey{Workspace: p.here, Name: "Jobs"})
	p.must(tb, err)
	p.key = made.ID
	return p
}

func (p *place) must(tb testing.TB, err error) {
	tb.Helper()
	if err != nil {
		tb.Fatal(err)
	}
}

// subscribe goes from Experiment to Scale.
func (p *place) subscribe(tb testing.TB) *place {
	tb.Helper()
	p.order(tb, plan.API, "scale", 1)
	return p
}

func (p *place) order(tb testing.TB, family, id string, seats int64) {
	tb.Helper()
	request := plan.Request{Plan: id, Interval: plan.Month, Seats: seats}
	preview, err := p.Plans.Preview(tb.Context(), p.ada.Account, p.org, family, request)
	p.must(tb, err)
	p.must(tb, p.Plans.Subscribe(tb.Context(), p.ada, p.org, plan.Order{
		Request: request, Family: family, Expected: preview.DueNow, Then: preview.Then, At: preview.At,
	}))
}

func (p *place) workspace(tb testing.TB, name string) ident.Workspace {
	tb.Helper()
	made, err := p.Workspaces.Create(tb.Context(), p.ada, p.org, name)
	p.must(tb, err)
	return made.Workspace.ID
}

func (p *place) join(tb testing.TB, name string, w ident.Workspace, role access.WorkspaceRole) ledger.Actor {
	tb.Helper()
	who := p.SignUp(tb, name)
	p.member[name] = p.Join(tb, p.ada, who, p.org, access.Member)
	_, err := p.Workspaces.AddMembers(tb.Context(), p.ada, p.org, w, []ident.Member{p.member[name]}, role)
	p.must(tb, err)
	return who
}

func (p *place) whole() usage.Part { return usage.Part{Organization: p.org} }
func (p *place) room() usage.Part  { return usage.Part{Organization: p.org, Workspace: p.here} }

// bos is an exchange of bo's key.
func (p *place) bos() usage.Exchange {
	return usage.Exchange{
		ID: ident.New[ident.Exchange](p.IDs), Organization: p.org, Workspace: p.here, Key: p.key, Member: p.member["bo"],
		Model: "mdl_1", Path: "/v1/chat/completions", Started: p.Clock.Now(),
	}
}

// eves is one of eve's in the playground of the other workspace.
func (p *place) eves() usage.Exchange {
	x := p.bos()
	x.Workspace, x.Key, x.Member, x.Model = p.there, "", p.member["eve"], "mdl_2"
	return x
}

// spend settles an exchange at so many nano-units, after so many days.
func (p *place) spend(tb testing.TB, x usage.Exchange, days int, spend int64, caps ...usage.Cap) {
	tb.Helper()
	x.Started = x.Started.Add(time.Duration(days) * 24 * time.Hour)
	r, err := p.meter.Reserve(x, usage.Worst{Spend: spend, Tokens: 100}, caps)
	p.must(tb, err)
	p.must(tb, r.Settle(usage.Outcome{Input: 70, Output: 20, Cached: 10, Spend: spend, Status: 200}))
}

// model writes to the table of models, which the tests need no Changes of.
func (p *place) model(tb testing.TB, query string, args ...any) {
	tb.Helper()
	p.must(tb, p.DB.Write(tb.Context(), func(tx *sqlite.Tx) error {
		_, err := tx.ExecContext(tb.Context(), query, args...)
		return err
	}))
}
