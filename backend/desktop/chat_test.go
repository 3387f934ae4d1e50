package desktop_test

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"intendant/backend/clock"
	"intendant/backend/core"
	"intendant/backend/core/coretest"
	"intendant/backend/desktop"
	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/ledger"
	"intendant/backend/testhouse/provider"
)

// parlour is an organization with a provider behind it, and somebody who talks.
type parlour struct {
	*desk

	core *core.Core
	now  *clock.Fake
	chat *desktop.Chat
	org  string
	in   string
}

func openParlour(t *testing.T) *parlour {
	t.Helper()
	c, now := coretest.Open(t)
	p := &parlour{desk: &desk{t: t, clock: now}, core: c, now: now}
	var resources *desktop.Resource
	for _, one := range desktop.New(c, desktop.Client{Door: ledger.DoorWindow, Language: "en"}).Bound() {
		switch one := one.(type) {
		case *desktop.Account:
			p.account = one
		case *desktop.Organization:
			p.organization = one
		case *desktop.Workspace:
			p.workspace = one
		case *desktop.Resource:
			resources = one
		case *desktop.Chat:
			p.chat = one
		}
	}
	_, err := p.account.SignUp(ines)
	p.must(err)
	made, err := p.organization.Create(desktop.CreateInput{Name: "Atelier"})
	p.must(err)
	list, err := p.workspace.List(desktop.WorkspacesInput{Organization: made.ID})
	p.must(err)
	p.org, p.in = made.ID, list.Workspaces[0].ID
	p.equip(resources)
	return p
}

func (p *parlour) equip(resources *desktop.Resource) {
	p.t.Helper()
	from, err := provider.Start(provider.Options{Key: providerKey})
	p.must(err)
	p.t.Cleanup(from.Close)
	set, err := resources.SetConnection(desktop.SetConnectionInput{Organization: p.org, Name: "Local", BaseURL: from.URL, Key: providerKey})
	p.must(err)
	model := func(name, wish, input, output string) desktop.ModelInput {
		return desktop.ModelInput{
			Name: name, Upstream: "sample:" + wish, Connection: set.Connections[0].ID, Kind: "chat", Input: input, Output: output, MaxOutput: 100,
		}
	}
	all, err := resources.SetModels(desktop.SetModelsInput{Organization: p.org, Models: []desktop.ModelInput{
		model("echo", "echo", "2", "6"), model("slow", "echo,every=300ms", "2", "6"), model("free", "", "", ""),
		model("mute", "status=500", "2", "6"),
		{Name: "vectors", Connection: set.Connections[0].ID, Kind: "embedding"},
	}})
	p.must(err)
	for _, m := range all.Models {
		if m.Name == "echo" {
			_, err = resources.SetAgent(desktop.SetAgentInput{Organization: p.org, Workspace: p.in, Name: "Parrot", Instructions: "Say it again.", Model: m.ID})
			p.must(err)
		}
	}
}

// send asks, a while after what was asked before.
func (p *parlour) send(in desktop.SendInput) desktop.AskedView {
	p.t.Helper()
	p.now.Advance(2 * time.Second)
	in.Organization, in.Workspace = p.org, p.in
	asked, err := p.chat.Send(in)
	p.must(err)
	return asked
}

func (p *parlour) answered(run string) desktop.MessageView {
	p.t.Helper()
	for from := int64(0); ; {
		got, err := p.chat.Follow(desktop.FollowInput{Organization: p.org, Workspace: p.in, Run: run, From: from})
		p.must(err)
		if got.Done {
			return *got.Message
		}
		from = got.Next
	}
}

// spent is what the meter counts for the organization.
func (p *parlour) spent() int64 {
	p.t.Helper()
	ready, err := p.core.Ready()
	p.must(err)
	spend, _, reserved := ready.Meter.Used(ident.Organization(p.org), "org")
	if reserved != 0 {
		p.t.Errorf("%d is still set aside", reserved)
	}
	return spend
}

func (p *parlour) whole(chat string) desktop.ChatView {
	p.t.Helper()
	view, err := p.chat.Read(desktop.ChatInput{Organization: p.org, Workspace: p.in, Chat: chat})
	p.must(err)
	return view
}

func TestTalkingThroughTheGateway(t *testing.T) {
	p := openParlour(t)
	choices, err := p.chat.Choices(desktop.ChatChoicesInput{Organization: p.org, Workspace: p.in})
	p.must(err)
	var names []string
	for _, c := range choices.Models {
		names = append(names, c.Name)
	}
	if strings.Join(names, " ") != "agent:Parrot echo free mute slow" || !choices.Models[0].Agent || choices.Currency != "EUR" {
		t.Errorf("%+v", choices)
	}
	asked := p.send(desktop.SendInput{Model: "echo", Text: "Who is\nthere?"})
	m := p.answered(asked.Run)
	if m.Text != "Who is\nthere?" || m.State != "done" || m.Input != 6 || m.Output != 2 || m.Spend != strconv.Itoa(6*2000+2*6000) || m.Estimated {
		t.Errorf("%+v", m)
	}
	m = p.answered(p.send(desktop.SendInput{Chat: asked.Chat, Model: "agent:Parrot", Text: "It is me."}).Run)
	if m.Text != "It is me." || m.Model != "agent:Parrot" || m.Estimated {
		t.Errorf("%+v", m)
	}
	m = p.answered(p.send(desktop.SendInput{Chat: asked.Chat, Model: "free", Retry: true}).Run)
	if m.State != "done" || m.Spend != "" || m.Output == 0 {
		t.Errorf("%+v", m)
	}
	view := p.whole(asked.Chat)
	if len(view.Messages) != 4 || view.Spend != strconv.FormatInt(p.spent(), 10) || view.Currency != "EUR" || view.Chat.Title != "Who is" {
		t.Errorf("%+v, and the meter says %d", view, p.spent())
	}
}

// A stopped answer counts as what was set aside, here and at the meter.
func TestStoppingThroughTheGateway(t *testing.T) {
	p := openParlour(t)
	asked := p.send(desktop.SendInput{Model: "slow", Text: "one two three four five six seven eight nine ten"})
	for {
		got, err := p.chat.Follow(desktop.FollowInput{Organization: p.org, Workspace: p.in, Run: asked.Run})
		if p.must(err); got.Text != "" {
			break
		}
	}
	_, err := p.chat.Stop(desktop.RunInput{Organization: p.org, Workspace: p.in, Run: asked.Run})
	p.must(err)
	m := p.answered(asked.Run)
	if m.State != "stopped" || !m.Estimated || strings.Contains(m.Text, "ten") || m.Output != 100 || m.Spend != strconv.FormatInt(p.spent(), 10) {
		t.Errorf("%+v, and the meter says %d", m, p.spent())
	}
}

func TestAFailureIsWordedForWhoeverReadsIt(t *testing.T) {
	p := openParlour(t)
	asked := p.send(desktop.SendInput{Model: "mute", Text: "Hello?"})
	m := p.answered(asked.Run)
	if m.State != "failed" || m.Problem == nil || m.Problem.Code != string(fault.ChatRefused) || !strings.Contains(m.Problem.Message, "Le fournisseur") { // ines reads French
		t.Errorf("%+v, %+v", m, m.Problem)
	}
	m = p.answered(p.send(desktop.SendInput{Chat: asked.Chat, Model: "gone", Text: "Hello?"}).Run)
	if m.Problem == nil || m.Problem.Code != string(fault.ChatModel) || m.Problem.Params["model"] != "gone" {
		t.Errorf("%+v, %+v", m, m.Problem)
	}
	_, err := p.account.SetPreferences(desktop.PreferencesInput{Language: "de", Theme: "light", Contrast: "system"})
	p.must(err)
	if view := p.whole(asked.Chat); !strings.Contains(view.Messages[1].Problem.Message, "Der Anbieter") {
		t.Errorf("%+v", view.Messages[1].Problem)
	}
}

// The key goes with the chats, and with the organization.
func TestTheEndOfChats(t *testing.T) {
	p := openParlour(t)
	keys := func() int {
		files, err := os.ReadDir(filepath.Join(p.core.Dir(), "keys"))
		if err != nil && !os.IsNotExist(err) {
			t.Fatal(err)
		}
		return len(files)
	}
	p.answered(p.send(desktop.SendInput{Model: "echo", Text: "Who is there?"}).Run)
	if keys() != 1 {
		t.Errorf("%d keys", keys())
	}
	_, err := p.chat.DeleteAll(desktop.DeleteChatsInput{Organization: p.org, Name: "Atelie"})
	p.refused(err, fault.OrganizationNameMismatch)
	p.now.Advance(6 * time.Minute)
	_, err = p.chat.DeleteAll(desktop.DeleteChatsInput{Organization: p.org, Name: "Atelier"})
	p.refused(err, fault.ReauthenticationRequired)
	_, err = p.account.Confirm(desktop.PasswordInput{Password: ines.Password})
	p.must(err)
	gone, err := p.chat.DeleteAll(desktop.DeleteChatsInput{Organization: p.org, Name: "Atelier"})
	if p.must(err); gone.Changed != 1 || keys() != 0 {
		t.Errorf("%+v, %d keys", gone, keys())
	}
	p.answered(p.send(desktop.SendInput{Model: "echo", Text: "And now?"}).Run)
	_, err = p.organization.Delete(desktop.DeleteInput{ID: p.org, Name: "Atelier", Password: ines.Password})
	if p.must(err); keys() != 0 {
		t.Errorf("%d keys after the organization", keys())
	}
}
