package gateway

import (
	"bufio"
	"bytes"
	"context"
	"io"
	"net/http"
	"net/textproto"
	"strconv"
	"sync"
	"sync/atomic"
	"time"

	"intendant/backend/ident"
	"intendant/backend/usage"
)

// Member is somebody who talks without a key, from the console. Whether they may is
// the caller's matter.
type Member struct {
	Organization ident.Organization
	Workspace    ident.Workspace
	Member       ident.Member
}

// Talk answers a request to /v1/chat/completions in this process, under the same
// limits and the same accounting as one with a key. Ending ctx, or closing the
// answer's body, ends the exchange.
func (g *Gateway) Talk(ctx context.Context, who Member, body []byte) (*http.Response, error) {
	ctx, cancel := context.WithCancel(ctx)
	out := &talk{ctx: ctx, cancel: cancel, begun: make(chan *http.Response, 1), over: make(chan struct{})}
	x := &exchange{g: g, ctx: ctx, out: out, started: time.Now()}
	x.head = &head{method: http.MethodPost, path: "/v1/chat/completions", length: int64(len(body))}
	x.Started, x.Path, x.kind, x.body = g.Clock.Now(), x.head.path, chat, body
	x.Organization, x.Workspace, x.Member = who.Organization, who.Workspace, who.Member
	go out.run(x)
	select {
	case answer := <-out.begun:
		return answer, nil
	case <-ctx.Done():
		return nil, context.Cause(ctx)
	}
}

// talk is an answer as the playground reads it.
type talk struct {
	ctx    context.Context //nolint:containedctx // it lives as long as the exchange
	cancel context.CancelFunc
	begun  chan *http.Response
	once   sync.Once
	to     *io.PipeWriter
	used   atomic.Pointer[Used]
	over   chan struct{}
}

// Used is what an answer took.
type Used struct {
	usage.Outcome

	Priced bool // the model has a price
}

// UsedBy is what an answer of Talk took. To be asked once its body was read to the end,
// or to the error by which it broke off: it waits for what follows of the exchange.
// Nothing was forwarded where it isn't known.
func UsedBy(answer *http.Response) (Used, bool) {
	body, is := answer.Body.(talked)
	if !is {
		return Used{}, false
	}
	if body.used.Load() == nil {
		<-body.over
	}
	used := body.used.Load()
	if used == nil {
		return Used{}, false
	}
	return *used, true
}

func (t *talk) run(x *exchange) {
	defer close(t.over)
	x.enter()
	defer x.leave()
	var p *problem
	if x.g.full() {
		p = overloaded
	} else if err := x.fresh(); err != nil {
		p = x.broken("the book", err)
	} else {
		p = x.shelve()
	}
	if p != nil {
		x.refuse(p)
		return
	}
	x.run()
}

// talked is the body of an answer; closing it ends the exchange.
type talked struct {
	*io.PipeReader

	cancel context.CancelFunc
	used   *atomic.Pointer[Used]
	over   <-chan struct{}
}

// Close ends the exchange, if it hasn't ended.
func (t talked) Close() error {
	t.cancel()
	return t.PipeReader.Close()
}

func (t *talk) begin(status int, sort string, extra []byte) error {
	from, to := io.Pipe()
	t.to = to
	context.AfterFunc(t.ctx, func() { _ = from.CloseWithError(context.Cause(t.ctx)) }) // nobody may be reading
	header, _ := textproto.NewReader(bufio.NewReader(bytes.NewReader(append(extra, "\r\n"...)))).ReadMIMEHeader()
	answer := &http.Response{
		StatusCode: status, Status: strconv.Itoa(status) + " " + http.StatusText(status), Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1,
		Header: http.Header(header), ContentLength: -1, Body: talked{from, t.cancel, &t.used, t.over},
	}
	if answer.Header == nil {
		answer.Header = http.Header{}
	}
	answer.Header.Set("Content-Type", sort)
	t.once.Do(func() { t.begun <- answer })
	return nil
}

func (t *talk) part(p []byte) error {
	_, err := t.to.Write(p)
	return err
}

func (t *talk) finish(last []byte) error {
	if len(last) > 0 {
		if _, err := t.to.Write(last); err != nil {
			return err
		}
	}
	return t.to.Close()
}

func (t *talk) send(status int, sort string, extra, body []byte) error {
	if err := t.begin(status, sort, extra); err != nil {
		return err
	}
	return t.finish(body)
}

func (t *talk) cut() {
	if t.to == nil {
		t.cancel() // nobody waits for its beginning any more
		return
	}
	_ = t.to.CloseWithError(io.ErrUnexpectedEOF)
}
