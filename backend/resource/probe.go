package resource

import (
	"context"
	"encoding/json"
	"io"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"

	"intendant/backend/access"
	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/name"
)

// Served is a model as a provider lists it.
type Served struct {
	Name    string
	Context int64 // tokens; 0: the provider doesn't say
}

// maxServed bounds what a provider's list may have.
const maxServed = 5_000

// Test tries a connection that need not be kept: it asks for the models. With an
// ID and KeepKey it uses the key that there is, at the host that it was entered
// for. What is wrong is the error.
func (r *Resources) Test(
	ctx context.Context, by ident.Account, id ident.Organization, typed ConnectionInput,
) (served []Served, took time.Duration, err error) {
	if _, err := in(ctx, r.DB.Read(), by, id, access.ResourcesManage); err != nil {
		return nil, 0, err
	}
	is, wrong := typed.reach()
	if len(wrong) > 0 {
		return nil, 0, fault.Invalid(wrong...)
	}
	if is.ID != "" && is.KeepKey && is.Key == "" {
		if is.Key, err = r.kept(ctx, id, is); err != nil {
			return nil, 0, err
		}
	}
	start := time.Now()
	served, err = r.ask(ctx, is.BaseURL, is.Key)
	return served, time.Since(start), err
}

func (r *Resources) kept(ctx context.Context, id ident.Organization, is ConnectionInput) (string, error) {
	old, err := connection(ctx, r.DB.Read(), id, is.ID)
	if err == nil && old.Sealed != nil && !sameHost(old.BaseURL, is.BaseURL) {
		err = fault.Invalid(fault.On("key", fault.KeyElsewhere))
	}
	if err != nil {
		return "", err
	}
	return r.Secret(ctx, old.Connection)
}

// ask lists a provider's models by name.
func (r *Resources) ask(ctx context.Context, base, key string) ([]Served, error) {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, base+"/models", nil)
	if err != nil {
		return nil, fault.Invalid(fault.On("baseURL", fault.NotAURL))
	}
	request.Header.Set("Accept", "application/json")
	if key != "" {
		request.Header.Set("Authorization", "Bearer "+key)
	}
	answer, err := r.client.Do(request)
	if err != nil {
		return nil, unreached(request.URL, err)
	}
	defer answer.Body.Close()
	if err := refused(request.URL, answer, key != ""); err != nil {
		return nil, err
	}
	text, err := io.ReadAll(io.LimitReader(answer.Body, maxAnswer+1))
	if err != nil {
		return nil, unreached(request.URL, err)
	}
	served, ok := parseServed(text)
	switch {
	case !ok || len(text) > maxAnswer:
		return nil, fault.New(fault.ConnectionNotJSON, "url", shown(request.URL))
	case len(served) == 0:
		return nil, fault.New(fault.ConnectionNoModels, "host", request.URL.Host)
	}
	return served, nil
}

// servedLine is a model in the forms that providers have: all name it by id, and
// some how much it takes.
type servedLine struct {
	ID            string          `json:"id"`
	ContextLength json.RawMessage `json:"context_length"`
	MaxContext    json.RawMessage `json:"max_context_length"`
	MaxModelLen   json.RawMessage `json:"max_model_len"`
}

func (l servedLine) context() int64 {
	for _, n := range []json.RawMessage{l.ContextLength, l.MaxContext, l.MaxModelLen} {
		if tokens, err := strconv.ParseInt(string(n), 10, 64); err == nil && tokens > 0 && tokens <= maxTokens {
			return tokens
		}
	}
	return 0
}

// parseServed reads a list of models, by name. It reports whether the text is one.
func parseServed(text []byte) ([]Served, bool) {
	lines, ok := servedLines(text)
	served := make([]Served, 0, min(len(lines), maxServed))
	for _, l := range lines {
		clean := name.Visible(strings.TrimSpace(l.ID))
		if clean != "" && len(clean) <= maxName && len(served) < maxServed {
			served = append(served, Served{Name: clean, Context: l.context()})
		}
	}
	slices.SortStableFunc(served, func(a, b Served) int { return strings.Compare(a.Name, b.Name) })
	return slices.CompactFunc(served, func(a, b Served) bool { return a.Name == b.Name }), ok
}

// servedLines takes {"data": […]}, where a provider without models may say null,
// and the bare list that some send.
func servedLines(text []byte) (list []servedLine, ok bool) {
	if json.Unmarshal(text, &list) == nil {
		return list, true
	}
	var object struct {
		Data json.RawMessage `json:"data"`
	}
	if json.Unmarshal(text, &object) != nil || object.Data == nil {
		return nil, false
	}
	return list, json.Unmarshal(object.Data, &list) == nil
}
