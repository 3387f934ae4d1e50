package gateway

import (
	"context"
	"errors"
	"net"
	"sync"
	"sync/atomic"
	"syscall"
	"time"

	"intendant/backend/fault"
	"intendant/backend/installation"
)

const (
	farewellTime = 3 * time.Second
	// maxConns bounds the connections; whoever comes on top is told so.
	maxConns = 4096
)

// server is an address on which the gateway listens.
type server struct {
	gateway  *Gateway
	listener net.Listener
	hosts    map[string]bool
	maxBody  int64
	ctx      context.Context //nolint:containedctx // it lives as long as the server
	cancel   context.CancelFunc
	work     sync.WaitGroup

	mu    sync.Mutex
	conns map[*conn]struct{}
	over  atomic.Bool
}

// Server is a gateway that listens.
type Server struct{ *server }

// Listen takes a loopback address, which answers once Serve runs. It returns
// fault.AddressInUse when another process has it, and a field error for one that
// other machines could reach. maxBody is the largest request in bytes.
func (g *Gateway) Listen(ctx context.Context, address string, maxBody int64) (*Server, error) {
	at, err := installation.Loopback(address)
	if err != nil {
		return nil, err
	}
	var lc net.ListenConfig
	listener, err := lc.Listen(ctx, "tcp", at)
	if errors.Is(err, syscall.EADDRINUSE) {
		return nil, fault.Wrap(fault.AddressInUse, err, "address", at)
	}
	if err != nil {
		return nil, fault.Wrap(fault.InputInvalid, err)
	}
	s := &server{gateway: g, listener: listener, hosts: hosts(listener.Addr()), maxBody: maxBody, conns: map[*conn]struct{}{}}
	s.ctx, s.cancel = context.WithCancel(context.Background())
	return &Server{s}, nil
}

// BaseURL is what callers are given.
func (s *Server) BaseURL() string { return BaseURL(s.listener.Addr().String()) }

// BaseURL is that of an address.
func BaseURL(address string) string { return "http://" + address + "/v1" }

// Serve answers until ctx is done, and then until what is under way has ended, for a
// moment.
func (s *Server) Serve(ctx context.Context) error {
	stop := context.AfterFunc(ctx, s.Close)
	defer stop()
	_ = s.gateway.book.fresh(ctx) // so that the first who asks need not wait; whoever can't be told why it failed is, then
	for {
		c, err := s.listener.Accept()
		if err != nil && s.over.Load() {
			s.work.Wait()
			return nil
		}
		if err != nil {
			if temporary(err) {
				time.Sleep(10 * time.Millisecond) //nolint:mnd // until somebody has closed a file
				continue
			}
			s.Close()
			return fault.Wrap(fault.Internal, err)
		}
		s.take(c)
	}
}

func temporary(err error) bool {
	return errors.Is(err, syscall.EMFILE) || errors.Is(err, syscall.ENFILE) || errors.Is(err, syscall.ECONNABORTED)
}

// Close stops listening, and ends what is under way where it takes longer than a
// moment.
func (s *Server) Close() {
	s.mu.Lock()
	first := !s.over.Swap(true)
	for k := range s.conns {
		if k.idle.Load() {
			_ = k.net.Close()
		}
	}
	s.mu.Unlock()
	_ = s.listener.Close()
	if !first {
		return
	}
	hurry := time.AfterFunc(farewellTime, s.hangUp)
	s.work.Wait()
	hurry.Stop()
	s.cancel()
}

func (s *server) hangUp() {
	s.cancel()
	s.mu.Lock()
	defer s.mu.Unlock()
	for k := range s.conns {
		_ = k.net.Close()
	}
}

func (s *server) take(c net.Conn) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.over.Load() {
		_ = c.Close()
		return
	}
	k := newConn(s, c)
	if len(s.conns) >= maxConns {
		k.broken = true
		s.work.Go(func() { _ = k.refuse(overloaded); k.end() })
		return
	}
	s.conns[k] = struct{}{}
	s.work.Go(k.serve)
}

func (s *server) forget(k *conn) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.conns, k)
}

// hosts are the names by which a program may ask: any other means that a foreign
// name was made to point here.
func hosts(address net.Addr) map[string]bool {
	_, port, _ := net.SplitHostPort(address.String())
	return map[string]bool{address.String(): true, net.JoinHostPort("localhost", port): true}
}
