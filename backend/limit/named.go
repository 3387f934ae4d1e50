package limit

import (
	"context"
	"database/sql"
	"errors"

	"intendant/backend/fault"
	"intendant/backend/sqlite"
)

// named makes the levels of a place out of the organization's rules.
func named(ctx context.Context, q sqlite.Queryer, p Place, rules []Rule) ([]Level, error) {
	org := Place{Organization: p.Organization}
	list := []Level{{Level: LevelPlan, Limits: ofLevel(rules, LevelPlan)}}
	places := []Place{org}
	if p.Workspace != "" {
		places = append(places, Place{Organization: p.Organization, Workspace: p.Workspace})
	}
	if p.Key != "" {
		places = append(places, p)
	}
	for _, one := range places {
		level := Level{
			Level: one.Level(), ID: one.target().ID, Limits: of(rules, one, ""), Models: models(rules, one), Inherited: inherited(rules, one, ""),
		}
		var err error
		if level.Name, err = nameOf(ctx, q, one); err != nil {
			return nil, err
		}
		list = append(list, level)
	}
	return list, nil
}

func ofLevel(rules []Rule, level string) Limits {
	for _, r := range rules {
		if r.Level == level {
			return r.Limits
		}
	}
	return Limits{}
}

// models are the limits of single models in a place.
func models(rules []Rule, p Place) []ModelLimits {
	var list []ModelLimits
	for _, r := range rules {
		if r.Model != "" && r.Level == p.Level() && r.Workspace == p.Workspace && r.Key == p.Key {
			list = append(list, ModelLimits{Model: r.Model, Limits: r.Limits, Inherited: inherited(rules, p, r.Model)})
		}
	}
	return list
}

func nameOf(ctx context.Context, q sqlite.Queryer, p Place) (string, error) {
	var name string
	err := q.QueryRowContext(ctx,
		`SELECT COALESCE((SELECT name FROM api_key WHERE organization = ?1 AND id = ?3),
		   (SELECT name FROM workspace WHERE organization = ?1 AND id = ?2 AND ?3 = ''),
		   (SELECT name FROM organization WHERE id = ?1 AND ?2 = '' AND ?3 = ''))`, p.Organization, p.Workspace, p.Key).Scan(&name)
	if errors.Is(err, sql.ErrNoRows) {
		return "", fault.New(fault.NotFound)
	}
	return name, sqlite.Classify(err)
}
