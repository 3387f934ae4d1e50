package resource

import (
	"context"

	"intendant/backend/ident"
	"intendant/backend/ledger"
	"intendant/backend/sqlite"
)

// AgentRemoved removes an agent.
type AgentRemoved struct {
	Agent     ident.Agent     `json:"agent"`
	Workspace ident.Workspace `json:"workspace"`

	before Agent // read by Check
}

// Check wants an agent that there is in the workspace.
func (c *AgentRemoved) Check(ctx context.Context, tx *sqlite.Tx, _ ledger.Actor, at ledger.Stamp) (err error) {
	c.before, err = agent(ctx, tx, at.Organization(), c.Workspace, c.Agent)
	return err
}

// Diff is what it was called.
func (c *AgentRemoved) Diff(context.Context, *sqlite.Tx) (ledger.Diff, error) {
	return ledger.Diff{Before: map[string]string{"name": c.before.Name}, After: map[string]string{}}, nil
}

// Apply removes it.
func (c *AgentRemoved) Apply(ctx context.Context, tx *sqlite.Tx, _ ledger.Actor, at ledger.Stamp) error {
	_, err := tx.ExecContext(ctx,
		`DELETE FROM agent WHERE organization = ? AND workspace = ? AND id = ?`, at.Ledger, c.Workspace, c.Agent)
	return err
}

// Place is the workspace.
func (c *AgentRemoved) Place() ident.Workspace { return c.Workspace }

// Target is the agent.
func (c *AgentRemoved) Target() ledger.Target { return agentTarget(c.Agent) }
