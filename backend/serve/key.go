package serve

import (
	"crypto/sha256"
	"crypto/subtle"
	_ "embed"
	"encoding/base64"
	"html/template"
	"net/http"
)

// keyHeader carries the key of a browser's page. Cookies know no port (RFC 6265,
// section 8.5): a browser shows them to whatever else serves on this address. The
// page's storage belongs to one port, so that only its own script has the key.
const keyHeader = "Intendant-Key"

//go:embed open.js
var openScript string

//go:embed open.html
var openText string

var openPage = template.Must(template.New("open").Parse(openText))

// hand gives a browser its key: a page that stores it and goes on to the house.
// It stands in no address, which a browser's history would keep.
func hand(w http.ResponseWriter, key string) {
	w.Header().Set("Content-Security-Policy",
		"default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'; script-src "+PolicyHash(openScript))
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	_ = openPage.Execute(w, map[string]any{ // whoever left won't read it
		"Key": key, "Script": template.JS(openScript), //nolint:gosec // our own file
	})
}

// fits reports whether a request comes with the client's key.
func (c *client) fits(r *http.Request) bool {
	return subtle.ConstantTimeCompare([]byte(r.Header.Get(keyHeader)), []byte(c.key)) == 1
}

// dismiss takes the cookie from a page that has lost its key, so that another
// link lets that browser in anew.
func (s *Server) dismiss(w http.ResponseWriter, r *http.Request) {
	if c := s.fromCookie(r); c == nil || c.fits(r) {
		return
	}
	//nolint:gosec // no Secure attribute: a loopback origin has no TLS
	http.SetCookie(w, &http.Cookie{
		Name: s.cookieName(), Path: "/", MaxAge: -1, HttpOnly: true, SameSite: http.SameSiteStrictMode,
	})
}

// PolicyHash is how a content security policy names a style or script within a page.
func PolicyHash(text string) string {
	hash := sha256.Sum256([]byte(text))
	return "'sha256-" + base64.StdEncoding.EncodeToString(hash[:]) + "'"
}
