package control

import (
	"context"
	"encoding/json"
	"errors"
	"net"
	"net/http"
	"time"

	"intendant/backend/fault"
)

const headerTime = 5 * time.Second

// Actions are what the owner does for others. A nil one can't be done here.
type Actions struct {
	Version string
	// Focus brings the owner's window to the front.
	Focus func()
	// Serve opens a browser's door, announces its link, and returns when ctx is
	// done, with the door closed.
	Serve func(ctx context.Context, wish Door, opened func(link string)) error
	// Gateway opens a door of the gateway's, tells its base URL, and returns when ctx
	// is done, with the door closed.
	Gateway func(ctx context.Context, address string, opened func(baseURL string)) error
	// Doctor examines the data folder; what it returns is sent as JSON.
	Doctor func(ctx context.Context) (any, error)
}

// Door is the browser's door that somebody wishes for.
type Door struct {
	Address string `json:"address"` // empty: any free port
	Token   string `json:"token"`   // the bearer token to accept, or empty
}

// Server takes requests for the owner of a data folder.
type Server struct {
	listener net.Listener
	clean    func()
}

// Listen opens the socket; the caller must own the folder.
func Listen(ctx context.Context, dir string) (*Server, error) {
	l, clean, err := listen(ctx, dir)
	if err != nil {
		return nil, err
	}
	return &Server{listener: l, clean: clean}, nil
}

// Address is what the owner announces beside the lock.
func (s *Server) Address() string { return s.listener.Addr().String() }

// Serve answers until ctx is done; doors opened through it close with it.
func (s *Server) Serve(ctx context.Context, actions Actions) error {
	defer s.clean()
	server := &http.Server{
		Handler: handler(actions), ReadHeaderTimeout: headerTime,
		BaseContext: func(net.Listener) context.Context { return ctx },
	}
	stop := context.AfterFunc(ctx, func() { _ = server.Close() })
	defer stop()
	if err := server.Serve(s.listener); !errors.Is(err, http.ErrServerClosed) {
		return fault.Wrap(fault.Internal, err)
	}
	return nil
}

func handler(a Actions) http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /version", func(w http.ResponseWriter, _ *http.Request) { send(w, a.Version, nil) })
	mux.HandleFunc("GET /doctor", func(w http.ResponseWriter, r *http.Request) {
		report, err := a.Doctor(r.Context())
		send(w, report, err)
	})
	mux.HandleFunc("POST /focus", func(w http.ResponseWriter, _ *http.Request) {
		if a.Focus == nil {
			send(w, nil, fault.New(fault.DisplayMissing))
			return
		}
		a.Focus()
		send(w, nil, nil)
	})
	mux.HandleFunc("POST /serve", func(w http.ResponseWriter, r *http.Request) { door(w, r, a.Serve) })
	mux.HandleFunc("POST /gateway", func(w http.ResponseWriter, r *http.Request) { door(w, r, a.Gateway) })
	return mux
}

// door holds the answer open for as long as the door is: the caller's going
// closes it.
func door[Wish any](w http.ResponseWriter, r *http.Request, open func(context.Context, Wish, func(string)) error) {
	var wish Wish
	if err := json.NewDecoder(r.Body).Decode(&wish); err != nil {
		send(w, nil, fault.Wrap(fault.RequestInvalid, err))
		return
	}
	err := open(r.Context(), wish, func(link string) {
		send(w, link, nil)
		_ = http.NewResponseController(w).Flush()
	})
	if err != nil {
		send(w, nil, err)
	}
}

// message is one line of an answer.
type message struct {
	Result json.RawMessage   `json:"result,omitempty"`
	Code   fault.Code        `json:"code,omitempty"`
	Params map[string]string `json:"params,omitempty"`
	Fields []fault.Field     `json:"fields,omitempty"`
}

func send(w http.ResponseWriter, result any, err error) {
	var m message
	if err == nil {
		m.Result, err = json.Marshal(result)
	}
	if e := fault.From(err); e != nil {
		m = message{Code: e.Code, Params: e.Params, Fields: e.Fields}
	}
	_ = json.NewEncoder(w).Encode(m) //nolint:errchkjson // it was written as JSON above; whoever left won't read it
}
