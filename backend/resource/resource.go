package resource

import (
	"slices"

	"intendant/backend/ident"
)

// Price is what a million tokens cost, in nano-units (1e-9 of a unit) of the
// organization's currency.
type Price struct {
	Input  int64
	Output int64
	Cached int64 // of input that the provider had read before
}

// The kinds of models.
const (
	Chat      = "chat"
	Embedding = "embedding"
	Other     = "other"
)

// ModelKinds are all of them.
var ModelKinds = []string{Chat, Embedding, Other}

// Model is what callers may name.
type Model struct {
	ID         ident.Model
	Name       string // as callers call it
	Connection ident.Connection
	Upstream   string // as the provider calls it
	Kind       string
	Price      Price
	// Priced says that the price is known, in the organization's currency; it may be
	// nothing.
	Priced    bool
	MaxOutput int64 // tokens; 0: not known
	Context   int64 // tokens; 0: not known
}

// Connection is where models are.
type Connection struct {
	ID           ident.Connection
	Organization ident.Organization
	Name         string
	BaseURL      string // without a slash at the end; what an API path is appended to, such as "/chat/completions"
	Sealed       []byte // the key; nil where the provider asks for none. Resources.Secret opens it
}

// Agent is a model with instructions and parameters; callers name it "agent:" and
// its name.
type Agent struct {
	ID           ident.Agent
	Workspace    ident.Workspace
	Name         string
	Instructions string
	Model        ident.Model
	Temperature  string // a decimal number, which is JSON as it stands; empty: the caller's
	TopP         string // the same
	MaxOutput    int64  // tokens; 0: the model's
}

// AgentPrefix is what a caller writes before an agent's name.
const AgentPrefix = "agent:"

// Shelf is all that an organization has.
type Shelf struct {
	Currency    string
	Models      map[string]Model // by name
	Connections map[ident.Connection]Connection
	// Allowed are the models of workspaces that have a list; one that has none may
	// use all.
	Allowed map[ident.Workspace][]ident.Model
	Agents  map[ident.Workspace]map[string]Agent // by name
}

// May reports whether a workspace may use a model.
func (s *Shelf) May(w ident.Workspace, m ident.Model) bool {
	list, limited := s.Allowed[w]
	return !limited || slices.Contains(list, m)
}
