package gateway

import (
	"encoding/json"
	"math"
	"slices"

	"intendant/backend/resource"
	"intendant/backend/usage"
)

// overhead is how many tokens a provider's template may add to what was sent, on
// top of a token for each byte.
const overhead = 256

// assumed is how many tokens an answer is taken to have, at most, where nothing says
// so and spend isn't capped; and how many one in the playground may have where it is.
const assumed = 4096

// bound is the most that an exchange can use.
type bound struct {
	input, output int64
	known         bool // it really is the most
	problem       *problem
}

var (
	noOutputBound = refuse(400, "unbounded_request", "max_tokens",
		"A spending cap is set, and nothing says how long the answer may get: send `max_tokens`, or set the model's longest answer.")
	noInputBound = refuse(400, "unbounded_request", "messages",
		"A spending limit is set, and what isn't text can't be counted before it is sent: have the model's context size set.")
	noPrice = refuse(403, "model_not_priced", "model",
		"A spending limit is set, and this model has no price, so that what it costs can't be known.")
	noBound = refuse(403, "unbounded_request", "",
		"A spending limit is set, and what this request uses can't be known before it is sent.")
)

// costly are fields that make a request cost what tokens don't tell, unless they
// have one of their plain values.
var costly = [...]struct {
	field int
	plain []string
}{
	{fServiceTier, []string{`"default"`, `"auto"`, `"flex"`}},
	{fModalities, []string{`["text"]`}},
	{fBackground, []string{"false"}},
	{fWebSearch, nil},
	{fAudio, nil},
	{fPreviousResponse, nil},
	{fConversation, nil},
	{fPlugins, nil},
	{fPrediction, nil},
}

// boundOf finds it. Where nothing is capped, what isn't known is left out. more bytes
// go to the provider than the caller sent.
func (r *request) boundOf(m *resource.Model, more int) bound {
	b := bound{input: int64(len(r.body)+more) + overhead, known: true}
	if !r.json {
		b.unknown(noBound)
		return b
	}
	for _, one := range costly {
		if raw := r.raw(one.field); raw != nil && !slices.Contains(one.plain, string(raw)) {
			b.unknown(costs(one.field))
		}
	}
	if !r.ownTools() {
		b.unknown(costs(fTools))
	}
	if prompt := r.raw(fPrompt); prompt != nil && prompt[0] == '{' { // one that the provider stores
		b.unknown(costs(fPrompt))
	}
	if !r.onlyText() {
		b.input = max(b.input, m.Context)
		if m.Context == 0 {
			b.unknown(noInputBound)
		}
	}
	b.outputOf(r, m)
	return b
}

// boundTalk bounds an answer in the playground where spend is capped and nothing else
// does: nobody there could send a bound.
func (x *exchange) boundTalk() {
	if x.key == nil && x.policy.capped && x.maxOutput == 0 && x.model.MaxOutput == 0 && x.model.Price != (resource.Price{}) {
		x.maxOutput = assumed
	}
}

func costs(field int) *problem {
	return refuse(400, "unbounded_request", fieldsOf[field], "A spending limit is set, and what `%s` costs can't be known before it is sent.", fieldsOf[field])
}

func (b *bound) unknown(why *problem) {
	if b.known {
		b.known, b.problem = false, why
	}
}

func (b *bound) outputOf(r *request, m *resource.Model) {
	switch {
	case r.kind == embeddings:
		return
	case !r.kind.generates():
		b.unknown(noBound)
		return
	}
	b.output = r.maxOutput
	if b.output == 0 || r.doubtful() {
		b.output = max(b.output, m.MaxOutput)
	}
	if b.output == 0 {
		b.unknown(noOutputBound)
		b.output = assumed
	}
	b.output *= r.choices * r.prompts()
}

// doubtful reports whether a chat's bound stands in the newer field alone, which other
// providers than OpenAI may leave aside.
func (r *request) doubtful() bool {
	return r.kind == chat && !r.newer && r.raw(fMaxTokens) == nil && r.raw(fMaxCompletionTokens) != nil
}

// prompts is how many prompts are to be completed: a list holds several, or one as
// tokens.
func (r *request) prompts() (n int64) {
	var list []json.RawMessage
	if r.kind == completions && r.raw(fPrompt) != nil && json.Unmarshal(r.raw(fPrompt), &list) != nil {
		return 1
	}
	for _, one := range list {
		if one[0] == '"' || one[0] == '[' {
			n++
		}
	}
	return max(n, 1)
}

// onlyText reports whether what the model is given holds nothing but text.
func (r *request) onlyText() bool {
	for _, field := range [...]int{fMessages, fInput, fPrompt} {
		if raw := r.raw(field); raw != nil && !textOnly(raw, r.kind != responses) {
			return false
		}
	}
	return true
}

// ownTools reports whether all tools are the caller's, none the provider's.
func (r *request) ownTools() bool {
	raw := r.raw(fTools)
	if raw == nil {
		return true
	}
	var tools []struct {
		Type string `json:"type"`
	}
	err := json.Unmarshal(raw, &tools)
	for _, t := range tools {
		if t.Type != "function" && t.Type != "custom" {
			return false
		}
	}
	return err == nil
}

// worst is the bound in money: what is cached may even cost more than what isn't.
func (b *bound) worst(p resource.Price) usage.Worst {
	p.Input = max(p.Input, p.Cached)
	return usage.Worst{Spend: p.Cost(b.input, b.output, 0), Tokens: addUp(b.input, b.output)}
}

func addUp(a, b int64) int64 {
	if a > math.MaxInt64-b {
		return math.MaxInt64
	}
	return a + b
}
