package desktop

import (
	"cmp"
	"context"
	"time"

	"intendant/backend/ident"
	"intendant/backend/resource"
)

// Resource offers what workspaces may use.
type Resource struct{ room *room }

// Connections shows the connections to providers of models.
func (r *Resource) Connections(in ResourceInput) (ConnectionsView, error) {
	return call(r.room, "Resource.Connections", in, visit.connections)
}

// SetConnection adds a connection, or changes all of one.
func (r *Resource) SetConnection(in SetConnectionInput) (ConnectionsView, error) {
	return call(r.room, "Resource.SetConnection", in, visit.setConnection)
}

// RemoveConnection removes a connection, with the models that lead to it.
func (r *Resource) RemoveConnection(in RemoveConnectionInput) (ConnectionsView, error) {
	return call(r.room, "Resource.RemoveConnection", in, visit.removeConnection)
}

// TestConnection tries a connection and says what is wrong with it.
func (r *Resource) TestConnection(in TestConnectionInput) (ConnectionTestView, error) {
	return call(r.room, "Resource.TestConnection", in, visit.testConnection)
}

// Models shows the models and their prices.
func (r *Resource) Models(in ResourceInput) (ModelsView, error) {
	return call(r.room, "Resource.Models", in, visit.models)
}

// Listed says what the embedded list of prices knows of models.
func (r *Resource) Listed(in ListedInput) (ListedsView, error) {
	return call(r.room, "Resource.Listed", in, visit.listed)
}

// SetModels adds models and changes others.
func (r *Resource) SetModels(in SetModelsInput) (ModelsView, error) {
	return call(r.room, "Resource.SetModels", in, visit.setModels)
}

// RemoveModels removes models.
func (r *Resource) RemoveModels(in RemoveModelsInput) (ModelsView, error) {
	return call(r.room, "Resource.RemoveModels", in, visit.removeModels)
}

// SetRate says what a US dollar is taken for.
func (r *Resource) SetRate(in SetRateInput) (ModelsView, error) {
	return call(r.room, "Resource.SetRate", in, visit.setRate)
}

// Allowed shows which models a workspace may use.
func (r *Resource) Allowed(in ResourceWorkspaceInput) (AllowedView, error) {
	return call(r.room, "Resource.Allowed", in, visit.allowed)
}

// SetAllowed says which models a workspace may use.
func (r *Resource) SetAllowed(in SetAllowedInput) (AllowedView, error) {
	return call(r.room, "Resource.SetAllowed", in, visit.setAllowed)
}

// Agents shows the agents of a workspace.
func (r *Resource) Agents(in ResourceWorkspaceInput) (AgentsView, error) {
	return call(r.room, "Resource.Agents", in, visit.agents)
}

// SetAgent adds an agent, or changes all of one.
func (r *Resource) SetAgent(in SetAgentInput) (AgentsView, error) {
	return call(r.room, "Resource.SetAgent", in, visit.setAgent)
}

// RemoveAgent removes an agent.
func (r *Resource) RemoveAgent(in AgentInput) (AgentsView, error) {
	return call(r.room, "Resource.RemoveAgent", in, visit.removeAgent)
}

func (v visit) connections(ctx context.Context, in ResourceInput) (ConnectionsView, error) {
	list, err := v.Resources.Connections(ctx, v.session.Account, ident.Organization(in.Organization))
	view := ConnectionsView{Connections: []ConnectionView{}}
	for _, c := range list {
		view.Connections = append(view.Connections, ConnectionView{
			ID: string(c.ID), Name: c.Name, BaseURL: c.BaseURL, HasKey: c.HasKey, Hint: c.Hint, Models: c.Models,
			Created: c.Created.Format(time.RFC3339),
		})
	}
	return view, err
}

func (v visit) testConnection(ctx context.Context, in TestConnectionInput) (ConnectionTestView, error) {
	view := ConnectionTestView{Models: []ListedView{}}
	id, err := optional[ident.Connection](in.ID)
	if err != nil {
		return view, err
	}
	org := ident.Organization(in.Organization)
	served, took, err := v.Resources.Test(ctx, v.session.Account, org, resource.ConnectionInput{
		ID: id, BaseURL: in.BaseURL, Key: in.Key, KeepKey: in.KeepKey,
	})
	view.Milliseconds = took.Milliseconds()
	if err != nil && took == 0 { // it was not tried
		return view, err
	}
	if err != nil {
		note("Resource.TestConnection", err)
		view.Problem = worded(v.language(), err)
		return view, nil
	}
	view.OK = true
	view.Models, err = v.served(ctx, org, served)
	return view, err
}

// served is what a provider serves, with what the list of prices knows of it.
func (v visit) served(ctx context.Context, id ident.Organization, served []resource.Served) ([]ListedView, error) {
	names := make([]string, 0, len(served))
	for _, m := range served {
		names = append(names, m.Name)
	}
	known, err := v.Resources.Listed(ctx, v.session.Account, id, names)
	views := make([]ListedView, 0, len(served))
	for _, m := range served {
		view := listedView(m.Name, known)
		if m.Context > 0 {
			view.Context = m.Context
		}
		views = append(views, view)
	}
	return views, err
}

func listedView(name string, known resource.Listings) ListedView {
	l, listed := known.ByName[name]
	return ListedView{
		Name: name, Listed: listed, Source: l.Source, Kind: cmp.Or(l.Kind, resource.KindOf(name)),
		Input: l.Local.Input, Output: l.Local.Output, Cached: l.Local.Cached,
		USDInput: l.Input, USDOutput: l.Output, USDCached: l.Cached, MaxOutput: l.MaxOutput, Context: l.Context,
	}
}

func (v visit) listed(ctx context.Context, in ListedInput) (ListedsView, error) {
	known, err := v.Resources.Listed(ctx, v.session.Account, ident.Organization(in.Organization), in.Names)
	view := ListedsView{Models: []ListedView{}, Currency: known.Currency, USDRate: known.Rate, ListDate: resource.ListDate()}
	for _, name := range in.Names {
		view.Models = append(view.Models, listedView(name, known))
	}
	return view, err
}

func (v visit) models(ctx context.Context, in ResourceInput) (ModelsView, error) {
	o, err := v.Resources.Models(ctx, v.session.Account, ident.Organization(in.Organization))
	view := ModelsView{Models: []ModelView{}, Currency: o.Currency, USDRate: o.Rate, ListDate: resource.ListDate()}
	for _, m := range o.Models {
		view.Models = append(view.Models, ModelView{
			ID: string(m.ID), Name: m.Name, Connection: string(m.Connection), ConnectionName: m.ConnectionName, Upstream: m.Upstream,
			Kind: m.Kind, Priced: m.Priced, Input: m.Input, Output: m.Output, Cached: m.Cached,
			MaxOutput: m.MaxOutput, Context: m.Context, Workspaces: m.Workspaces,
		})
	}
	return view, err
}

func (v visit) allowed(ctx context.Context, in ResourceWorkspaceInput) (AllowedView, error) {
	a, err := v.Resources.Allowed(ctx, v.session.Account, ident.Organization(in.Organization), ident.Workspace(in.Workspace))
	view := AllowedView{All: a.All, Models: []AllowedModelView{}}
	for _, m := range a.Models {
		view.Models = append(view.Models, AllowedModelView{
			ID: string(m.ID), Name: m.Name, Kind: m.Kind, Priced: m.Priced, MaxOutput: m.MaxOutput, Allowed: m.Allowed,
		})
	}
	return view, err
}

func (v visit) agents(ctx context.Context, in ResourceWorkspaceInput) (AgentsView, error) {
	list, err := v.Resources.Agents(ctx, v.session.Account, ident.Organization(in.Organization), ident.Workspace(in.Workspace))
	view := AgentsView{Agents: []AgentView{}}
	for _, a := range list {
		view.Agents = append(view.Agents, AgentView{
			ID: string(a.ID), Name: a.Name, Instructions: a.Instructions, Model: string(a.Model), ModelName: a.ModelName,
			Allowed: a.Allowed, Temperature: a.Temperature, TopP: a.TopP, MaxOutput: a.MaxOutput,
		})
	}
	return view, err
}
