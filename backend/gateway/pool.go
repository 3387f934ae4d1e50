package gateway

import (
	"bufio"
	"context"
	"crypto/tls"
	"errors"
	"net"
	"net/url"
	"sync"
	"sync/atomic"
	"time"
)

const (
	dialTime = 10 * time.Second
	// maxIdle bounds the connections to a provider that wait for the next request.
	maxIdle = 64
	// idleMost is shorter than what most servers keep a connection for.
	idleMost = 45 * time.Second
)

// pools are the connections to all providers.
type pools struct {
	mu  sync.Mutex
	all map[string]*pool // by base URL
}

func (p *pools) init() { p.all = map[string]*pool{} }

// at is the pool of a base URL.
func (p *pools) at(base string) (*pool, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if one := p.all[base]; one != nil {
		return one, nil
	}
	one, err := newPool(base)
	if err == nil {
		p.all[base] = one
	}
	return one, err
}

func (p *pools) close() {
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, one := range p.all {
		one.close()
	}
}

// pool is the connections to one provider.
type pool struct {
	secure     bool
	host       string // for the Host field
	address    string // to dial
	path       string // before an API's path
	url        *url.URL
	noUsageAsk atomic.Bool // it refuses stream_options

	mu   sync.Mutex
	idle []*line
	over bool
}

func newPool(base string) (*pool, error) {
	u, err := url.Parse(base)
	if err != nil {
		return nil, err
	}
	p := &pool{secure: u.Scheme == "https", host: u.Host, path: u.EscapedPath(), url: u}
	if !p.secure && u.Scheme != "http" || u.Host == "" || !all([]byte(p.path), isVisible) || !all([]byte(p.host), isVisible) {
		return nil, errors.New("gateway: not the base URL of a provider: " + base)
	}
	port := u.Port()
	switch {
	case port != "":
	case p.secure:
		port = "443"
	default:
		port = "80"
	}
	p.address = net.JoinHostPort(u.Hostname(), port)
	return p, nil
}

// line is a connection to a provider, for one exchange at a time.
type line struct {
	net.Conn

	in    *bufio.Reader
	raw   net.Conn    // below TLS
	since time.Time   // it waits
	by    time.Time   // the deadline that is set
	sent  int         // bytes of the request under way
	whole bool        // all of it was sent
	rest  counted     // of an answer's body
	hung  atomic.Bool // the caller has left
	stop  func() bool // ends the watch over the caller; false: it has left
}

// get finds a connection that waits, or makes one.
func (p *pool) get(ctx context.Context) (*line, error) {
	for {
		l := p.take()
		if l == nil {
			return p.dial(ctx)
		}
		if time.Since(l.since) < idleMost && l.in.Buffered() == 0 && alive(l.raw) {
			return l, nil
		}
		_ = l.Close()
	}
}

func (p *pool) take() *line {
	p.mu.Lock()
	defer p.mu.Unlock()
	n := len(p.idle)
	if n == 0 {
		return nil
	}
	l := p.idle[n-1]
	p.idle[n-1] = nil
	p.idle = p.idle[:n-1]
	return l
}

// put keeps a connection for the next exchange.
func (p *pool) put(l *line) {
	l.since = time.Now()
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.over || len(p.idle) >= maxIdle {
		_ = l.Close()
		return
	}
	p.idle = append(p.idle, l)
}

func (p *pool) close() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.over = true
	for _, l := range p.idle {
		_ = l.Close()
	}
	p.idle = nil
}

var sessions = tls.NewLRUClientSessionCache(64) //nolint:mnd // more than there are providers

func (p *pool) dial(ctx context.Context) (*line, error) {
	ctx, cancel := context.WithTimeout(ctx, dialTime)
	defer cancel()
	raw, err := p.reach(ctx)
	if err != nil {
		return nil, err
	}
	c := raw
	if p.secure {
		over := tls.Client(raw, &tls.Config{
			ServerName: p.url.Hostname(), MinVersion: tls.VersionTLS12, NextProtos: []string{"http/1.1"}, ClientSessionCache: sessions,
		})
		if err := over.HandshakeContext(ctx); err != nil {
			_ = raw.Close()
			return nil, err
		}
		c = over
	}
	return &line{Conn: c, raw: raw, in: bufio.NewReaderSize(c, 8<<10)}, nil
}
