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
	o.Spend = cost(m, o)
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
	most := usage.Outcome{Input: o.Input * bytesPerToken, Output: max(o.Output, min(m.MaxOutput, 2048))}
	return usage.Worst{
		Spend: cost(m, most), Tokens: most.Input + most.Output,
		Price: usage.Price{Input: m.Price.Input, Output: m.Price.Output, Cached: m.Price.Cached},
	}
}

// cost is rounded up, as the gateway's.
func cost(m resource.Model, o usage.Outcome) int64 {
	const million = 1_000_000
	return ((o.Input-o.Cached)*m.Price.Input + o.Cached*m.Price.Cached + o.Output*m.Price.Output + million - 1) / million
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
		if r.Workspace != "" && r.Workspace != of.workspace || r.Key != "" && r.Key != of.key || r.Model != "" && r.Model != string(of.model) {
			continue
		}
		if r.TokensPerMonth > 0 || r.MonthlySpend > 0 {
			all = append(all, usage.Cap{Scope: scope(r), Level: r.Level, Spend: r.MonthlySpend * minor, Tokens: r.TokensPerMonth})
		}
	}
	return all
}

func scope(r limit.Rule) string {
	where := map[string]string{limit.LevelKey: string(r.Key), limit.LevelWorkspace: string(r.Workspace)}[r.Level]
	if where == "" {
		where = "org"
	}
	if r.Model != "" {
		where += "/" + r.Model
	}
	return where
}
