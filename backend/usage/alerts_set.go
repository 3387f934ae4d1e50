package usage

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"intendant/backend/access"
	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/ledger"
	"intendant/backend/sqlite"
)

// maxAlerts bounds how many percentages there are of a cap.
const maxAlerts = 5

// AlertsSet says at which percentages of a cap of spend people are told. None: they
// are not.
type AlertsSet struct {
	Percents  []int64         `json:"percents"`  // ascending
	Workspace ident.Workspace `json:"workspace"` // empty: of the organization's cap

	before []int64            `json:"-"` // read by Check
	in     ident.Organization `json:"-"` // known since Check
}

// SetAlerts sets them, for who manages spend where the plan includes that. It changes
// nothing, and is no error, where they are so already.
func (u *Usage) SetAlerts(ctx context.Context, by ledger.Actor, p Part, percents []int64) (Alerts, error) {
	m, err := p.may(ctx, u.DB.Read(), by.Account, access.SpendManage)
	if err != nil {
		return Alerts{}, err
	}
	sorted := append([]int64{}, percents...)
	slices.Sort(sorted)
	change := &AlertsSet{Percents: slices.Compact(sorted), Workspace: p.Workspace}
	_, err = u.Ledger.Commit(ctx, ledger.Draft{Ledger: string(p.Organization), By: m.Actor(by), Change: change})
	if err != nil && !fault.Is(err, fault.ChangeNone) {
		return Alerts{}, err
	}
	return u.Alerts(ctx, by.Account, p)
}

// Check wants other percentages than there are, each once.
func (c *AlertsSet) Check(ctx context.Context, tx *sqlite.Tx, _ ledger.Actor, at ledger.Stamp) error {
	for i, n := range c.Percents {
		switch {
		case n < 1:
			return fault.Invalid(fault.On("percents", fault.TooSmall, "min", "1"))
		case n > 100:
			return fault.Invalid(fault.On("percents", fault.TooLarge, "max", "100"))
		case i > 0 && n <= c.Percents[i-1] || len(c.Percents) > maxAlerts:
			return fault.Invalid(fault.On("percents", fault.Malformed))
		}
	}
	c.in = at.Organization()
	var err error
	c.before, err = percents(ctx, tx, Part{c.in, c.Workspace})
	if err == nil && slices.Equal(c.before, c.Percents) {
		err = fault.New(fault.ChangeNone)
	}
	return err
}

// Diff is the old and the new percentages.
func (c *AlertsSet) Diff(context.Context, *sqlite.Tx) (ledger.Diff, error) {
	return ledger.Diff{
		Before: map[string]string{"percents": joined(c.before)}, After: map[string]string{"percents": joined(c.Percents)},
	}, nil
}

// Apply writes them.
func (c *AlertsSet) Apply(ctx context.Context, tx *sqlite.Tx, _ ledger.Actor, at ledger.Stamp) error {
	_, err := tx.ExecContext(ctx, `DELETE FROM spend_alert WHERE organization = ? AND workspace = ?`, at.Ledger, c.Workspace)
	if err != nil || len(c.Percents) == 0 {
		return err
	}
	_, err = tx.ExecContext(ctx,
		`INSERT INTO spend_alert (organization, workspace, percents) VALUES (?, ?, ?)`, at.Ledger, c.Workspace, joined(c.Percents))
	return err
}

// Place is the workspace, if it is one's cap.
func (c *AlertsSet) Place() ident.Workspace { return c.Workspace }

// Target is whose cap it is.
func (c *AlertsSet) Target() ledger.Target { return Part{c.in, c.Workspace}.target() }

func (p Part) target() ledger.Target {
	if p.Workspace == "" {
		return ledger.Target{Type: "organization", ID: string(p.Organization)}
	}
	return ledger.Target{Type: "workspace", ID: string(p.Workspace)}
}

func joined(percents []int64) string {
	words := make([]string, 0, len(percents))
	for _, n := range percents {
		words = append(words, strconv.FormatInt(n, 10))
	}
	return strings.Join(words, " ")
}

func percents(ctx context.Context, q sqlite.Queryer, p Part) ([]int64, error) {
	var text string
	err := q.QueryRowContext(ctx,
		`SELECT COALESCE(MAX(percents), '') FROM spend_alert WHERE organization = ? AND workspace = ?`, p.Organization, p.Workspace).Scan(&text)
	list := []int64{}
	for word := range strings.FieldsSeq(text) {
		n, _ := strconv.ParseInt(word, 10, 64) // joined wrote it
		list = append(list, n)
	}
	return list, sqlite.Classify(err)
}
