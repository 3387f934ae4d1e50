package cli

import (
	"intendant/backend/ident"
	"intendant/backend/resource"
)

// What the demo's organization may use. The keys are plainly none: whoever asks
// these providers by the demo is told that they are refused.
const (
	mistral  = "Mistral AI"
	openAI   = "OpenAI"
	workshop = "Workshop server"

	mistralKey = "a-demo-has-no-real-key-0001"
	openAIKey  = "a-demo-has-no-real-key-0002"
)

const (
	mistralLarge  = "mistral-large"
	mistralMedium = "mistral-medium"
	mistralSmall  = "mistral-small"
	codestral     = "codestral"
	mistralEmbed  = "mistral-embed"
	gpt           = "gpt-4.1"
	gptMini       = "gpt-4.1-mini"
	llama         = "llama3.2:3b"
	coder         = "qwen2.5-coder:7b"
)

// dollar is what the organization takes one for, in euros.
const dollar = "0.92"

// supplies are how it came to providers and models, and what it made of these.
func supplies() []milestone {
	return []milestone{
		{12, "", connect(workshop, "http://127.0.0.1:11434/v1", "")}, // Ollama, if there is one
		{12, "", own(workshop, llama, coder)},
		{13, "", connect(mistral, "https://api.mistral.ai/v1", mistralKey)},
		{13, "", (*story).takeDollarsFor},
		{13, "", listed(mistral, mistralLarge, mistralMedium, mistralSmall, codestral, mistralEmbed)},
		{19, "tomasz.wisniewski", agent(shop, helpdesk)},
		{25, "tomasz.wisniewski", agent(catalogue, productText)},
		{32, "", connect(openAI, "https://api.openai.com/v1", openAIKey)},
		{32, "", listed(openAI, gpt, gptMini)},
		{40, "", agent(atelier, proofreader)},
		{65, "", only(shop, mistralLarge, mistralMedium, mistralSmall, llama)}, // as the customers are promised
		{79, "zoe.vandenberg", agent(shop, kinderHelpdesk)},
	}
}

func connect(name, url, key string) func(*story) error {
	return func(s *story) error {
		return s.Resources.SetConnection(s.ctx, s.by, s.main, resource.ConnectionInput{Name: name, BaseURL: url, Key: key})
	}
}

func (s *story) takeDollarsFor() error { return s.Resources.SetRate(s.ctx, s.by, s.main, dollar) }

// listed adds models with the prices of the list.
func listed(connection string, names ...string) func(*story) error {
	return func(s *story) error {
		provider := make([]string, len(names))
		for i, name := range names {
			provider[i] = upstream(connection, name)
		}
		known, err := s.Resources.Listed(s.ctx, s.by.Account, s.main, provider)
		if err != nil {
			return err
		}
		return s.stock(connection, names, known.ByName)
	}
}

// own adds models that cost nothing.
func own(connection string, names ...string) func(*story) error {
	return func(s *story) error {
		none := map[string]resource.Listing{}
		for _, name := range names {
			none[name] = resource.Listing{Kind: resource.Chat, Local: resource.LocalPrice{Input: "0", Output: "0"}, Context: 32_768, MaxOutput: 4096}
		}
		return s.stock(connection, names, none)
	}
}

// usualOutput is what models are asked for at most whose provider doesn't say.
const usualOutput = 8192

func (s *story) stock(connection string, names []string, from map[string]resource.Listing) error {
	at, err := s.connection(connection)
	if err != nil {
		return err
	}
	models := make([]resource.ModelInput, len(names))
	for i, name := range names {
		l := from[upstream(connection, name)]
		models[i] = resource.ModelInput{Input: l.Local.Input, Output: l.Local.Output, Cached: l.Local.Cached}
		models[i].Model = resource.Model{
			Name: name, Connection: at, Upstream: upstream(connection, name), Kind: l.Kind, Context: l.Context, MaxOutput: l.MaxOutput,
		}
		if l.MaxOutput == 0 && l.Kind == resource.Chat {
			models[i].MaxOutput = usualOutput
		}
	}
	return s.Resources.SetModels(s.ctx, s.by, s.main, models)
}

// upstream is what the provider calls a model.
func upstream(connection, name string) string {
	if connection == mistral && name != mistralEmbed {
		return name + "-latest"
	}
	return name
}

func (s *story) connection(name string) (ident.Connection, error) {
	all, err := s.Resources.Connections(s.ctx, s.by.Account, s.main)
	for _, c := range all {
		if c.Name == name {
			return c.ID, nil
		}
	}
	return "", err
}

// only says which models a workspace may use.
func only(name string, models ...string) func(*story) error {
	return func(s *story) error {
		shelf, err := resource.Read(s.ctx, s.DB.Read(), s.main)
		if err != nil {
			return err
		}
		return s.Resources.SetAllowed(s.ctx, s.by, s.main, s.rooms[name], false, ids(shelf, models))
	}
}

func ids(shelf *resource.Shelf, names []string) (all []ident.Model) {
	for _, name := range names {
		all = append(all, shelf.Models[name].ID)
	}
	return all
}
