package gateway

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"net/http"
	"net/http/httputil"
	"strings"
)

// response is a provider's answer. Most are plain, and are read here; whatever isn't
// is left to net/http, which takes what a server may send.
type response struct {
	status int
	sort   string // its Content-Type
	kept   [len(kept)]string
	length int64 // -1: not known before its end
	close  bool  // no other request on this connection
	body   io.Reader
	chunks bool // it was read here, and an empty line is to follow
	open   bool // it ends with the connection: nobody can tell whether it is whole
}

// kept are the fields of an answer that the caller gets, too.
var kept = [...]string{"X-Request-Id", "Retry-After", "Content-Disposition", "Content-Encoding", "Openai-Processing-Ms", "Openai-Version", "Openai-Model"}

// askedBy are requests for http.ReadResponse, which looks at their method only.
var askedBy = map[string]*http.Request{
	http.MethodPost: {Method: http.MethodPost}, http.MethodGet: {Method: http.MethodGet}, http.MethodDelete: {Method: http.MethodDelete},
}

// readResponse reads the head of an answer.
func (l *line) readResponse(method string, into *response) error {
	if _, err := l.in.Peek(1); err != nil {
		return err
	}
	text, err := l.in.Peek(l.in.Buffered())
	if err != nil {
		return err
	}
	if end := headEnd(text); end > 0 && into.plain(text[:end]) {
		_, _ = l.in.Discard(end)
		into.frame(l)
		return nil
	}
	return into.any(l.in, method)
}

// plain reads a head of HTTP/1.1 with a length or chunks; false: it isn't one.
func (r *response) plain(text []byte) bool {
	line, rest, _ := bytes.Cut(text, []byte("\r\n"))
	code, ok := bytes.CutPrefix(line, []byte("HTTP/1.1 "))
	if !ok || len(code) < len("200 ") || code[len("200")] != ' ' || !all(code, isFieldChar) {
		return false
	}
	status, ok := number(code[:len("200")])
	*r = response{status: int(status), length: -1}
	if !ok || status < http.StatusOK || status == http.StatusNoContent || status == http.StatusNotModified {
		return false
	}
	for len(rest) > len("\r\n") {
		line, rest, _ = bytes.Cut(rest, []byte("\r\n"))
		if name, value, ok := field(line); !ok || !r.take(name, value) {
			return false
		}
	}
	return (r.length >= 0) != r.chunks
}

func (r *response) take(name, value []byte) (ok bool) {
	ok = true
	switch {
	case is(name, "Content-Length"):
		before := r.length
		r.length, ok = number(value)
		ok = ok && before == -1
	case is(name, "Transfer-Encoding"):
		ok = !r.chunks && is(value, "chunked")
		r.chunks = true
	case is(name, "Connection"):
		r.close = r.close || hasWord(value, "close")
	case is(name, "Content-Type"):
		r.sort = sortOf(value)
	default:
		for i := range kept {
			if is(name, kept[i]) {
				r.kept[i] = string(value)
			}
		}
	}
	return ok
}

// sorts are those that come with almost every answer.
var sorts = []string{"application/json", "text/event-stream", "text/event-stream; charset=utf-8", "application/json; charset=utf-8"}

func sortOf(value []byte) string {
	for _, s := range sorts {
		if string(value) == s {
			return s
		}
	}
	return string(value)
}

// frame is the body that the head announces.
func (r *response) frame(l *line) {
	if r.chunks {
		r.body = httputil.NewChunkedReader(l.in)
		return
	}
	l.rest = counted{l.in, r.length}
	r.body = &l.rest
}

// any reads a head by net/http, behind those that only tell to wait.
func (r *response) any(in *bufio.Reader, method string) error {
	for {
		answer, err := http.ReadResponse(in, askedBy[method]) //nolint:bodyclose // it is read to its end, or its connection is closed
		if err != nil {
			return err
		}
		if answer.StatusCode < http.StatusOK {
			continue
		}
		*r = response{
			status: answer.StatusCode, sort: plainText(answer.Header.Get("Content-Type")), length: answer.ContentLength, close: answer.Close,
			body: answer.Body, open: answer.ContentLength < 0 && len(answer.TransferEncoding) == 0,
		}
		for i, name := range kept {
			r.kept[i] = plainText(answer.Header.Get(name))
		}
		return nil
	}
}

// plainText is a field's value, unless it could end a line of the answer that it goes
// into.
func plainText(value string) string {
	if !all([]byte(value), isFieldChar) {
		return ""
	}
	return value
}

// ended reports whether an answer that was read to its end left its connection where
// the next one begins.
func (r *response) ended(l *line) bool {
	if r.close {
		return false
	}
	if !r.chunks {
		return true
	}
	if l.in.Buffered() < len("\r\n") {
		return false
	}
	end, err := l.in.Peek(len("\r\n"))
	_, _ = l.in.Discard(len(end))
	return err == nil && string(end) == "\r\n"
}

func (r *response) isStream() bool { return strings.HasPrefix(r.sort, "text/event-stream") }

// counted is a body of a known length.
type counted struct {
	in   *bufio.Reader
	left int64
}

// Read returns io.ErrUnexpectedEOF where the body ends early.
func (c *counted) Read(into []byte) (int, error) {
	if c.left == 0 {
		return 0, io.EOF
	}
	n, err := c.in.Read(into[:min(int64(len(into)), c.left)])
	c.left -= int64(n)
	switch {
	case c.left == 0:
		return n, io.EOF
	case errors.Is(err, io.EOF):
		return n, io.ErrUnexpectedEOF
	}
	return n, err
}
