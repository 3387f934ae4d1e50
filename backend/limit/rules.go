package limit

import (
	"context"
	"sync"

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

// Deps is what Rules works with; all must be set.
type Deps struct {
	DB     *sqlite.DB
	Ledger *ledger.Ledger
	Clock  clock.Clock
}

// Rules is where people see and set limits. Several goroutines may use it.
type Rules struct {
	Deps

	mu   sync.Mutex
	hour string          // of which told is
	told map[string]bool // which limits were reached in it
}

// New makes Rules.
func New(d Deps) *Rules { return &Rules{Deps: d, told: map[string]bool{}} }

// Levels are the limits of a place, and of the levels above it.
type Levels struct {
	Place

	Terms plan.Terms // of the plan
	// Levels are all from the plan's to the place's own, which is the last one.
	Levels []Level
	Rates  organization.Availability // who asks may set them
	Spend  organization.Availability
}

// Level is the limits of one level.
type Level struct {
	Limits

	Level     string
	ID, Name  string // of the organization, the workspace or the key
	Models    []ModelLimits
	Inherited Limits // the least of the levels above
}

// ModelLimits are the limits of one model.
type ModelLimits struct {
	Limits

	Model     string
	Inherited Limits // the least of the levels above, and of all models of this one
}

// Get returns the limits of a place to somebody who may see usage there. Keys of
// others are for those who manage them, or spend.
func (r *Rules) Get(ctx context.Context, by ident.Account, p Place) (l Levels, err error) {
	err = r.DB.ReadTx(ctx, func(q sqlite.Queryer) error {
		l, err = levels(ctx, q, by, p)
		return err
	})
	return l, err
}

func levels(ctx context.Context, q sqlite.Queryer, by ident.Account, p Place) (Levels, error) {
	member, can, err := standing(ctx, q, by, p)
	if err != nil {
		return Levels{}, err
	}
	may, err := allowed(ctx, q, p, can, member)
	if err != nil {
		return Levels{}, err
	}
	l := Levels{Place: p, Rates: available(may.Rates), Spend: available(may.Spend)}
	if l.Terms, err = plan.Included(ctx, q, p.Organization); err != nil {
		return Levels{}, err
	}
	rules, err := Read(ctx, q, p.Organization)
	if err != nil {
		return Levels{}, err
	}
	l.Levels, err = named(ctx, q, p, rules)
	return l, err
}

// standing finds what somebody may do in a place whose usage they may see.
func standing(ctx context.Context, q sqlite.Queryer, by ident.Account, p Place) (ident.Member, access.Set, error) {
	m, err := organization.MembershipOf(ctx, q, by, p.Organization)
	if err != nil {
		return "", nil, err
	}
	if p.Workspace == "" {
		if p.Key != "" {
			return "", nil, fault.New(fault.NotFound)
		}
		return m.Member, access.Of(m.Roles...), m.Require(access.UsageRead)
	}
	a, err := workspace.In(ctx, q, m, p.Workspace)
	if err == nil {
		err = a.Require(access.UsageRead)
	}
	if err != nil || p.Key == "" {
		return m.Member, a.Can, err
	}
	author, err := maker(ctx, q, p)
	sees := access.Of(m.Roles...).In(a.Role)
	if err == nil && author != m.Member && !sees[access.KeysManage] && !sees[access.SpendManage] {
		err = fault.New(fault.NotFound)
	}
	return m.Member, a.Can, err
}

func available(forbids error) organization.Availability {
	switch {
	case forbids == nil:
		return organization.Availability{Allowed: true}
	case fault.Is(forbids, fault.PlanRequired):
		return organization.Availability{Reason: organization.ReasonPlan}
	}
	return organization.Availability{Reason: organization.ReasonRole}
}

// Set sets the limits of a place, for all models or for one, by somebody who saw
// them as they were. It is fault.ChangeConflict where they are others by now,
// fault.ChangeNone where they are so already, and fault.InputInvalid, naming the
// limit above, where one is more than that.
func (r *Rules) Set(ctx context.Context, by ledger.Actor, p Place, model ident.Model, was, to Limits) error {
	m, err := organization.MembershipOf(ctx, r.DB.Read(), by.Account, p.Organization)
	if err != nil {
		return err
	}
	if _, _, err := standing(ctx, r.DB.Read(), by.Account, p); err != nil {
		return err
	}
	_, err = r.Ledger.Commit(ctx, ledger.Draft{
		Ledger: string(p.Organization), By: m.Actor(by), Change: newSet(p, model, to, &was),
	})
	return err
}
