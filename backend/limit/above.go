package limit

import (
	"context"
	"math/big"
	"strconv"

	"golang.org/x/text/currency"

	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/plan"
	"intendant/backend/sqlite"
)

// field is one of the limits.
type field struct {
	name, stored string // in inputs, and in entries
	most         int64
	of           func(l *Limits) *int64
}

// The most of each: what the gateway can still count exactly.
var fields = []field{
	{"requestsPerSecond", RequestsPerSecond, 1_000_000, func(l *Limits) *int64 { return &l.RequestsPerSecond }},
	{"tokensPerMinute", TokensPerMinute, Most, func(l *Limits) *int64 { return &l.TokensPerMinute }},
	{"tokensPerMonth", TokensPerMonth, 1_000_000_000_000_000, func(l *Limits) *int64 { return &l.TokensPerMonth }},
	{spendField, MonthlySpend, 5_000_000_000, func(l *Limits) *int64 { return &l.MonthlySpend }},
}

const spendField = "monthlySpend"

// unsound are the limits that can't be counted.
func unsound(l Limits) (wrong []fault.Field) {
	for _, f := range fields {
		if n := *f.of(&l); n < 0 || n > f.most {
			wrong = append(wrong, fault.On(f.name, fault.TooLarge, "max", strconv.FormatInt(f.most, 10)))
		}
	}
	return wrong
}

// of are the limits of a place and a model.
func of(rules []Rule, p Place, model string) Limits {
	for _, r := range rules {
		if r.Level != LevelPlan && r.Workspace == p.Workspace && r.Key == p.Key && r.Model == model {
			return r.Limits
		}
	}
	return Limits{}
}

// above are the rules that hold for a place and a model, beside its own: those of
// the levels above, and for a model that for all models of the same level. They come
// from the highest down.
func above(rules []Rule, p Place, model string) (list []Rule) {
	for _, r := range rules {
		own := r.Level == p.Level() && r.Model == model
		if r.Concerns(p.Workspace, p.Key, model) && !own {
			list = append(list, r)
		}
	}
	return list
}

// inherited is what the rules above leave.
func inherited(rules []Rule, p Place, model string) (l Limits) {
	for _, r := range above(rules, p, model) {
		l = l.Least(r.Limits)
	}
	return l
}

// below wants no limit that is changed to be more than one above it. One that was
// within those until they were lowered may stay.
func (c *Set) below(ctx context.Context, tx *sqlite.Tx, rules []Rule, p Place) error {
	var wrong []fault.Field
	after := c.limits()
	for _, f := range fields {
		is := *f.of(&after)
		if is == 0 || is == *f.of(&c.before) {
			continue
		}
		if r, least := strictest(above(rules, p, string(c.Model)), f); least != 0 && is > least {
			text, err := written(ctx, tx, p.Organization, f, least)
			if err != nil {
				return err
			}
			wrong = append(wrong, fault.On(f.name, r.code(p), "max", text))
		}
	}
	if len(wrong) > 0 {
		return fault.Invalid(wrong...)
	}
	return nil
}

// strictest is the rule that allows least of a field, the highest of those that allow
// as little.
func strictest(rules []Rule, f field) (of Rule, least int64) {
	for _, r := range rules {
		if n := *f.of(&r.Limits); n != 0 && (least == 0 || n < least) {
			of, least = r, n
		}
	}
	return of, least
}

// code says which rule is in the way of a limit in a place.
func (r Rule) code(p Place) fault.FieldCode {
	switch r.Level {
	case p.Level():
		return fault.AboveAllModels
	case LevelPlan:
		return fault.AbovePlan
	case LevelOrganization:
		return fault.AboveOrganization
	default:
		return fault.AboveWorkspace
	}
}

// written is a limit for a sentence: an amount with its currency.
func written(ctx context.Context, q sqlite.Queryer, org ident.Organization, f field, n int64) (string, error) {
	if f.name != spendField {
		return strconv.FormatInt(n, 10), nil
	}
	code, err := plan.Currency(ctx, q, org)
	if err != nil {
		return "", err
	}
	unit, err := currency.ParseISO(code)
	if err != nil {
		return "", fault.Wrap(fault.Internal, err)
	}
	digits, _ := currency.Standard.Rounding(unit)
	return new(big.Rat).SetFrac(big.NewInt(n), pow10(digits)).FloatString(digits) + " " + code, nil
}

func pow10(n int) *big.Int { return new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(n)), nil) }
