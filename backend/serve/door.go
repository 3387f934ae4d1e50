package serve

import (
	"crypto/rand"
	"crypto/sha256"
	"net"
	"net/http"
	"sync"
	"time"

	"intendant/backend/clock"
	"intendant/backend/fault"
)

const (
	openPath = "/open/"
	maxLinks = 64
	// linkTime is how long a link works: it may lie in a terminal for days. The
	// texts that go with a link say so too.
	linkTime = 10 * time.Minute
)

// links are the one-time links that nobody has used yet, and when they were made.
type links struct {
	clock  clock.Clock
	mu     sync.Mutex
	unused map[[sha256.Size]byte]time.Time
}

func newLinks(c clock.Clock) *links {
	return &links{clock: c, unused: map[[sha256.Size]byte]time.Time{}}
}

func (l *links) add() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	if len(l.unused) >= maxLinks {
		clear(l.unused)
	}
	secret := rand.Text()
	l.unused[sha256.Sum256([]byte(secret))] = l.clock.Now()
	return secret
}

func (l *links) use(secret string) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	key := sha256.Sum256([]byte(secret))
	made, known := l.unused[key]
	delete(l.unused, key)
	return known && l.clock.Now().Sub(made) <= linkTime
}

// open lets a browser in. A browser that is in already keeps its cookie and key.
func (s *Server) open(w http.ResponseWriter, r *http.Request) {
	fresh := s.links.use(r.PathValue("link"))
	switch {
	case s.fromCookie(r) != nil:
		http.Redirect(w, r, "/", http.StatusSeeOther)
	case fresh:
		secret, key := s.clients.add(r)
		s.admit(w, secret)
		hand(w, key)
	default:
		s.closed(w, r, http.StatusUnauthorized)
	}
}

// admit gives a browser the cookie that opens the door.
func (s *Server) admit(w http.ResponseWriter, secret string) {
	//nolint:gosec // no Secure attribute: a loopback origin has no TLS
	http.SetCookie(w, &http.Cookie{
		Name: s.cookieName(), Value: secret, Path: "/", HttpOnly: true, SameSite: http.SameSiteStrictMode,
	})
}

// renew gives a browser another cookie when somebody has signed in there, or
// confirmed that it is them: one that was known before is no way into their
// session.
func (s *Server) renew(w http.ResponseWriter, r *http.Request) {
	cookie, err := r.Cookie(s.cookieName())
	if err != nil {
		return
	}
	if secret, ok := s.clients.renew(cookie.Value); ok {
		s.admit(w, secret)
	}
}

// cookieName holds the port: cookies know none, and two data folders may be
// open on two ports of the same address.
func (s *Server) cookieName() string {
	_, port, _ := net.SplitHostPort(s.listener.Addr().String())
	return "intendant-" + port
}

func (s *Server) fromCookie(r *http.Request) *client {
	cookie, err := r.Cookie(s.cookieName())
	if err != nil {
		return nil
	}
	return s.clients.find(cookie.Value)
}

// late reports whether a request comes with a cookie that was renewed meanwhile.
func (s *Server) late(r *http.Request) bool {
	cookie, err := r.Cookie(s.cookieName())
	return err == nil && s.clients.late(cookie.Value)
}

// client is who asks, by token or by cookie and key. The error says that the door is
// closed to them.
func (s *Server) client(r *http.Request) (*client, error) {
	if r.Header.Get("Authorization") != "" {
		return s.fromToken(r)
	}
	if c := s.fromCookie(r); c != nil && c.fits(r) {
		return c, nil
	}
	return nil, fault.New(fault.DoorClosed)
}
