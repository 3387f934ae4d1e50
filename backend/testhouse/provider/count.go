package provider

import (
	"encoding/json"
	"io"
	"net/http"
	"sync"
)

// Served is one answer: what it cost, and whether all of it was written.
type Served struct {
	ID     string `json:"id"`
	Path   string `json:"path"`
	Model  string `json:"model"`
	User   string `json:"user,omitempty"` // what the request said of whose it is
	Input  int64  `json:"input"`
	Cached int64  `json:"cached,omitempty"`
	Output int64  `json:"output"`
	Done   bool   `json:"done"`
	// Begun marks the line of a log that is written before anything is answered: a
	// provider that is killed says nothing of it later.
	Begun bool `json:"begun,omitempty"`
}

// Seen is a request as it arrived.
type Seen struct {
	Method, Path, Query string
	Header              http.Header
	Body                []byte
}

type counter struct {
	log io.Writer

	mu       sync.Mutex
	requests int64
	last     Seen
	all      []Served
}

func (c *counter) saw(r *http.Request, body []byte) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.requests++
	c.last = Seen{r.Method, r.URL.Path, r.URL.RawQuery, r.Header, body}
}

func (c *counter) add(s Served) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.all = append(c.all, s)
	c.write(s)
}

// begin is called before anything of an answer is written.
func (c *counter) begin(s Served) {
	s.Begun = true
	c.mu.Lock()
	defer c.mu.Unlock()
	c.write(s)
}

func (c *counter) write(s Served) {
	if c.log == nil {
		return
	}
	if err := json.NewEncoder(c.log).Encode(s); err != nil { // one write a line: a killed process leaves whole ones
		panic(err)
	}
}

// Requests is how many have arrived, whatever became of them.
func (p *Provider) Requests() int64 {
	p.count.mu.Lock()
	defer p.count.mu.Unlock()
	return p.count.requests
}

// Last is the request that arrived last.
func (p *Provider) Last() Seen {
	p.count.mu.Lock()
	defer p.count.mu.Unlock()
	return p.count.last
}

// Served are the answers that are over, in their order.
func (p *Provider) Served() []Served {
	p.count.mu.Lock()
	defer p.count.mu.Unlock()
	return append([]Served(nil), p.count.all...)
}

// Forget starts counting anew.
func (p *Provider) Forget() {
	p.count.mu.Lock()
	defer p.count.mu.Unlock()
	p.count.requests, p.count.last, p.count.all = 0, Seen{}, nil
}
