package gateway

import (
	"bytes"
	"encoding/json"
	"net/http"

	"intendant/backend/usage"
)

// told is what a provider says was used, in either of the API's two ways of naming it.
type told struct {
	Prompt     int64 `json:"prompt_tokens"`
	Completion int64 `json:"completion_tokens"`
	Input      int64 `json:"input_tokens"`
	Output     int64 `json:"output_tokens"`
	CacheHits  int64 `json:"prompt_cache_hit_tokens"`

	PromptDetails struct {
		Cached int64 `json:"cached_tokens"`
	} `json:"prompt_tokens_details"`
	InputDetails struct {
		Cached int64 `json:"cached_tokens"`
	} `json:"input_tokens_details"`
}

// sensible bounds what is believed: more tokens than this are a mistake.
const sensible = 1 << 40

func (t *told) sums() (in, out, cached int64, ok bool) {
	in, out = max(t.Prompt, t.Input), max(t.Completion, t.Output)
	cached = min(max(t.PromptDetails.Cached, t.InputDetails.Cached, t.CacheHits), in)
	return in, out, cached, min(in, out, cached) >= 0 && max(in, out) < sensible
}

// toldBy reads a usage object; nil where it isn't one.
func toldBy(object []byte) *told {
	var t told
	if len(object) == 0 || object[0] != '{' || json.Unmarshal(object, &t) != nil {
		return nil
	}
	if in, out, _, ok := t.sums(); !ok || in+out == 0 {
		return nil
	}
	return &t
}

// usageOf is what an event of a stream says was used. alone: it says nothing else.
func usageOf(event []byte) (t *told, alone bool) {
	for line := range bytes.SplitSeq(event, []byte("\n")) {
		data, is := bytes.CutPrefix(line, []byte("data:"))
		if !is {
			continue
		}
		var chunk struct {
			Choices  []json.RawMessage `json:"choices"`
			Usage    json.RawMessage   `json:"usage"`
			Response struct {
				Usage json.RawMessage `json:"usage"`
			} `json:"response"`
		}
		if json.Unmarshal(data, &chunk) != nil {
			return nil, false
		}
		if t = toldBy(chunk.Usage); t != nil {
			return t, len(chunk.Choices) == 0
		}
		return toldBy(chunk.Response.Usage), false
	}
	return nil, false
}

// outcome is what a whole answer used.
func (x *exchange) outcome(status int, body []byte) usage.Outcome {
	look := finder{}
	look.feed(body)
	return x.outcomeOf(status, look.usage(), body)
}

// outcomeOf is what was used, as the provider tells, or as it is counted in what it
// said where it doesn't. What isn't a success uses nothing.
func (x *exchange) outcomeOf(status int, t *told, said []byte) usage.Outcome {
	switch {
	case status >= http.StatusMultipleChoices || x.model == nil || x.free():
		return usage.Outcome{}
	case t == nil:
		return x.estimate(said)
	}
	in, out, cached, _ := t.sums()
	return usage.Outcome{
		Input: in, Output: out, Cached: cached,
		Spend: spend(x.model.Price, in, out, cached, x.model.Price.Input),
	}
}
