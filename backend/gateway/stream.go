package gateway

import (
	"bytes"
	"errors"
	"io"
	"time"
)

const (
	// maxEvent is the longest event that is looked into.
	maxEvent = 1 << 20
	// drainTime is how long the end of a stream may take behind its last event.
	drainTime = 20 * time.Millisecond
	// maxSeen is how much of a stream is kept to be counted, should nobody say what it
	// used.
	maxSeen = 1 << 20
)

// stream is a stream of events on its way to the caller.
type stream struct {
	*exchange

	line    *line
	status  int
	told    *told  // what the provider says was used
	final   bool   // it will say nothing else
	seen    []byte // the events, where nobody has said so yet
	came    int    // their bytes, also of those that weren't kept
	pending []byte // what was read and isn't passed on
	done    bool
}

// relayStream passes on each event as it comes. The last one waits until what was
// used is recorded.
func (x *exchange) relayStream(l *line, answer *response, into *room) (whole bool) {
	kept := rooms.Get().(*room) //nolint:errcheck // nothing else is put there
	s := &stream{exchange: x, line: l, status: answer.status, pending: into.bytes[:0], seen: kept.bytes[:0]}
	defer func() {
		into.bytes, kept.bytes = s.pending[:0], s.seen
		kept.back()
	}()
	if x.out.begin(answer.status, answer.sort, append(x.extra, "Cache-Control: no-cache\r\n"...)) != nil {
		x.charge(answer.status)
		return false
	}
	for {
		if len(s.pending) == cap(s.pending) {
			s.pending = append(s.pending, 0)[:len(s.pending)]
		}
		l.within(partTime)
		n, err := answer.body.Read(s.pending[len(s.pending):cap(s.pending)])
		s.pending = s.pending[:len(s.pending)+n]
		if n > 0 {
			if p := x.shut(); p != nil {
				s.breakOff(p)
				return false
			}
			if s.pass() != nil {
				s.settleStream(false)
				return false
			}
		}
		switch {
		case s.done:
			return s.drained(answer.body, err)
		case errors.Is(err, io.EOF):
			return s.ended(answer.open)
		case err != nil:
			s.breakOff(garbled)
			return false
		}
	}
}

// pass passes on the events that are here whole, but for the one that ends a stream.
func (s *stream) pass() error {
	keep, from, to := s.pending[:0], 0, 0
	for to < len(s.pending) && !s.done {
		n := eventEnd(s.pending[to:])
		if n < 0 {
			break
		}
		event := s.pending[to : to+n]
		if isDone(event) {
			s.done = true
			break
		}
		if shown := s.look(event); len(shown) != n { // the rest closes up
			keep = append(append(keep, s.pending[from:to]...), shown...)
			from = to + n
		}
		to += n
	}
	if from > 0 {
		keep = append(keep, s.pending[from:to]...)
	} else {
		keep = s.pending[:to]
	}
	if to == 0 && len(s.pending) > maxEvent { // too long to wait for its end
		keep, to = s.pending, len(s.pending)
	}
	if s.done {
		return s.last(keep)
	}
	err := s.out.part(keep)
	s.pending = append(s.pending[:0], s.pending[to:]...)
	return err
}

var closing = []byte("data: [DONE]\n\n")

// last passes on the events before the closing one, and that one once all is
// recorded.
func (s *stream) last(before []byte) error {
	if err := s.out.part(before); err != nil {
		return err
	}
	s.settleStream(true)
	s.pending = s.pending[:0]
	return s.out.finish(closing)
}

// drained waits a moment for the end of a stream whose events have all come, so that
// its connection can be used again.
func (s *stream) drained(body io.Reader, err error) bool {
	s.line.by = time.Time{}
	_ = s.line.SetReadDeadline(time.Now().Add(drainTime))
	for err == nil {
		_, err = body.Read(s.pending[:cap(s.pending)])
	}
	return errors.Is(err, io.EOF)
}

// ended is a stream that ended without its closing event. open: anything may have ended
// it.
func (s *stream) ended(open bool) (whole bool) {
	last := s.pending
	if len(last) > 0 && !isDone(last) {
		last = s.look(last)
	}
	if open && s.told == nil {
		s.breakOff(garbled)
		return false
	}
	s.settleStream(true)
	_ = s.out.finish(last)
	return true
}

// breakOff ends a stream that the provider didn't: by an error that clients
// understand, and without an end, so that nobody takes it for whole.
func (s *stream) breakOff(why *problem) {
	s.settleStream(false)
	text := append(append([]byte("data: "), why.body()...), "\n\n"...)
	_ = s.out.part(text)
	s.out.cut()
}

func (s *stream) settleStream(whole bool) {
	switch {
	case s.final || whole: // what is told underway isn't all
		s.settle(s.status, s.outcomeOf(s.status, s.told, s.seen, s.came))
	default:
		s.charge(s.status)
	}
}

var (
	usageName = []byte(`"usage"`)
	noUsage   = []byte(`,"usage":null`)
)

// look reads what an event says of usage, and returns what the caller is shown of it.
func (s *stream) look(event []byte) []byte {
	if !bytes.Contains(event, usageName) {
		s.remember(event)
		return event
	}
	if s.asked {
		if before, behind, is := bytes.Cut(event, noUsage); is {
			s.remember(event)
			return append(before, behind...)
		}
	}
	told, alone := usageOf(event)
	if told == nil {
		s.remember(event)
		return event
	}
	s.told, s.seen = told, s.seen[:0]
	s.final = alone || s.kind == responses
	if s.asked && alone {
		return nil
	}
	return event
}

func (s *stream) remember(event []byte) {
	if s.told != nil {
		return
	}
	if s.came += len(event); len(s.seen)+len(event) <= maxSeen {
		s.seen = append(s.seen, event...)
	}
}

// eventEnd is where the first event ends, with the empty line behind it, or -1.
func eventEnd(text []byte) int {
	for at := 0; ; {
		i := bytes.IndexByte(text[at:], '\n')
		if i < 0 {
			return -1
		}
		at += i + 1
		rest := text[at:]
		switch {
		case len(rest) > 0 && rest[0] == '\n':
			return at + 1
		case len(rest) > 1 && rest[0] == '\r' && rest[1] == '\n':
			return at + 2
		}
	}
}

func isDone(event []byte) bool {
	data, is := bytes.CutPrefix(event, []byte("data:"))
	return is && string(bytes.TrimSpace(data)) == "[DONE]"
}
