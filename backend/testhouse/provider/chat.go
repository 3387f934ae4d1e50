package provider

import (
	"encoding/json"
	"net/http"
	"strings"
	"time"
)

type chat struct {
	Model         string    `json:"model"`
	User          string    `json:"user"`
	Messages      []message `json:"messages"`
	Stream        bool      `json:"stream"`
	StreamOptions struct {
		IncludeUsage bool `json:"include_usage"`
	} `json:"stream_options"`
	N                   int             `json:"n"`
	MaxTokens           int             `json:"max_tokens"`
	MaxCompletionTokens int             `json:"max_completion_tokens"`
	Tools               []tool          `json:"tools"`
	ToolChoice          json.RawMessage `json:"tool_choice"`
}

type message struct {
	Role    string          `json:"role"`
	Content json.RawMessage `json:"content"`
}

type usage struct {
	Prompt     int64 `json:"prompt_tokens"`
	Completion int64 `json:"completion_tokens"`
	Total      int64 `json:"total_tokens"`
	Details    struct {
		Cached int64 `json:"cached_tokens"`
	} `json:"prompt_tokens_details"`
}

func (s Served) usage() usage {
	u := usage{Prompt: s.Input, Completion: s.Output, Total: s.Input + s.Output}
	u.Details.Cached = s.Cached
	return u
}

// inputTokens are four a message and one a word: never more than the bytes.
func inputTokens(messages []message) (n int64) {
	for _, m := range messages {
		n += 4 + int64(len(strings.Fields(string(m.Content))))
	}
	return n
}

var words = strings.Fields("Seven lanterns hang over the harbour and the ferry comes home before the tide turns at night .")

// say is a text of n tokens.
func say(n, fill int) []string {
	parts := make([]string, n)
	for i := range parts {
		parts[i] = words[i%len(words)]
		if i > 0 {
			parts[i] = " " + parts[i]
		}
		if missing := fill - len(parts[i]); missing > 0 {
			parts[i] += strings.Repeat("~", missing)
		}
	}
	return parts
}

func (p *Provider) chat(w http.ResponseWriter, r *http.Request) {
	var in chat
	a, ok := p.read(w, r, &in, &in.Model, &in.User)
	if !ok {
		return
	}
	if a.wish.Echo {
		a.wish.Tokens = len(in.words())
	}
	n, cut := a.wish.tokens(max(in.MaxTokens, in.MaxCompletionTokens))
	in.N = max(in.N, 1)
	a.served.Input, a.served.Output = inputTokens(in.Messages), int64(n*in.N)
	a.served.Cached = min(int64(a.wish.Cached), a.served.Input)
	reply := answer{parts: say(n, a.wish.Fill), finish: "stop", call: in.calls()}
	if a.wish.Echo {
		reply.parts = in.words()[:n]
	}
	if cut {
		reply.finish = "length"
	}
	if reply.call != nil {
		reply.finish = "tool_calls"
	}
	if in.Stream {
		p.stream(a, in, reply)
		return
	}
	p.send(a, in.whole(a, reply))
}

// words are those of the message that came last, each with the space behind it.
func (c chat) words() []string {
	var text string
	if len(c.Messages) > 0 {
		_ = json.Unmarshal(c.Messages[len(c.Messages)-1].Content, &text) // parts of other sorts are no words
	}
	return strings.SplitAfter(text, " ")
}

// answer is what the model says, or which tool it calls.
type answer struct {
	parts  []string
	finish string
	call   *call
}

func (c chat) whole(a *asked, reply answer) map[string]any {
	message := map[string]any{"role": "assistant", "content": strings.Join(reply.parts, ""), "refusal": nil}
	if reply.call != nil {
		message["content"], message["tool_calls"] = nil, []any{reply.call.whole(a.served.ID)}
	}
	choices := make([]any, 0, c.N)
	for i := range c.N {
		choices = append(choices, map[string]any{"index": i, "message": message, "finish_reason": reply.finish, "logprobs": nil})
	}
	whole := a.head("chat.completion")
	whole["choices"] = choices
	if !a.wish.NoUsage {
		whole["usage"] = a.served.usage()
	}
	return whole
}

func (a *asked) head(object string) map[string]any {
	return map[string]any{"id": "chatcmpl-" + a.served.ID, "object": object, "created": time.Now().Unix(), "model": a.served.Model}
}
