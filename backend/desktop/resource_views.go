package desktop

// ResourceInput names an organization.
type ResourceInput struct {
	Organization string `json:"organization" max:"40" required:"true"`
}

// ConnectionsView is the connections to providers of models.
type ConnectionsView struct {
	Connections []ConnectionView `json:"connections"`
}

// ConnectionView is a connection, without its key.
type ConnectionView struct {
	ID      string `json:"id"`
	Name    string `json:"name"`
	BaseURL string `json:"baseURL"`
	HasKey  bool   `json:"hasKey"`
	Hint    string `json:"hint"`   // the last characters of a long key
	Models  int    `json:"models"` // how many models lead there
	Created string `json:"created"`
}

// SetConnectionInput adds a connection, or changes the one that it names.
type SetConnectionInput struct {
	Organization string `json:"organization"  max:"40"   required:"true"`
	ID           string `json:"id,omitempty"  max:"40"` // empty: a new one
	Name         string `json:"name"          max:"100"  required:"true"`
	BaseURL      string `json:"baseURL"       max:"500"  required:"true"`
	Key          string `json:"key,omitempty" max:"2000"`
	// KeepKey leaves the key as it is where none is typed: without it the connection
	// has none then. A key doesn't go along to another host.
	KeepKey bool `json:"keepKey"`
}

// RemoveConnectionInput removes a connection, and the models that go with it: all
// that lead to it.
type RemoveConnectionInput struct {
	Organization string   `json:"organization"     max:"40" required:"true"`
	ID           string   `json:"id"               max:"40" required:"true"`
	Models       []string `json:"models,omitempty" max:"40" most:"2000"`
}

// TestConnectionInput is a connection to try, whether or not it is kept.
type TestConnectionInput struct {
	Organization string `json:"organization"  max:"40"   required:"true"`
	ID           string `json:"id,omitempty"  max:"40"` // whose key is used, with KeepKey
	BaseURL      string `json:"baseURL"       max:"500"  required:"true"`
	Key          string `json:"key,omitempty" max:"2000"`
	KeepKey      bool   `json:"keepKey"`
}

// ConnectionTestView is how trying a connection went.
type ConnectionTestView struct {
	OK           bool         `json:"ok"`
	Models       []ListedView `json:"models"` // what the provider serves, by name
	Milliseconds int64        `json:"milliseconds"`
	Problem      *ProblemView `json:"problem"` // null where it is OK
}

// ListedView is what the embedded list of prices knows of a model. Prices are
// decimal text, of a million tokens.
type ListedView struct {
	Name   string `json:"name"`
	Listed bool   `json:"listed"` // the list knows it
	Source string `json:"source"` // who published its price
	Kind   string `json:"kind"`   // "chat", "embedding" or "other"
	// Input, Output and Cached are in the organization's currency; empty where they
	// aren't known, or no rate of the dollar is.
	Input     string `json:"input"`
	Output    string `json:"output"`
	Cached    string `json:"cached"`
	USDInput  string `json:"usdInput"`
	USDOutput string `json:"usdOutput"`
	USDCached string `json:"usdCached"`
	MaxOutput int64  `json:"maxOutput"` // tokens; 0: not known
	Context   int64  `json:"context"`   // tokens; 0: not known
}

// ListedInput asks what the list knows of models.
type ListedInput struct {
	Organization string   `json:"organization" max:"40"  required:"true"`
	Names        []string `json:"names"        max:"200" most:"1000"`
}

// ListedsView is the answer, in the order of the question.
type ListedsView struct {
	Models   []ListedView `json:"models"`
	Currency string       `json:"currency"`
	USDRate  string       `json:"usdRate"`
	ListDate string       `json:"listDate"`
}

// ModelsView is the models of an organization.
type ModelsView struct {
	Models   []ModelView `json:"models"`
	Currency string      `json:"currency"` // of the prices; ISO 4217
	USDRate  string      `json:"usdRate"`  // what a dollar is taken for; empty: not said. "1" where the currency is the dollar
	ListDate string      `json:"listDate"` // of the embedded list of prices; YYYY-MM-DD
}

// ModelView is a model. Prices are decimal text, of a million tokens.
type ModelView struct {
	ID             string `json:"id"`
	Name           string `json:"name"`
	Connection     string `json:"connection"`
	ConnectionName string `json:"connectionName"`
	Upstream       string `json:"upstream"`
	Kind           string `json:"kind"` // "chat", "embedding" or "other"
	Priced         bool   `json:"priced"`
	Input          string `json:"input"`      // empty unless Priced
	Output         string `json:"output"`     // empty unless Priced
	Cached         string `json:"cached"`     // empty unless Priced
	MaxOutput      int64  `json:"maxOutput"`  // tokens; 0: not known
	Context        int64  `json:"context"`    // tokens; 0: not known
	Workspaces     int    `json:"workspaces"` // how many may use it
}

// SetModelsInput adds models and changes those that have an ID.
type SetModelsInput struct {
	Organization string       `json:"organization" max:"40"   required:"true"`
	Models       []ModelInput `json:"models"       most:"500" required:"true"`
}

// ModelInput is a model as it is entered. Without Input and Output its price isn't
// known; without Cached that of Input holds.
type ModelInput struct {
	ID         string `json:"id,omitempty"       max:"40"` // empty: a new one
	Name       string `json:"name"               max:"200" required:"true"`
	Connection string `json:"connection"         max:"40"  required:"true"`
	Upstream   string `json:"upstream,omitempty" max:"200"` // empty: as Name
	Kind       string `json:"kind"               max:"20"  required:"true"`
	Input      string `json:"input,omitempty"    max:"30"`
	Output     string `json:"output,omitempty"   max:"30"`
	Cached     string `json:"cached,omitempty"   max:"30"`
	MaxOutput  int64  `json:"maxOutput"`
	Context    int64  `json:"context"`
}

// RemoveModelsInput removes models.
type RemoveModelsInput struct {
	Organization string   `json:"organization" max:"40" required:"true"`
	Models       []string `json:"models"       max:"40" most:"500"      required:"true"`
}

// SetRateInput says what a US dollar is taken for.
type SetRateInput struct {
	Organization string `json:"organization"      max:"40" required:"true"`
	USDRate      string `json:"usdRate,omitempty" max:"30"` // decimal text; empty: no longer said
}

// ResourceWorkspaceInput names a workspace.
type ResourceWorkspaceInput struct {
	Organization string `json:"organization" max:"40" required:"true"`
	Workspace    string `json:"workspace"    max:"40" required:"true"`
}

// AllowedView is what a workspace may use.
type AllowedView struct {
	All    bool               `json:"all"`
	Models []AllowedModelView `json:"models"` // all that the organization has
}

// AllowedModelView is a model that a workspace may use or not.
type AllowedModelView struct {
	ID        string `json:"id"`
	Name      string `json:"name"`
	Kind      string `json:"kind"`
	Priced    bool   `json:"priced"`
	MaxOutput int64  `json:"maxOutput"` // tokens; 0: not known
	Allowed   bool   `json:"allowed"`
}

// SetAllowedInput says what a workspace may use.
type SetAllowedInput struct {
	Organization string   `json:"organization" max:"40" required:"true"`
	Workspace    string   `json:"workspace"    max:"40" required:"true"`
	All          bool     `json:"all"`
	Models       []string `json:"models"       max:"40" most:"2000"` // where not All
}

// AgentsView is the agents of a workspace.
type AgentsView struct {
	Agents []AgentView `json:"agents"`
}

// AgentView is an agent. Callers name it "agent:" and its name.
type AgentView struct {
	ID           string `json:"id"`
	Name         string `json:"name"`
	Instructions string `json:"instructions"`
	Model        string `json:"model"`
	ModelName    string `json:"modelName"`
	// Allowed says that the workspace may use the agent's model.
	Allowed     bool   `json:"allowed"`
	Temperature string `json:"temperature"` // decimal text; empty: the caller's
	TopP        string `json:"topP"`        // decimal text; empty: the caller's
	MaxOutput   int64  `json:"maxOutput"`   // tokens; 0: the model's
}

// SetAgentInput adds an agent, or changes the one that it names.
type SetAgentInput struct {
	Organization string `json:"organization"           max:"40"     required:"true"`
	Workspace    string `json:"workspace"              max:"40"     required:"true"`
	ID           string `json:"id,omitempty"           max:"40"` // empty: a new one
	Name         string `json:"name"                   max:"100"    required:"true"`
	Instructions string `json:"instructions,omitempty" lines:"true" max:"20000"`
	Model        string `json:"model"                  max:"40"     required:"true"`
	Temperature  string `json:"temperature,omitempty"  max:"10"`
	TopP         string `json:"topP,omitempty"         max:"10"`
	MaxOutput    int64  `json:"maxOutput"`
}

// AgentInput names an agent.
type AgentInput struct {
	Organization string `json:"organization" max:"40" required:"true"`
	Workspace    string `json:"workspace"    max:"40" required:"true"`
	ID           string `json:"id"           max:"40" required:"true"`
}
