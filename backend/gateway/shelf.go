package gateway

import (
	"context"
	"math"
	"sync"

	"golang.org/x/text/currency"

	"intendant/backend/ident"
	"intendant/backend/limit"
	"intendant/backend/resource"
	"intendant/backend/sqlite"
	"intendant/backend/workspace"
)

// shelf is what an organization has, as it was read at once. It doesn't change: a
// change makes another one.
type shelf struct {
	*resource.Shelf

	organization ident.Organization
	workspaces   map[ident.Workspace]string // that can be used
	models       map[ident.Model]*resource.Model
	secrets      map[ident.Connection]string
	rules        []limit.Rule
	minor        int64 // nano-units in a minor unit of the currency

	mu       sync.RWMutex
	policies map[policyOf]*policy
}

func (s *shelf) load(ctx context.Context, d Deps, q sqlite.Queryer, org ident.Organization) (err error) {
	s.organization, s.policies = org, map[policyOf]*policy{}
	if s.Shelf, err = resource.Read(ctx, q, org); err != nil {
		return err
	}
	if s.rules, err = limit.Read(ctx, q, org); err != nil {
		return err
	}
	if s.workspaces, err = workspace.Names(ctx, q, org); err != nil {
		return err
	}
	s.models, s.secrets = map[ident.Model]*resource.Model{}, map[ident.Connection]string{}
	for _, m := range s.Models {
		s.models[m.ID] = &m
	}
	for id, c := range s.Connections {
		if s.secrets[id], err = d.Secrets.Secret(ctx, c); err != nil {
			return err
		}
	}
	s.minor = minorUnit(s.Currency)
	return nil
}

const nanoDigits = 9

// minorUnit is a currency's minor unit in nano-units.
func minorUnit(code string) int64 {
	digits := 2
	if unit, err := currency.ParseISO(code); err == nil {
		digits, _ = currency.Standard.Rounding(unit)
	}
	return int64(math.Pow10(nanoDigits - digits))
}

// model is one that a workspace may use, by name.
func (s *shelf) model(w ident.Workspace, name string) *resource.Model {
	m, known := s.Models[name]
	if !known || !s.May(w, m.ID) {
		return nil
	}
	return s.models[m.ID]
}
