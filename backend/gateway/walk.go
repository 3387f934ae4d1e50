package gateway

// What messages of text alone are made of. Whatever else stands in them, such as an
// image, may count as more tokens than it has bytes.
var (
	textKeys = map[string]bool{
		"role": true, "content": true, "name": true, "tool_calls": true, "tool_call_id": true, "id": true, "type": true,
		"function": true, "arguments": true, "text": true, "refusal": true, "index": true, "prefix": true, "annotations": true,
		"reasoning_content": true, "reasoning": true, "thinking": true, "cache_control": true, "status": true, "call_id": true,
		"output": true, "summary": true, "logprobs": true,
	}
	textTypes = map[string]bool{
		"text": true, "refusal": true, "function": true, "thinking": true, "ephemeral": true, "message": true, "input_text": true,
		"output_text": true, "function_call": true, "function_call_output": true, "summary_text": true, "reasoning": true,
	}
)

// textOnly reports whether a value of valid JSON holds nothing but text. ids says
// whether an id is no more than a text, too: it may stand for what the provider stores.
func textOnly(value []byte, ids bool) bool {
	w := walker{text: value}
	for w.at < len(value) {
		switch value[w.at] {
		case '"':
			name := string(w.key().of(value))
			w.space()
			if key := w.at < len(value) && value[w.at] == ':'; key && (!w.textual(name) || name == "id" && !ids) {
				return false
			}
		default:
			w.at++
		}
	}
	return true
}

// textual looks at a field, behind its name.
func (w *walker) textual(name string) bool {
	if !textKeys[name] {
		return false
	}
	w.at++
	w.space()
	if name != "type" {
		return true
	}
	if w.text[w.at] != '"' {
		return false
	}
	return textTypes[string(w.key().of(w.text))]
}

// each calls a function with the fields of an object of valid JSON, as long as it
// returns true. It is false, too, where something is nested too deeply.
func (w *walker) each(do func(key string, value []byte) bool) bool {
	return w.fields(func(key, value span) bool { return do(string(key.of(w.text)), value.of(w.text)) })
}

// fields is each with where they stand.
func (w *walker) fields(do func(key, value span) bool) bool {
	w.at++
	for w.space(); w.text[w.at] != '}'; w.space() {
		if w.text[w.at] == ',' {
			w.at++
			w.space()
		}
		key := w.key()
		w.space()
		w.at++ // the colon
		w.space()
		from := w.at
		if !w.skip() || !do(key, span{from, w.at}) {
			return false
		}
	}
	return true
}
