package usage

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/ledger"
	"intendant/backend/sqlite"
)

// Alerted remembers that a percentage of a cap was spent: once for each cap, percentage
// and month.
type Alerted struct {
	Cap       string          `json:"cap"`   // nano-units, as text since they may be many
	Month     string          `json:"month"` // 2026-11
	Percent   int64           `json:"percent"`
	Spend     string          `json:"spend"`     // nano-units
	Workspace ident.Workspace `json:"workspace"` // empty: the organization's cap

	in ident.Organization `json:"-"` // known since Check
}

// Check wants a percentage that people are to be told of, and weren't yet.
func (c *Alerted) Check(ctx context.Context, tx *sqlite.Tx, _ ledger.Actor, at ledger.Stamp) error {
	c.in = at.Organization()
	p := Part{c.in, c.Workspace}
	asked, err := percents(ctx, tx, p)
	if err != nil {
		return err
	}
	spend, _ := strconv.ParseInt(c.Spend, 10, 64) // 0 passes nothing
	limit, _ := strconv.ParseInt(c.Cap, 10, 64)
	if !slices.Contains(asked, c.Percent) || !passed(spend, limit, c.Percent) {
		return fault.New(fault.NotFound)
	}
	var told bool
	err = tx.QueryRowContext(ctx,
		`SELECT EXISTS (SELECT 1 FROM spend_alerted WHERE organization = ? AND workspace = ? AND month = ? AND percent = ?)`,
		p.Organization, p.Workspace, c.Month, c.Percent).Scan(&told)
	if err == nil && told {
		err = fault.New(fault.ChangeRepeated)
	}
	return err
}

// Apply remembers it.
func (c *Alerted) Apply(ctx context.Context, tx *sqlite.Tx, _ ledger.Actor, at ledger.Stamp) error {
	_, err := tx.ExecContext(ctx, `INSERT INTO spend_alerted (organization, workspace, month, percent, time) VALUES (?, ?, ?, ?, ?)`,
		at.Ledger, c.Workspace, c.Month, c.Percent, at.Time.UnixMilli())
	return err
}

// Place is the workspace, if it is one's cap.
func (c *Alerted) Place() ident.Workspace { return c.Workspace }

// Target is whose cap it is.
func (c *Alerted) Target() ledger.Target { return Part{c.in, c.Workspace}.target() }

func (c *Alerted) due() string {
	return strings.Join([]string{"spend.alerted", string(c.Workspace), strconv.FormatInt(c.Percent, 10), c.Month}, " ")
}

// passed tells whether percent of a cap is spent, without a product that overflows.
func passed(spend, limit, percent int64) bool {
	return limit > 0 && spend >= limit/100*percent+(limit%100*percent+99)/100
}
