package desktop

import (
	"context"

	"intendant/backend/fault"
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

// RemoveConnection removes a connection that no model leads to.
func (r *Resource) RemoveConnection(in ConnectionInput) (ConnectionsView, error) {
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

func (v visit) connections(context.Context, ResourceInput) (ConnectionsView, error) {
	return ConnectionsView{}, fault.New(fault.NotFound)
}

func (v visit) setConnection(context.Context, SetConnectionInput) (ConnectionsView, error) {
	return ConnectionsView{}, fault.New(fault.NotFound)
}

func (v visit) removeConnection(context.Context, ConnectionInput) (ConnectionsView, error) {
	return ConnectionsView{}, fault.New(fault.NotFound)
}

func (v visit) testConnection(context.Context, TestConnectionInput) (ConnectionTestView, error) {
	return ConnectionTestView{}, fault.New(fault.NotFound)
}

func (v visit) models(context.Context, ResourceInput) (ModelsView, error) {
	return ModelsView{}, fault.New(fault.NotFound)
}

func (v visit) listed(context.Context, ListedInput) (ListedsView, error) {
	return ListedsView{}, fault.New(fault.NotFound)
}

func (v visit) setModels(context.Context, SetModelsInput) (ModelsView, error) {
	return ModelsView{}, fault.New(fault.NotFound)
}

func (v visit) removeModels(context.Context, RemoveModelsInput) (ModelsView, error) {
	return ModelsView{}, fault.New(fault.NotFound)
}

func (v visit) setRate(context.Context, SetRateInput) (ModelsView, error) {
	return ModelsView{}, fault.New(fault.NotFound)
}

func (v visit) allowed(context.Context, ResourceWorkspaceInput) (AllowedView, error) {
	return AllowedView{}, fault.New(fault.NotFound)
}

func (v visit) setAllowed(context.Context, SetAllowedInput) (AllowedView, error) {
	return AllowedView{}, fault.New(fault.NotFound)
}

func (v visit) agents(context.Context, ResourceWorkspaceInput) (AgentsView, error) {
	return AgentsView{}, fault.New(fault.NotFound)
}

func (v visit) setAgent(context.Context, SetAgentInput) (AgentsView, error) {
	return AgentsView{}, fault.New(fault.NotFound)
}

func (v visit) removeAgent(context.Context, AgentInput) (AgentsView, error) {
	return AgentsView{}, fault.New(fault.NotFound)
}
