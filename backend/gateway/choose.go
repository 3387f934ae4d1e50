package gateway

import (
	"mime"
	"net/http"
	"strings"

	"intendant/backend/ident"
	"intendant/backend/resource"
)

// understand reads what the body asks for.
func (x *exchange) understand() *problem {
	if x.kind == other {
		return x.understandOther()
	}
	p := x.understood()
	x.Streamed = x.stream
	return p
}

func (x *exchange) understandOther() *problem {
	sort, params, err := mime.ParseMediaType(x.head.pass[contentType])
	switch {
	case x.free() && len(x.body) > 0: // a model in it would say nothing of what is asked for
		return refuse(400, "unexpected_body", "", "A request of this method has no body.")
	case x.free():
		return nil
	case err == nil && sort == "multipart/form-data":
		x.boundary = params["boundary"]
		x.head.pass[contentType] = mime.FormatMediaType(sort, map[string]string{"boundary": x.boundary}) // as it was read here
		return x.readForm()
	case sort != "application/json":
		return refuse(415, "unsupported_media_type", "", "The gateway passes on JSON and forms (multipart/form-data).")
	}
	p := x.understood()
	x.Streamed = x.stream
	return p
}

// free reports whether it only reads or removes what a provider stores.
func (x *exchange) free() bool { return x.kind == other && x.head.method != http.MethodPost }

// choose finds the model, whether it may be used, and where it is.
func (x *exchange) choose() *problem {
	if x.name == "" && x.kind == other {
		return x.chooseConnection()
	}
	if x.name == "" {
		return refuse(400, "missing_model", "model", "You must provide a `model`.")
	}
	name := x.name
	if agent, is := agentOf(name); is {
		if x.agent = x.agentNamed(agent); x.agent == nil {
			return noModel(x.name)
		}
		name = x.shelf.models[x.agent.Model].Name
		x.maxOutput = stricter(x.maxOutput, x.agent.MaxOutput)
	}
	if x.model = x.shelf.model(x.Workspace, name); x.model == nil || x.key != nil && !x.key.MayUse(x.model.ID) {
		return noModel(x.name)
	}
	x.Model = string(x.model.ID)
	x.from = x.shelf.Connections[x.model.Connection]
	return nil
}

// stricter is the lower of two bounds; 0 is none.
func stricter(a, b int64) int64 {
	if a == 0 || b != 0 && b < a {
		return b
	}
	return a
}

// agentNamed is an agent of this workspace, for chats.
func (x *exchange) agentNamed(name string) *resource.Agent {
	a, known := x.shelf.Agents[x.Workspace][name]
	if !known || x.kind != chat || x.shelf.models[a.Model] == nil {
		return nil
	}
	return &a
}

// chooseConnection finds the provider of what names no model, such as a list of
// files: the one that a header names, or the only one. What a provider stores is all
// its users', so it is for keys without a list of models, and for connections that no
// other workspace may use.
func (x *exchange) chooseConnection() *problem {
	var found []resource.Connection
	for id, c := range x.shelf.Connections {
		if x.mayReach(id) && (x.head.connection == "" || strings.EqualFold(c.Name, x.head.connection)) {
			found = append(found, c)
		}
	}
	switch {
	case x.key != nil && len(x.key.Models) > 0, len(found) == 0:
		return refuse(404, "model_not_found", "model", "This request names no model, and this key can use no provider for it: it takes a connection that no other workspace may use.")
	case len(found) > 1:
		return refuse(400, "ambiguous_connection", "",
			"This request names no model. Say by the header Intendant-Connection which connection it is for.")
	}
	x.from = found[0]
	return nil
}

// mayReach reports whether a workspace may use a connection for what names no model:
// where it may use all its models, and is the only one that may use any.
func (x *exchange) mayReach(c ident.Connection) bool {
	if _, every := x.shelf.uses(x.Workspace, c); !every {
		return false
	}
	for w := range x.shelf.workspaces {
		if some, _ := x.shelf.uses(w, c); some && w != x.Workspace {
			return false
		}
	}
	return true
}

// uses tells whether a workspace may use some of a connection's models, and every one.
// A connection that has none is for workspaces without a list.
func (s *shelf) uses(w ident.Workspace, c ident.Connection) (some, every bool) {
	some, every = false, true
	none := true
	for _, m := range s.models {
		if m.Connection == c {
			may := s.May(w, m.ID)
			none, some, every = false, some || may, every && may
		}
	}
	if none {
		_, limited := s.Allowed[w]
		return !limited, !limited
	}
	return some, every
}
