package usage

import (
	"cmp"
	"math"
	"strings"
	"time"

	"intendant/backend/ident"
)

// whole is the scope of an organization's own caps; those of workspaces and keys are
// their IDs.
const whole = "org"

// spot is what a counter counts: an organization's, a workspace's or a key's use, of
// one model or of all.
type spot struct {
	organization ident.Organization
	scope        string // "org", "wsp_…", "key_…"
	model        string // "": all of them
}

// Scope is what a Cap concerns: a key, or else a workspace, or else the organization,
// and there one model, or all of them together.
func Scope(workspace ident.Workspace, key ident.Key, model string) string {
	place := cmp.Or(string(key), string(workspace), whole)
	if model == "" {
		return place
	}
	return place + "/" + model
}

// spotOf reads a Scope.
func spotOf(org ident.Organization, scope string) spot {
	place, model, _ := strings.Cut(scope, "/")
	return spot{org, place, model}
}

// worth is an amount of both that caps count: nano-units, and tokens of input and
// output.
type worth struct{ spend, tokens int64 }

func (w Worst) worth() worth { return worth{w.Spend, w.Tokens} }

func (w worth) plus(v worth) worth {
	return worth{upTo(math.MaxInt64, w.spend, v.spend), upTo(math.MaxInt64, w.tokens, v.tokens)}
}
func (w worth) minus(v worth) worth { return worth{w.spend - v.spend, w.tokens - v.tokens} }
func (w worth) covers(v worth) bool { return w.spend >= v.spend && w.tokens >= v.tokens }

func (w worth) atLeast(v worth) worth {
	return worth{max(w.spend, v.spend), max(w.tokens, v.tokens)}
}

// counter is what was used of a month, and what may be on top of it.
type counter struct {
	used, reserved worth
	cap            int64 // of spend, when last asked: for alerts
	moved          bool  // since alerts were last looked at
}

// month counts UTC months.
type month int

func monthOf(at time.Time) month {
	at = at.UTC()
	return month(at.Year()*12 + int(at.Month()) - 1)
}

// begins is the month's first moment.
func (m month) begins() time.Time {
	return time.Date(int(m)/12, time.Month(int(m)%12+1), 1, 0, 0, 0, 0, time.UTC)
}

// String is the month as in 2026-11.
func (m month) String() string { return m.begins().Format("2006-01") }

// book holds the counters of a month.
type book struct {
	counters map[spot]*counter
	lost     map[ident.Organization]worth // what may have been used and not counted
}

func newBook() *book {
	return &book{counters: map[spot]*counter{}, lost: map[ident.Organization]worth{}}
}

func (b *book) at(s spot) *counter {
	c := b.counters[s]
	if c == nil {
		c = &counter{}
		b.counters[s] = c
	}
	return c
}

// touched are all counters that an exchange moves.
func (b *book) touched(x *Exchange) []*counter {
	all := make([]*counter, 0, 6)
	for _, scope := range [3]string{whole, string(x.Workspace), string(x.Key)} {
		if scope != "" {
			all = append(all, b.at(spot{x.Organization, scope, ""}), b.at(spot{x.Organization, scope, x.Model}))
		}
	}
	return all
}

// planLevel is the level of caps that the plan sets, in the organization's scope: on
// tokens, and never on spend.
const planLevel = "plan"

// full finds the first cap that has no room for the worst case.
func (b *book) full(x *Exchange, w Worst, caps []Cap) error {
	lost := b.lost[x.Organization]
	for _, one := range caps {
		s := spotOf(x.Organization, one.Scope)
		c := b.at(s)
		if s.model == "" && one.Level != planLevel {
			c.cap = one.Spend
		}
		used := c.used.plus(c.reserved).plus(lost)
		resets := func() time.Time { return (monthOf(x.Started) + 1).begins() }
		if one.Spend > 0 && w.Spend > one.Spend-used.spend {
			return &Full{Cap: one, Used: used.spend, Resets: resets()}
		}
		if one.Tokens > 0 && w.Tokens > one.Tokens-used.tokens {
			return &Full{Cap: one, Used: used.tokens, Tokens: true, Resets: resets()}
		}
	}
	return nil
}
