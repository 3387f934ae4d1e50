package provider

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"net"
	"net/http"
	"strconv"
	"strings"
	"sync/atomic"
	"time"
)

// Options are how a Provider is; the zero value is a well-behaved one.
type Options struct {
	Address string // empty: any free port of 127.0.0.1
	Key     string // what has to be sent as bearer; empty: anybody may ask
	Models  []string
	Wish    Wish      // for all answers, unless a request says otherwise
	Log     io.Writer // gets each Served as a line of JSON: once before it is answered, and once it is over
}

// Models are those of a Provider that has no others.
var Models = []string{"sample", "sample-large", "sample-embedding"}

// Provider is one that runs.
type Provider struct {
	// URL is the base that clients are given; it ends in /v1.
	URL string

	options Options
	server  *http.Server
	number  atomic.Int64
	count   counter
}

// Start starts one.
func Start(o Options) (*Provider, error) {
	if o.Address == "" {
		o.Address = "127.0.0.1:0"
	}
	if len(o.Models) == 0 {
		o.Models = Models
	}
	var lc net.ListenConfig
	listener, err := lc.Listen(context.Background(), "tcp", o.Address)
	if err != nil {
		return nil, err
	}
	p := &Provider{URL: "http://" + listener.Addr().String() + "/v1", options: o}
	p.count.log = o.Log
	p.server = &http.Server{Handler: p.handler(), ReadHeaderTimeout: time.Minute}
	go func() { _ = p.server.Serve(listener) }()
	return p, nil
}

// Close stops it, and breaks off what is under way.
func (p *Provider) Close() { _ = p.server.Close() }

// HangUp closes the connections on which nothing is under way, as a server does after
// a while.
func (p *Provider) HangUp() {
	p.server.SetKeepAlivesEnabled(false)
	p.server.SetKeepAlivesEnabled(true)
}

func (p *Provider) handler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /v1/models", p.models)
	mux.HandleFunc("GET /v1/models/{model...}", p.model)
	mux.HandleFunc("POST /v1/chat/completions", p.chat)
	mux.HandleFunc("POST /v1/embeddings", p.embeddings)
	mux.HandleFunc("/v1/", p.other)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if p.options.Key != "" && r.Header.Get("Authorization") != "Bearer "+p.options.Key {
			p.count.saw(r, nil)
			refuse(w, http.StatusUnauthorized, "invalid_api_key", "Incorrect API key provided.")
			return
		}
		mux.ServeHTTP(w, r)
	})
}

// asked is one request that was read, and how its answer is to be.
type asked struct {
	*http.Request

	w      http.ResponseWriter
	wish   Wish
	body   []byte
	served Served
}

// read reads a request's body into ask; false: it was answered.
func (p *Provider) read(w http.ResponseWriter, r *http.Request, ask any, model *string, user *string) (*asked, bool) {
	body, err := io.ReadAll(r.Body)
	p.count.saw(r, body)
	if err != nil {
		return nil, false
	}
	if ask != nil {
		if err := json.Unmarshal(body, ask); err != nil {
			refuse(w, http.StatusBadRequest, "invalid_json", "We could not parse the JSON body of your request: "+err.Error())
			return nil, false
		}
	}
	a := &asked{Request: r, w: w, body: body, wish: p.options.Wish}
	a.served = Served{ID: strconv.FormatInt(p.number.Add(1), 10), Path: r.URL.Path}
	if model != nil {
		a.served.Model, a.served.User = *model, *user
		_, said, _ := strings.Cut(*model, ":")
		err = a.wish.say(said)
	}
	if err = errors.Join(err, a.wish.say(r.Header.Get("Sample"))); err != nil {
		refuse(w, http.StatusBadRequest, "bad_wish", err.Error())
		return nil, false
	}
	return a, a.begin()
}

// begin waits, hangs or fails as wished; false: it was answered.
func (a *asked) begin() bool {
	pause(a.Context(), a.wish.Delay)
	switch {
	case a.wish.Hang:
		<-a.Context().Done()
		panic(http.ErrAbortHandler)
	case a.wish.Drop:
		panic(http.ErrAbortHandler)
	case a.wish.Status != 0:
		if a.wish.After != "" {
			a.w.Header().Set("Retry-After", a.wish.After)
		}
		refuse(a.w, a.wish.Status, "as_wished", "It was asked to answer so.")
		return false
	}
	return true
}

func pause(ctx context.Context, d time.Duration) {
	if d <= 0 {
		return
	}
	select {
	case <-ctx.Done():
	case <-time.After(d):
	}
}

func refuse(w http.ResponseWriter, status int, code, message string) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(map[string]any{"error": map[string]any{ //nolint:errchkjson // it is made of texts
		"message": message, "type": "invalid_request_error", "param": nil, "code": code,
	}})
}

// send answers with JSON, whole or broken as wished, and counts it.
func (p *Provider) send(a *asked, answer any) {
	p.count.begin(a.served)
	text, err := json.Marshal(answer)
	if err != nil {
		panic(err)
	}
	if a.wish.Broken {
		text = text[:len(text)/2]
	}
	a.w.Header().Set("Content-Type", "application/json")
	a.w.Header().Set("X-Request-ID", "req_"+a.served.ID)
	a.w.Header().Set("Content-Length", strconv.Itoa(len(text)))
	if a.wish.Cut > 0 {
		_, _ = a.w.Write(text[:min(a.wish.Cut, len(text)-1)])
		_ = http.NewResponseController(a.w).Flush()
		p.count.add(a.served)
		panic(http.ErrAbortHandler)
	}
	_, err = a.w.Write(text)
	if err == nil {
		err = http.NewResponseController(a.w).Flush()
	}
	a.served.Done = err == nil
	p.count.add(a.served)
}
