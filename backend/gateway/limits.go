package gateway

import (
	"context"
	"errors"
	"math"
	"strconv"
	"strings"
	"time"

	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/limit"
	"intendant/backend/resource"
	"intendant/backend/usage"
)

// taken is what is held of a rate of tokens.
type taken struct {
	*rate

	cost int64
}

// bytesPerToken is how many bytes of a request are taken for a token before it is
// known: about as many as they are in English. It only matters until the answer is
// there.
const bytesPerToken = 4

// limit holds the rates against it: requests a second, tokens a minute.
func (x *exchange) limit() *problem {
	x.policyFor()
	if p := x.takeRequest(); p != nil {
		return p
	}
	x.took = x.room[:0]
	cost := addUp(int64(len(x.body)/bytesPerToken)+1, x.maxOutput)
	for i := range x.policy.tokens {
		r := &x.policy.tokens[i]
		if wait, ok := x.g.rates.Hold(x.Started, r.id, r.Rate, cost); !ok {
			return x.over(r, limit.TokensPerMinute, cost, wait)
		}
		x.took = append(x.took, taken{r, cost})
	}
	x.sayLimits()
	return nil
}

func (x *exchange) policyFor() {
	of := policyOf{workspace: x.Workspace, key: x.Key}
	if x.model != nil {
		of.model = x.model.ID
	}
	x.policy = x.shelf.policy(of)
}

func (x *exchange) takeRequest() *problem {
	for i := range x.policy.requests {
		r := &x.policy.requests[i]
		if wait, ok := x.g.rates.Take(x.Started, r.id, r.Rate, 1); !ok {
			return x.over(r, limit.RequestsPerSecond, 1, wait)
		}
	}
	return nil
}

// over is a rate that is used up.
func (x *exchange) over(r *rate, name string, cost int64, wait time.Duration) *problem {
	x.reached(r.level, name, r.model)
	p := refuse(429, "rate_limit_exceeded", r.level+"."+name, "")
	p.limit = r.level + "; " + name
	what, per := "requests", "second"
	if name == limit.TokensPerMinute {
		what, per = "tokens", "minute"
	}
	p.sort = what
	if wait == limit.Never {
		p.final = true
		p.message = "Request too large: it may use " + decimal(cost) + " tokens, and the limit of the " + r.level + " is " + decimal(r.Limit) + " tokens per minute."
		return p
	}
	if r.Limit == 1 {
		what = strings.TrimSuffix(what, "s")
	}
	p.after = max(wait, time.Millisecond)
	p.message = "Rate limit reached: the " + r.level + " may use " + decimal(r.Limit) + " " + what + " per " + per +
		". Please try again in " + p.after.Round(time.Millisecond).String() + "."
	x.sayLimits()
	return p
}

func decimal(n int64) string { return strconv.FormatInt(n, 10) }

// sayLimits writes what is left of the tightest rates into the answer's headers.
func (x *exchange) sayLimits() {
	x.say("requests", x.policy.requests)
	x.say("tokens", x.policy.tokens)
}

func (x *exchange) say(what string, rates []rate) {
	left, of, full := int64(math.MaxInt64), int64(0), time.Duration(0)
	for i := range rates {
		if n, f := x.g.rates.Left(x.Started, rates[i].id, rates[i].Rate); n < left {
			left, of, full = n, rates[i].Limit, f
		}
	}
	if of == 0 {
		return
	}
	b := append(append(x.extra, "X-Ratelimit-Limit-"...), what...)
	b = strconv.AppendInt(append(b, ": "...), of, 10)
	b = append(append(b, "\r\nX-Ratelimit-Remaining-"...), what...)
	b = strconv.AppendInt(append(b, ": "...), left, 10)
	b = append(append(b, "\r\nX-Ratelimit-Reset-"...), what...)
	b = append(append(append(b, ": "...), full.Round(time.Millisecond).String()...), "\r\n"...)
	x.extra = b
}

// reserve sets the worst case aside. What can't be priced or bounded is refused while
// spend is capped; a month's tokens are held by what is known of it.
func (x *exchange) reserve() *problem {
	var worst usage.Worst
	if p := x.worstCase(&worst); p != nil {
		return p
	}
	var err error
	if x.reserved, err = x.g.Meter.Reserve(x.Exchange, worst, x.policy.caps); err == nil {
		return nil
	}
	if full, is := errors.AsType[*usage.Full](err); is {
		return x.full(full, worst)
	}
	if fault.Is(err, fault.UsageUnavailable) {
		return unrecorded
	}
	return x.broken("the meter", err)
}

func (x *exchange) worstCase(worst *usage.Worst) *problem {
	if x.free() {
		return nil
	}
	if x.model == nil {
		x.bound.unknown(noBound)
	} else {
		x.newer = knowsNewer(x.from.BaseURL)
		x.boundTalk()
		x.bound = x.boundOf(x.model, x.instructions())
		*worst = x.bound.worst(x.model.Price)
	}
	switch {
	case !x.policy.capped:
		return nil
	case x.model != nil && (!x.model.Priced || x.answersForNothing()):
		return noPrice
	case !x.bound.known && (x.model == nil || x.model.Price != resource.Price{}):
		return x.bound.problem
	}
	return nil
}

// answersForNothing reports whether a model that has a price of input only, since it
// isn't one for chats, is asked to write.
func (x *exchange) answersForNothing() bool {
	return x.kind.generates() && x.model.Kind != resource.Chat && x.model.Price.Output == 0 && x.model.Price.Input > 0
}

// instructions is how many bytes an agent adds.
func (x *exchange) instructions() int {
	if x.agent == nil {
		return 0
	}
	return len(x.agent.Instructions)
}

// full is a cap that has no room for the worst case.
func (x *exchange) full(f *usage.Full, worst usage.Worst) *problem {
	name, what := limit.MonthlySpend, "spending limit"
	if f.Tokens {
		name, what = limit.TokensPerMonth, "limit of tokens"
	}
	_, model, _ := strings.Cut(f.Cap.Scope, "/")
	x.reached(f.Cap.Level, name, ident.Model(model))
	return &problem{
		status: 429, sort: ofQuota, code: ofQuota, param: f.Cap.Level + "." + name, final: true, limit: f.Cap.Level + "; " + name,
		after: f.Resets.Sub(x.Started),
		message: "The monthly " + what + " of the " + f.Cap.Level + " has no room for what this request could use: " +
			x.lacking(f, worst) + ". It is renewed on " + f.Resets.Format("2006-01-02") + " (UTC).",
	}
}

// lacking is what a request needs and, of caps whose use everybody in the workspace may
// see, how much of it is left.
func (x *exchange) lacking(f *usage.Full, worst usage.Worst) string {
	amount := func(n int64) string { return usage.Amount(n, x.shelf.Currency) }
	need, of := worst.Spend, f.Cap.Spend
	if f.Tokens {
		amount = func(n int64) string { return decimal(n) + " tokens" }
		need, of = worst.Tokens, f.Cap.Tokens
	}
	if f.Cap.Level != limit.LevelWorkspace && f.Cap.Level != limit.LevelKey {
		return "up to " + amount(need)
	}
	return "up to " + amount(need) + ", where " + amount(max(0, of-f.Used)) + " are left"
}

// reached counts a refusal, and has the record tell of the first one in an hour.
func (x *exchange) reached(level, name string, model ident.Model) {
	x.g.Meter.Refused(x.Exchange, level, name)
	err := x.g.Limits.Reached(context.WithoutCancel(x.ctx), x.Organization, limit.Reached{
		Key: x.Key, Level: level, Limit: name, Model: model, Workspace: x.Workspace,
	})
	if err != nil {
		x.g.Log.Error("that a limit was reached could not be recorded", "error", err)
	}
}

// giveBack ends what was held, where nothing was forwarded.
func (x *exchange) giveBack() {
	if x.spent {
		return
	}
	x.spent = true
	x.settleRates(0)
	if x.reserved != nil {
		x.reserved.Release()
	}
}

func (x *exchange) settleRates(tokens int64) {
	now := x.g.Clock.Now()
	for _, t := range x.took {
		x.g.rates.Settle(now, t.id, t.Rate, t.cost, tokens)
	}
	x.took = nil
}
