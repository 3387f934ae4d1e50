package usage

import (
	"strings"
	"time"

	"intendant/backend/ident"
)

// Scopes of an organization's own caps; those of workspaces and keys are their IDs.
const whole = "org"

// spot is what a counter counts: an organization's, a workspace's or a key's use, of
// one model or of all.
type spot struct {
	organization ident.Organization
	scope        string // "org", "wsp_…", "key_…"
	model        string // "": all of them
}

// spotOf reads the scope of a Cap.
func spotOf(org ident.Organization, scope string) spot {
	place, model, _ := strings.Cut(scope, "/")
	return spot{org, place, model}
}

// counter is what was used of a month, and what may be on top of it.
type counter struct {
	spend, tokens               int64
	reservedSpend, reservedToks int64
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

// book holds the counters of a month.
type book map[spot]*counter

func (b book) at(s spot) *counter {
	c := b[s]
	if c == nil {
		c = &counter{}
		b[s] = c
	}
	return c
}

// touched are all counters that an exchange moves.
func (b book) touched(x *Exchange) []*counter {
	all := make([]*counter, 0, 6)
	for _, scope := range [3]string{whole, string(x.Workspace), string(x.Key)} {
		if scope != "" {
			all = append(all, b.at(spot{x.Organization, scope, ""}), b.at(spot{x.Organization, scope, x.Model}))
		}
	}
	return all
}
