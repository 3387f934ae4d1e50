package desktop

import (
	"context"

	"intendant/backend/ident"
	"intendant/backend/resource"
)

func (v visit) setConnection(ctx context.Context, in SetConnectionInput) (ConnectionsView, error) {
	id, err := optional[ident.Connection](in.ID)
	if err == nil {
		err = v.Resources.SetConnection(ctx, v.by(), ident.Organization(in.Organization), resource.ConnectionInput{
			ID: id, Name: in.Name, BaseURL: in.BaseURL, Key: in.Key, KeepKey: in.KeepKey,
		})
	}
	if err != nil {
		return ConnectionsView{}, err
	}
	return v.connections(ctx, ResourceInput{in.Organization})
}

func (v visit) removeConnection(ctx context.Context, in RemoveConnectionInput) (ConnectionsView, error) {
	id, err := ident.Parse[ident.Connection](in.ID)
	if err == nil {
		err = v.Resources.RemoveConnection(ctx, v.by(), ident.Organization(in.Organization), id, modelsOf(in.Models)...)
	}
	if err != nil {
		return ConnectionsView{}, err
	}
	return v.connections(ctx, ResourceInput{in.Organization})
}

func (v visit) setModels(ctx context.Context, in SetModelsInput) (ModelsView, error) {
	typed := make([]resource.ModelInput, 0, len(in.Models))
	for _, m := range in.Models {
		id, err := optional[ident.Model](m.ID)
		if err != nil {
			return ModelsView{}, err
		}
		typed = append(typed, resource.ModelInput{
			Model: resource.Model{
				ID: id, Name: m.Name, Connection: ident.Connection(m.Connection), Upstream: m.Upstream, Kind: m.Kind,
				MaxOutput: m.MaxOutput, Context: m.Context,
			},
			Input: m.Input, Output: m.Output, Cached: m.Cached,
		})
	}
	if err := v.Resources.SetModels(ctx, v.by(), ident.Organization(in.Organization), typed); err != nil {
		return ModelsView{}, err
	}
	return v.models(ctx, ResourceInput{in.Organization})
}

func (v visit) removeModels(ctx context.Context, in RemoveModelsInput) (ModelsView, error) {
	err := v.Resources.RemoveModels(ctx, v.by(), ident.Organization(in.Organization), modelsOf(in.Models))
	if err != nil {
		return ModelsView{}, err
	}
	return v.models(ctx, ResourceInput{in.Organization})
}

func (v visit) setRate(ctx context.Context, in SetRateInput) (ModelsView, error) {
	if err := v.Resources.SetRate(ctx, v.by(), ident.Organization(in.Organization), in.USDRate); err != nil {
		return ModelsView{}, err
	}
	return v.models(ctx, ResourceInput{in.Organization})
}

func (v visit) setAllowed(ctx context.Context, in SetAllowedInput) (AllowedView, error) {
	err := v.Resources.SetAllowed(ctx, v.by(), ident.Organization(in.Organization), ident.Workspace(in.Workspace), in.All, modelsOf(in.Models))
	if err != nil {
		return AllowedView{}, err
	}
	return v.allowed(ctx, ResourceWorkspaceInput{in.Organization, in.Workspace})
}

func (v visit) setAgent(ctx context.Context, in SetAgentInput) (AgentsView, error) {
	id, err := optional[ident.Agent](in.ID)
	if err == nil {
		err = v.Resources.SetAgent(ctx, v.by(), ident.Organization(in.Organization), resource.Agent{
			ID: id, Workspace: ident.Workspace(in.Workspace), Name: in.Name, Instructions: in.Instructions,
			Model: ident.Model(in.Model), Temperature: in.Temperature, TopP: in.TopP, MaxOutput: in.MaxOutput,
		})
	}
	if err != nil {
		return AgentsView{}, err
	}
	return v.agents(ctx, ResourceWorkspaceInput{in.Organization, in.Workspace})
}

func (v visit) removeAgent(ctx context.Context, in AgentInput) (AgentsView, error) {
	err := v.Resources.RemoveAgent(ctx, v.by(), ident.Organization(in.Organization), ident.Workspace(in.Workspace), ident.Agent(in.ID))
	if err != nil {
		return AgentsView{}, err
	}
	return v.agents(ctx, ResourceWorkspaceInput{in.Organization, in.Workspace})
}

// optional reads an identifier that may be left out.
func optional[K ident.Kind](text string) (K, error) {
	if text == "" {
		return "", nil
	}
	return ident.Parse[K](text)
}

// modelsOf are identifiers as they came: one of nothing is found nowhere.
func modelsOf(list []string) []ident.Model {
	models := make([]ident.Model, 0, len(list))
	for _, text := range list {
		models = append(models, ident.Model(text))
	}
	return models
}
