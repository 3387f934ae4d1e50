package serve

import (
	"net/http"
	"strings"
	"sync"

	"intendant/backend/ident"
	"intendant/backend/mfa"
)

// trustCookie begins the names of the cookies that make a browser a trusted
// device, one for each account. They outlive the door's cookie and its port, and
// go to every port of the address; they spare the code, not the password.
const trustCookie = "intendant-trust-"

// jar is a browser's cookies of trusted devices, as the bound methods see them:
// those that came with a request, and those that go with its answer. Scripts in
// the page never see them.
type jar struct {
	mu    sync.Mutex
	came  map[string]string
	going []*http.Cookie
}

func newJar() *jar { return &jar{came: map[string]string{}} }

// Token is what the browser keeps for an account, or "".
func (j *jar) Token(a ident.Account) string {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.came[trustName(a)]
}

// Keep gives the browser a token with the answer.
func (j *jar) Keep(a ident.Account, t mfa.Token) error {
	j.mu.Lock()
	defer j.mu.Unlock()
	j.came[trustName(a)] = t.Text
	//nolint:gosec // no Secure attribute: a loopback origin has no TLS
	j.going = append(j.going, &http.Cookie{
		Name: trustName(a), Value: t.Text, Path: "/rpc/", Expires: t.Expires, HttpOnly: true, SameSite: http.SameSiteStrictMode,
	})
	return nil
}

func trustName(a ident.Account) string {
	return trustCookie + strings.ToLower(strings.TrimPrefix(string(a), a.Prefix()+"_"))
}

func (j *jar) take(r *http.Request) {
	j.mu.Lock()
	defer j.mu.Unlock()
	clear(j.came)
	for _, c := range r.Cookies() {
		if strings.HasPrefix(c.Name, trustCookie) {
			j.came[c.Name] = c.Value
		}
	}
}

func (j *jar) give(w http.ResponseWriter) {
	j.mu.Lock()
	defer j.mu.Unlock()
	for _, c := range j.going {
		http.SetCookie(w, c)
	}
	j.going = nil
}
