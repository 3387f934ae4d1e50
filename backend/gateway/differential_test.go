package gateway

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"
)

// FuzzConnection holds that what is read of a connection here, request after request, is
// what net/http's server reads of it: methods, targets, framing and bodies. It may read
// more of them, since it takes more.
func FuzzConnection(f *testing.F) {
	for _, seed := range smuggled() {
		f.Add([]byte(seed), byte(0))
		f.Add([]byte(seed), byte(3))
	}
	f.Fuzz(func(t *testing.T, text []byte, piece byte) {
		if len(text) > 64<<10 {
			return
		}
		ours := readHere(text, int(piece))
		theirs := readThere(text, len(ours))
		if len(theirs) < len(ours) {
			t.Fatalf("net/http reads %d of %d requests in %q: %q, %q", len(theirs), len(ours), text, ours, theirs)
		}
		for i := range ours {
			if ours[i] != theirs[i] {
				t.Fatalf("%q was read as %q, and by net/http as %q", text, ours[i], theirs[i])
			}
		}
	})
}

// TestWhatIsReadOfSmuggling says of each seed how many requests are read of it, so that
// a rule that is lost isn't lost unnoticed.
func TestWhatIsReadOfSmuggling(t *testing.T) {
	for name, text := range smuggled() {
		want, _, _ := strings.Cut(name, " ")
		if got := readHere([]byte(text), 0); fmt.Sprint(len(got)) != want {
			t.Errorf("%s: %d requests: %q", name, len(got), got)
		}
		if a, b := readHere([]byte(text), 1), readHere([]byte(text), 0); fmt.Sprint(a) != fmt.Sprint(b) {
			t.Errorf("%s: in pieces it is %q, and not %q", name, a, b)
		}
	}
}

// smuggled are ways to have two readers see two things, and some that are none. Each is
// followed by a request that must not be reached by a wrong way; the names begin with
// how many requests there are.
func smuggled() map[string]string {
	const (
		head = "POST /v1/chat/completions HTTP/1.1\r\nHost: localhost\r\n"
		next = "GET /v1/models?next HTTP/1.1\r\nHost: localhost\r\n\r\n"
	)
	body := func(fields, body string) string { return head + fields + "\r\n" + body + next }
	return map[string]string{
		"2 a length":                            body("Content-Length: 5\r\n", "12345"),
		"2 no body":                             body("", ""),
		"2 chunks":                              body("Transfer-Encoding: chunked\r\n", "3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n"),
		"2 no chunk":                            body("Transfer-Encoding: chunked\r\n", "0\r\n\r\n"),
		"2 a chunk with an extension":           body("Transfer-Encoding: chunked\r\n", "3;a=b\r\nabc\r\n0\r\n\r\n"),
		"2 chunked in capitals":                 body("Transfer-Encoding: CHUNKED\r\n", "0\r\n\r\n"),
		"2 a length and Connection":             body("Content-Length: 1\r\nConnection: keep-alive\r\n", "1"),
		"1 the last one":                        body("Connection: close\r\n", ""),
		"0 a length and chunks":                 body("Content-Length: 5\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n"),
		"0 chunks and a length":                 body("Transfer-Encoding: chunked\r\nContent-Length: 5\r\n", "0\r\n\r\n"),
		"0 two lengths":                         body("Content-Length: 5\r\nContent-Length: 6\r\n", "12345"),
		"0 the same length twice":               body("Content-Length: 5\r\nContent-Length: 5\r\n", "12345"),
		"0 a list of lengths":                   body("Content-Length: 5, 5\r\n", "12345"),
		"0 a length with a sign":                body("Content-Length: +5\r\n", "12345"),
		"0 a negative length":                   body("Content-Length: -5\r\n", "12345"),
		"0 a length in hexadecimal":             body("Content-Length: 0x5\r\n", "12345"),
		"0 an empty length":                     body("Content-Length:\r\n", ""),
		"0 a length beyond all":                 body("Content-Length: 18446744073709551621\r\n", "12345"),
		"0 chunked twice":                       body("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n"),
		"0 chunked and identity":                body("Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n", "0\r\n\r\n"),
		"0 gzip, chunked":                       body("Transfer-Encoding: gzip, chunked\r\n", "0\r\n\r\n"),
		"0 chunked, quoted":                     body("Transfer-Encoding: \"chunked\"\r\n", "0\r\n\r\n"),
		"0 xchunked":                            body("Transfer-Encoding: xchunked\r\n", "0\r\n\r\n"),
		"0 chunked behind a vertical tab":       body("Transfer-Encoding: \x0bchunked\r\n", "0\r\n\r\n"),
		"0 a blank before the colon":            body("Transfer-Encoding : chunked\r\n", "0\r\n\r\n"),
		"0 a folded line":                       body("Transfer-Encoding:\r\n chunked\r\n", "0\r\n\r\n"),
		"0 a folded line at the start":          body(" Transfer-Encoding: chunked\r\n", "0\r\n\r\n"),
		"0 a line end alone":                    body("X: y\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n"),
		"0 a carriage return alone":             body("X: y\rTransfer-Encoding: chunked\r\n", "0\r\n\r\n"),
		"0 a zero byte":                         body("X: y\x00\r\n", ""),
		"0 no name":                             body(": y\r\n", ""),
		"0 no colon":                            body("Content-Length\r\n", ""),
		"0 a name of other letters":             body("Conten\u0074\u200b-Length: 5\r\n", "12345"),
		"0 two hosts":                           body("Host: localhost\r\n", ""),
		"0 no host":                             "GET /v1/models HTTP/1.1\r\n\r\n" + next,
		"0 lines that end alone":                strings.ReplaceAll(head, "\r\n", "\n") + "\n" + next,
		"0 an absolute target":                  "GET http://localhost/v1/models HTTP/1.1\r\nHost: localhost\r\n\r\n" + next,
		"0 an authority":                        "CONNECT localhost:80 HTTP/1.1\r\nHost: localhost\r\n\r\n" + next,
		"0 an asterisk":                         "OPTIONS * HTTP/1.1\r\nHost: localhost\r\n\r\n" + next,
		"0 an older version":                    "GET /v1/models HTTP/1.0\r\nHost: localhost\r\n\r\n" + next,
		"0 no version":                          "GET /v1/models\r\n\r\n" + next,
		"0 a newer version":                     "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + next,
		"0 two blanks":                          "GET  /v1/models HTTP/1.1\r\nHost: localhost\r\n\r\n" + next,
		"0 a blank in the target":               "GET /v1/models /x HTTP/1.1\r\nHost: localhost\r\n\r\n" + next,
		"0 a tab":                               "GET\t/v1/models\tHTTP/1.1\r\nHost: localhost\r\n\r\n" + next,
		"0 an encoded path":                     "GET /v1/%6dodels HTTP/1.1\r\nHost: localhost\r\n\r\n" + next,
		"0 a way up":                            "GET /v1/../x HTTP/1.1\r\nHost: localhost\r\n\r\n" + next,
		"0 a fragment":                          "GET /v1/models?a#b HTTP/1.1\r\nHost: localhost\r\n\r\n" + next,
		"0 a small method":                      "get /v1/models HTTP/1.1\r\nHost: localhost\r\n\r\n" + next,
		"0 an empty line before it":             "\r\n" + next,
		"0 a chunk's size with a sign":          body("Transfer-Encoding: chunked\r\n", "+3\r\nabc\r\n0\r\n\r\n"),
		"0 a chunk's size with 0x":              body("Transfer-Encoding: chunked\r\n", "0x3\r\nabc\r\n0\r\n\r\n"),
		"0 a chunk's size with an underscore":   body("Transfer-Encoding: chunked\r\n", "0_3\r\nabc\r\n0\r\n\r\n"),
		"0 a chunk beyond all":                  body("Transfer-Encoding: chunked\r\n", "10000000000000003\r\nabc\r\n0\r\n\r\n"),
		"0 a chunk with too much":               body("Transfer-Encoding: chunked\r\n", "2\r\nabc\r\n0\r\n\r\n"),
		"0 a chunk with too little":             body("Transfer-Encoding: chunked\r\n", "4\r\nabc\r\n0\r\n\r\n"),
		"0 a trailer":                           body("Transfer-Encoding: chunked\r\n", "0\r\nContent-Length: 5\r\n\r\n"),
		"0 no size":                             body("Transfer-Encoding: chunked\r\n", "\r\n\r\n"),
		"0 a body that ends early":              head + "Content-Length: 5\r\n\r\n123",
		"0 chunks that end early":               head + "Transfer-Encoding: chunked\r\n\r\n3\r\nab",
		"0 a head that ends early":              head,
		"1 a body with a request in it":         head + "Content-Length: 61\r\n\r\nGET /v1/models?inner HTTP/1.1\r\nHost: localhost\r\nX: 123456789\r\n",
		"1 a length, and less than a request":   head + "Content-Length: 1\r\n\r\n1GET /v1/models HTTP/1.1\r\n",
		"2 names and values of all that may be": body("!#$%&'*+-.^_`|~09az: \t~\x80\xff\t \r\n", ""),
	}
}

// seen is a request as it was read, in words that can be compared. That there is no
// query can be written in two ways.
func seen(method, target, host string, chunks bool, length int64, body []byte) string {
	if chunks {
		length = -1
	}
	return fmt.Sprintf("%s %s of %s, length %d: %q", method, strings.TrimSuffix(target, "?"), host, length, body)
}

// readHere reads a connection as the gateway does, in pieces of a size; 0: at once.
func readHere(text []byte, piece int) (all []string) {
	s := &server{gateway: &Gateway{}, maxBody: 1 << 20, ctx: context.Background()}
	k := newConn(s, &played{text: bytes.NewReader(text), piece: piece})
	defer k.cancel()
	for !k.broken && k.wait() == nil {
		if k.readHead() != nil || !strings.EqualFold(k.head.host, "localhost") { // as admit has it
			return all
		}
		h := k.head
		body, p := k.receive(&h, s.maxBody, func(int64) *problem { return nil })
		if p != nil {
			return all
		}
		all = append(all, seen(h.method, target(h), h.host, h.length < 0, h.length, body))
		if h.close {
			return all
		}
	}
	return all
}

// readThere reads it as net/http's server does, until it has read enough.
func readThere(text []byte, enough int) (all []string) {
	over := make(chan struct{})
	var once sync.Once
	s := http.Server{
		ErrorLog: log.New(io.Discard, "", 0),
		ConnState: func(_ net.Conn, state http.ConnState) {
			if state == http.StateClosed {
				once.Do(func() { close(over) })
			}
		},
		Handler: http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
			body, err := io.ReadAll(r.Body)
			if err == nil && len(r.Trailer) == 0 {
				all = append(all, seen(r.Method, r.RequestURI, r.Host, len(r.TransferEncoding) > 0, r.ContentLength, body))
			}
			if err != nil || len(all) >= enough {
				panic(http.ErrAbortHandler)
			}
		}),
	}
	l := &single{conn: &played{text: bytes.NewReader(text)}, over: over}
	_ = s.Serve(l)
	<-over
	return all
}

// single is a listener with one connection.
type single struct {
	conn net.Conn
	over <-chan struct{}
}

func (l *single) Accept() (net.Conn, error) {
	if c := l.conn; c != nil {
		l.conn = nil
		return c, nil
	}
	<-l.over
	return nil, net.ErrClosed
}

func (l *single) Close() error   { return nil }
func (l *single) Addr() net.Addr { return &net.TCPAddr{} }

// played is a connection whose other side has sent all that it sends.
type played struct {
	text  *bytes.Reader
	piece int
}

func (p *played) Read(into []byte) (int, error) {
	if p.piece > 0 {
		into = into[:min(len(into), p.piece)]
	}
	return p.text.Read(into)
}

func (p *played) Write(b []byte) (int, error)      { return len(b), nil }
func (p *played) Close() error                     { return nil }
func (p *played) LocalAddr() net.Addr              { return &net.TCPAddr{} }
func (p *played) RemoteAddr() net.Addr             { return &net.TCPAddr{} }
func (p *played) SetDeadline(time.Time) error      { return nil }
func (p *played) SetReadDeadline(time.Time) error  { return nil }
func (p *played) SetWriteDeadline(time.Time) error { return nil }

// FuzzStruct holds that a decoder into a struct, which takes names of any case, finds the
// same model and bounds as the outline: what a provider written in Go would see.
func FuzzStruct(f *testing.F) {
	for _, seed := range []string{
		`{"model":"a","stream":true,"max_tokens":7,"n":2}`, `{"MODEL":"a","model":"b"}`, `{"model":"a","MODEL":"b"}`, `{"max_tokenſ":9,"max_tokens":7}`,
		`{"\u006dodel":"a"}`, `{"model":"a\u0000"}`, `{"n":1e2}`, `{"n":1.0}`, `{"n":01}`, `{"max_tokens":-1}`, `{"model":"\ud800"}`, `{"model":"é","stream":null}`,
		"{\"model\":\"\xff\"}", "\ufeff{}", `{"a":{"model":"x"},"model":"y"}`, `{"model":["x"]}`, `[{"model":"x"}]`, `{"model":"x"}{"model":"y"}`, `{"model":"x",}`,
		strings.Repeat(`{"a":`, 99) + "1" + strings.Repeat("}", 99), `{"stream":"true"}`, `{"max_completion_tokens":18446744073709551616}`,
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		r := request{kind: chat, body: text}
		if r.understood() != nil {
			return
		}
		var theirs struct {
			Model               string `json:"model"`
			Stream              bool   `json:"stream"`
			MaxTokens           int64  `json:"max_tokens"`
			MaxCompletionTokens int64  `json:"max_completion_tokens"`
			N                   int64  `json:"n"`
		}
		theirs.N = 1
		if err := json.Unmarshal(text, &theirs); err != nil {
			t.Fatalf("%q: %v", text, err)
		}
		if theirs.Model != r.name || theirs.Stream != r.stream || max(theirs.MaxTokens, theirs.MaxCompletionTokens) != r.saidOutput || theirs.N > r.choices {
			t.Fatalf("%q is %+v, and was read as %q, stream %v, %d tokens, %d choices", text, theirs, r.name, r.stream, r.saidOutput, r.choices)
		}
	})
}
