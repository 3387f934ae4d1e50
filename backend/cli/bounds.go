package cli

import (
	"intendant/backend/limit"
	"intendant/backend/resource"
	"intendant/backend/usage"
)

// bounds are what may be used and spent at most, and when people are told.
func bounds() []milestone {
	return []milestone{
		{19, "", (*story).scaleUp},
		{19, "", bound{to: limit.Limits{RequestsPerSecond: 10, MonthlySpend: 60_00}}.set},
		{19, "", alerts("", 50, 80, 100)},
		{26, "", bound{room: shop, to: limit.Limits{TokensPerMinute: 400_000}}.set},
		{37, "", bound{room: nightLab, to: limit.Limits{TokensPerMonth: 100_000_000, MonthlySpend: 20_00}}.set},
		{39, "alexandros.papadopoulos", bound{room: nightLab, key: "nightly-eval", to: limit.Limits{RequestsPerSecond: 2, MonthlySpend: 7_00}}.set},
		{46, "juergen.grossmann", bound{to: limit.Limits{RequestsPerSecond: 10, MonthlySpend: 120_00}}.set},
		{53, "zoe.vandenberg", bound{room: shop, key: "helpdesk-staging", to: limit.Limits{RequestsPerSecond: 1, TokensPerMonth: 5_000_000}}.set},
		{61, "chiara.dagostino", bound{room: shop, to: limit.Limits{TokensPerMinute: 400_000, MonthlySpend: 75_00}}.set},
		{61, "chiara.dagostino", alerts(shop, 75, 90)},
		{63, "layla.haddad", bound{room: shop, key: "helpdesk-prod", to: limit.Limits{RequestsPerSecond: 5}}.set},
		{67, "", bound{room: nightLab, model: gpt, to: limit.Limits{MonthlySpend: 15_00}}.set},
	}
}

const platform = "api"

// What caps grow to with the demo's scale: the largest that there is, and what the
// plan includes.
const (
	mostSpend  = 5_000_000_000
	mostTokens = 50_000_000_000
)

func (s *story) scaleUp() error { return s.subscribe(platform, "scale", 1) }

// bound sets the limits of a place.
type bound struct {
	room, key, model string // empty: the organization, all keys, all models
	to               limit.Limits
}

func (b bound) set(s *story) error {
	shelf, err := resource.Read(s.ctx, s.DB.Read(), s.main)
	if err != nil {
		return err
	}
	p := limit.Place{Organization: s.main, Workspace: s.rooms[b.room], Key: s.keys[b.key].id}
	rules, err := limit.Read(s.ctx, s.DB.Read(), s.main)
	if err != nil {
		return err
	}
	model, was := shelf.Models[b.model].ID, limit.Limits{}
	for _, r := range rules {
		if r.Level == p.Level() && r.Workspace == p.Workspace && r.Key == p.Key && r.Model == string(model) {
			was = r.Limits
		}
	}
	b.to.MonthlySpend = min(b.to.MonthlySpend*int64(s.scale), mostSpend)
	b.to.TokensPerMonth = min(b.to.TokensPerMonth*int64(s.scale), mostTokens)
	return s.Limits.Set(s.ctx, s.by, p, model, was, b.to)
}

// alerts says at which percentages of a cap people are told.
func alerts(room string, percents ...int64) func(*story) error {
	return func(s *story) error {
		_, err := s.Usage.SetAlerts(s.ctx, s.by, usage.Part{Organization: s.main, Workspace: s.rooms[room]}, percents)
		return err
	}
}
