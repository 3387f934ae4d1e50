package resource

import (
	"context"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/ledger"
	"intendant/backend/name"
	"intendant/backend/sqlite"
)

// AgentSet adds an agent to a workspace, or changes all of one.
type AgentSet struct {
	Agent        ident.Agent     `json:"agent"`
	Instructions string          `json:"instructions"`
	MaxOutput    int64           `json:"max_output"` // tokens; 0: the model's
	Model        ident.Model     `json:"model"`
	Name         string          `json:"name"`
	Temperature  string          `json:"temperature"` // decimal text; empty: the caller's
	TopP         string          `json:"top_p"`       // decimal text; empty: the caller's
	Workspace    ident.Workspace `json:"workspace"`

	changes       bool              // one that there must be
	before, after map[string]string // read by Check
}

func (c *AgentSet) agent() Agent {
	return Agent{
		ID: c.Agent, Workspace: c.Workspace, Name: c.Name, Instructions: c.Instructions, Model: c.Model,
		Temperature: c.Temperature, TopP: c.TopP, MaxOutput: c.MaxOutput,
	}
}

// Check wants an agent that can be, under a name of its own in the workspace, of a
// chat model that the workspace may use.
func (c *AgentSet) Check(ctx context.Context, tx *sqlite.Tx, _ ledger.Actor, at ledger.Stamp) error {
	if wrong := c.agent().wrong(); len(wrong) > 0 {
		return fault.Invalid(wrong...)
	}
	if err := c.elsewhere(ctx, tx, at.Organization()); err != nil {
		return err
	}
	old, err := agent(ctx, tx, at.Organization(), c.Workspace, c.Agent)
	switch {
	case err == nil && old == c.agent():
		return fault.New(fault.ChangeNone)
	case err != nil && (!fault.Is(err, fault.NotFound) || c.changes):
		return err
	}
	if err := c.checkModel(ctx, tx, at.Organization(), old.Model); err != nil {
		return err
	}
	if err := c.checkOthers(ctx, tx, at.Organization()); err != nil {
		return err
	}
	return c.remember(ctx, tx, at.Organization(), old)
}

// elsewhere returns fault.NotFound for an agent of another workspace.
func (c *AgentSet) elsewhere(ctx context.Context, q sqlite.Queryer, id ident.Organization) error {
	var is bool
	err := q.QueryRowContext(ctx,
		`SELECT EXISTS (SELECT 1 FROM agent WHERE organization = ? AND id = ? AND workspace <> ?)`, id, c.Agent, c.Workspace).Scan(&is)
	if err == nil && is {
		err = fault.New(fault.NotFound)
	}
	return err
}

// checkModel lets an agent keep the model that it has, whatever the workspace may
// use by now: calling it is refused then.
func (c *AgentSet) checkModel(ctx context.Context, q sqlite.Queryer, id ident.Organization, had ident.Model) error {
	kind, err := one(ctx, q, text, `SELECT kind FROM model WHERE organization = ? AND id = ?`, id, c.Model)
	if err != nil {
		return err
	}
	limited, list, err := allowed(ctx, q, id, c.Workspace)
	if err != nil || c.Model == had {
		return err
	}
	s := &Shelf{Allowed: map[ident.Workspace][]ident.Model{}}
	if limited {
		s.Allowed[c.Workspace] = list
	}
	if kind != Chat || !s.May(c.Workspace, c.Model) {
		return fault.Invalid(fault.On("model", fault.NotOffered))
	}
	return nil
}

func (c *AgentSet) checkOthers(ctx context.Context, q sqlite.Queryer, id ident.Organization) error {
	var others int
	var taken bool
	err := q.QueryRowContext(ctx,
		`SELECT COUNT(*), COALESCE(MAX(folded = ?4), 0) FROM agent WHERE organization = ?1 AND workspace = ?2 AND id <> ?3`,
		id, c.Workspace, c.Agent, name.Folded(c.Name)).Scan(&others, &taken)
	switch {
	case err != nil:
		return err
	case taken:
		return fault.Invalid(fault.On("name", fault.Taken))
	case others >= MaxAgents:
		return fault.New(fault.ResourcesFull, "max", strconv.Itoa(MaxAgents))
	}
	return nil
}

// remember keeps what Diff tells. The instructions stand in the payload.
func (c *AgentSet) remember(ctx context.Context, q sqlite.Queryer, id ident.Organization, old Agent) error {
	c.before, c.after = map[string]string{}, map[string]string{"name": c.Name}
	model, err := modelName(ctx, q, id, c.Model)
	if err != nil {
		return err
	}
	c.after["model"] = model
	if old.ID == "" {
		return nil
	}
	c.before["name"] = old.Name
	c.before["model"], err = modelName(ctx, q, id, old.Model)
	for _, f := range []struct{ key, before, after string }{
		{"temperature", old.Temperature, c.Temperature},
		{"topP", old.TopP, c.TopP},
		{"maxOutput", strconv.FormatInt(old.MaxOutput, 10), strconv.FormatInt(c.MaxOutput, 10)},
	} {
		if f.before != f.after {
			c.before[f.key], c.after[f.key] = f.before, f.after
		}
	}
	return err
}

// Diff is the name, the model and the parameters.
func (c *AgentSet) Diff(context.Context, *sqlite.Tx) (ledger.Diff, error) {
	return ledger.Diff{Before: c.before, After: c.after}, nil
}

// Apply writes the agent.
func (c *AgentSet) Apply(ctx context.Context, tx *sqlite.Tx, _ ledger.Actor, at ledger.Stamp) error {
	_, err := tx.ExecContext(ctx,
		`INSERT OR REPLACE INTO agent (organization, id, workspace, name, folded, model, instructions, temperature, top_p, max_output)
		 VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		at.Ledger, c.Agent, c.Workspace, c.Name, name.Folded(c.Name), c.Model, c.Instructions, c.Temperature, c.TopP, c.MaxOutput)
	return err
}

// Place is the workspace.
func (c *AgentSet) Place() ident.Workspace { return c.Workspace }

// Target is the agent.
func (c *AgentSet) Target() ledger.Target { return agentTarget(c.Agent) }

func agentTarget(id ident.Agent) ledger.Target { return ledger.Target{Type: "agent", ID: string(id)} }

// wrong are the fields of an agent that can't be.
func (a Agent) wrong() []fault.Field {
	var wrong []fault.Field
	if field, ok := name.Cleaned("name", a.Name); !ok {
		wrong = append(wrong, field)
	}
	switch {
	case utf8.RuneCountInString(a.Instructions) > maxInstructions:
		wrong = append(wrong, fault.On("instructions", fault.TooLong, "max", strconv.Itoa(maxInstructions)))
	case !utf8.ValidString(a.Instructions) || strings.ContainsFunc(a.Instructions, unwritten):
		wrong = append(wrong, fault.On("instructions", fault.ForbiddenChars))
	}
	for _, f := range []struct {
		name, text string
		most       int64
	}{{"temperature", a.Temperature, maxTemperature}, {"topP", a.TopP, maxTopP}} {
		if f.text == "" {
			continue
		}
		n, field := amount(f.name, f.text, f.most)
		if field == nil && formatNano(n) != f.text {
			field = []fault.Field{fault.On(f.name, fault.Malformed)}
		}
		wrong = append(wrong, field...)
	}
	if a.MaxOutput < 0 || a.MaxOutput > maxTokens {
		wrong = append(wrong, fault.On("maxOutput", fault.Malformed))
	}
	return wrong
}

func unwritten(r rune) bool { return unicode.IsControl(r) && r != '\n' && r != '\t' }
