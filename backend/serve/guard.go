package serve

import (
	"net/http"
	"strings"

	"intendant/backend/fault"
)

// touchStyle is the hash of the one style element that React Aria adds, for its
// touch-action. A browser that refuses it says the hash that it should be.
const touchStyle = "'sha256-38RhXrc7EdReTKsOm23ZPOCUgniTUUcjky8QOOrQx6o='"

// Policy is the content security policy of the page: nothing but what this
// origin serves, no inline script, no frames in or around it.
const Policy = "default-src 'none'; script-src 'self'; style-src 'self' " + touchStyle + "; img-src 'self' data:; font-src 'self'; " +
	"connect-src 'self'; manifest-src 'self'; frame-src 'none'; object-src 'none'; worker-src 'none'; " +
	"base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

// maxBody has room for the longest list of people to invite.
const maxBody = 6 << 20

var headers = map[string]string{
	"Content-Security-Policy":      Policy,
	"Cross-Origin-Opener-Policy":   "same-origin",
	"Cross-Origin-Resource-Policy": "same-origin",
	"Cross-Origin-Embedder-Policy": "require-corp",
	"Permissions-Policy":           "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
	"Referrer-Policy":              "no-referrer",
	"X-Content-Type-Options":       "nosniff",
	"X-Frame-Options":              "DENY",
	"Cache-Control":                "no-store",
}

// guard turns away what another site's page, or a foreign name for this
// address, sends with the browser's help.
func (s *Server) guard(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		for name, value := range headers {
			w.Header().Set(name, value)
		}
		if s.foreign(r) {
			refuse(w, r, http.StatusForbidden, fault.New(fault.RequestForeign))
			return
		}
		r.Body = http.MaxBytesReader(w, r.Body, maxBody)
		next.ServeHTTP(w, r)
	})
}

func (s *Server) foreign(r *http.Request) bool {
	if !s.hosts[strings.ToLower(r.Host)] {
		return true
	}
	if origin := r.Header.Get("Origin"); origin != "" && origin != "http://"+strings.ToLower(r.Host) {
		return true
	}
	site := r.Header.Get("Sec-Fetch-Site")
	return site != "" && site != "same-origin" && site != "none"
}
