package gateway

import (
	"bytes"
	"encoding/json"
	"strings"
	"sync"

	"github.com/tiktoken-go/tokenizer/codec"

	"intendant/backend/usage"
)

// vocabulary is loaded when a provider first doesn't say what was used: it takes a
// fraction of a second, and some 30 MB. It is that of the models that are used most;
// others count a little differently, which is why what is counted by it is marked.
var vocabulary = sync.OnceValue(codec.NewO200kBase)

// countMost is how much of a text is counted; the rest is taken to be like it.
const countMost = 256 << 10

// tokensOf counts the tokens of a text.
func tokensOf(text string) int64 {
	if text == "" {
		return 0
	}
	start := text[:min(len(text), countMost)]
	n, err := vocabulary().Count(start)
	if err != nil {
		n = len(start) / bytesPerToken
	}
	return int64(n) * int64(len(text)) / int64(len(start))
}

// perMessage is what a message costs on top of its text, about.
const perMessage = 4

// estimate counts what was used where the provider doesn't say it: the texts of the
// request and of the answer, of which the rest is taken to be like what was kept. It
// is never more than what was set aside, and just that where no text can be found in
// the answer of a model that writes one.
func (x *exchange) estimate(said []byte, of int) usage.Outcome {
	text := saidIn(said)
	if text == "" && x.kind.generates() {
		return x.worst()
	}
	o := usage.Outcome{Estimated: true, Input: x.inputTokens()}
	if x.kind != embeddings && text != "" {
		o.Output = tokensOf(text) * int64(of) / int64(len(said))
	}
	if x.bound.known {
		o.Input, o.Output = min(o.Input, x.bound.input), min(o.Output, x.bound.output)
	}
	o.Spend = x.model.Price.Cost(o.Input, o.Output, 0)
	if x.bound.known {
		o.Spend = min(o.Spend, x.reserved.Worst().Spend)
	}
	return o
}

func (x *exchange) inputTokens() int64 {
	if !x.json {
		return 0
	}
	n := int64(0)
	if x.agent != nil {
		n = tokensOf(x.agent.Instructions) + perMessage
	}
	for _, field := range [...]int{fMessages, fInput, fPrompt} {
		if raw := x.raw(field); raw != nil {
			texts, messages := textsIn(raw)
			n += tokensOf(texts) + int64(messages)*perMessage
		}
	}
	return n
}

// textsIn gathers the texts of messages, or of an input, and counts the messages.
func textsIn(raw []byte) (texts string, messages int) {
	var value any
	if json.Unmarshal(raw, &value) != nil {
		return "", 0
	}
	var all strings.Builder
	gather(&all, value)
	if list, is := value.([]any); is {
		messages = len(list)
	}
	return all.String(), messages
}

// gather appends the texts that a model reads or says.
func gather(all *strings.Builder, value any) {
	switch v := value.(type) {
	case string:
		all.WriteString(v)
	case []any:
		for _, one := range v {
			gather(all, one)
		}
	case map[string]any:
		for _, name := range [...]string{"content", "text", "reasoning_content", "refusal", "tool_calls", "function", "name", "arguments"} {
			gather(all, v[name])
		}
	}
}

// saidIn gathers the texts of an answer: of a whole one, or of the events of a
// stream.
func saidIn(said []byte) string {
	var all strings.Builder
	for line := range bytes.SplitSeq(said, []byte("\n")) {
		if data, is := bytes.CutPrefix(line, []byte("data:")); is {
			choicesIn(&all, data)
		}
	}
	if all.Len() == 0 {
		choicesIn(&all, said)
	}
	return all.String()
}

func choicesIn(all *strings.Builder, text []byte) {
	var answer struct {
		Choices []struct {
			Message map[string]any `json:"message"`
			Delta   map[string]any `json:"delta"`
			Text    string         `json:"text"`
		} `json:"choices"`
		Delta  string `json:"delta"` // of an event of /v1/responses
		Output []any  `json:"output"`
	}
	if json.Unmarshal(text, &answer) != nil {
		return
	}
	for _, c := range answer.Choices {
		gather(all, c.Message)
		gather(all, c.Delta)
		all.WriteString(c.Text)
	}
	all.WriteString(answer.Delta)
	gather(all, answer.Output)
}
