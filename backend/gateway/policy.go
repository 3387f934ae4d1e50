package gateway

import (
	"cmp"
	"math"

	"intendant/backend/ident"
	"intendant/backend/limit"
	"intendant/backend/usage"
)

// policy is what limits a key's use of a model, the narrowest first: what is refused
// there takes nothing from those that share the wider ones.
type policy struct {
	requests, tokens []rate
	caps             []usage.Cap
	capped           bool // there is a cap of spend, which must hold whatever comes
}

// rate is one that is held in memory.
type rate struct {
	limit.Rate

	level, id string
	model     ident.Model // empty: all together
}

type policyOf struct {
	workspace ident.Workspace
	key       ident.Key
	model     ident.Model
}

// policy is put together once for each key and model.
func (s *shelf) policy(of policyOf) *policy {
	s.mu.RLock()
	p := s.policies[of]
	s.mu.RUnlock()
	if p != nil {
		return p
	}
	p = &policy{}
	for i := len(s.rules) - 1; i >= 0; i-- {
		if r := &s.rules[i]; r.Concerns(of.workspace, of.key, string(of.model)) {
			p.add(s, r)
		}
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.policies[of] = p
	return p
}

func (p *policy) add(s *shelf, r *limit.Rule) {
	id := r.Level[:1] + cmp.Or(string(r.Key), string(r.Workspace), string(s.organization)) + r.Model
	if r.RequestsPerSecond > 0 {
		p.requests = append(p.requests, rate{limit.PerSecond(r.RequestsPerSecond), r.Level, id + "r", ident.Model(r.Model)})
	}
	if r.TokensPerMinute > 0 {
		p.tokens = append(p.tokens, rate{limit.PerMinute(r.TokensPerMinute), r.Level, id + "t", ident.Model(r.Model)})
	}
	if r.TokensPerMonth == 0 && r.MonthlySpend == 0 {
		return
	}
	p.capped = p.capped || r.MonthlySpend > 0
	p.caps = append(p.caps, usage.Cap{Scope: usage.Scope(r.Workspace, r.Key, r.Model), Level: r.Level, Spend: s.nano(r.MonthlySpend), Tokens: r.TokensPerMonth})
}

// nano is an amount of minor units in nano-units, or the most that there is.
func (s *shelf) nano(minor int64) int64 {
	if minor > math.MaxInt64/s.minor {
		return math.MaxInt64
	}
	return minor * s.minor
}
