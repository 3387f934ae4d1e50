package limit

import (
	"context"
	"database/sql"
	"errors"

	"intendant/backend/access"
	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/ledger"
	"intendant/backend/plan"
	"intendant/backend/sqlite"
)

// Place is what limits are of: a key, else a workspace, else the organization.
type Place struct {
	Organization ident.Organization
	Workspace    ident.Workspace // empty: of the organization
	Key          ident.Key       // empty: of the workspace
}

// Level is the level of its limits.
func (p Place) Level() string { return levelOf(p.Workspace, p.Key) }

// target is the place in an entry.
func (p Place) target() ledger.Target {
	switch p.Level() {
	case LevelKey:
		return ledger.Target{Type: "api_key", ID: string(p.Key)}
	case LevelWorkspace:
		return ledger.Target{Type: "workspace", ID: string(p.Workspace)}
	}
	return ledger.Target{Type: "organization", ID: string(p.Organization)}
}

// maker finds who made a key of a workspace. It is fault.NotFound where there is no
// such key, or none any more.
func maker(ctx context.Context, q sqlite.Queryer, p Place) (ident.Member, error) {
	var m ident.Member
	err := q.QueryRowContext(ctx,
		`SELECT member FROM api_key WHERE organization = ? AND workspace = ? AND id = ? AND revoked IS NULL`,
		p.Organization, p.Workspace, p.Key).Scan(&m)
	if errors.Is(err, sql.ErrNoRows) {
		return "", fault.New(fault.NotFound)
	}
	return m, sqlite.Classify(err)
}

// Allowed is what somebody may set in a place, and what forbids it: nil, or what to
// return.
type Allowed struct {
	Rates error
	Spend error // also where the plan lacks it
}

// allowed judges a set of permissions: the member's in the place.
func allowed(ctx context.Context, q sqlite.Queryer, p Place, can access.Set, member ident.Member) (Allowed, error) {
	rates, spend := access.LimitsManage, can[access.SpendManage]
	if p.Workspace != "" {
		rates, spend = access.WorkspaceManage, spend || can[access.WorkspaceManage]
	}
	if p.Key != "" {
		by, err := maker(ctx, q, p)
		if err != nil {
			return Allowed{}, err
		}
		if rates = access.KeysManage; by == member {
			rates = access.KeysMake
		}
	}
	var a Allowed
	if !can[rates] {
		a.Rates = fault.New(fault.PermissionDenied, "permission", string(rates))
	}
	if !spend {
		a.Spend = fault.New(fault.PermissionDenied, "permission", string(access.SpendManage))
		return a, nil
	}
	included, err := plan.Includes(ctx, q, p.Organization, access.SpendLimits)
	if err == nil && !included {
		a.Spend = fault.New(fault.PlanRequired, "feature", string(access.SpendLimits))
	}
	return a, err
}
