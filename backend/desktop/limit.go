package desktop

import (
	"context"
	"strconv"

	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/limit"
	"intendant/backend/usage"
)

// Limit offers what may be used at most.
type Limit struct{ room *room }

// Get shows the limits of a key, of a workspace, or of the organization.
func (l *Limit) Get(in LimitsInput) (LevelsView, error) {
	return call(l.room, "Limit.Get", in, visit.limits)
}

// Set sets limits of a level.
func (l *Limit) Set(in SetLimitInput) (LevelsView, error) {
	return call(l.room, "Limit.Set", in, visit.setLimit)
}

func (v visit) limits(ctx context.Context, in LimitsInput) (LevelsView, error) {
	p, err := placeOf(in)
	if err != nil {
		return LevelsView{}, err
	}
	levels, err := v.Limits.Get(ctx, v.session.Account, p)
	if err != nil {
		return LevelsView{}, err
	}
	view := LevelsView{
		Currency: levels.Terms.Currency, Levels: make([]LimitLevelView, 0, len(levels.Levels)), Used: v.limitUsed(p),
		Can: LimitCanView{Rates: Availability(levels.Rates), Spend: Availability(levels.Spend)},
	}
	for _, one := range levels.Levels {
		if one.Level == limit.LevelPlan {
			one.Name = levels.Terms.Name(v.language())
		}
		view.Levels = append(view.Levels, limitLevelView(one))
	}
	return view, nil
}

func placeOf(in LimitsInput) (limit.Place, error) {
	p := limit.Place{Organization: ident.Organization(in.Organization), Workspace: ident.Workspace(in.Workspace)}
	if in.Key == "" {
		return p, nil
	}
	var err error
	p.Key, err = ident.Parse[ident.Key](in.Key)
	return p, err
}

func limitLevelView(l limit.Level) LimitLevelView {
	view := LimitLevelView{
		Level: l.Level, ID: l.ID, Name: l.Name, Limits: LimitValues(l.Limits), Inherited: LimitValues(l.Inherited),
		Models: make([]ModelLimitView, 0, len(l.Models)),
	}
	for _, m := range l.Models {
		view.Models = append(view.Models, ModelLimitView{Model: m.Model, Limits: LimitValues(m.Limits), Inherited: LimitValues(m.Inherited)})
	}
	return view
}

func (v visit) setLimit(ctx context.Context, in SetLimitInput) (LevelsView, error) {
	seen := LimitsInput{Organization: in.Organization, Workspace: in.Workspace, Key: in.Key}
	p, err := placeOf(seen)
	if err != nil {
		return LevelsView{}, err
	}
	var model ident.Model
	if in.Model != "" {
		if model, err = ident.Parse[ident.Model](in.Model); err != nil {
			return LevelsView{}, err
		}
	}
	was := limit.Limits{
		RequestsPerSecond: in.WasRequestsPerSecond, TokensPerMinute: in.WasTokensPerMinute,
		TokensPerMonth: in.WasTokensPerMonth, MonthlySpend: in.WasMonthlySpend,
	}
	to := limit.Limits{
		RequestsPerSecond: in.RequestsPerSecond, TokensPerMinute: in.TokensPerMinute,
		TokensPerMonth: in.TokensPerMonth, MonthlySpend: in.MonthlySpend,
	}
	if err := v.Limits.Set(ctx, v.by(), p, model, was, to); err != nil && !fault.Is(err, fault.ChangeNone) {
		return LevelsView{}, err
	}
	return v.limits(ctx, seen)
}

// limitUsed is what was used this month of what a place may use.
func (v visit) limitUsed(p limit.Place) LimitUsedView {
	spend, tokens, reserved := v.Meter.Used(p.Organization, usage.Scope(p.Workspace, p.Key, ""))
	return LimitUsedView{Tokens: tokens, Spend: strconv.FormatInt(spend, 10), Reserved: strconv.FormatInt(reserved, 10)}
}

// spent is what was spent this month, in nano-units.
func (v visit) spent(org ident.Organization, scope string) string {
	spend, _, _ := v.Meter.Used(org, scope)
	return strconv.FormatInt(spend, 10)
}
