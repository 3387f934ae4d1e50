package serve

import (
	_ "embed"
	"html/template"
	"io/fs"
	"net/http"
	"path"
	"strings"

	"intendant/backend/desktop"
	"intendant/backend/i18n"
)

const (
	forever = "public, max-age=31536000, immutable"
	// built is where the bundler puts files whose names hold a hash.
	built = "assets/"
	index = "index.html"
)

// page serves the built page. Every path without a file of its own is one of
// the page's routes.
func (s *Server) page(w http.ResponseWriter, r *http.Request) {
	c := s.fromCookie(r)
	if c == nil {
		s.closed(w, r, http.StatusUnauthorized)
		return
	}
	name := strings.TrimPrefix(path.Clean(r.URL.Path), "/")
	info, err := fs.Stat(s.options.Assets, name)
	found := err == nil && !info.IsDir()
	if !found && strings.HasPrefix(name, built) {
		http.NotFound(w, r)
		return
	}
	if !found || name == index {
		start := c.set.Start()
		start.Session = nil                   // the cookie alone says nothing of who is signed in
		_ = Index(w, s.options.Assets, start) // whoever left won't read it
		return
	}
	if strings.HasPrefix(name, built) {
		w.Header().Set("Cache-Control", forever)
	}
	http.ServeFileFS(w, r, s.options.Assets, "/"+name) //nolint:gosec // cleaned above, and an fs.FS has no way out
}

//go:embed closed.css
var closedStyle string

//go:embed closed.html
var closedText string

var closedPage = template.Must(template.New("closed").Parse(closedText))

// closed tells somebody without a cookie how to get in.
func (s *Server) closed(w http.ResponseWriter, r *http.Request, code int) {
	lang := language(r)
	w.Header().Set("Content-Security-Policy",
		"default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'; style-src "+PolicyHash(closedStyle))
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(code)
	_ = closedPage.Execute(w, map[string]any{ // whoever left won't read it
		"Language": lang, "Direction": i18n.Direction(lang), "Style": template.CSS(closedStyle), //nolint:gosec // our own file
		"Command": s.options.Again,
		"Title":   desktop.Text(lang, "serve.closed.title", nil),
		"Body":    desktop.Text(lang, "serve.closed.body", nil),
		"Again":   desktop.Text(lang, "serve.closed.again", nil),
	})
}

// language is what the browser asks for.
func language(r *http.Request) string {
	return i18n.Match(r.Header.Get("Accept-Language"))
}
