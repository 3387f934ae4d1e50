package desktop_test

import (
	"encoding/json"
	"strings"
	"testing"

	"intendant/backend/core/coretest"
	"intendant/backend/desktop"
	"intendant/backend/fault"
	"intendant/backend/ledger"
	"intendant/backend/testhouse/provider"
)

const providerKey = "sk-Kx7vQp2LmZr9TnWc4YbHd8EfGj3A-Zq5u"

// shop is an Admin's window onto models, with a provider next door.
type shop struct {
	*desk

	resource  *desktop.Resource
	provider  *provider.Provider
	id        string
	workspace string
}

func openShop(t *testing.T) *shop {
	t.Helper()
	c, now := coretest.Open(t)
	set := desktop.New(c, desktop.Client{Door: ledger.DoorWindow, Language: "en"})
	s := &shop{desk: &desk{t: t, clock: now}}
	var workspaces *desktop.Workspace
	for _, one := range set.Bound() {
		switch one := one.(type) {
		case *desktop.Account:
			s.account = one
		case *desktop.Organization:
			s.organization = one
		case *desktop.Resource:
			s.resource = one
		case *desktop.Workspace:
			workspaces = one
		}
	}
	_, err := s.account.SignUp(ines)
	s.must(err)
	made, err := s.organization.Create(desktop.CreateInput{Name: "Atelier"})
	s.must(err)
	s.id = made.ID
	list, err := workspaces.List(desktop.WorkspacesInput{Organization: s.id})
	s.must(err)
	s.workspace = list.Workspaces[0].ID
	s.provider, err = provider.Start(provider.Options{Key: providerKey})
	s.must(err)
	t.Cleanup(s.provider.Close)
	return s
}

// silent makes sure that no answer tells the provider's key.
func (s *shop) silent(view any) {
	s.t.Helper()
	text, err := json.Marshal(view)
	s.must(err)
	if strings.Contains(string(text), providerKey) {
		s.t.Errorf("it tells the key: %s", text)
	}
}

func TestFromAProviderToAnAgent(t *testing.T) {
	s := openShop(t)
	set, err := s.resource.SetConnection(desktop.SetConnectionInput{Organization: s.id, Name: "Local", BaseURL: s.provider.URL, Key: providerKey})
	s.must(err)
	s.silent(set)
	c := set.Connections[0]
	if c.Name != "Local" || c.BaseURL != s.provider.URL || !c.HasKey || c.Hint != "Zq5u" {
		t.Errorf("%+v", c)
	}
	tried, err := s.resource.TestConnection(desktop.TestConnectionInput{Organization: s.id, ID: c.ID, BaseURL: c.BaseURL, KeepKey: true})
	s.must(err)
	s.silent(tried)
	if !tried.OK || tried.Problem != nil || len(tried.Models) == 0 || tried.Models[0].Kind == "" {
		t.Fatalf("%+v", tried)
	}
	models, err := s.resource.SetModels(desktop.SetModelsInput{Organization: s.id, Models: []desktop.ModelInput{
		{Name: "small", Upstream: tried.Models[0].Name, Connection: c.ID, Kind: "chat", Input: "0.15", Output: "0.6", MaxOutput: 4096},
		{Name: "free", Connection: c.ID, Kind: "chat"},
	}})
	s.must(err)
	small := models.Models[1]
	if models.Currency != "EUR" || models.ListDate == "" || small.Input != "0.15" || small.Cached != "0.15" || !small.Priced ||
		small.ConnectionName != "Local" || small.Workspaces != 1 || models.Models[0].Priced {
		t.Errorf("%+v", models)
	}
	_, err = s.resource.RemoveConnection(desktop.RemoveConnectionInput{Organization: s.id, ID: c.ID})
	s.refused(err, fault.ConnectionInUse)

	allowed, err := s.resource.SetAllowed(desktop.SetAllowedInput{Organization: s.id, Workspace: s.workspace, Models: []string{small.ID}})
	s.must(err)
	if allowed.All || len(allowed.Models) != 2 || allowed.Models[0].Allowed || allowed.Models[0].Priced || !allowed.Models[1].Allowed ||
		!allowed.Models[1].Priced || allowed.Models[1].MaxOutput != 4096 {
		t.Errorf("%+v", allowed)
	}
	agents, err := s.resource.SetAgent(desktop.SetAgentInput{
		Organization: s.id, Workspace: s.workspace, Name: "Réviseur", Instructions: "Correct it.\nSay why.", Model: small.ID, Temperature: "0.70",
	})
	s.must(err)
	if a := agents.Agents[0]; a.Name != "Réviseur" || a.ModelName != "small" || a.Temperature != "0.7" || !a.Allowed {
		t.Errorf("%+v", agents)
	}
	_, err = s.resource.RemoveModels(desktop.RemoveModelsInput{Organization: s.id, Models: []string{small.ID}})
	s.refused(err, fault.ModelInUse)
	agents, err = s.resource.RemoveAgent(desktop.AgentInput{Organization: s.id, Workspace: s.workspace, ID: agents.Agents[0].ID})
	if s.must(err); len(agents.Agents) != 0 {
		t.Errorf("%+v", agents)
	}
	models, err = s.resource.RemoveModels(desktop.RemoveModelsInput{Organization: s.id, Models: []string{models.Models[0].ID}})
	if s.must(err); len(models.Models) != 1 {
		t.Errorf("%+v", models)
	}
	set, err = s.resource.RemoveConnection(desktop.RemoveConnectionInput{Organization: s.id, ID: c.ID, Models: []string{small.ID}})
	if s.must(err); len(set.Connections) != 0 {
		t.Errorf("%+v", set)
	}
}

func TestATestWordsWhatIsWrong(t *testing.T) {
	s := openShop(t)
	_, err := s.account.SetPreferences(desktop.PreferencesInput{Language: "de", Theme: "light", Contrast: "system"})
	s.must(err)
	in := desktop.TestConnectionInput{Organization: s.id, BaseURL: s.provider.URL, Key: "wrong"}
	tried, err := s.resource.TestConnection(in)
	s.must(err)
	if p := tried.Problem; tried.OK || p == nil || p.Code != string(fault.ConnectionUnauthorized) || !strings.Contains(p.Message, "akzeptiert den Schlüssel nicht") {
		t.Errorf("%+v", tried)
	}
	in.BaseURL = "http://api.example.com"
	_, err = s.resource.TestConnection(in)
	s.refused(err, fault.InputInvalid)
	in.ID = "con_01KB3F7W9ZQ2M4X8T6RVN5YHCE"
	in.BaseURL, in.Key, in.KeepKey = s.provider.URL, "", true
	_, err = s.resource.TestConnection(in)
	s.refused(err, fault.NotFound)
}

func TestTheListOfPrices(t *testing.T) {
	s := openShop(t)
	in := desktop.ListedInput{Organization: s.id, Names: []string{"unheard-of", "text-embedding-3-small"}}
	view, err := s.resource.Listed(in)
	s.must(err)
	if m := view.Models; len(m) != 2 || m[0].Listed || !m[1].Listed || m[1].USDInput != "0.02" || m[1].Input != "" || m[1].Kind != "embedding" {
		t.Errorf("%+v", view)
	}
	models, err := s.resource.SetRate(desktop.SetRateInput{Organization: s.id, USDRate: "0.9"})
	if s.must(err); models.USDRate != "0.9" {
		t.Errorf("%+v", models)
	}
	view, err = s.resource.Listed(in)
	if s.must(err); view.Models[1].Input != "0.018" || view.USDRate != "0.9" {
		t.Errorf("%+v", view)
	}
}
