package limit

import (
	"context"
	"strconv"

	"intendant/backend/access"
	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/ledger"
	"intendant/backend/organization"
	"intendant/backend/sqlite"
	"intendant/backend/workspace"
)

// Set sets the limits of a place, for all models together or for one. 0 is no limit.
type Set struct {
	Key               ident.Key       `json:"key"`
	Model             ident.Model     `json:"model"`
	MonthlySpend      int64           `json:"monthly_spend"` // minor units
	RequestsPerSecond int64           `json:"requests_per_second"`
	TokensPerMinute   int64           `json:"tokens_per_minute"`
	TokensPerMonth    int64           `json:"tokens_per_month"`
	Workspace         ident.Workspace `json:"workspace"`

	was    *Limits            `json:"-"` // what the person saw; nil is whatever there is
	before Limits             `json:"-"` // read by Check
	in     ident.Organization `json:"-"` // known since Check
}

func newSet(p Place, model ident.Model, l Limits, was *Limits) *Set {
	return &Set{
		Workspace: p.Workspace, Key: p.Key, Model: model, was: was,
		RequestsPerSecond: l.RequestsPerSecond, TokensPerMinute: l.TokensPerMinute,
		TokensPerMonth: l.TokensPerMonth, MonthlySpend: l.MonthlySpend,
	}
}

func (c *Set) limits() Limits {
	return Limits{
		RequestsPerSecond: c.RequestsPerSecond, TokensPerMinute: c.TokensPerMinute,
		TokensPerMonth: c.TokensPerMonth, MonthlySpend: c.MonthlySpend,
	}
}

// Check wants other limits than there are, that whoever sets them may set, none of
// which is more than what is set above it.
func (c *Set) Check(ctx context.Context, tx *sqlite.Tx, by ledger.Actor, at ledger.Stamp) error {
	c.in = at.Organization()
	p := Place{Organization: c.in, Workspace: c.Workspace, Key: c.Key}
	if p.Key != "" && p.Workspace == "" {
		return fault.New(fault.NotFound)
	}
	if wrong := unsound(c.limits()); len(wrong) > 0 {
		return fault.Invalid(wrong...)
	}
	rules, err := Read(ctx, tx, p.Organization)
	if err != nil {
		return err
	}
	c.before = of(rules, p, string(c.Model))
	if c.before == c.limits() {
		return fault.New(fault.ChangeNone)
	}
	if err := c.conflict(); err != nil {
		return err
	}
	if err := c.may(ctx, tx, by, p); err != nil {
		return err
	}
	if err := c.known(ctx, tx, p); err != nil {
		return err
	}
	return c.below(ctx, tx, rules, p)
}

// conflict is what was changed since the person saw it.
func (c *Set) conflict() error {
	if c.was == nil {
		return nil
	}
	for _, f := range fields {
		if now := *f.of(&c.before); now != *f.of(c.was) {
			return fault.Conflict(f.name, strconv.FormatInt(now, 10))
		}
	}
	return nil
}

// may asks for the permissions of what is changed. Taking a cap away needs no plan
// that has caps: there may be one from before.
func (c *Set) may(ctx context.Context, tx *sqlite.Tx, by ledger.Actor, p Place) error {
	if by.Door == ledger.DoorSystem {
		return nil
	}
	can, err := permissions(ctx, tx, p, by.Member)
	if err != nil {
		return err
	}
	allowed, err := allowed(ctx, tx, p, can, by.Member)
	if err != nil {
		return err
	}
	after := c.limits()
	spends := c.before.MonthlySpend != after.MonthlySpend
	after.MonthlySpend = c.before.MonthlySpend
	switch {
	case c.before != after && allowed.Rates != nil:
		return allowed.Rates
	case spends && c.MonthlySpend == 0 && fault.Is(allowed.Spend, fault.PlanRequired):
		return nil
	case spends:
		return allowed.Spend
	}
	return nil
}

func permissions(ctx context.Context, q sqlite.Queryer, p Place, member ident.Member) (access.Set, error) {
	if p.Workspace != "" {
		return workspace.Permissions(ctx, q, p.Organization, p.Workspace, member)
	}
	return organization.Permissions(ctx, q, p.Organization, member)
}

// known wants a key that works and a model that there is.
func (c *Set) known(ctx context.Context, tx *sqlite.Tx, p Place) error {
	if p.Key != "" {
		if _, err := maker(ctx, tx, p); err != nil {
			return err
		}
	}
	if c.Model == "" || c.limits() == (Limits{}) {
		return nil // what limits a model that is gone can go, too
	}
	var known bool
	err := tx.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM model WHERE organization = ? AND id = ?)`, p.Organization, c.Model).Scan(&known)
	if err == nil && !known {
		err = fault.Invalid(fault.On("model", fault.NotOffered))
	}
	return err
}

// Diff is the old and the new limits, as far as they differ.
func (c *Set) Diff(context.Context, *sqlite.Tx) (ledger.Diff, error) {
	d := ledger.Diff{Before: map[string]string{}, After: map[string]string{}}
	after := c.limits()
	for _, f := range fields {
		if was, is := *f.of(&c.before), *f.of(&after); was != is {
			d.Before[f.stored], d.After[f.stored] = strconv.FormatInt(was, 10), strconv.FormatInt(is, 10)
		}
	}
	return d, nil
}

// Apply writes them.
func (c *Set) Apply(ctx context.Context, tx *sqlite.Tx, _ ledger.Actor, at ledger.Stamp) error {
	if c.limits() == (Limits{}) {
		_, err := tx.ExecContext(ctx, `DELETE FROM limit_rule WHERE organization = ? AND workspace = ? AND key = ? AND model = ?`,
			at.Ledger, c.Workspace, c.Key, c.Model)
		return err
	}
	_, err := tx.ExecContext(ctx,
		`INSERT OR REPLACE INTO limit_rule (organization, workspace, key, model,
		   requests_per_second, tokens_per_minute, tokens_per_month, monthly_spend) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
		at.Ledger, c.Workspace, c.Key, c.Model, c.RequestsPerSecond, c.TokensPerMinute, c.TokensPerMonth, c.MonthlySpend)
	return err
}

// Place is the workspace, where it is one's or a key's.
func (c *Set) Place() ident.Workspace { return c.Workspace }

// Target is whose limits they are.
func (c *Set) Target() ledger.Target {
	return Place{Organization: c.in, Workspace: c.Workspace, Key: c.Key}.target()
}
