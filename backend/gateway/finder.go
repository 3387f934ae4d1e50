package gateway

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
	for _, c := range piece {
		if f.found {
			return
		}
		if f.within && len(f.object) < maxUsage {
			f.object = append(f.object, c)
		}
		if f.inText {
			f.text(c)
		} else {
			f.mark(c)
		}
	}
}

func (f *finder) text(c byte) {
	switch {
	case f.escaped:
		f.escaped = false
	case c == '\\':
		f.escaped = true
	case c == '"':
		f.inText = false
		return
	}
	if f.depth == 1 && len(f.key) <= len("usage") {
		f.key = append(f.key, c)
	}
}

func (f *finder) mark(c byte) {
	switch c {
	case '"':
		f.inText, f.at = true, false
		if f.depth == 1 {
			f.key = f.key[:0]
		}
	case ':':
		f.at = f.depth == 1 && string(f.key) == "usage"
	case '{', '[':
		if f.at && c == '{' {
			f.within, f.object = true, append(f.object[:0], c)
		}
		f.at = false
		f.depth++
	case '}', ']':
		f.depth--
		if f.within && f.depth == 1 {
			f.within, f.found = false, true
		}
	case ' ', '\n', '\t', '\r':
	default:
		f.at = false
	}
}
