package gateway

import (
	"bytes"
	"encoding/json"
	"unicode/utf8"
)

// span is where a value stands in a text; the zero span: nowhere.
type span struct{ from, to int }

func (s span) of(text []byte) []byte { return text[s.from:s.to] }
func (s span) is() bool              { return s.to > 0 }

// outline is the top level of a request's JSON, without the values being decoded.
type outline struct {
	text   []byte
	open   int // behind the opening brace
	values [len(fieldsOf)]span
	empty  bool // there is no field at all
}

// raw is a field's value as it is written, or nil where it isn't there or null.
func (o *outline) raw(field int) []byte {
	text := o.values[field].of(o.text)
	if len(text) == 0 || string(text) == "null" {
		return nil
	}
	return text
}

// string is a field's value where it is a text.
func (o *outline) string(field int) (string, bool) {
	raw := o.raw(field)
	if len(raw) < 2 || raw[0] != '"' {
		return "", false
	}
	if bytes.IndexByte(raw, '\\') < 0 {
		return string(raw[1 : len(raw)-1]), true
	}
	var text string
	err := json.Unmarshal(raw, &text)
	return text, err == nil
}

// count is a field's value as a whole number; absent where it isn't there.
func (o *outline) count(field int, absent int64) (int64, *problem) {
	raw := o.raw(field)
	if raw == nil {
		return absent, nil
	}
	n, ok := number(raw)
	if !ok {
		return 0, refuse(400, "invalid_value", fieldsOf[field], "`%s` must be a whole number that isn't negative.", fieldsOf[field])
	}
	return n, nil
}

// The fields that the gateway looks at.
const (
	fModel = iota
	fStream
	fStreamOptions
	fMessages
	fMaxTokens
	fMaxCompletionTokens
	fMaxOutputTokens
	fN
	fBestOf
	fTemperature
	fTopP
	fInput
	fServiceTier
	fWebSearch
	fAudio
	fModalities
	fPreviousResponse
	fConversation
	fPrompt
	fTools
	fBackground
	fModels
	fFallbacks
	fPlugins
	fPrediction
)

var fieldsOf = [...]string{
	fModel: "model", fStream: "stream", fStreamOptions: "stream_options", fMessages: "messages",
	fMaxTokens: "max_tokens", fMaxCompletionTokens: "max_completion_tokens", fMaxOutputTokens: "max_output_tokens",
	fN: "n", fBestOf: "best_of", fTemperature: "temperature", fTopP: "top_p", fInput: "input",
	fServiceTier: "service_tier", fWebSearch: "web_search_options", fAudio: "audio", fModalities: "modalities",
	fPreviousResponse: "previous_response_id", fConversation: "conversation", fPrompt: "prompt", fTools: "tools",
	fBackground: "background", fModels: "models", fFallbacks: "fallbacks", fPlugins: "plugins", fPrediction: "prediction",
}

const (
	maxDepth = 100
	maxKeys  = 100
)

var (
	notJSON    = refuse(400, "invalid_json", "", "The request's body isn't valid JSON.")
	notObject  = refuse(400, "invalid_json", "", "The request's body isn't a JSON object.")
	tooDeep    = refuse(400, "invalid_json", "", "The request's body is nested more than %d levels deep.", maxDepth)
	manyFields = refuse(400, "invalid_json", "", "The request's body has more than %d fields.", maxKeys)
)

// read reads the top level of a JSON object. Of two readers none may see another
// model or bound than the other: no field may come twice, and none may be written
// so that some take it for one of these, and some don't.
func (o *outline) read(text []byte) *problem {
	if !json.Valid(text) || !utf8.Valid(text) {
		return notJSON
	}
	w := walker{text: text}
	w.space()
	if w.text[w.at] != '{' {
		return notObject
	}
	return w.object(o)
}

// walker goes through a text that is valid JSON.
type walker struct {
	text []byte
	at   int
}

func (w *walker) object(o *outline) (wrong *problem) {
	*o = outline{text: w.text, open: w.at + 1, empty: true}
	var seen names
	all := w.fields(func(key, value span) bool {
		o.empty = false
		wrong = seen.add(o, key, value)
		return wrong == nil
	})
	if !all && wrong == nil {
		return tooDeep
	}
	return wrong
}

// names are the fields that have come, none of them twice.
type names struct {
	all [maxKeys]span
	n   int
}

// add keeps a field's value under its name.
func (s *names) add(o *outline, key, value span) *problem {
	name := key.of(o.text)
	if bytes.IndexByte(name, '\\') >= 0 {
		var plain string
		if json.Unmarshal(o.text[key.from-1:key.to+1], &plain) != nil {
			return notJSON
		}
		name = []byte(plain)
	}
	for _, other := range s.all[:s.n] {
		if bytes.Equal(other.of(o.text), name) {
			return refuse(400, "invalid_json", shorten(string(name)), "The field `%s` stands twice in the request's body.", shorten(string(name)))
		}
	}
	if s.n == maxKeys {
		return manyFields
	}
	s.all[s.n] = key
	s.n++
	for i, known := range fieldsOf {
		switch {
		case string(name) == known:
			o.values[i] = value
			return plain(key, known)
		case len(name) >= len(known) && bytes.EqualFold(name, []byte(known)):
			return refuse(400, "invalid_json", known, "The field `%s` must be written `%s`.", shorten(string(name)), known)
		}
	}
	return nil
}

// plain wants a field that matters written without escapes, so that the duplicates
// of it are found.
func plain(key span, known string) *problem {
	if key.to-key.from != len(known) {
		return refuse(400, "invalid_json", known, "The field `%s` must be written without escapes.", known)
	}
	return nil
}

func (w *walker) space() {
	for w.at < len(w.text) && (w.text[w.at] == ' ' || w.text[w.at] == '\n' || w.text[w.at] == '\t' || w.text[w.at] == '\r') {
		w.at++
	}
}

// key is a text without its quotes.
func (w *walker) key() span {
	from := w.at + 1
	w.string()
	return span{from, w.at - 1}
}

func (w *walker) string() {
	for w.at++; ; w.at++ {
		i := bytes.IndexByte(w.text[w.at:], '"')
		w.at += i
		escapes := 0
		for w.text[w.at-1-escapes] == '\\' {
			escapes++
		}
		if escapes%2 == 0 {
			w.at++
			return
		}
	}
}

// skip goes to the end of a value; false: it is nested too deeply.
func (w *walker) skip() bool {
	for depth := 0; ; {
		switch c := w.text[w.at]; c {
		case '"':
			w.string()
		case '{', '[':
			if depth++; depth >= maxDepth {
				return false
			}
			w.at++
		case '}', ']':
			depth--
			w.at++
		case ',', ':', ' ', '\n', '\t', '\r':
			w.at++
			continue
		default:
			w.scalar()
		}
		if depth == 0 {
			return true
		}
	}
}

func (w *walker) scalar() {
	for w.at < len(w.text) {
		switch w.text[w.at] {
		case ',', '}', ']', ' ', '\n', '\t', '\r':
			return
		}
		w.at++
	}
}
