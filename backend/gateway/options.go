package gateway

import "bytes"

// options are a request's stream_options.
type options struct {
	includeUsage bool
	at           span // of include_usage's value, within them
	open         int
	empty        bool
}

var badOptions = refuse(400, "invalid_value", "stream_options", "`stream_options` must be an object, with `include_usage` true or false.")

// optionsOf reads them as strictly as the top level.
func optionsOf(raw []byte) (options, *problem) {
	if raw[0] != '{' {
		return options{}, badOptions
	}
	w := walker{text: raw, at: 1}
	o := options{open: 1, empty: true}
	for w.space(); raw[w.at] != '}'; w.space() {
		if raw[w.at] == ',' {
			w.at++
			w.space()
		}
		key := w.key()
		w.space()
		w.at++
		w.space()
		from := w.at
		if !w.skip() {
			return o, tooDeep
		}
		o.empty = false
		name := key.of(raw)
		switch {
		case string(name) == "include_usage" && !o.at.is():
			o.at = span{from, w.at}
			value := string(o.at.of(raw))
			o.includeUsage = value == "true"
			if value != "true" && value != "false" && value != "null" {
				return o, badOptions
			}
		case bytes.IndexByte(name, '\\') >= 0, bytes.EqualFold(name, []byte("include_usage")):
			return o, badOptions
		}
	}
	return o, nil
}

// asking are the options with the usage asked for.
func asking(raw []byte) string {
	if raw == nil {
		return `{"include_usage":true}`
	}
	o, p := optionsOf(raw)
	switch {
	case p != nil || o.empty:
		return `{"include_usage":true}`
	case o.at.is():
		return string(raw[:o.at.from]) + "true" + string(raw[o.at.to:])
	}
	return string(raw[:o.open]) + `"include_usage":true,` + string(raw[o.open:])
}
