package gateway

import "bytes"

// finder looks for the object "usage" at the top level of JSON that comes in pieces.
type finder struct {
	depth           int
	inText, escaped bool
	key             []byte // the text under way, or the last one, at the top level
	at, within      bool   // behind the colon of "usage"; in its object
	object          []byte
	found           bool
}

// maxUsage bounds what is kept of a usage object.
const maxUsage = 8 << 10

func (f *finder) usage() *told {
	if !f.found {
		return nil
	}
	return toldBy(f.object)
}

func (f *finder) feed(piece []byte) {
	for at := 0; at < len(piece) && !f.found; {
		from := at
		if f.inText {
			at += f.text(piece[at:])
		} else {
			f.mark(piece[at])
			at++
		}
		if f.within && len(f.object) < maxUsage {
			f.object = append(f.object, piece[from:at]...)
		}
	}
}

// text goes on in a text, up to its end or that of the piece, and returns how far.
func (f *finder) text(piece []byte) int {
	if f.escaped {
		f.escaped = false
		f.keep(piece[:1])
		return 1
	}
	end := bytes.IndexAny(piece, `"\\`)
	if end < 0 {
		f.keep(piece)
		return len(piece)
	}
	f.keep(piece[:end])
	if piece[end] == '"' {
		f.inText = false
	} else {
		f.escaped = true
		f.keep(piece[end : end+1])
	}
	return end + 1
}

// keep gathers a text at the top level, as far as it could be the key.
func (f *finder) keep(text []byte) {
	if f.depth == 1 && len(f.key) <= len("usage") {
		f.key = append(f.key, text[:min(len(text), len("usage")+1)]...)
	}
}

func (f *finder) mark(c byte) {
	at := f.at
	switch c {
	case ' ', '\n', '\t', '\r':
		return
	case '"':
		f.inText = true
		if f.depth == 1 {
			f.key = f.key[:0]
		}
	case '{', '[':
		if at && c == '{' {
			f.within, f.object = true, f.object[:0]
		}
		f.depth++
	case '}', ']':
		f.depth--
		f.close(c)
	}
	f.at = c == ':' && f.depth == 1 && string(f.key) == "usage"
}

// close ends the object that is looked for.
func (f *finder) close(c byte) {
	if f.within && f.depth == 1 {
		f.within, f.found = false, true
		f.object = append(f.object, c)
	}
}
