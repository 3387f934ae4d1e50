package sociallogin

import (
	"context"
	"log/slog"
	"net/http"
	"time"

	"intendant/backend/fault"
)

// Where a visit comes back to, and where it ends: the address with the code in
// it stays neither on the screen nor in the history.
const (
	callbackPath = "/callback"
	endPath      = "/end"
)

const (
	farewellTime = 20 * time.Second // for the page at the end
	readTime     = 10 * time.Second
	redeemTime   = 40 * time.Second
	answerTime   = 60 * time.Second
	maxForm      = 64 << 10
)

func (v *visit) serve() {
	mux := http.NewServeMux()
	mux.HandleFunc("GET "+callbackPath, v.callback)
	if v.party.Kind == Apple {
		mux.HandleFunc("POST "+callbackPath, v.callback)
	}
	mux.HandleFunc("GET "+endPath, v.farewell)
	v.server = &http.Server{
		Handler: v.guard(mux), MaxHeaderBytes: maxHeader,
		ReadHeaderTimeout: readTime, ReadTimeout: readTime, WriteTimeout: answerTime, IdleTimeout: readTime,
	}
	go func() { _ = v.server.Serve(v.listener) }() // until end closes it
}

// guard lets in only who asks this computer by its number: another name for it
// may be a stranger's.
func (v *visit) guard(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Host != v.listener.Addr().String() {
			http.Error(w, "", http.StatusMisdirectedRequest)
			return
		}
		r.Body = http.MaxBytesReader(w, r.Body, maxForm)
		header := w.Header()
		header.Set("Content-Security-Policy", policy)
		header.Set("Referrer-Policy", "no-referrer")
		header.Set("X-Content-Type-Options", "nosniff")
		header.Set("Cache-Control", "no-store")
		next.ServeHTTP(w, r)
	})
}

func (v *visit) callback(w http.ResponseWriter, r *http.Request) {
	if err := r.ParseForm(); err != nil {
		http.Error(w, "", http.StatusBadRequest)
		return
	}
	form := r.URL.Query()
	if r.Method == http.MethodPost {
		form = r.PostForm
	}
	ctx, cancel := context.WithTimeout(context.WithoutCancel(r.Context()), redeemTime) // a closed tab undoes nothing
	defer cancel()
	v.answer(ctx, form)
	http.Redirect(w, r, endPath, http.StatusSeeOther)
}

// farewell tells the person how it went, and to go back.
func (v *visit) farewell(w http.ResponseWriter, _ *http.Request) {
	state, who, err := v.result()
	if state == Waiting {
		http.Error(w, "", http.StatusNotFound)
		return
	}
	if err != nil && fault.From(err).Unwrap() != nil {
		slog.Warn("a visit to a provider failed", "provider", v.party.ID, "error", err)
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	if err := v.page(w, who, err); err != nil {
		slog.Warn("the page at the end of a visit could not be written", "error", err)
	}
}
