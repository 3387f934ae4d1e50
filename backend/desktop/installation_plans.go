package desktop

import (
	"context"

	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/plan"
)

// Catalogue shows the plans in force as the text that says them.
func (i *Installation) Catalogue(in Nothing) (CatalogueView, error) {
	return call(i.room, "Installation.Catalogue", in, visit.catalogue)
}

// CheckCatalogue says what is wrong with a catalogue, and changes nothing.
func (i *Installation) CheckCatalogue(in CatalogueInput) (CatalogueView, error) {
	return call(i.room, "Installation.CheckCatalogue", in, visit.checkCatalogue)
}

// SetCatalogue replaces the plans on offer. What is subscribed to stays as it is.
func (i *Installation) SetCatalogue(in CatalogueInput) (CatalogueView, error) {
	return call(i.room, "Installation.SetCatalogue", in, visit.setCatalogue)
}

// ResetCatalogue goes back to the program's own plans.
func (i *Installation) ResetCatalogue(in Nothing) (CatalogueView, error) {
	return call(i.room, "Installation.ResetCatalogue", in, visit.resetCatalogue)
}

// Subscriptions shows who has subscribed to more than a free plan.
func (i *Installation) Subscriptions(in Nothing) (CustomersView, error) {
	return call(i.room, "Installation.Subscriptions", in, visit.customers)
}

// MarkUnpaid says that a payment is missing: the days of grace begin.
func (i *Installation) MarkUnpaid(in CustomerInput) (CustomersView, error) {
	return call(i.room, "Installation.MarkUnpaid", in, visit.markUnpaid)
}

// MarkPaid says that the missing payment has come.
func (i *Installation) MarkPaid(in CustomerInput) (CustomersView, error) {
	return call(i.room, "Installation.MarkPaid", in, visit.markPaid)
}

func (v visit) catalogue(ctx context.Context, _ Nothing) (CatalogueView, error) {
	shown, err := v.Plans.Catalogue(ctx, v.session.Account)
	if err != nil {
		return CatalogueView{}, err
	}
	view := v.findings(shown.Text)
	view.BuiltIn = shown.BuiltIn
	if !shown.BuiltIn {
		view.Updated = writtenMS(shown.Updated)
	}
	return view, nil
}

func (v visit) checkCatalogue(_ context.Context, in CatalogueInput) (CatalogueView, error) {
	return v.findings(in.Text), nil
}

// findings is a text with what is wrong with it.
func (v visit) findings(text string) CatalogueView {
	view := CatalogueView{Text: text, Findings: []FindingView{}}
	_, found := plan.Parse(text)
	for _, f := range found {
		view.Findings = append(view.Findings, FindingView{
			Path: f.Path, Code: f.Code, Params: f.Params, Message: Text(v.language(), "catalogue.finding."+f.Code, f.Params),
		})
	}
	return view
}

func (v visit) setCatalogue(ctx context.Context, in CatalogueInput) (CatalogueView, error) {
	if err := unchanged(v.Plans.SetCatalogue(ctx, v.by(), in.Text)); err != nil {
		return CatalogueView{}, err
	}
	return v.catalogue(ctx, Nothing{})
}

func (v visit) resetCatalogue(ctx context.Context, in Nothing) (CatalogueView, error) {
	if err := unchanged(v.Plans.ResetCatalogue(ctx, v.by())); err != nil {
		return CatalogueView{}, err
	}
	return v.catalogue(ctx, in)
}

// unchanged lets pass that there was nothing to change.
func unchanged(err error) error {
	if fault.Is(err, fault.ChangeNone) {
		return nil
	}
	return err
}

func (v visit) customers(ctx context.Context, _ Nothing) (CustomersView, error) {
	all, err := v.Plans.Customers(ctx, v.session.Account)
	view := CustomersView{Subscriptions: make([]CustomerView, 0, len(all))}
	for _, c := range all {
		view.Subscriptions = append(view.Subscriptions, CustomerView{
			Organization: string(c.Organization), Name: c.Name, Family: c.Family, PlanName: c.Terms.Name(v.language()),
			State: string(c.State), Seats: c.Terms.Seats, Total: c.Terms.Total(), Currency: c.Terms.Currency,
			PeriodEnd: written(c.PeriodEnd), GraceEnds: written(c.GraceEnd),
		})
	}
	return view, err
}

func (v visit) markUnpaid(ctx context.Context, in CustomerInput) (CustomersView, error) {
	id, err := ident.Parse[ident.Organization](in.Organization)
	if err == nil {
		err = v.Plans.MarkUnpaid(ctx, v.by(), id, in.Family)
	}
	if err != nil {
		return CustomersView{}, err
	}
	return v.customers(ctx, Nothing{})
}

func (v visit) markPaid(ctx context.Context, in CustomerInput) (CustomersView, error) {
	id, err := ident.Parse[ident.Organization](in.Organization)
	if err == nil {
		err = v.Plans.MarkPaid(ctx, v.by(), id, in.Family)
	}
	if err != nil {
		return CustomersView{}, err
	}
	return v.customers(ctx, Nothing{})
}
