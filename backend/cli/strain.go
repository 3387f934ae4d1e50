package cli

import (
	"time"

	"intendant/backend/limit"
	"intendant/backend/usage"
)

// refused is a request that a limit keeps from being forwarded.
func (t *traffic) refused(x usage.Exchange, level, what string) error {
	t.Meter.Refused(x, level, what)
	return t.Limits.Reached(t.ctx, t.main, limit.Reached{Key: x.Key, Level: level, Limit: what, Workspace: x.Workspace})
}

// strain lets a habit come upon a limit now and then, if it is set.
func (t *traffic) strain(h *habit, b badge, at time.Time) error {
	for _, s := range h.strains {
		if h.hours[at.Hour()] == 0 || weekend(at) && h.weekend == 0 || t.random.IntN(s.oneIn) > 0 || !t.limited(b, s) {
			continue
		}
		x := usage.Exchange{Organization: t.main, Workspace: b.workspace, Key: b.id, Started: at}
		for range 1 + t.random.IntN(strained) {
			if err := t.refused(x, s.level, s.limit); err != nil {
				return err
			}
		}
	}
	return nil
}

// strained is how many requests in a row a limit refuses at most.
const strained = 9

func (t *traffic) limited(b badge, s strain) bool {
	for _, r := range t.rules {
		per := map[string]int64{limit.RequestsPerSecond: r.RequestsPerSecond, limit.TokensPerMinute: r.TokensPerMinute}[s.limit]
		if per > 0 && r.Level == s.level && r.Workspace == b.workspace && (r.Key == "" || r.Key == b.id) {
			return true
		}
	}
	return false
}
