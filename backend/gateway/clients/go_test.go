package clients

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/openai/openai-go/v3"
	"github.com/openai/openai-go/v3/option"
)

const said = "Seven lanterns hang over the harbour and the"

// caller is the official client for Go, and what it asks for.
type caller struct {
	*house

	t *testing.T
}

func (c *caller) client(key string, more ...option.RequestOption) openai.Client {
	return openai.NewClient(append([]option.RequestOption{option.WithBaseURL(c.url), option.WithAPIKey(c.keys[key])}, more...)...)
}

func ask(model string) openai.ChatCompletionNewParams {
	return openai.ChatCompletionNewParams{
		Model: model, Messages: []openai.ChatCompletionMessageParamUnion{openai.UserMessage("Hello there")},
	}
}

func TestGoClient(t *testing.T) {
	h := open(t)
	c := &caller{h, t}
	cut := 0
	for name, step := range map[string]func(){
		"models": c.models, "chat": c.chat, "stream": c.stream, "tools": c.tools, "embeddings": c.embeddings, "refusals": c.refusals,
		"rate": c.rate, "spend": c.spend, "failures": c.failures, "cut": func() { c.cut(); cut++ }, "left": func() { c.left(); cut++ },
	} {
		t.Run(name, func(t *testing.T) { c.t = t; step() })
	}
	h.settled(t, cut)
}

func (c *caller) models() {
	client := c.client("all")
	var names []string
	for pages := client.Models.ListAutoPaging(c.t.Context()); pages.Next(); {
		names = append(names, pages.Current().ID)
	}
	if all := strings.Join(names, " "); all != "agent:helper breaking failing long lost sample sample-embedding" {
		c.t.Error(all)
	}
	one, err := client.Models.Get(c.t.Context(), "sample")
	if err != nil || one.OwnedBy != "Sample" || one.Object != "model" {
		c.t.Errorf("%+v %v", one, err)
	}
}

func (c *caller) chat() {
	client := c.client("all")
	answer, err := client.Chat.Completions.New(c.t.Context(), ask("sample"))
	must(c.t, err)
	if first := answer.Choices[0]; first.Message.Content != said || first.FinishReason != "stop" || answer.Usage.TotalTokens != 14 {
		c.t.Error(answer.RawJSON())
	}
	answer, err = client.Chat.Completions.New(c.t.Context(), ask("agent:helper"))
	must(c.t, err)
	if answer.Choices[0].FinishReason != "length" || answer.Usage.CompletionTokens != 3 || answer.Usage.PromptTokens != 12 {
		c.t.Error(answer.RawJSON())
	}
}

// gather reads a stream to its end.
func (c *caller) gather(client openai.Client, params openai.ChatCompletionNewParams) (openai.ChatCompletionAccumulator, error) {
	stream := client.Chat.Completions.NewStreaming(c.t.Context(), params)
	defer func() { must(c.t, stream.Close()) }()
	all := openai.ChatCompletionAccumulator{}
	for stream.Next() {
		if !all.AddChunk(stream.Current()) {
			c.t.Errorf("a part that doesn't fit: %s", stream.Current().RawJSON())
		}
	}
	return all, stream.Err()
}

func (c *caller) stream() {
	client := c.client("all")
	all, err := c.gather(client, ask("sample"))
	must(c.t, err)
	if all.Choices[0].Message.Content != said || all.Choices[0].FinishReason != "stop" || all.Usage.TotalTokens != 0 {
		c.t.Errorf("%+v", all.ChatCompletion)
	}
	params := ask("sample")
	params.StreamOptions.IncludeUsage = openai.Bool(true)
	all, err = c.gather(client, params)
	must(c.t, err)
	if all.Choices[0].Message.Content != said || all.Usage.TotalTokens != 14 {
		c.t.Errorf("%+v", all.ChatCompletion)
	}
}

func (c *caller) tools() {
	client := c.client("all")
	params := ask("sample")
	params.Tools = []openai.ChatCompletionToolUnionParam{openai.ChatCompletionFunctionTool(openai.FunctionDefinitionParam{
		Name: "weather", Parameters: openai.FunctionParameters{
			"type": "object", "properties": map[string]any{"city": map[string]any{"type": "string"}, "days": map[string]any{"type": "integer"}},
		},
	})}
	answer, err := client.Chat.Completions.New(c.t.Context(), params)
	must(c.t, err)
	streamed, err := c.gather(client, params)
	must(c.t, err)
	for _, choice := range []openai.ChatCompletionChoice{answer.Choices[0], streamed.Choices[0]} {
		var given struct {
			City string `json:"city"`
			Days int    `json:"days"`
		}
		if choice.FinishReason != "tool_calls" || len(choice.Message.ToolCalls) != 1 {
			c.t.Fatalf("%+v", choice)
		}
		of := choice.Message.ToolCalls[0].Function
		if err := json.Unmarshal([]byte(of.Arguments), &given); err != nil || of.Name != "weather" || given.City != "Lyon" || given.Days != 7 {
			c.t.Errorf("%+v %v", of, err)
		}
	}
	call := answer.Choices[0].Message
	params.Messages = append(params.Messages, call.ToParam(), openai.ToolMessage("sunny", call.ToolCalls[0].ID))
	answer, err = client.Chat.Completions.New(c.t.Context(), params)
	must(c.t, err)
	if answer.Choices[0].Message.Content != said {
		c.t.Error(answer.RawJSON())
	}
}

func (c *caller) embeddings() {
	client := c.client("embeds")
	answer, err := client.Embeddings.New(c.t.Context(), openai.EmbeddingNewParams{
		Model: "sample-embedding", Dimensions: openai.Int(16),
		Input: openai.EmbeddingNewParamsInputUnion{OfArrayOfStrings: []string{"one", "two words"}},
	})
	must(c.t, err)
	if len(answer.Data) != 2 || len(answer.Data[1].Embedding) != 16 || answer.Usage.PromptTokens != 5 {
		c.t.Error(answer.RawJSON())
	}
}

// fails wants an error of a status and a code, after a number of requests.
func (c *caller) fails(err error, status int, code string) *openai.Error {
	c.t.Helper()
	problem, is := errors.AsType[*openai.Error](err)
	if !is || problem.StatusCode != status || problem.Code != code || problem.Message == "" || problem.Type == "" {
		c.t.Fatalf("%v instead of %d %s", err, status, code)
	}
	return problem
}

func (c *caller) refusals() {
	for _, one := range []struct {
		key, model string
		status     int
		code       string
	}{
		{"none", "sample", 401, "invalid_api_key"},
		{"revoked", "sample", 401, "invalid_api_key"},
		{"all", "gpt-0", 404, "model_not_found"},
		{"all", "agent:nobody", 404, "model_not_found"},
		{"embeds", "sample", 403, "missing_scope"},
		{"all", "", 400, "missing_model"},
	} {
		before := c.provider.Requests()
		client := c.client(one.key, option.WithMaxRetries(0))
		if one.key == "none" {
			client = c.client("", option.WithAPIKey("sk-of-somebody-else"))
		}
		_, err := client.Chat.Completions.New(c.t.Context(), ask(one.model))
		c.fails(err, one.status, one.code)
		_, err = c.gather(client, ask(one.model))
		c.fails(err, one.status, one.code)
		if n := c.provider.Requests() - before; n != 0 {
			c.t.Errorf("%s for %s: %d requests were forwarded", one.key, one.model, n)
		}
	}
}

// rate: a client that is told when to come again does so, and is served.
func (c *caller) rate() {
	once := c.client("slow", option.WithMaxRetries(0))
	var err error
	for range 20 { // a slow machine may stay within the rate for a while
		if _, err = once.Chat.Completions.New(c.t.Context(), ask("sample")); err != nil {
			break
		}
	}
	problem := c.fails(err, 429, "rate_limit_exceeded")
	if h := problem.Response.Header; h.Get("Retry-After") != "1" || h.Get("X-Ratelimit-Limit-Requests") != "1" ||
		h.Get("X-Ratelimit-Remaining-Requests") != "0" || problem.Param != "key.requests_per_second" {
		c.t.Errorf("%+v %s", h, problem.Param)
	}
	client := c.client("slow")
	began := time.Now()
	_, err = client.Chat.Completions.New(c.t.Context(), ask("sample"))
	must(c.t, err)
	if waited := time.Since(began); waited < 100*time.Millisecond {
		c.t.Errorf("it waited for %v", waited)
	}
}

// spend: a cap isn't tried again, since it stays full for long.
func (c *caller) spend() {
	params := ask("sample")
	params.MaxTokens = openai.Int(5000)
	requests := 0
	client := c.client("poor", option.WithMiddleware(func(r *http.Request, next option.MiddlewareNext) (*http.Response, error) {
		requests++
		return next(r)
	}))
	_, err := client.Chat.Completions.New(c.t.Context(), params)
	problem := c.fails(err, 429, "insufficient_quota")
	if requests != 1 {
		c.t.Errorf("it was tried %d times", requests)
	}
	if problem.Type != "insufficient_quota" || problem.Param != "key.monthly_spend" {
		c.t.Errorf("%+v", problem)
	}
	params.MaxTokens = openai.Int(10)
	_, err = client.Chat.Completions.New(c.t.Context(), params)
	must(c.t, err)
}

func (c *caller) failures() {
	before := c.provider.Requests()
	client := c.client("all")
	_, err := client.Chat.Completions.New(c.t.Context(), ask("failing"))
	c.fails(err, 500, "as_wished")
	if n := c.provider.Requests() - before; n != 3 {
		c.t.Errorf("the client asked %d times", n)
	}
	down := c.client("all", option.WithMaxRetries(0))
	_, err = down.Chat.Completions.New(c.t.Context(), ask("lost"))
	c.fails(err, 502, "provider_unreachable")
}

// cut: a provider that breaks off is an error in the middle of a stream, not its end.
func (c *caller) cut() {
	all, err := c.gather(c.client("all"), ask("breaking"))
	if err == nil || len(all.Choices) == 0 || all.Choices[0].Message.Content != "Seven lanterns hang" || all.Choices[0].FinishReason != "" {
		c.t.Errorf("%v %+v", err, all.ChatCompletion)
	}
}

// left: a caller that leaves ends the provider's work.
func (c *caller) left() {
	ctx, cancel := context.WithCancel(c.t.Context())
	defer cancel()
	client := c.client("all")
	stream := client.Chat.Completions.NewStreaming(ctx, ask("long"))
	for range 3 {
		if !stream.Next() {
			c.t.Fatal(stream.Err())
		}
	}
	cancel()
	for deadline := time.Now().Add(5 * time.Second); time.Now().Before(deadline); time.Sleep(5 * time.Millisecond) {
		for _, s := range c.provider.Served() {
			if strings.HasPrefix(s.Model, "sample:every") && !s.Done {
				return
			}
		}
	}
	c.t.Error("the provider went on")
}
