package desktop_test

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"intendant/backend/access"
	"intendant/backend/apikey"
	"intendant/backend/chat"
	"intendant/backend/clock"
	"intendant/backend/core"
	"intendant/backend/core/coretest"
	"intendant/backend/desktop"
	"intendant/backend/ident"
	"intendant/backend/invitation"
	"intendant/backend/ledger"
	"intendant/backend/limit"
	"intendant/backend/plan"
	"intendant/backend/resource"
	"intendant/backend/sqlite"
	"intendant/backend/testhouse/provider"
	"intendant/backend/usage"
)

// world is two organizations: one of two workspaces, heron's and zebra's, and
// quagga's. Whatever belongs to one of the three says so in its name and its text.
type world struct {
	t     *testing.T
	core  *core.Core
	now   *clock.Fake
	from  *provider.Provider
	url   string // of the gateway
	sides map[string]*side
	desks map[string]*desk // by e-mail address

	// What theirs found when so much was written.
	at     int64
	about  []string
	rows   map[string]int
	quoted map[string]string // the columns of tables
}

// side is a workspace with somebody in it, and something of everything.
type side struct {
	word   string // in all that belongs to it
	org    ident.Organization
	place  ident.Workspace
	owner  ledger.Actor // an Admin of the organization
	by     ledger.Actor // who is in the workspace
	member ident.Member
	desk   *desk

	key, secret string
	connection  string
	model       string // its ID; it is called as word says
	agent       string
	chat, run   string
	invitation  string
}

// ids are what could be asked for by whoever knows it.
func (s *side) ids() []string {
	all := []string{string(s.place), s.key, s.agent, s.chat, s.run}
	if s.word == "quagga" {
		all = append(all, string(s.org), string(s.member), s.connection, s.model, s.invitation)
	}
	return all
}

const spentByZebra = 777_000_777 // nano-units: nobody else's sum looks like it

func newWorld(t *testing.T) *world {
	t.Helper()
	c, now := coretest.Open(t)
	from, err := provider.Start(provider.Options{Key: providerKey})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(from.Close)
	w := &world{t: t, core: c, now: now, from: from, sides: map[string]*side{}, desks: map[string]*desk{}, quoted: map[string]string{}}
	w.person("olga@example.com") // who owns the installation sees who its customers are
	_, err = w.desks["olga@example.com"].installation.SetSignUp(desktop.SetSignUpInput{Open: true})
	w.must(err)
	lumen := w.organization("ada@example.com", "Atelier Lumen")
	heron, zebra := w.side("heron", lumen, ""), w.side("zebra", lumen, "Zebra workspace")
	quagga := w.side("quagga", w.organization("bea@example.com", "Quagga works"), "")
	w.listen()
	for _, s := range []*side{heron, zebra, quagga} {
		w.fill(s)
	}
	return w
}

func (w *world) must(err error) {
	w.t.Helper()
	if err != nil {
		w.t.Fatal(err)
	}
}

func (w *world) ready() *core.Ready {
	ready, err := w.core.Ready()
	w.must(err)
	return ready
}

func (w *world) write(query string, args ...any) {
	w.t.Helper()
	w.must(w.ready().DB.Write(w.t.Context(), func(tx *sqlite.Tx) error {
		_, err := tx.ExecContext(w.t.Context(), query, args...)
		return err
	}))
}

// person signs up.
func (w *world) person(email string) ledger.Actor {
	w.t.Helper()
	d := sit(w.t, w.core, w.now, desktop.Client{Door: ledger.DoorBrowser, Keeper: pocket{}})
	in := ines
	in.Email = email
	view, err := d.account.SignUp(in)
	w.must(err)
	w.desks[email] = d
	return ledger.Actor{Account: ident.Account(view.Account.ID), Door: ledger.DoorBrowser}
}

// organization founds one with all that a plan includes.
func (w *world) organization(founder, named string) *side {
	w.t.Helper()
	s := &side{owner: w.person(founder)}
	made, err := w.ready().Organizations.Create(w.t.Context(), s.owner, named)
	w.must(err)
	s.org = made.ID
	w.must(w.ready().Plans.Subscribe(w.t.Context(), s.owner, made.ID, plan.Order{
		Family: plan.API, Request: plan.Request{Plan: "scale", Interval: plan.Month, Seats: 1},
	}))
	text := " "
	for _, f := range access.Features {
		text += string(f) + " "
	}
	w.write(`UPDATE subscription SET features = ?, seats = 50 WHERE organization = ?`, text, made.ID)
	return s
}

// join makes somebody a member, with a role in a workspace where one is given.
func (w *world) join(email string, org ident.Organization, role access.Role, place ident.Workspace, there access.WorkspaceRole) (ledger.Actor, ident.Member) {
	w.t.Helper()
	by := w.person(email)
	first, _, _ := strings.Cut(email, "@")
	add(w.t, w.core, string(org), by.Account, first, role)
	member := ident.Member("mem_" + string(by.Account)[4:])
	if there != "" {
		w.write(`INSERT INTO workspace_member (organization, workspace, member, role, added) VALUES (?, ?, ?, ?, 1)`, org, place, member, there)
	}
	return by, member
}

// side makes a workspace with somebody in it; without a name it is the default one.
func (w *world) side(word string, of *side, named string) *side {
	w.t.Helper()
	s := &side{word: word, org: of.org, owner: of.owner}
	list, err := w.ready().Workspaces.List(w.t.Context(), s.owner.Account, s.org, false)
	w.must(err)
	s.place = list[0].Workspace.ID
	if named != "" {
		made, err := w.ready().Workspaces.Create(w.t.Context(), s.owner, s.org, named)
		w.must(err)
		s.place = made.Workspace.ID
	}
	s.by, s.member = w.join(word+"@example.com", s.org, access.Member, s.place, access.WorkspaceAdmin)
	s.desk = w.desks[word+"@example.com"]
	w.sides[word] = s
	return s
}

// title is a word as names have it.
func (s *side) title() string { return strings.ToUpper(s.word[:1]) + s.word[1:] }

// fill puts something of everything into a side.
func (w *world) fill(s *side) {
	w.t.Helper()
	ctx, r := w.t.Context(), w.ready()
	w.must(r.Resources.SetConnection(ctx, s.owner, s.org, resource.ConnectionInput{Name: s.word + " GPU", BaseURL: w.from.URL, Key: providerKey}))
	all, err := r.Resources.Connections(ctx, s.owner.Account, s.org)
	w.must(err)
	for _, c := range all {
		if c.Name == s.word+" GPU" {
			s.connection = string(c.ID)
		}
	}
	w.must(r.Resources.SetModels(ctx, s.owner, s.org, []resource.ModelInput{{
		Model: resource.Model{Name: s.word, Upstream: "sample:echo", Kind: resource.Chat, Connection: ident.Connection(s.connection), MaxOutput: 100},
		Input: "1", Output: "4",
	}}))
	shelf, err := resource.Read(ctx, r.DB.Read(), s.org)
	w.must(err)
	s.model = string(shelf.Models[s.word].ID)
	w.must(r.Resources.SetAllowed(ctx, s.owner, s.org, s.place, false, []ident.Model{ident.Model(s.model)}))
	w.must(r.Resources.SetAgent(ctx, s.by, s.org, resource.Agent{
		Workspace: s.place, Name: s.word + "-helper", Instructions: s.title() + " instructions", Model: ident.Model(s.model),
	}))
	shelf, err = resource.Read(ctx, r.DB.Read(), s.org)
	w.must(err)
	s.agent = string(shelf.Agents[s.place][s.word+"-helper"].ID)
	made, secret, err := r.APIKeys.Create(ctx, s.by, s.org, apikey.NewKey{Workspace: s.place, Name: s.title() + " key"})
	w.must(err)
	s.key, s.secret = string(made.ID), secret
	w.must(r.Limits.Set(ctx, s.owner, limit.Place{Organization: s.org, Workspace: s.place}, "", limit.Limits{},
		limit.Limits{MonthlySpend: map[string]int64{"heron": 111_111, "zebra": 777_777, "quagga": 888_888}[s.word]}))
	w.talk(s)
	w.invite(s)
}

// talk has somebody talk in the playground, and a program by the key.
func (w *world) talk(s *side) {
	w.t.Helper()
	id, run, err := w.ready().Chats.Send(w.t.Context(), s.by.Account, s.org, s.place, chat.Ask{Model: s.word, Text: s.title() + " whispers"})
	w.must(err)
	s.chat, s.run = string(id), run
	for range 100 {
		p, err := w.ready().Chats.Follow(w.t.Context(), s.by.Account, s.org, s.place, run, 0)
		w.must(err)
		if p.Message != nil {
			break
		}
	}
	if status, body := w.ask(s.secret, http.MethodPost, "/chat/completions", talkTo(s.word)); status != http.StatusOK {
		w.t.Fatal(s.word, status, body)
	}
	if s.word == "zebra" { // on top, so that the sum is one that can be recognized
		used, _, _ := w.ready().Meter.Used(s.org, string(s.place))
		w.spend(s, spentByZebra-used)
	}
}

func talkTo(model string) string {
	return fmt.Sprintf(`{"model":%q,"max_tokens":20,"messages":[{"role":"user","content":"Hello"}]}`, model)
}

func (w *world) invite(s *side) {
	w.t.Helper()
	sent, err := w.ready().Invitations.Send(w.t.Context(), s.owner, invitation.Request{Organization: s.org, People: []invitation.Person{{
		Email: s.word + "-guest@example.com", Name: s.title() + " guest", Roles: []access.Role{access.Member},
	}}})
	w.must(err)
	s.invitation = string(sent[0].ID)
}

// spend has a key use so much.
func (w *world) spend(s *side, nano int64) {
	w.t.Helper()
	m := w.ready().Meter
	r, err := m.Reserve(usage.Exchange{
		ID: "exc_01KB3F7W9ZQ2M4X8T6RVN5YHC0", Organization: s.org, Workspace: s.place, Key: ident.Key(s.key), Member: s.member, Model: s.model,
	}, usage.Worst{Spend: nano}, nil)
	w.must(err)
	w.must(r.Settle(usage.Outcome{Spend: nano, Status: http.StatusOK}))
}

// listen opens the gateway.
func (w *world) listen() {
	w.t.Helper()
	server, err := w.ready().Gateway.Listen(w.t.Context(), "127.0.0.1:0", 1<<20)
	w.must(err)
	ctx, cancel := context.WithCancel(context.Background())
	over := make(chan error, 1)
	go func() { over <- server.Serve(ctx) }()
	w.t.Cleanup(func() {
		cancel()
		w.must(<-over)
	})
	w.url = server.BaseURL()
}

// ask asks the gateway.
func (w *world) ask(key, method, path, body string) (int, string) {
	w.t.Helper()
	w.now.Advance(time.Second) // rates are another matter
	ctx, cancel := context.WithTimeout(w.t.Context(), 10*time.Second)
	defer cancel()
	r, err := http.NewRequestWithContext(ctx, method, w.url+path, strings.NewReader(body))
	w.must(err)
	r.Header.Set("Authorization", "Bearer "+key)
	r.Header.Set("Content-Type", "application/json")
	answer, err := http.DefaultClient.Do(r)
	w.must(err)
	defer answer.Body.Close()
	text, err := io.ReadAll(answer.Body)
	w.must(err)
	head, err := json.Marshal(answer.Header)
	w.must(err)
	return answer.StatusCode, string(text) + string(head)
}
