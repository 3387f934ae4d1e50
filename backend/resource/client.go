package resource

import (
	"net"
	"net/http"
	"net/url"
	"time"
)

// What trying a provider may cost.
const (
	dialTime  = 5 * time.Second
	probeTime = 15 * time.Second
	maxAnswer = 8 << 20 // bytes; a provider of many models lists them in one or two million
	maxHeader = 64 << 10
)

// newClient asks providers, for a limited time. It follows them nowhere: the key
// would go along.
func newClient() *http.Client {
	transport := http.DefaultTransport.(*http.Transport).Clone() //nolint:errcheck,forcetypeassert // the standard library's
	transport.DialContext = (&net.Dialer{Timeout: dialTime}).DialContext
	transport.TLSHandshakeTimeout = dialTime
	transport.MaxResponseHeaderBytes = maxHeader
	transport.Proxy = Proxy
	stay := func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	return &http.Client{Timeout: probeTime, Transport: transport, CheckRedirect: stay}
}

// Proxy is the environment's, for what is encrypted: anything else is for a
// private address, and a proxy could read the key in it.
func Proxy(r *http.Request) (*url.URL, error) {
	if r.URL.Scheme != "https" {
		return nil, nil //nolint:nilnil // none
	}
	return http.ProxyFromEnvironment(r)
}
