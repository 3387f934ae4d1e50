package provider

import (
	"encoding/json"
	"maps"
	"net/http"
)

// stream answers in parts, each of them flushed.
func (p *Provider) stream(a *asked, in chat, reply answer) {
	p.count.begin(a.served)
	a.w.Header().Set("Content-Type", "text/event-stream")
	a.w.Header().Set("Cache-Control", "no-cache")
	a.w.Header().Set("X-Request-ID", "req_"+a.served.ID)
	withUsage := in.StreamOptions.IncludeUsage && !a.wish.NoUsage
	wrote := 0
	send := func(event []byte) bool {
		if a.wish.Cut > 0 && wrote >= a.wish.Cut {
			p.count.add(a.served)
			panic(http.ErrAbortHandler)
		}
		if wrote > 0 {
			pause(a.Context(), a.wish.Every)
		}
		wrote++
		_, err := a.w.Write(event)
		if err == nil {
			err = http.NewResponseController(a.w).Flush()
		}
		return err == nil
	}
	for _, event := range in.events(a, reply, withUsage) {
		if !send(event) {
			p.count.add(a.served)
			return
		}
	}
	a.served.Done = true
	p.count.add(a.served)
}

func (c chat) events(a *asked, reply answer, withUsage bool) [][]byte {
	var all [][]byte
	add := func(choices []any, fields map[string]any) {
		chunk := a.head("chat.completion.chunk")
		chunk["choices"] = choices
		maps.Copy(chunk, fields)
		if _, said := chunk["usage"]; withUsage && !said {
			chunk["usage"] = nil
		}
		text, err := json.Marshal(chunk)
		if err != nil {
			panic(err)
		}
		all = append(all, append(append([]byte("data: "), text...), "\n\n"...))
	}
	for i := range c.N {
		for _, delta := range reply.deltas(a.served.ID) {
			add([]any{map[string]any{"index": i, "delta": delta, "finish_reason": nil, "logprobs": nil}}, nil)
		}
		add([]any{map[string]any{"index": i, "delta": map[string]any{}, "finish_reason": reply.finish, "logprobs": nil}}, nil)
	}
	if withUsage {
		add([]any{}, map[string]any{"usage": a.served.usage()})
	}
	switch {
	case a.wish.Broken:
		all = append(all, []byte("data: {\"id\":\n\n"))
	case a.wish.Open:
	default:
		all = append(all, []byte("data: [DONE]\n\n"))
	}
	return all
}

func (r answer) deltas(id string) []map[string]any {
	parts := []map[string]any{{"role": "assistant", "content": ""}}
	if r.call != nil {
		parts[0]["content"] = nil
		for _, d := range r.call.deltas(id) {
			parts = append(parts, map[string]any{"tool_calls": []any{d}})
		}
		return parts
	}
	for _, text := range r.parts {
		parts = append(parts, map[string]any{"content": text})
	}
	return parts
}
