package gateway

import (
	"bytes"
	"math"
	"strings"
)

// head is a request without its body: the fields that the gateway knows. Others
// are checked in their form, and dropped.
type head struct {
	method, path, query string
	host                string
	length              int64 // of the body; -1: in chunks
	close               bool  // the caller wants no other request on this connection

	authorization, origin, site, expect, coding, upgrade string
	// pass are those that the provider gets, too, in the order of passed.
	pass [len(passed)]string
	// connection names the provider, where nothing else of a request does.
	connection string
}

// passed are the fields of a request that go to the provider. Whatever isn't
// named here doesn't.
var passed = [...]string{"Content-Type", "Accept", "User-Agent", "OpenAI-Beta", "Idempotency-Key", "X-Client-Request-ID", "Traceparent"}

// Places in passed.
const (
	contentType    = 0
	idempotencyKey = 4
)

const (
	maxHead   = 16 << 10
	maxFields = 100
)

// headEnd is where the head ends in what was read so far, or -1.
func headEnd(read []byte) int {
	if i := bytes.Index(read, []byte("\r\n\r\n")); i >= 0 {
		return i + len("\r\n\r\n")
	}
	return -1
}

// parse reads a head that ends with an empty line. It takes RFC 9112 at its
// strictest: nothing that two readers could understand differently.
func (h *head) parse(text []byte) *problem {
	line, rest, _ := bytes.Cut(text, []byte("\r\n"))
	if p := h.requestLine(line); p != nil {
		return p
	}
	var seen fields
	for n := 0; len(rest) > 2; n++ {
		line, rest, _ = bytes.Cut(rest, []byte("\r\n"))
		name, value, ok := field(line)
		if !ok || n == maxFields {
			return badHead
		}
		if !h.take(name, value, &seen) {
			return badHead
		}
	}
	if !seen.host || seen.length && seen.chunked {
		return badHead
	}
	return nil
}

// fields are those that may come only once.
type fields struct{ host, length, chunked, authorization, contentType, origin bool }

func (h *head) requestLine(line []byte) *problem {
	method, rest, _ := bytes.Cut(line, []byte(" "))
	target, version, _ := bytes.Cut(rest, []byte(" "))
	switch {
	case len(method) == 0 || !all(method, isUpper) || len(target) == 0 || !all(target, isVisible):
		return badHead
	case string(version) != "HTTP/1.1":
		return badVersion
	case target[0] != '/':
		return badTarget
	}
	path, query, _ := bytes.Cut(target, []byte("?"))
	if !plainPath(path) || bytes.IndexByte(query, '#') >= 0 {
		return badTarget
	}
	h.method, h.path, h.query = word(method), word(path), string(query)
	return nil
}

// plainPath is one that means the same to everybody: no dots to climb by, no empty
// parts, nothing encoded.
func plainPath(path []byte) bool {
	return all(path, isPathChar) && !bytes.Contains(path, []byte("//")) && !bytes.Contains(path, []byte("/."))
}

// words are those that don't have to be copied out of a head.
var words = []string{"POST", "GET", "/v1/chat/completions", "/v1/embeddings", "/v1/models"}

func word(text []byte) string {
	for _, w := range words {
		if string(text) == w {
			return w
		}
	}
	return string(text)
}

// field splits a line into its name and value.
func field(line []byte) (name, value []byte, ok bool) {
	name, value, ok = bytes.Cut(line, []byte(":"))
	value = bytes.Trim(value, " \t")
	return name, value, ok && len(name) > 0 && all(name, isToken) && all(value, isFieldChar)
}

// take keeps a field that the gateway knows; false: it makes the head unsound.
func (h *head) take(name, value []byte, seen *fields) bool {
	switch {
	case is(name, "Host"):
		h.host = string(value)
		return once(&seen.host) && all(value, isVisible)
	case is(name, "Content-Length"):
		var ok bool
		h.length, ok = number(value)
		return once(&seen.length) && ok
	case is(name, "Transfer-Encoding"):
		h.length = -1
		return once(&seen.chunked) && is(value, "chunked")
	case is(name, "Authorization"):
		h.authorization = string(value)
		return once(&seen.authorization)
	case is(name, "Origin"):
		h.origin = string(value)
		return once(&seen.origin)
	case is(name, "Content-Type"):
		h.pass[contentType] = string(value)
		return once(&seen.contentType)
	}
	h.takeOther(name, value)
	return true
}

func (h *head) takeOther(name, value []byte) {
	switch {
	case is(name, "Connection"):
		h.close = h.close || hasWord(value, "close")
	case is(name, "Expect"):
		h.expect = string(value)
	case is(name, "Content-Encoding"):
		h.coding = string(value)
	case is(name, "Upgrade"):
		h.upgrade = string(value)
	case is(name, "Sec-Fetch-Site"):
		h.site = string(value)
	case is(name, "Intendant-Connection"):
		h.connection = string(value)
	default:
		h.takePassed(name, value)
	}
}

func (h *head) takePassed(name, value []byte) {
	for i := range passed {
		if is(name, passed[i]) {
			h.pass[i] = string(value)
			return
		}
	}
}

func is(name []byte, other string) bool {
	return len(name) == len(other) && strings.EqualFold(string(name), other)
}

func once(seen *bool) bool {
	before := *seen
	*seen = true
	return !before
}

// number is a length in decimal digits and nothing else.
func number(text []byte) (n int64, ok bool) {
	if len(text) == 0 || len(text) > len("9223372036854775807") {
		return 0, false
	}
	for _, c := range text {
		if c < '0' || c > '9' || n > (math.MaxInt64-int64(c-'0'))/10 {
			return 0, false
		}
		n = n*10 + int64(c-'0')
	}
	return n, true
}

func hasWord(list []byte, word string) bool {
	for one := range bytes.SplitSeq(list, []byte(",")) {
		if is(bytes.Trim(one, " \t"), word) {
			return true
		}
	}
	return false
}
