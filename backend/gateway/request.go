package gateway

import (
	"strings"

	"intendant/backend/apikey"
	"intendant/backend/resource"
)

// kind is what a path is for.
type kind int

const (
	other kind = iota
	chat
	completions
	responses
	embeddings
	models
)

var kinds = map[string]kind{
	"/v1/chat/completions": chat, "/v1/completions": completions, "/v1/responses": responses,
	"/v1/embeddings": embeddings, "/v1/models": models,
}

func kindOf(path string) kind {
	if strings.HasPrefix(path, "/v1/models/") {
		return models
	}
	return kinds[path]
}

func (k kind) scope() string {
	switch k {
	case chat, completions, responses:
		return apikey.ScopeChat
	case embeddings:
		return apikey.ScopeEmbeddings
	case models:
		return apikey.ScopeModels
	default:
		return apikey.ScopeOther
	}
}

// generates reports whether its answers are tokens of which the request says how
// many there may be.
func (k kind) generates() bool { return k == chat || k == completions || k == responses }

// request is a body that was understood.
type request struct {
	outline

	json     bool // the body is JSON, and outline says of what
	kind     kind
	body     []byte
	boundary string // of a form
	name     string // of the model, as the caller wrote it
	stream   bool
	usage    bool // the caller wants to see it in the stream
	// saidOutput is how long the caller lets one choice get, and maxOutput how long it
	// may; 0: nothing says so.
	saidOutput, maxOutput int64
	newer                 bool // the provider is one that knows the newer fields
	asked                 bool // the usage is asked for, and hidden from the caller
	choices               int64
}

const maxChoices = 128

// longest bounds how many tokens a caller may ask for: more than any model gives, and
// little enough that sums of it stay sums.
const longest = 10_000_000

// outputFields say how long an answer may get. A provider knows those of its path, and
// may leave others aside: by another one nothing is bounded.
func (k kind) outputFields() []int {
	switch k {
	case chat:
		return []int{fMaxTokens, fMaxCompletionTokens}
	case completions:
		return []int{fMaxTokens}
	case responses:
		return []int{fMaxOutputTokens}
	default:
		return nil
	}
}

// understood reads a JSON body.
func (r *request) understood() (p *problem) {
	if p = r.read(r.body); p != nil {
		return p
	}
	r.json = true
	var ok bool
	if r.name, ok = r.string(fModel); !ok && r.raw(fModel) != nil {
		return refuse(400, "invalid_value", "model", "`model` must be a text.")
	}
	for _, field := range [...]int{fModels, fFallbacks} {
		if r.raw(field) != nil {
			return refuse(400, "invalid_value", fieldsOf[field], "`%s` can't be used here: the gateway lets through the one `model`.", fieldsOf[field])
		}
	}
	if r.stream, p = r.flag(fStream); p != nil {
		return p
	}
	if p = r.readUsage(); p != nil {
		return p
	}
	return r.readOutput()
}

func (r *request) flag(field int) (bool, *problem) {
	switch string(r.raw(field)) {
	case "", "false":
		return false, nil
	case "true":
		return true, nil
	}
	return false, refuse(400, "invalid_value", fieldsOf[field], "`%s` must be true or false.", fieldsOf[field])
}

// readUsage looks whether the caller wants the usage at a stream's end.
func (r *request) readUsage() *problem {
	raw := r.raw(fStreamOptions)
	if raw == nil {
		return nil
	}
	options, p := optionsOf(raw)
	if p != nil {
		return p
	}
	r.usage = options.includeUsage
	return nil
}

func (r *request) readOutput() *problem {
	for _, field := range r.kind.outputFields() {
		n, p := r.count(field, 0)
		if p == nil && n > longest {
			p = refuse(400, "invalid_value", fieldsOf[field], "`%s` must be at most %d.", fieldsOf[field], longest)
		}
		if p != nil {
			return p
		}
		r.saidOutput = max(r.saidOutput, n)
	}
	r.maxOutput = r.saidOutput
	n, p := r.count(fN, 1)
	if p != nil {
		return p
	}
	best, p := r.count(fBestOf, 1)
	if r.choices = max(n, best, 1); p == nil && r.choices > maxChoices {
		p = refuse(400, "invalid_value", fieldsOf[fN], "`n` must be at most %d.", maxChoices)
	}
	return p
}

// agentOf splits the name of an agent off.
func agentOf(name string) (string, bool) { return strings.CutPrefix(name, resource.AgentPrefix) }
