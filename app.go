package main

import (
	"context"
	_ "embed"
	"io/fs"
	"log/slog"
	"net/http"
	"time"

	"github.com/wailsapp/wails/v2"
	"github.com/wailsapp/wails/v2/pkg/options"
	"github.com/wailsapp/wails/v2/pkg/options/assetserver"
	"github.com/wailsapp/wails/v2/pkg/options/linux"
	"github.com/wailsapp/wails/v2/pkg/options/mac"
	"github.com/wailsapp/wails/v2/pkg/runtime"

	"intendant/backend/cli"
	"intendant/backend/desktop"
	"intendant/backend/fault"
	"intendant/backend/serve"
)

// The window is never smaller than what every screen is laid out for.
const (
	width, height       = 1280, 860
	minWidth, minHeight = 1024, 700

	askAgain = 100 * time.Millisecond
)

//go:embed build/appicon.png
var icon []byte

// window makes what the command line calls to open the window. It returns once
// the window was closed. Only this file knows Wails' runtime.
func window(page fs.FS) func(context.Context, cli.Window) error {
	return func(ctx context.Context, w cli.Window) (err error) {
		defer func() {
			if reason := recover(); reason != nil { // GTK found no display behind DISPLAY
				slog.Error("the window could not open", "reason", reason)
				err = fault.New(fault.DisplayMissing)
			}
		}()
		gone := make(chan struct{})
		defer close(gone)
		restore := prepare(w.Core.Dir(), w.Language)
		return wails.Run(appearance(&options.App{
			AssetServer:    &assetserver.Options{Assets: page, Middleware: assetserver.ChainMiddleware(guard, begin(page, w.Set))},
			Bind:           w.Set.Bound(),
			ErrorFormatter: desktop.FormatError,
			OnStartup: func(app context.Context) {
				restore()
				w.Set.Browse(func(url string) { runtime.BrowserOpenURL(app, url) })
				go attend(ctx, app, w)
				context.AfterFunc(ctx, func() { quit(app, gone) })
			},
		}))
	}
}

// appearance is everything about the window that a person sees before the page
// is there. Wails' own lock for a single instance needs D-Bus, which is why the
// folder's lock and the control socket do that work.
func appearance(app *options.App) *options.App {
	app.Title = "Intendant"
	app.Width, app.Height, app.MinWidth, app.MinHeight = width, height, minWidth, minHeight
	app.BackgroundColour = options.NewRGB(0xfb, 0xfa, 0xf8) // the page's --bg
	app.Linux = &linux.Options{Icon: icon, ProgramName: "intendant", WebviewGpuPolicy: linux.WebviewGpuPolicyNever}
	app.Mac = &mac.Options{About: &mac.AboutInfo{Title: app.Title, Message: version, Icon: icon}}
	return app
}

// attend does what others ask of the window, until the program ends.
func attend(ctx, app context.Context, w cli.Window) {
	changes := w.Set.Changes(ctx)
	for {
		select {
		case <-ctx.Done():
			return
		case <-w.Focus:
			runtime.WindowShow(app)
			runtime.WindowUnminimise(app)
		case change, open := <-changes:
			if !open {
				changes = nil
				continue
			}
			runtime.EventsEmit(app, "changed", change)
		}
	}
}

// begin has the page come with what it would ask first.
func begin(page fs.FS, set *desktop.Set) assetserver.Middleware {
	return func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if r.URL.Path != "/" {
				next.ServeHTTP(w, r)
				return
			}
			if err := serve.Index(w, page, set.Start()); err != nil {
				slog.Error("the page could not be served", "error", err)
				w.WriteHeader(http.StatusInternalServerError)
			}
		})
	}
}

// quit asks until the window is gone: what is asked before its loop runs is lost.
func quit(app context.Context, gone <-chan struct{}) {
	for {
		runtime.Quit(app)
		select {
		case <-gone:
			return
		case <-time.After(askAgain):
		}
	}
}

// guard keeps the page to what the program itself brings, and a panic from
// taking the window down.
func guard(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		defer func() {
			if reason := recover(); reason != nil {
				slog.Error("a file of the page could not be served", "path", r.URL.Path, "reason", reason)
				w.WriteHeader(http.StatusInternalServerError)
			}
		}()
		w.Header().Set("Content-Security-Policy", serve.Policy)
		w.Header().Set("X-Content-Type-Options", "nosniff")
		next.ServeHTTP(w, r)
	})
}
