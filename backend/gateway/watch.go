package gateway

import (
	"errors"
	"os"
	"sync"
	"time"
)

// watchAfter is when an answer has taken so long that somebody watches whether the
// caller is still there. Quick answers are spared a goroutine.
const watchAfter = 50 * time.Millisecond

// watch reads a connection, for the next request or, while an answer is under way,
// only to notice that the caller has hung up.
type watch struct {
	conn  *conn
	timer *time.Timer

	mu     sync.Mutex
	wanted bool
	over   chan struct{} // closed when the goroutine that watches has ended
	byte   byte          // the first of the next request, which came while it watched
	has    bool
}

func (w *watch) init(k *conn) {
	w.conn = k
	w.timer = time.AfterFunc(time.Hour, w.run)
	w.timer.Stop()
}

// Read is what the connection's requests are read from.
func (w *watch) Read(into []byte) (int, error) {
	if w.has && len(into) > 0 {
		into[0], w.has = w.byte, false
		return 1, nil
	}
	return w.conn.net.Read(into)
}

// begin watches from now on, once the answer takes long.
func (w *watch) begin() {
	if w.has || w.conn.in.Buffered() > 0 {
		return // the next request is here: its caller is, too
	}
	w.mu.Lock()
	w.wanted = true
	w.mu.Unlock()
	w.timer.Reset(watchAfter)
}

// end stops watching.
func (w *watch) end() {
	w.timer.Stop()
	w.mu.Lock()
	w.wanted = false
	over := w.over
	w.mu.Unlock()
	if over == nil {
		return
	}
	_ = w.conn.net.SetReadDeadline(time.Unix(1, 0)) // ends its Read
	<-over
	w.mu.Lock()
	defer w.mu.Unlock()
	w.over, w.conn.readBy = nil, time.Time{}
	_ = w.conn.net.SetReadDeadline(time.Time{})
}

func (w *watch) run() {
	w.mu.Lock()
	if !w.wanted || w.over != nil {
		w.mu.Unlock()
		return
	}
	over := make(chan struct{})
	w.over = over
	_ = w.conn.net.SetReadDeadline(time.Time{}) // under mu: end's comes later
	w.mu.Unlock()
	defer close(over)
	var one [1]byte
	n, err := w.conn.net.Read(one[:])
	switch {
	case n == 1:
		w.byte, w.has = one[0], true
	case !errors.Is(err, os.ErrDeadlineExceeded):
		w.conn.cancel()
	}
}
