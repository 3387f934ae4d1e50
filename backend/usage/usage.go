package usage

import (
	"context"
	"time"

	"intendant/backend/access"
	"intendant/backend/clock"
	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/ledger"
	"intendant/backend/organization"
	"intendant/backend/plan"
	"intendant/backend/sqlite"
	"intendant/backend/workspace"
)

// Deps is what Usage works with; all must be set.
type Deps struct {
	DB     *sqlite.DB
	Ledger *ledger.Ledger
	Clock  clock.Clock
	Meter  *Meter
}

// Usage answers who used what, and tells when a cap comes near.
type Usage struct{ Deps }

// New makes Usage.
func New(d Deps) *Usage { return &Usage{Deps: d} }

// Part is an organization, or one of its workspaces.
type Part struct {
	Organization ident.Organization
	Workspace    ident.Workspace // "": the whole organization
}

// look runs fn on the database brought up to date, for somebody who may see the part's
// usage, where the plan includes f.
func (u *Usage) look(ctx context.Context, by ident.Account, p Part, f access.Feature, fn func(q sqlite.Queryer) error) error {
	if _, err := p.may(ctx, u.DB.Read(), by, access.UsageRead); err != nil {
		return err
	}
	if err := u.Meter.Import(ctx); err != nil {
		return err
	}
	return u.DB.ReadTx(ctx, func(q sqlite.Queryer) error {
		if _, err := p.may(ctx, q, by, access.UsageRead); err != nil {
			return err
		}
		if err := p.includes(ctx, q, f); err != nil {
			return err
		}
		return fn(q)
	})
}

// may returns the member where they have a permission in the part.
func (p Part) may(ctx context.Context, q sqlite.Queryer, by ident.Account, need access.Permission) (organization.Membership, error) {
	m, err := organization.MembershipOf(ctx, q, by, p.Organization)
	if err != nil {
		return m, err
	}
	if p.Workspace == "" {
		return m, m.Require(need)
	}
	there, err := workspace.In(ctx, q, m, p.Workspace)
	if err == nil {
		err = there.Require(need)
	}
	return m, err
}

func (p Part) includes(ctx context.Context, q sqlite.Queryer, f access.Feature) error {
	if f == access.None {
		return nil
	}
	included, err := plan.Includes(ctx, q, p.Organization, f)
	if err == nil && !included {
		err = fault.New(fault.PlanRequired, "feature", string(f))
	}
	return err
}

// scope is the part's name among caps.
func (p Part) scope() string { return Scope(p.Workspace, "", "") }

// parseMonth reads a month such as 2026-11; "" is this one.
func (u *Usage) parseMonth(text string) (month, error) {
	if text == "" {
		return monthOf(u.Clock.Now()), nil
	}
	at, err := time.Parse("2006-01", text)
	if err != nil || at.Year() < 2000 || at.Year() > 9000 {
		return 0, fault.Invalid(fault.On("month", fault.Malformed))
	}
	return monthOf(at), nil
}
