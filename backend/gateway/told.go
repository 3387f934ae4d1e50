package gateway

import (
	"bytes"
	"encoding/json"
	"net/http"

	"intendant/backend/usage"
)

// told is what a provider says was used.
type told struct{ input, output, cached int64 }

// sensible bounds what is believed: more tokens than this are a mistake.
const sensible = 1 << 40

// toldBy reads a usage object, in either of the API's two ways of naming things; nil
// where it isn't one.
func toldBy(object []byte) *told {
	if len(object) == 0 || object[0] != '{' || !json.Valid(object) {
		return nil
	}
	var t told
	w := walker{text: object}
	if !w.each(t.take) || t.input+t.output == 0 {
		return nil
	}
	t.cached = min(t.cached, t.input)
	return &t
}

func (t *told) take(key string, value []byte) bool {
	switch key {
	case "prompt_tokens", "input_tokens":
		return atMost(&t.input, value)
	case "completion_tokens", "output_tokens":
		return atMost(&t.output, value)
	case "prompt_cache_hit_tokens", "cached_tokens":
		return atMost(&t.cached, value)
	case "prompt_tokens_details", "input_tokens_details":
		if value[0] == '{' {
			w := walker{text: value}
			return w.each(func(key string, value []byte) bool { return key != "cached_tokens" || atMost(&t.cached, value) })
		}
	}
	return true
}

// atMost keeps the larger of two numbers; false: it isn't a sensible one.
func atMost(into *int64, value []byte) bool {
	if string(value) == "null" {
		return true
	}
	n, ok := number(value)
	*into = max(*into, n)
	return ok && n < sensible
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
	return x.outcomeOf(status, look.usage(), body, len(body))
}

// outcomeOf is what was used, as the provider tells, or as it is counted in what it
// said where it doesn't: said is what was kept of so many bytes. What isn't a success
// uses nothing.
func (x *exchange) outcomeOf(status int, t *told, said []byte, of int) usage.Outcome {
	switch {
	case status >= http.StatusMultipleChoices || x.model == nil || x.free():
		return usage.Outcome{}
	case t == nil:
		return x.estimate(said, of)
	}
	return usage.Outcome{
		Input: t.input, Output: t.output, Cached: t.cached,
		Spend: x.model.Price.Cost(t.input, t.output, t.cached),
	}
}
