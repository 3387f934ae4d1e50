package sociallogin

import (
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"time"
)

// What a provider may cost.
const (
	dialTime    = 5 * time.Second
	requestTime = 10 * time.Second
	maxAnswer   = 1 << 20 // bytes; a discovery document has a few thousand
	maxHeader   = 64 << 10
	maxHops     = 3
)

var (
	errTooLarge = errors.New("sociallogin: the provider's answer is too large")
	errRedirect = errors.New("sociallogin: the provider sends elsewhere")
)

// newClient asks providers, for a limited time and a limited answer. It follows
// them to no other host, and with a secret nowhere.
func newClient() *http.Client {
	transport := http.DefaultTransport.(*http.Transport).Clone() //nolint:errcheck,forcetypeassert // the standard library's
	transport.DialContext = (&net.Dialer{Timeout: dialTime}).DialContext
	transport.TLSHandshakeTimeout = dialTime
	transport.MaxResponseHeaderBytes = maxHeader
	return &http.Client{Timeout: requestTime, Transport: bounded{transport}, CheckRedirect: stay}
}

func stay(next *http.Request, sofar []*http.Request) error {
	first := sofar[0]
	if first.Method != http.MethodGet || len(sofar) > maxHops ||
		next.URL.Host != first.URL.Host || next.URL.Scheme != first.URL.Scheme {
		return errRedirect
	}
	return nil
}

// bounded limits answers, and makes an error of a provider that is out of order.
type bounded struct{ inner http.RoundTripper }

// RoundTrip sends one request.
func (b bounded) RoundTrip(r *http.Request) (*http.Response, error) {
	answer, err := b.inner.RoundTrip(r)
	if err != nil {
		return nil, err
	}
	if answer.StatusCode >= http.StatusInternalServerError {
		_ = answer.Body.Close()
		return nil, fmt.Errorf("sociallogin: the provider answered %d", answer.StatusCode)
	}
	answer.Body = &limited{answer.Body, maxAnswer}
	return answer, nil
}

type limited struct {
	io.ReadCloser

	left int64
}

// Read fails once there is too much.
func (l *limited) Read(p []byte) (int, error) {
	n, err := l.ReadCloser.Read(p)
	if l.left -= int64(n); l.left < 0 {
		return 0, errTooLarge
	}
	return n, err
}
