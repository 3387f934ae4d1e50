package gateway

import (
	"bufio"
	"context"
	"errors"
	"net"
	"net/http"
	"net/url"
	"sync"
	"time"

	"golang.org/x/net/http/httpproxy"
)

// proxyOf is the proxy that the environment names for a provider. Loopback
// addresses never have one.
var proxyOf = sync.OnceValue(func() func(*url.URL) (*url.URL, error) { return httpproxy.FromEnvironment().ProxyFunc() })

// reach opens a connection to the provider's host, through the proxy that the
// environment may name for https.
func (p *pool) reach(ctx context.Context) (net.Conn, error) {
	dialer := net.Dialer{KeepAlive: time.Minute}
	proxy, err := proxyOf()(p.url)
	if err != nil {
		return nil, err
	}
	if proxy == nil || !p.secure {
		return dialer.DialContext(ctx, "tcp", p.address)
	}
	if proxy.Scheme != "http" {
		return nil, errors.New("gateway: a proxy of another scheme than http: " + proxy.Scheme)
	}
	at := proxy.Host
	if proxy.Port() == "" {
		at = net.JoinHostPort(proxy.Hostname(), "80")
	}
	c, err := dialer.DialContext(ctx, "tcp", at)
	if err != nil {
		return nil, err
	}
	if err := p.tunnel(ctx, c, proxy); err != nil {
		_ = c.Close()
		return nil, err
	}
	return c, nil
}

// tunnel asks a proxy to connect to the provider.
func (p *pool) tunnel(ctx context.Context, c net.Conn, proxy *url.URL) error {
	if by, ok := ctx.Deadline(); ok {
		_ = c.SetDeadline(by)
		defer func() { _ = c.SetDeadline(time.Time{}) }()
	}
	ask := &http.Request{Method: http.MethodConnect, URL: &url.URL{Opaque: p.address}, Host: p.address, Header: http.Header{}}
	if user := proxy.User; user != nil {
		password, _ := user.Password()
		ask.SetBasicAuth(user.Username(), password)
		ask.Header["Proxy-Authorization"] = ask.Header["Authorization"]
		delete(ask.Header, "Authorization")
	}
	if err := ask.Write(c); err != nil {
		return err
	}
	answer, err := http.ReadResponse(bufio.NewReaderSize(c, 1), ask) //nolint:bodyclose // there is none, and nothing of what follows may be read
	if err != nil {
		return err
	}
	if answer.StatusCode != http.StatusOK {
		return errors.New("gateway: the proxy answers " + answer.Status)
	}
	return nil
}
