package gateway

import (
	"errors"
	"io"
	"net/http"
	"sync"
	"time"

	"intendant/backend/usage"
)

const (
	// maxWhole is up to which size an answer is read before it is passed on.
	maxWhole = 1 << 20
	partSize = 16 << 10
)

// room is memory for an answer.
type room struct{ bytes []byte }

var rooms = sync.Pool{New: func() any { return &room{make([]byte, 0, partSize)} }}

func (r *room) back() {
	if cap(r.bytes) <= maxWhole {
		r.bytes = r.bytes[:0]
		rooms.Put(r)
	}
}

// relay passes the answer on, and settles what it used before it ends.
func (x *exchange) relay(pool *pool, l *line, answer *response) *problem {
	x.first = time.Since(x.started)
	whole := false
	defer func() {
		if l.stop() && whole && l.whole && answer.ended(l) {
			pool.put(l)
		} else {
			_ = l.Close()
		}
	}()
	if p := x.masked(answer); p != nil {
		x.settle(answer.status, usage.Outcome{})
		return p
	}
	for i, value := range answer.kept {
		if value != "" {
			x.extra = append(append(append(append(x.extra, kept[i]...), ": "...), value...), "\r\n"...)
		}
	}
	into := rooms.Get().(*room) //nolint:errcheck // nothing else is put there
	defer into.back()
	if answer.isStream() {
		whole = x.relayStream(l, answer, into)
		return nil
	}
	var p *problem
	whole, p = x.relayWhole(l, answer, into)
	return p
}

// masked is what the caller is told in place of an answer that concerns the gateway
// only.
func (x *exchange) masked(answer *response) *problem {
	switch {
	case answer.status == http.StatusUnauthorized:
		x.g.Log.Warn("a provider refuses its key", "connection", x.from.ID)
		return keyRefused
	case answer.status >= http.StatusMultipleChoices && answer.status < http.StatusBadRequest: // its key would go along
		return misconfig
	}
	return nil
}

// relayWhole passes on an answer that isn't a stream: at once, unless it is large.
func (x *exchange) relayWhole(l *line, answer *response, into *room) (whole bool, p *problem) {
	err := fill(answer.body, into, l)
	switch {
	case errors.Is(err, io.EOF):
		x.settle(answer.status, x.outcome(answer.status, into.bytes))
		if p := x.shut(); p != nil {
			return true, p
		}
		_ = x.out.send(answer.status, answer.sort, x.extra, into.bytes)
		return true, nil
	case err != nil:
		return false, x.lost(l, err)
	}
	return x.relayLarge(l, answer, into), nil
}

// fill reads until the end (io.EOF) or up to maxWhole.
func fill(from io.Reader, into *room, l *line) error {
	b := into.bytes[:0]
	for len(b) < maxWhole {
		if len(b) == cap(b) {
			b = append(b, 0)[:len(b)]
		}
		l.within(partTime)
		n, err := from.Read(b[len(b):min(cap(b), maxWhole)])
		b = b[:len(b)+n]
		into.bytes = b
		if err != nil {
			return err
		}
	}
	return nil
}

// relayLarge passes on an answer as it comes, beginning with what was read of it.
func (x *exchange) relayLarge(l *line, answer *response, into *room) (whole bool) {
	if x.out.begin(answer.status, answer.sort, x.extra) != nil {
		x.charge(answer.status)
		return false
	}
	look := finder{}
	for b := into.bytes; ; {
		look.feed(b)
		if x.shut() != nil {
			x.charge(answer.status)
			x.out.cut()
			return false
		}
		if x.out.part(b) != nil {
			x.charge(answer.status)
			return false
		}
		l.within(partTime)
		n, err := answer.body.Read(into.bytes[:partSize])
		b = into.bytes[:n]
		switch {
		case errors.Is(err, io.EOF):
			look.feed(b)
			x.settle(answer.status, x.outcomeOf(answer.status, look.usage(), nil, 0))
			_ = x.out.finish(b)
			return true
		case err != nil:
			x.charge(answer.status)
			x.out.cut()
			return false
		}
	}
}

// settle puts what was used in place of what was set aside, once.
func (x *exchange) settle(status int, o usage.Outcome) {
	if x.spent {
		return
	}
	x.spent = true
	o.Status, o.Duration, o.FirstByte = status, time.Since(x.started), x.first
	x.settleRates(addUp(o.Input, o.Output))
	if t, is := x.out.(*talk); is {
		t.used.Store(&Used{Outcome: o, Priced: x.model != nil && x.model.Priced})
	}
	x.reserved.Settling(o) // it is written, and durable soon; what was set aside is durable
}

// charge settles what broke off: it counts as what was set aside.
func (x *exchange) charge(status int) { x.settle(status, x.worst()) }

func (x *exchange) worst() usage.Outcome {
	return usage.Outcome{Input: x.bound.input, Output: x.bound.output, Spend: x.reserved.Worst().Spend, Estimated: true}
}

// abandon ends what nobody knows the end of.
func (x *exchange) abandon() {
	if x.reserved == nil {
		x.giveBack()
		return
	}
	x.charge(0)
}
