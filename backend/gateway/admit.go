package gateway

import (
	"errors"
	"io"
	"net/http"
	"net/http/httputil"
	"os"
	"strings"
	"time"
)

// admit turns away what a web page sends with a browser's help, and what could not
// be answered whoever asked.
func (x *exchange) admit(s *server) *problem {
	h := x.head
	if p := s.foreign(h); p != nil {
		return p
	}
	switch {
	case h.upgrade != "":
		return noUpgrade
	case h.expect != "" && !strings.EqualFold(h.expect, "100-continue"):
		return badExpect
	case h.coding != "" && h.coding != "identity":
		return badCoding
	case !strings.HasPrefix(h.path, "/v1/"):
		return unknownPath(h.method, h.path)
	case h.length > s.maxBody:
		return tooLarge(s.maxBody)
	}
	return x.method()
}

// foreign turns away another name for this address, and pages of other origins.
func (s *server) foreign(h *head) *problem {
	switch {
	case !s.hosts[strings.ToLower(h.host)]:
		return foreignHost
	case h.origin != "" && !strings.EqualFold(h.origin, "http://"+h.host), h.site != "" && h.site != "same-origin" && h.site != "none":
		return foreignOrigin
	}
	return nil
}

// method wants the one that a path has.
func (x *exchange) method() *problem {
	want := http.MethodPost
	switch x.kind {
	case models:
		want = http.MethodGet
	case other:
		if m := x.head.method; m == http.MethodGet || m == http.MethodDelete {
			return nil
		}
	}
	if x.head.method != want {
		return badMethod
	}
	return nil
}

// unread gives up a connection whose request isn't read to its end, unless there is
// nothing of it. Who sent HEAD would take the answer's body for another answer.
func (k *conn) unread(h *head) {
	if h.length != 0 || h.method == http.MethodHead {
		k.broken = true
	}
}

var continued = []byte("HTTP/1.1 100 Continue\r\n\r\n")

// receive reads all of a request's body. What nothing announced is told to hold as it
// comes.
func (k *conn) receive(h *head, most int64, hold func(bytes int64) *problem) ([]byte, *problem) {
	if h.length == 0 {
		return nil, nil
	}
	if h.expect != "" && k.in.Buffered() == 0 {
		if k.write(append(k.out[:0], continued...)) != nil {
			return nil, left
		}
	}
	k.readWithin(bodyTime)
	body, p := k.readBody(h, most, hold)
	if p != nil {
		k.broken = true
	}
	return body, p
}

func (k *conn) readBody(h *head, most int64, hold func(bytes int64) *problem) ([]byte, *problem) {
	if h.length > 0 {
		body := k.room(h.length)
		_, err := io.ReadFull(k.in, body)
		return body, k.notRead(err)
	}
	body, p := k.readChunks(most, hold)
	if p != nil {
		return nil, p
	}
	return body, k.notRead(k.noTrailer())
}

// readChunks reads them to their end. Each time that they need more memory it doubles.
func (k *conn) readChunks(most int64, hold func(bytes int64) *problem) ([]byte, *problem) {
	from := httputil.NewChunkedReader(k.in)
	var body []byte
	for {
		if len(body) == cap(body) {
			more := min(max(int64(len(body)), partSize), most+1-int64(len(body)))
			if p := hold(more); p != nil {
				return nil, p
			}
			body = append(make([]byte, 0, int64(len(body))+more), body...)
		}
		n, err := from.Read(body[len(body):cap(body)])
		switch body = body[:len(body)+n]; {
		case int64(len(body)) > most:
			return nil, tooLarge(most)
		case errors.Is(err, io.EOF):
			return body, nil
		case err != nil:
			return nil, k.notRead(err)
		}
	}
}

// room is where a body goes. Small ones share what the connection keeps for them.
func (k *conn) room(n int64) []byte {
	if n > largest {
		return make([]byte, n)
	}
	if int64(cap(k.kept)) < n {
		k.kept = make([]byte, n)
	}
	return k.kept[:n]
}

var errTrailer = errors.New("gateway: a trailer")

// noTrailer wants the empty line that ends chunks.
func (k *conn) noTrailer() error {
	end, err := k.in.Peek(2)
	if err == nil && string(end) != "\r\n" {
		return errTrailer
	}
	_, _ = k.in.Discard(len(end))
	return err
}

func (k *conn) notRead(err error) *problem {
	switch {
	case err == nil:
		return nil
	case errors.Is(err, os.ErrDeadlineExceeded):
		k.readBy = time.Time{}
		return slowBody
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF), k.ctx.Err() != nil:
		return left
	}
	return badBody
}
