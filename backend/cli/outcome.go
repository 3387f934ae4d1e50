package cli

import (
	"slices"
	"time"

	"intendant/backend/ident"
	"intendant/backend/limit"
	"intendant/backend/resource"
	"intendant/backend/usage"
)

// cutOne is one exchange of so many that breaks off.
const cutOne = 350

// outcome is what an exchange took: about as much as usual.
func (t *traffic) outcome(h *habit, m resource.Model) usage.Outcome {
	o := usage.Outcome{Status: 200, Input: t.about(h.in), Output: t.about(h.out)}
	o.Cached = int64(float64(o.Input) * h.cached * t.random.Float64() * 2)
	o.Cached = min(o.Cached, o.Input)
	o.FirstByte = 180*time.Millisecond + time.Duration(o.Input)*30*time.Microsecond
	o.Duration = o.FirstByte + time.Duration(o.Output)*11*time.Millisecond
	o.Spend = m.Price.Cost(o.Input, o.Output, o.Cached)
	if t.random.IntN(cutOne) == 0 {
		o.Spend, o.Estimated = worst(m, o).Spend, true
	}
	return o
}

// about is a number that is mostly a bit less than usual, and sometimes a lot more.
func (t *traffic) about(usual int64) int64 {
	dice := t.random.Float64()
	return int64(float64(usual) * (0.45 + 0.6*dice + 1.2*dice*dice*dice*dice))
}

// bytesPerToken is how much longer a request is than the tokens in it.
const bytesPerToken = 4

// worst is what the gateway would set aside.
func worst(m resource.Model, o usage.Outcome) usage.Worst {
	in, out := o.Input*bytesPerToken, max(o.Output, min(m.MaxOutput, 2048))
	return usage.Worst{Spend: m.Price.Cost(in, out, 0), Tokens: in + out}
}

// capsOf is what caps depend on.
type capsOf struct {
	workspace ident.Workspace
	key       ident.Key
	model     ident.Model
}

func (t *traffic) capsFor(b badge, m resource.Model) []usage.Cap {
	of := capsOf{b.workspace, b.id, m.ID}
	all, known := t.caps[of]
	if !known {
		all = of.among(t.rules, usage.Minor(t.shelf.Currency))
		t.caps[of] = all
	}
	return all
}

// among are the caps of a month that hold here, the narrowest first.
func (of capsOf) among(rules []limit.Rule, minor int64) (all []usage.Cap) {
	for _, r := range slices.Backward(rules) {
		if r.Concerns(of.workspace, of.key, string(of.model)) && (r.TokensPerMonth > 0 || r.MonthlySpend > 0) {
			all = append(all, usage.Cap{Scope: usage.Scope(r.Workspace, r.Key, r.Model), Level: r.Level, Spend: r.MonthlySpend * minor, Tokens: r.TokensPerMonth})
		}
	}
	return all
}
