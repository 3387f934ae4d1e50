package plan

import (
	"context"

	"intendant/backend/ident"
	"intendant/backend/sqlite"
)

// Included is how much of the API Platform an organization's subscription includes;
// where there is none yet, that is the free plan's. 0: no limit.
func Included(ctx context.Context, q sqlite.Queryer, id ident.Organization) (TermLimits, error) {
	s, err := read(ctx, q, id, API)
	if err != nil || s.State != None {
		return s.limits(), err
	}
	c, err := Current(ctx, q)
	if err != nil {
		return TermLimits{}, err
	}
	return c.freeTerms(API).Limits, nil
}

func (s *Subscription) limits() TermLimits {
	if s == nil {
		return TermLimits{}
	}
	return s.Terms.Limits
}
