package gateway

import (
	"bufio"
	"bytes"
	"encoding/json"
	"net/http"
	"strings"
	"testing"
)

// FuzzHead holds that net/http reads what is accepted here in the same way, so that
// nobody behind the gateway could read another request.
func FuzzHead(f *testing.F) {
	const post = "POST /v1/chat/completions?a=b HTTP/1.1\r\nHost: 127.0.0.1:8786\r\n"
	for _, seed := range []string{
		post + "Content-Length: 2\r\n\r\n",
		post + "Transfer-Encoding: Chunked\r\n\r\n",
		post + "Authorization: Bearer itk_x\r\nConnection: keep-alive, Close\r\nExpect: 100-continue\r\n\r\n",
		post + "content-type:application/json \r\nX: \xff\t\r\n\r\n",
		post + "Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n",
		post + " folded: x\r\n\r\n",
		"GET http://x/ HTTP/1.1\r\nHost: y\r\n\r\n",
		"GET /v1/%2e HTTP/1.1\r\nHost:y\r\n\r\n",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		end := headEnd(text)
		var h head
		if end < 0 || h.parse(text[:end]) != nil {
			return
		}
		r, err := http.ReadRequest(bufio.NewReader(bytes.NewReader(text[:end])))
		if err != nil {
			t.Fatalf("net/http doesn't take it: %v", err)
		}
		if r.Method != h.method || strings.TrimSuffix(r.RequestURI, "?") != target(h) || r.URL.Path != h.path || r.URL.RawQuery != h.query || r.Host != h.host {
			t.Fatalf("%+v read as %s %s, host %s", h, r.Method, r.RequestURI, r.Host)
		}
		if length := r.ContentLength; length != h.length && (length != 0 || h.length > 0) || (len(r.TransferEncoding) > 0) != (h.length < 0) {
			t.Fatalf("%d bytes read as %d %v", h.length, r.ContentLength, r.TransferEncoding)
		}
		if !same(r.Header, "Authorization", h.authorization) || !same(r.Header, "Origin", h.origin) || !same(r.Header, "Content-Type", h.pass[contentType]) {
			t.Fatalf("%+v read as %v", h, r.Header)
		}
	})
}

func target(h head) string {
	if h.query == "" {
		return h.path
	}
	return h.path + "?" + h.query
}

func same(h http.Header, name, value string) bool {
	return len(h.Values(name)) <= 1 && strings.Trim(h.Get(name), " \t") == value
}

// FuzzOutline holds that a decoder finds what the outline finds, and that edits leave
// everything else as it was.
func FuzzOutline(f *testing.F) {
	for _, seed := range []string{
		`{"model":"a","messages":[{"role":"user","content":"\"}{"}],"stream":true,"max_tokens":7}`,
		` { "model" : null , "n":1,"stream_options":{"include_usage":false} } `,
		`{}`, `{"a":"\\","model":"b"}`, `{"mod\u0065l":"x"}`, `{"Model":"x"}`, `{"a":1,"a":2}`, `{"a":{"model":"x"}}`,
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		var o outline
		var all map[string]json.RawMessage
		err := json.Unmarshal(text, &all)
		if p := o.read(text); p != nil {
			return
		}
		if err != nil || all == nil {
			t.Fatalf("%q is no object: %v", text, err)
		}
		for field, name := range fieldsOf {
			if raw := o.values[field].of(text); string(all[name]) != string(raw) {
				t.Fatalf("%s of %q is %q, not %q", name, text, all[name], raw)
			}
		}
		e := edits{outline: &o}
		e.set(fModel, `"z"`)
		e.set(fMaxTokens, "9")
		written := e.append(nil)
		var then map[string]json.RawMessage
		if err := json.Unmarshal(written, &then); err != nil || len(written) != e.size() {
			t.Fatalf("%q became %q: %v", text, written, err)
		}
		if all["model"], all["max_tokens"] = json.RawMessage(`"z"`), json.RawMessage("9"); len(all) != len(then) {
			t.Fatalf("%q became %q", text, written)
		}
		for name, value := range all {
			if string(then[name]) != string(value) {
				t.Fatalf("%q became %q", text, written)
			}
		}
	})
}

// FuzzResponse holds that a plain answer is read as net/http reads it.
func FuzzResponse(f *testing.F) {
	for _, seed := range []string{
		"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Type: application/json\r\n\r\n{}",
		"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
		"HTTP/1.1 429 \r\nRetry-After: 7\r\nContent-Length: 0\r\n\r\n",
		"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n",
		"HTTP/1.0 200 OK\r\n\r\n{}",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		end := headEnd(text)
		var r response
		if end < 0 || !r.plain(text[:end]) {
			return
		}
		answer, err := http.ReadResponse(bufio.NewReader(bytes.NewReader(text)), askedBy[http.MethodPost]) //nolint:bodyclose // it holds nothing
		if err != nil {
			t.Fatalf("net/http doesn't take it: %v", err)
		}
		if answer.StatusCode != r.status || answer.ContentLength != r.length || answer.Close != r.close || (len(answer.TransferEncoding) > 0) != r.chunks {
			t.Fatalf("%+v read as %+v", r, answer)
		}
	})
}
