package resource

import (
	"context"
	"fmt"
	"slices"
	"strconv"

	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/ledger"
	"intendant/backend/plan"
	"intendant/backend/sqlite"
)

// ModelsSet adds models, or changes all of each. Prices are nano-units of the
// currency a million tokens.
type ModelsSet struct {
	Currency string      `json:"currency"` // ISO 4217
	Models   []ModelLine `json:"models"`

	changes map[ident.Model]bool  // those that there must be
	before  map[ident.Model]Model // read by Check
}

// ModelLine is a model as a part of payloads.
type ModelLine struct {
	Cached     int64            `json:"cached"`
	Connection ident.Connection `json:"connection"`
	Context    int64            `json:"context"`
	ID         ident.Model      `json:"id"`
	Input      int64            `json:"input"`
	Kind       string           `json:"kind"`
	MaxOutput  int64            `json:"max_output"`
	Name       string           `json:"name"`
	Output     int64            `json:"output"`
	Priced     bool             `json:"priced"`
	Upstream   string           `json:"upstream"`
}

func (l ModelLine) model() Model {
	return Model{
		ID: l.ID, Name: l.Name, Connection: l.Connection, Upstream: l.Upstream, Kind: l.Kind, Priced: l.Priced,
		Price: Price{Input: l.Input, Output: l.Output, Cached: l.Cached}, MaxOutput: l.MaxOutput, Context: l.Context,
	}
}

func line(m Model) ModelLine {
	return ModelLine{
		ID: m.ID, Name: m.Name, Connection: m.Connection, Upstream: m.Upstream, Kind: m.Kind, Priced: m.Priced,
		Input: m.Price.Input, Output: m.Price.Output, Cached: m.Price.Cached, MaxOutput: m.MaxOutput, Context: m.Context,
	}
}

// Check wants models that can be, each under a name of its own and at a connection
// that there is, with prices in the currency of today.
func (c *ModelsSet) Check(ctx context.Context, tx *sqlite.Tx, _ ledger.Actor, at ledger.Stamp) error {
	currency, err := plan.Currency(ctx, tx, at.Organization())
	if err == nil && currency != c.Currency {
		err = fault.New(fault.ChangeConflict)
	}
	if err != nil {
		return err
	}
	all, err := models(ctx, tx, at.Organization(), currency)
	if err != nil {
		return err
	}
	c.before = map[ident.Model]Model{}
	for _, m := range all {
		c.before[m.ID] = m
	}
	if err := c.checkLines(ctx, tx, at.Organization()); err != nil {
		return err
	}
	return c.checkAll()
}

func (c *ModelsSet) checkLines(ctx context.Context, q sqlite.Queryer, id ident.Organization) error {
	there := map[ident.Connection]bool{}
	changed := false
	for _, l := range c.Models {
		old, known := c.before[l.ID]
		if c.changes[l.ID] && !known || l.ID == "" {
			return fault.New(fault.NotFound)
		}
		if wrong := l.model().wrong(); len(wrong) > 0 {
			return fault.Invalid(wrong...)
		}
		if !there[l.Connection] {
			if _, err := connection(ctx, q, id, l.Connection); err != nil {
				return err
			}
			there[l.Connection] = true
		}
		changed = changed || old != l.model()
	}
	if !changed {
		return fault.New(fault.ChangeNone)
	}
	return nil
}

// checkAll holds what there will be against itself.
func (c *ModelsSet) checkAll() error {
	after := map[ident.Model]string{}
	for id, m := range c.before {
		after[id] = m.Name
	}
	listed := map[ident.Model]bool{}
	for _, l := range c.Models {
		if listed[l.ID] {
			return fault.New(fault.ChangeRepeated)
		}
		listed[l.ID], after[l.ID] = true, l.Name
	}
	if len(after) > MaxModels {
		return fault.New(fault.ResourcesFull, "max", strconv.Itoa(MaxModels))
	}
	by := map[string]int{}
	for _, name := range after {
		by[name]++
	}
	for _, l := range c.Models {
		if by[l.Name] > 1 {
			return fault.New(fault.ModelTaken, "name", l.Name)
		}
	}
	return nil
}

// Diff is which models, and the prices that there were of those that change.
func (c *ModelsSet) Diff(context.Context, *sqlite.Tx) (ledger.Diff, error) {
	d := ledger.Diff{Before: map[string]string{}, After: map[string]string{}}
	names := make([]string, 0, len(c.Models))
	for _, l := range c.Models {
		names = append(names, l.Name)
		old, known := c.before[l.ID]
		if !known || old == l.model() {
			continue
		}
		key := "price " + string(l.ID)
		if before, after := old.tag(c.Currency), l.model().tag(c.Currency); before != after {
			d.Before[key], d.After[key] = before, after
		}
	}
	slices.Sort(names)
	d.After["names"] = some(names)
	return d, nil
}

// tag is the name with the price of input, output and cached input.
func (m Model) tag(currency string) string {
	if !m.Priced {
		return m.Name
	}
	return fmt.Sprintf("%s: %s / %s / %s %s", m.Name,
		formatNano(m.Price.Input), formatNano(m.Price.Output), formatNano(m.Price.Cached), currency)
}

// Apply writes the models. Two may have swapped their names.
func (c *ModelsSet) Apply(ctx context.Context, tx *sqlite.Tx, _ ledger.Actor, at ledger.Stamp) error {
	for _, l := range c.Models {
		if _, err := tx.ExecContext(ctx, `DELETE FROM model WHERE organization = ? AND id = ?`, at.Ledger, l.ID); err != nil {
			return err
		}
	}
	for _, l := range c.Models {
		currency := ""
		if l.Priced {
			currency = c.Currency
		}
		_, err := tx.ExecContext(ctx,
			`INSERT INTO model (organization, id, name, connection, upstream, kind, priced, currency, input, output, cached, max_output, context)
			 VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
			at.Ledger, l.ID, l.Name, l.Connection, l.Upstream, l.Kind, l.Priced, currency, l.Input, l.Output, l.Cached, l.MaxOutput, l.Context)
		if err != nil {
			return err
		}
	}
	return nil
}
