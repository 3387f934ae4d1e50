package resource

import (
	"context"
	"strings"

	"golang.org/x/text/unicode/norm"

	"intendant/backend/access"
	"intendant/backend/ident"
	"intendant/backend/ledger"
	"intendant/backend/name"
	"intendant/backend/sqlite"
)

// Assistant is an agent as people see it.
type Assistant struct {
	Agent

	ModelName string
	Allowed   bool // the workspace may use its model
}

// Agents returns those of a workspace, by name, to somebody who may read it.
func (r *Resources) Agents(ctx context.Context, by ident.Account, id ident.Organization, w ident.Workspace) (list []Assistant, err error) {
	err = r.DB.ReadTx(ctx, func(q sqlite.Queryer) error {
		if _, err := inside(ctx, q, by, id, w, access.WorkspaceRead); err != nil {
			return err
		}
		s, err := Read(ctx, q, id)
		if err != nil {
			return err
		}
		names := map[ident.Model]string{}
		for _, m := range s.Models {
			names[m.ID] = m.Name
		}
		all, err := agents(ctx, q, id, w)
		for _, a := range all {
			list = append(list, Assistant{Agent: a, ModelName: names[a.Model], Allowed: s.May(w, a.Model)})
		}
		return err
	})
	return list, err
}

// SetAgent adds an agent to a workspace, or changes the one whose ID is given.
func (r *Resources) SetAgent(ctx context.Context, by ledger.Actor, id ident.Organization, a Agent) error {
	m, err := inside(ctx, r.DB.Read(), by.Account, id, a.Workspace, access.WorkspaceResources)
	if err != nil {
		return err
	}
	c := &AgentSet{
		Agent: a.ID, Workspace: a.Workspace, Name: a.Name, Model: a.Model, MaxOutput: a.MaxOutput, changes: a.ID != "",
		Instructions: norm.NFC.String(strings.TrimSpace(strings.ReplaceAll(a.Instructions, "\r\n", "\n"))),
		Temperature:  decimal(a.Temperature), TopP: decimal(a.TopP),
	}
	if clean, _, ok := name.Clean("name", a.Name); ok {
		c.Name = clean
	}
	if !c.changes {
		c.Agent = ident.New[ident.Agent](r.IDs)
	}
	return r.commit(ctx, by, m, c)
}

// decimal is decimal text in its shortest form, or what was typed.
func decimal(typed string) string {
	text := strings.TrimSpace(typed)
	if n, ok := parseNano(text); ok {
		return formatNano(n)
	}
	return text
}

// RemoveAgent removes an agent.
func (r *Resources) RemoveAgent(ctx context.Context, by ledger.Actor, id ident.Organization, w ident.Workspace, a ident.Agent) error {
	m, err := inside(ctx, r.DB.Read(), by.Account, id, w, access.WorkspaceResources)
	if err != nil {
		return err
	}
	return r.commit(ctx, by, m, &AgentRemoved{Agent: a, Workspace: w})
}
