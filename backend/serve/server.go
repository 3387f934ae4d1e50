package serve

import (
	"context"
	"errors"
	"io/fs"
	"net"
	"net/http"
	"net/netip"
	"sync"
	"syscall"
	"time"

	"intendant/backend/core"
	"intendant/backend/fault"
)

const (
	headerTime   = 5 * time.Second
	requestTime  = 30 * time.Second
	answerTime   = 60 * time.Second
	idleTime     = 2 * time.Minute
	farewellTime = 3 * time.Second
	maxHeader    = 16 << 10
)

// Options are what a Server needs.
type Options struct {
	Core *core.Core
	// Assets is the built page: index.html and what it loads.
	Assets fs.FS
	// Address is a loopback address with a port; empty means 127.0.0.1 and any
	// free port.
	Address string
	// Token, when not empty, opens the door to a script that sends it as bearer.
	Token string
	// Again is the command line that prints another link.
	Again string
}

// Server is an open door. It accepts connections once Serve runs.
type Server struct {
	options   Options
	listener  net.Listener
	hosts     map[string]bool
	links     *links
	clients   *clients
	tokenOnce sync.Mutex // two first requests of a token make one client
	http      *http.Server
}

// Listen takes the address. It returns fault.AddressInUse when another process
// has it, and a field error for one that other machines could reach.
func Listen(ctx context.Context, o Options) (*Server, error) {
	address, err := loopback(o.Address)
	if err != nil {
		return nil, err
	}
	var lc net.ListenConfig
	listener, err := lc.Listen(ctx, "tcp", address)
	if errors.Is(err, syscall.EADDRINUSE) {
		return nil, fault.Wrap(fault.AddressInUse, err, "address", address)
	}
	if err != nil {
		return nil, fault.Invalid(fault.On("addr", fault.Malformed))
	}
	s := &Server{options: o, listener: listener, links: newLinks(o.Core.Clock()), clients: newClients(o.Core)}
	s.hosts = hosts(listener.Addr())
	s.http = &http.Server{
		Handler: s.handler(), MaxHeaderBytes: maxHeader,
		ReadHeaderTimeout: headerTime, ReadTimeout: requestTime, WriteTimeout: answerTime, IdleTimeout: idleTime,
	}
	return s, nil
}

// Origin is the address of the page, without a trailing slash.
func (s *Server) Origin() string { return "http://" + s.listener.Addr().String() }

// Link makes a link that lets one browser in, once and within ten minutes.
func (s *Server) Link() string { return s.Origin() + openPath + s.links.add() }

// Serve answers requests until ctx is done, then ends every client's session.
func (s *Server) Serve(ctx context.Context) error {
	s.http.BaseContext = func(net.Listener) context.Context { return ctx }
	stop := context.AfterFunc(ctx, s.shutdown)
	defer stop()
	err := s.http.Serve(s.listener)
	s.clients.endAll()
	if errors.Is(err, http.ErrServerClosed) {
		return nil
	}
	return fault.Wrap(fault.Internal, err)
}

// Close ends what Serve does, or gives back the address where it never ran.
func (s *Server) Close() {
	_ = s.listener.Close()
	s.shutdown()
}

func (s *Server) shutdown() {
	ctx, cancel := context.WithTimeout(context.Background(), farewellTime)
	defer cancel()
	if s.http.Shutdown(ctx) != nil {
		_ = s.http.Close()
	}
}

func (s *Server) handler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("POST /rpc/{method}", s.rpc)
	mux.HandleFunc("GET /events", s.events)
	mux.HandleFunc("GET "+openPath+"{link}", s.open)
	mux.HandleFunc("HEAD "+openPath+"{link}", notAllowed) // GET means both, and a look would use the link up
	mux.HandleFunc("GET /", s.page)
	mux.HandleFunc("/", notAllowed)
	return s.guard(mux)
}

func notAllowed(w http.ResponseWriter, r *http.Request) {
	refuse(w, r, http.StatusMethodNotAllowed, fault.New(fault.MethodUnknown))
}

// CheckAddress returns a field error for an address that Listen wouldn't take,
// before anything is opened.
func CheckAddress(address string) error {
	_, err := loopback(address)
	return err
}

// loopback accepts only addresses that no other machine can reach.
func loopback(address string) (string, error) {
	if address == "" {
		return "127.0.0.1:0", nil
	}
	parsed, err := netip.ParseAddrPort(address)
	if err != nil {
		return "", fault.Invalid(fault.On("addr", fault.Malformed))
	}
	if !parsed.Addr().Unmap().IsLoopback() {
		return "", fault.Invalid(fault.On("addr", fault.NotOffered))
	}
	return parsed.String(), nil
}

// hosts are the names by which a browser may ask: any other Host header means
// that a foreign name was made to point here.
func hosts(address net.Addr) map[string]bool {
	_, port, _ := net.SplitHostPort(address.String())
	return map[string]bool{address.String(): true, net.JoinHostPort("localhost", port): true}
}
