package limit

import (
	"context"
	"slices"
	"strings"

	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/ledger"
	"intendant/backend/sqlite"
)

// The limits, as Reached names them.
const (
	RequestsPerSecond = "requests_per_second"
	TokensPerMinute   = "tokens_per_minute" //nolint:gosec // no secret
	TokensPerMonth    = "tokens_per_month"
	MonthlySpend      = "monthly_spend"
)

// Reached remembers that a request was refused since a limit was reached: once for
// each key, limit and hour. It changes nothing.
type Reached struct {
	Key       ident.Key       `json:"key"` // empty: somebody in the playground
	Level     string          `json:"level"`
	Limit     string          `json:"limit"`
	Model     ident.Model     `json:"model"` // empty: all models together
	Workspace ident.Workspace `json:"workspace"`
}

// Reached notes that a limit was reached, unless that was done within the hour. It
// costs next to nothing then, and a commit the first time.
func (r *Rules) Reached(ctx context.Context, org ident.Organization, c Reached) error {
	hour := r.Clock.Now().Format("2006-01-02T15")
	due := c.due(hour)
	if !r.first(hour, string(org)+" "+due) {
		return nil
	}
	_, err := r.Ledger.Commit(ctx, ledger.Draft{Ledger: string(org), By: ledger.System(due), Change: &c})
	if fault.Is(err, fault.ChangeRepeated) || fault.Is(err, fault.NotFound) { // before a restart; or all of it is gone
		return nil
	}
	if err != nil {
		r.forget(string(org) + " " + due)
	}
	return err
}

func (c *Reached) due(hour string) string {
	return strings.Join([]string{"limit.reached", string(c.Workspace), string(c.Key), c.Level, c.Limit, string(c.Model), hour}, " ")
}

// first reports whether nobody asked for this in the hour yet.
func (r *Rules) first(hour, what string) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.hour != hour {
		r.hour = hour
		clear(r.told)
	}
	if r.told[what] {
		return false
	}
	r.told[what] = true
	return true
}

func (r *Rules) forget(what string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	delete(r.told, what)
}

// Check wants a limit that there can be.
func (c *Reached) Check(_ context.Context, _ *sqlite.Tx, _ ledger.Actor, _ ledger.Stamp) error {
	levels := []string{LevelPlan, LevelOrganization, LevelWorkspace, LevelKey}
	limits := []string{RequestsPerSecond, TokensPerMinute, TokensPerMonth, MonthlySpend}
	if !slices.Contains(levels, c.Level) || !slices.Contains(limits, c.Limit) || c.Workspace == "" {
		return fault.Invalid(fault.On("limit", fault.NotOffered))
	}
	return nil
}

// Apply writes nothing: the entry is what there is of it.
func (c *Reached) Apply(context.Context, *sqlite.Tx, ledger.Actor, ledger.Stamp) error { return nil }

// Place is the workspace that the request was for.
func (c *Reached) Place() ident.Workspace { return c.Workspace }

// Target is the key, or the workspace where there was none.
func (c *Reached) Target() ledger.Target { return Place{Workspace: c.Workspace, Key: c.Key}.target() }
