package apikey

import (
	"context"
	"strconv"

	"intendant/backend/access"
	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/ledger"
	"intendant/backend/organization"
	"intendant/backend/sqlite"
)

// MaxDays is the longest lifetime that an organization can ask for.
const MaxDays = 3650

// PolicySet says how long keys may live that are made from then on. It changes none
// that there is.
type PolicySet struct {
	MaxDays int64 `json:"max_days"` // 0: as long as they like

	before int64 `json:"-"` // read by Check
}

// Policy is how long keys may live.
type Policy struct {
	MaxDays int64 // 0: as long as they like
	Longer  int   // active keys that live longer
}

// Policy returns it to those who may know of workspaces.
func (k *Keys) Policy(ctx context.Context, by ident.Account, org ident.Organization) (Policy, error) {
	var p Policy
	err := k.DB.ReadTx(ctx, func(q sqlite.Queryer) error {
		m, err := organization.MembershipOf(ctx, q, by, org)
		if err == nil {
			err = m.Require(access.WorkspacesRead)
		}
		if err != nil {
			return err
		}
		if p.MaxDays, err = maxDays(ctx, q, org); err != nil {
			return err
		}
		p.Longer, err = count(ctx, q, k.conditions(Query{Organization: org, State: FilterLonger}))
		return err
	})
	return p, err
}

// SetPolicy changes it. It changes nothing, and is no error, where it is so
// already.
func (k *Keys) SetPolicy(ctx context.Context, by ledger.Actor, org ident.Organization, days int64) (Policy, error) {
	m, err := organization.MembershipOf(ctx, k.DB.Read(), by.Account, org)
	if err == nil {
		err = m.Require(access.KeysPolicy)
	}
	if err != nil {
		return Policy{}, err
	}
	_, err = k.Ledger.Commit(ctx, ledger.Draft{Ledger: string(org), By: m.Actor(by), Change: &PolicySet{MaxDays: days}})
	if err != nil && !fault.Is(err, fault.ChangeNone) {
		return Policy{}, err
	}
	return k.Policy(ctx, by.Account, org)
}

// Check wants another number of days, that can be counted.
func (c *PolicySet) Check(ctx context.Context, tx *sqlite.Tx, _ ledger.Actor, at ledger.Stamp) error {
	if c.MaxDays < 0 || c.MaxDays > MaxDays {
		return fault.Invalid(fault.On("maxDays", fault.TooLarge, "max", strconv.Itoa(MaxDays)))
	}
	before, err := maxDays(ctx, tx, at.Organization())
	if err == nil && before == c.MaxDays {
		err = fault.New(fault.ChangeNone)
	}
	c.before = before
	return err
}

// Diff is the old and the new number of days.
func (c *PolicySet) Diff(context.Context, *sqlite.Tx) (ledger.Diff, error) {
	return ledger.Diff{
		Before: map[string]string{"max_days": strconv.FormatInt(c.before, 10)},
		After:  map[string]string{"max_days": strconv.FormatInt(c.MaxDays, 10)},
	}, nil
}

// Apply writes it.
func (c *PolicySet) Apply(ctx context.Context, tx *sqlite.Tx, _ ledger.Actor, at ledger.Stamp) error {
	_, err := tx.ExecContext(ctx, `DELETE FROM api_key_policy WHERE organization = ?`, at.Ledger)
	if err != nil || c.MaxDays == 0 {
		return err
	}
	_, err = tx.ExecContext(ctx, `INSERT INTO api_key_policy (organization, max_days) VALUES (?, ?)`, at.Ledger, c.MaxDays)
	return err
}
