package gateway

import (
	"encoding/json"
	"slices"
	"strings"

	"intendant/backend/resource"
)

// local answers what the gateway knows itself: which models there are. That uses
// nothing of what rates are there for, and clients ask it just before they begin.
func (x *exchange) local() *problem {
	if x.kind != models {
		return nil
	}
	all := x.modelsOf()
	if name, one := strings.CutPrefix(x.head.path, "/v1/models/"); one {
		i := slices.IndexFunc(all, func(m modelView) bool { return m.ID == name })
		if i < 0 {
			return noModel(name)
		}
		return x.sendJSON(all[i])
	}
	return x.sendJSON(map[string]any{"object": "list", "data": all})
}

// modelView is a model as the API lists it.
type modelView struct {
	ID      string `json:"id"`
	Object  string `json:"object"`
	Created int64  `json:"created"`
	Owner   string `json:"owned_by"`
}

// modelsOf are the models and agents that the key may name.
func (x *exchange) modelsOf() []modelView {
	all := []modelView{}
	may := func(m *resource.Model) bool {
		return m != nil && x.shelf.May(x.Workspace, m.ID) && (x.key == nil || x.key.MayUse(m.ID))
	}
	for _, m := range x.shelf.models {
		if may(m) {
			all = append(all, modelView{m.Name, "model", 0, x.shelf.Connections[m.Connection].Name})
		}
	}
	for _, a := range x.shelf.Agents[x.Workspace] {
		if may(x.shelf.models[a.Model]) {
			all = append(all, modelView{resource.AgentPrefix + a.Name, "model", 0, string(x.Organization)})
		}
	}
	slices.SortFunc(all, func(a, b modelView) int { return strings.Compare(a.ID, b.ID) })
	return all
}

func (x *exchange) sendJSON(v any) *problem {
	text, err := json.Marshal(v)
	if err != nil {
		return x.broken("an answer", err)
	}
	_ = x.out.send(200, "application/json", x.extra, text)
	return nil
}
