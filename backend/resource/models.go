package resource

import (
	"context"
	"strings"

	"intendant/backend/access"
	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/ledger"
	"intendant/backend/plan"
	"intendant/backend/sqlite"
)

// Offer is a model as people see it. Prices are decimal text in the organization's
// currency, empty where they aren't known.
type Offer struct {
	Model

	ConnectionName        string
	Input, Output, Cached string
	Workspaces            int // how many may use it
}

// Offers are the models of an organization, by name.
type Offers struct {
	Money

	Models []Offer
}

// Money is what prices are in.
type Money struct {
	Currency string // ISO 4217
	// Rate is what a dollar is taken for, as decimal text; empty: not said.
	Rate string
}

// Models returns the models of an organization to a member.
func (r *Resources) Models(ctx context.Context, by ident.Account, id ident.Organization) (o Offers, err error) {
	err = r.DB.ReadTx(ctx, func(q sqlite.Queryer) error {
		if _, err := in(ctx, q, by, id, access.WorkspacesRead); err != nil {
			return err
		}
		if o.Money, err = money(ctx, q, id); err != nil {
			return err
		}
		o.Models, err = offers(ctx, q, id, o.Currency)
		return err
	})
	return o, err
}

func money(ctx context.Context, q sqlite.Queryer, id ident.Organization) (m Money, err error) {
	if m.Currency, err = plan.Currency(ctx, q, id); err != nil {
		return m, err
	}
	n, err := rate(ctx, q, id, m.Currency)
	if n > 0 {
		m.Rate = formatNano(n)
	}
	return m, err
}

// offers counts for each model the workspaces without a list and those that have
// it on theirs.
func offers(ctx context.Context, q sqlite.Queryer, id ident.Organization, currency string) ([]Offer, error) {
	scan := func(into func(...any) error) (Offer, error) {
		var o Offer
		var err error
		o.Model, err = scanModel(func(dest ...any) error { return into(append(dest, &o.ConnectionName, &o.Workspaces)...) })
		if o.Priced {
			o.Input, o.Output, o.Cached = formatNano(o.Price.Input), formatNano(o.Price.Output), formatNano(o.Price.Cached)
		}
		return o, err
	}
	return each(ctx, q, scan, `SELECT `+modelColumns+`,
		  (SELECT c.name FROM connection c WHERE c.organization = model.organization AND c.id = model.connection),
		  (SELECT COUNT(*) FROM workspace w WHERE w.organization = model.organization AND w.archived IS NULL AND NOT EXISTS (
		     SELECT 1 FROM workspace_limited l WHERE l.organization = w.organization AND l.workspace = w.id)) +
		  (SELECT COUNT(*) FROM workspace_model m JOIN workspace w ON w.organization = m.organization AND w.id = m.workspace AND w.archived IS NULL
		    WHERE m.organization = model.organization AND m.model = model.id)
		FROM model WHERE organization = ? ORDER BY name`, currency, id)
}

// ModelInput is a model as it is entered. Prices are decimal text: without Input
// and Output it has none, without Cached that of Input holds.
type ModelInput struct {
	Model

	Input, Output, Cached string
}

// complete puts what was entered into one form, and says what can't be.
func (i ModelInput) complete() (Model, []fault.Field) {
	m := i.Model
	m.Name, m.Upstream = strings.TrimSpace(m.Name), strings.TrimSpace(m.Upstream)
	if m.Upstream == "" {
		m.Upstream = m.Name
	}
	wrong := i.price(&m)
	return m, append(m.wrong(), wrong...)
}

func (i ModelInput) price(m *Model) []fault.Field {
	m.Price, m.Priced = Price{}, i.Input+i.Output+i.Cached != ""
	if !m.Priced {
		return nil
	}
	if i.Output == "" && m.Kind != Chat {
		i.Output = "0" // there is none to pay for
	}
	if i.Cached == "" {
		i.Cached = i.Input
	}
	var wrong []fault.Field
	for _, f := range []struct {
		name, text string
		into       *int64
	}{{"input", i.Input, &m.Price.Input}, {"output", i.Output, &m.Price.Output}, {"cached", i.Cached, &m.Price.Cached}} {
		n, field := amount(f.name, f.text, maxPrice)
		if f.text == "" {
			field = []fault.Field{fault.On(f.name, fault.Required)}
		}
		if f.name != "cached" || f.text != i.Input { // said of input already
			wrong = append(wrong, field...)
		}
		*f.into = n
	}
	return wrong
}

// SetModels adds models and changes those whose ID is given, all or none. Wrong
// fields are those of the first model that has any.
func (r *Resources) SetModels(ctx context.Context, by ledger.Actor, id ident.Organization, typed []ModelInput) error {
	m, err := in(ctx, r.DB.Read(), by.Account, id, access.ResourcesManage)
	if err != nil {
		return err
	}
	c := &ModelsSet{changes: map[ident.Model]bool{}}
	if c.Currency, err = plan.Currency(ctx, r.DB.Read(), id); err != nil {
		return err
	}
	for _, t := range typed {
		is, wrong := t.complete()
		if len(wrong) > 0 {
			return fault.Invalid(wrong...)
		}
		if is.ID == "" {
			is.ID = ident.New[ident.Model](r.IDs)
		} else {
			c.changes[is.ID] = true
		}
		c.Models = append(c.Models, line(is))
	}
	return r.commit(ctx, by, m, c)
}

// RemoveModels removes models, all or none. Where agents need one it is
// fault.ModelInUse, which names them.
func (r *Resources) RemoveModels(ctx context.Context, by ledger.Actor, id ident.Organization, list []ident.Model) error {
	m, err := in(ctx, r.DB.Read(), by.Account, id, access.ResourcesManage)
	if err != nil {
		return err
	}
	return r.commit(ctx, by, m, &ModelsRemoved{Models: list})
}

// SetRate says what a US dollar is taken for, as decimal text; empty no longer.
func (r *Resources) SetRate(ctx context.Context, by ledger.Actor, id ident.Organization, typed string) error {
	m, err := in(ctx, r.DB.Read(), by.Account, id, access.ResourcesManage)
	if err != nil {
		return err
	}
	c := &RateSet{}
	if typed = strings.TrimSpace(typed); typed != "" {
		n, wrong := amount("usdRate", typed, maxRate)
		if wrong == nil && n == 0 {
			wrong = []fault.Field{fault.On("usdRate", fault.NotDecimal)}
		}
		if wrong != nil {
			return fault.Invalid(wrong...)
		}
		c.Rate = n
	}
	if c.Currency, err = plan.Currency(ctx, r.DB.Read(), id); err != nil {
		return err
	}
	return r.commit(ctx, by, m, c)
}
