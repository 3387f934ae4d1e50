package gateway

import (
	"bufio"
	"context"
	"errors"
	"io"
	"net"
	"os"
	"runtime/debug"
	"sync/atomic"
	"time"
)

const (
	idleTime  = 2 * time.Minute // between requests
	headTime  = 5 * time.Second // for the rest of a head that has begun
	bodyTime  = time.Minute
	writeTime = time.Minute // for a caller to take what it is sent
	// lazily is how much earlier a deadline may come, so that it isn't set for
	// every request anew.
	lazily     = 5 * time.Second
	lingerTime = 500 * time.Millisecond
	lingerMost = 256 << 10
)

// scratch is what an exchange works with, kept for the next one.
type scratch struct {
	head     head
	exchange exchange
	kept     []byte // for bodies
	extra    []byte // header lines of the answer
	text     []byte // what the provider is sent
}

// conn is a caller's connection. It is served by one goroutine; another one
// watches for its end while an answer is under way.
type conn struct {
	scratch

	server *server
	net    net.Conn
	in     *bufio.Reader
	out    []byte
	ctx    context.Context //nolint:containedctx // it lives as long as the connection
	cancel context.CancelFunc
	watch  watch

	readBy, writeBy time.Time
	idle            atomic.Bool // between two requests
	broken          bool        // nothing more can be sent, or asked, on it
}

func newConn(s *server, c net.Conn) *conn {
	k := &conn{server: s, net: c, out: make([]byte, 0, 2<<10)}
	k.ctx, k.cancel = context.WithCancel(s.ctx)
	k.in = bufio.NewReaderSize(&k.watch, maxHead)
	k.watch.init(k)
	return k
}

// serve answers one request after the other.
func (k *conn) serve() {
	defer k.end()
	defer func() {
		if reason := recover(); reason != nil {
			k.server.gateway.Log.Error("the gateway panicked", "reason", reason, "stack", string(debug.Stack()))
		}
	}()
	for !k.broken {
		k.idle.Store(true)
		if k.server.over.Load() { // looked at behind idle: whoever closes looks the other way round
			return
		}
		err := k.wait()
		k.idle.Store(false)
		if err != nil || k.server.over.Load() {
			return
		}
		p := k.readHead()
		if p != nil {
			k.broken = true
			if p != left {
				_ = k.refuse(p)
			}
			return
		}
		k.server.gateway.answer(k)
		if k.head.close {
			return
		}
	}
}

// wait waits for the first byte of a request.
func (k *conn) wait() error {
	if k.in.Buffered() > 0 {
		return nil
	}
	k.readWithin(idleTime)
	_, err := k.in.Peek(1)
	return err
}

// readHead reads a head; left: the caller is gone.
func (k *conn) readHead() *problem {
	k.head = head{}
	var by time.Time
	for looked := 0; ; {
		text, _ := k.in.Peek(k.in.Buffered())
		if end := headEnd(text[max(0, looked-3):]); end >= 0 {
			end += max(0, looked-3)
			p := k.head.parse(text[:end])
			_, _ = k.in.Discard(end)
			return p
		}
		if len(text) == maxHead {
			return bigHead
		}
		if by.IsZero() {
			by = time.Now().Add(headTime)
			k.readBy = time.Time{}
			_ = k.net.SetReadDeadline(by)
		}
		looked = len(text)
		if _, err := k.in.Peek(looked + 1); errors.Is(err, os.ErrDeadlineExceeded) {
			return slowBody
		} else if err != nil {
			return left
		}
	}
}

// readWithin sets when reading ends, unless it is set to about that already.
func (k *conn) readWithin(d time.Duration) {
	if by := time.Now().Add(d); by.Sub(k.readBy) > lazily || by.Before(k.readBy) {
		k.readBy = by
		_ = k.net.SetReadDeadline(by)
	}
}

func (k *conn) writeWithin(d time.Duration) {
	if by := time.Now().Add(d); by.Sub(k.writeBy) > lazily {
		k.writeBy = by
		_ = k.net.SetWriteDeadline(by)
	}
}

// end closes the connection. A caller that is still sending gets a moment to read
// why nobody listens: closing at once would take the answer away from it.
func (k *conn) end() {
	defer k.server.forget(k)
	defer k.cancel()
	if k.broken && k.ctx.Err() == nil {
		if half, ok := k.net.(interface{ CloseWrite() error }); ok && half.CloseWrite() == nil {
			_ = k.net.SetReadDeadline(time.Now().Add(lingerTime))
			_, _ = io.CopyN(io.Discard, k.in, lingerMost)
		}
	}
	_ = k.net.Close()
}
