package provider

import (
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"hash/fnv"
	"math"
	"net/http"
	"slices"
	"strings"
	"time"
)

type embeddings struct {
	Model      string          `json:"model"`
	User       string          `json:"user"`
	Input      json.RawMessage `json:"input"`
	Dimensions int             `json:"dimensions"`
	Format     string          `json:"encoding_format"`
}

// inputs are the texts, or lists of tokens, to embed.
func (e embeddings) inputs() []json.RawMessage {
	var many []json.RawMessage
	if json.Unmarshal(e.Input, &many) != nil || len(many) > 0 && many[0][0] != '"' && many[0][0] != '[' {
		return []json.RawMessage{e.Input}
	}
	return many
}

func (p *Provider) embeddings(w http.ResponseWriter, r *http.Request) {
	var in embeddings
	a, ok := p.read(w, r, &in, &in.Model, &in.User)
	if !ok {
		return
	}
	if in.Dimensions == 0 {
		in.Dimensions = 8
	}
	inputs := in.inputs()
	data := make([]any, 0, len(inputs))
	for i, one := range inputs {
		a.served.Input += 1 + int64(len(strings.Fields(string(one))))
		var embedding any = vector(one, in.Dimensions)
		if in.Format == "base64" {
			embedding = packed(vector(one, in.Dimensions))
		}
		data = append(data, map[string]any{"object": "embedding", "index": i, "embedding": embedding})
	}
	answer := map[string]any{"object": "list", "data": data, "model": in.Model}
	if !a.wish.NoUsage {
		answer["usage"] = map[string]any{"prompt_tokens": a.served.Input, "total_tokens": a.served.Input}
	}
	p.send(a, answer)
}

// vector is the same for the same text, and of length 1.
func vector(text []byte, dimensions int) []float32 {
	v, square := make([]float32, dimensions), 0.0
	h := fnv.New64a()
	for i := range v {
		_, _ = h.Write(text)
		x := float64(int64(h.Sum64())) / math.MaxInt64 //nolint:gosec // any number will do
		v[i], square = float32(x), square+x*x
	}
	for i := range v {
		v[i] /= float32(math.Sqrt(square))
	}
	return v
}

func packed(v []float32) string {
	var bytes []byte
	for _, x := range v {
		bytes = binary.LittleEndian.AppendUint32(bytes, math.Float32bits(x))
	}
	return base64.StdEncoding.EncodeToString(bytes)
}

func model(id string) map[string]any {
	return map[string]any{"id": id, "object": "model", "created": 1_700_000_000, "owned_by": "sample"}
}

func (p *Provider) models(w http.ResponseWriter, r *http.Request) {
	a, ok := p.read(w, r, nil, nil, nil)
	if !ok {
		return
	}
	all := make([]any, 0, len(p.options.Models))
	for _, id := range p.options.Models {
		all = append(all, model(id))
	}
	p.send(a, map[string]any{"object": "list", "data": all})
}

func (p *Provider) model(w http.ResponseWriter, r *http.Request) {
	a, ok := p.read(w, r, nil, nil, nil)
	if !ok {
		return
	}
	id := r.PathValue("model")
	if !slices.Contains(p.options.Models, id) {
		refuse(w, http.StatusNotFound, "model_not_found", "The model does not exist.")
		return
	}
	p.send(a, model(id))
}

// other answers any other path by what it got.
func (p *Provider) other(w http.ResponseWriter, r *http.Request) {
	var in struct {
		Model string `json:"model"`
		User  string `json:"user"`
	}
	var ask any
	if strings.HasPrefix(r.Header.Get("Content-Type"), "application/json") {
		ask = &in
	}
	a, ok := p.read(w, r, ask, &in.Model, &in.User)
	if !ok {
		return
	}
	n, _ := a.wish.tokens(0)
	a.served.Input, a.served.Output = int64(len(strings.Fields(string(a.body)))), int64(n)
	answer := map[string]any{
		"object": "echo", "method": r.Method, "path": r.URL.Path, "query": r.URL.RawQuery, "bytes": len(a.body),
		"created": time.Now().Unix(),
	}
	if ask != nil && !a.wish.NoUsage {
		answer["usage"] = map[string]any{"input_tokens": a.served.Input, "output_tokens": a.served.Output}
	}
	p.send(a, answer)
}
