package gateway

import (
	"context"
	"runtime/debug"
	"strings"
	"time"

	"intendant/backend/apikey"
	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/resource"
	"intendant/backend/usage"
)

// exchange is one request on its way through the checks, to the provider and back.
type exchange struct {
	g       *Gateway
	ctx     context.Context //nolint:containedctx // it lives as long as the exchange
	out     answer
	head    *head
	started time.Time

	usage.Exchange

	key    *apikey.Live // nil from the playground
	shelf  *shelf
	model  *resource.Model
	agent  *resource.Agent
	from   resource.Connection
	policy *policy
	request

	took     []taken // of the rates of tokens, until the exchange is settled
	room     [4]taken
	text     []byte // what the provider is sent
	bound    bound
	reserved *usage.Reservation
	extra    []byte
	first    time.Duration // until the answer began
	spent    bool          // it is settled, or given back
	held     int64         // memory for its body, as the gateway counts it
	noted    int64         // up to which change the book was read for it
}

// answer answers the request on a connection whose head was read.
func (g *Gateway) answer(k *conn) {
	h, x := &k.head, &k.exchange
	*x = exchange{g: g, ctx: k.ctx, out: k, head: h, started: time.Now(), extra: k.extra[:0], text: k.text[:0]}
	x.Started, x.Path, x.kind = g.Clock.Now(), h.path, kindOf(h.path)
	p := x.admit(k.server)
	if p == nil {
		p = x.known()
	}
	if p != nil {
		k.unread(h)
		x.refuse(p)
		return
	}
	x.enter()
	defer x.leave()
	if p := x.take(k); p != nil {
		x.refuse(p)
		return
	}
	k.watch.begin()
	x.run()
	k.watch.end()
	k.extra, k.text = x.extra, small(x.text)
}

// small is memory that is kept, unless it is too much.
func small(b []byte) []byte {
	if cap(b) > largest {
		return nil
	}
	return b
}

// enter counts a request as under way, with the body that it announces.
func (x *exchange) enter() {
	x.g.busy.Add(1)
	_ = x.hold(max(x.head.length, 0)) // full looks at it
}

// hold counts memory for a body.
func (x *exchange) hold(bytes int64) *problem {
	x.held += bytes
	if x.g.held.Add(bytes) > x.g.most.held {
		return overloaded
	}
	return nil
}

// full reports whether there is as much under way as the gateway takes on at once.
func (g *Gateway) full() bool { return g.busy.Load() > g.most.busy || g.held.Load() > g.most.held }

func (x *exchange) leave() {
	x.g.busy.Add(-1)
	x.g.held.Add(-x.held)
}

// take reads the body, within what the gateway takes on at once.
func (x *exchange) take(k *conn) (p *problem) {
	if x.g.full() {
		k.unread(x.head)
		return overloaded
	}
	x.body, p = k.receive(x.head, k.server.maxBody, x.hold)
	return p
}

// run is everything behind the checks of the key. A mistake of this program ends the
// one exchange, as if it had broken off.
func (x *exchange) run() {
	defer func() {
		if reason := recover(); reason != nil {
			x.g.Log.Error("the gateway panicked", "reason", reason, "stack", string(debug.Stack()))
			x.abandon()
			x.out.cut()
		}
	}()
	p := x.local()
	if p == nil && x.kind != models {
		p = x.pass()
	}
	if p != nil {
		x.refuse(p)
	}
}

// pass lets it through: what it asks for, whether it may, how much of it, and then
// off to the provider.
func (x *exchange) pass() *problem {
	for _, check := range [...]func(*exchange) *problem{
		(*exchange).understand, (*exchange).choose, (*exchange).limit, (*exchange).reserve,
	} {
		if p := check(x); p != nil {
			x.giveBack()
			return p
		}
	}
	return x.forward()
}

// known finds the key, and whether it may be used for this.
func (x *exchange) known() *problem {
	text, ok := strings.CutPrefix(x.head.authorization, "Bearer ")
	if !ok || text == "" {
		return noKey
	}
	if err := x.fresh(); err != nil {
		return x.broken("the book", err)
	}
	live, verdict := x.g.book.keys.Check(text, x.Started)
	switch verdict {
	case apikey.Opens:
	case apikey.Expired:
		return expiredKey
	default:
		return wrongKey
	}
	x.key = live
	x.Organization, x.Workspace, x.Key, x.Member = live.Organization, live.Workspace, live.ID, live.Member
	x.g.Keys.Used(live.ID, x.Started)
	x.extra = append(append(append(x.extra, "Intendant-Organization: "...), x.Organization...), "\r\n"...)
	return x.inScope()
}

// fresh has the book know of everything that was committed before.
func (x *exchange) fresh() error {
	x.noted = x.g.book.noted.Load() // first: what is noted meanwhile is looked at again
	return x.g.book.fresh(x.ctx)
}

func (x *exchange) inScope() *problem {
	if !x.key.InScope(x.kind.scope()) {
		return notInScope(x.kind.scope())
	}
	return x.shelve()
}

// shelve finds what the organization has.
func (x *exchange) shelve() *problem {
	var err error
	if x.shelf, err = x.g.book.shelf(x.ctx, x.Organization); err != nil {
		return x.broken("the shelf", err)
	}
	x.ID = ident.New[ident.Exchange](x.g.IDs)
	return nil
}

// refuse answers with a problem.
func (x *exchange) refuse(p *problem) {
	if p.gone {
		x.out.cut()
		return
	}
	_ = x.out.send(p.status, "application/json", p.fields(x.extra), p.body())
}

// broken is what the caller is told of a fault here.
func (x *exchange) broken(what string, err error) *problem {
	if x.ctx.Err() != nil {
		return left
	}
	x.g.Log.Error("the gateway failed", "what", what, "error", err)
	if fault.Is(err, fault.DatabaseBusy) {
		return overloaded
	}
	return internal
}
