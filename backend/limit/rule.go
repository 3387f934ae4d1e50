package limit

import (
	"context"

	"intendant/backend/ident"
	"intendant/backend/plan"
	"intendant/backend/sqlite"
)

// The levels, the highest first. What a lower one is set to can't exceed what a
// higher one is set to at that time, and in any case the least of all is in force.
const (
	LevelPlan         = "plan"
	LevelOrganization = "organization"
	LevelWorkspace    = "workspace"
	LevelKey          = "key"
)

// Limits are what may be used at most. 0: no limit.
type Limits struct {
	RequestsPerSecond int64
	TokensPerMinute   int64
	TokensPerMonth    int64 // of the calendar's, in UTC
	MonthlySpend      int64 // minor units of the organization's currency
}

// Rule is a limit of one level.
type Rule struct {
	Limits

	Level     string
	Workspace ident.Workspace // of LevelWorkspace and LevelKey
	Key       ident.Key       // of LevelKey
	Model     string          // identifier (mdl_…); empty: all models together
}

// Concerns tells whether what a key of a workspace uses of a model counts there. An
// empty argument is concerned by what holds for all.
func (r Rule) Concerns(workspace ident.Workspace, key ident.Key, model string) bool {
	return (r.Workspace == "" || r.Workspace == workspace) && (r.Key == "" || r.Key == key) && (r.Model == "" || r.Model == model)
}

// Read is all that limits an organization, the plan's included limits first, then
// from the organization down.
func Read(ctx context.Context, q sqlite.Queryer, org ident.Organization) ([]Rule, error) {
	included, err := plan.Included(ctx, q, org)
	if err != nil {
		return nil, err
	}
	rules := []Rule{}
	if l := ofPlan(included.Limits); l != (Limits{}) {
		rules = append(rules, Rule{Level: LevelPlan, Limits: l})
	}
	rows, err := q.QueryContext(ctx,
		`SELECT workspace, key, model, requests_per_second, tokens_per_minute, tokens_per_month, monthly_spend
		   FROM limit_rule WHERE organization = ? ORDER BY key <> '', workspace <> '', workspace, key, model`, org)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var r Rule
		err := rows.Scan(&r.Workspace, &r.Key, &r.Model, &r.RequestsPerSecond, &r.TokensPerMinute, &r.TokensPerMonth, &r.MonthlySpend)
		if err != nil {
			return nil, err
		}
		r.Level = levelOf(r.Workspace, r.Key)
		rules = append(rules, r)
	}
	return rules, sqlite.Classify(rows.Err())
}

func ofPlan(l plan.TermLimits) Limits {
	return Limits{RequestsPerSecond: l.RequestsPerSecond, TokensPerMinute: l.TokensPerMinute, TokensPerMonth: l.TokensPerMonth}
}

func levelOf(w ident.Workspace, k ident.Key) string {
	switch {
	case k != "":
		return LevelKey
	case w != "":
		return LevelWorkspace
	}
	return LevelOrganization
}

// Least is the stricter of both in each respect.
func (l Limits) Least(other Limits) Limits {
	return Limits{
		RequestsPerSecond: least(l.RequestsPerSecond, other.RequestsPerSecond),
		TokensPerMinute:   least(l.TokensPerMinute, other.TokensPerMinute),
		TokensPerMonth:    least(l.TokensPerMonth, other.TokensPerMonth),
		MonthlySpend:      least(l.MonthlySpend, other.MonthlySpend),
	}
}

func least(a, b int64) int64 {
	if a == 0 || b != 0 && b < a {
		return b
	}
	return a
}
