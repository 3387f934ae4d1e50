package desktop

import "context"

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

func (v visit) catalogue(context.Context, Nothing) (CatalogueView, error) {
	return CatalogueView{BuiltIn: true, Findings: []FindingView{}}, nil
}

func (v visit) checkCatalogue(_ context.Context, in CatalogueInput) (CatalogueView, error) {
	return CatalogueView{Text: in.Text, Findings: []FindingView{}}, nil
}

func (v visit) setCatalogue(ctx context.Context, _ CatalogueInput) (CatalogueView, error) {
	return v.catalogue(ctx, Nothing{})
}

func (v visit) resetCatalogue(ctx context.Context, in Nothing) (CatalogueView, error) {
	return v.catalogue(ctx, in)
}

func (v visit) customers(context.Context, Nothing) (CustomersView, error) {
	return CustomersView{Subscriptions: []CustomerView{}}, nil
}

func (v visit) markUnpaid(ctx context.Context, _ CustomerInput) (CustomersView, error) {
	return v.customers(ctx, Nothing{})
}

func (v visit) markPaid(ctx context.Context, _ CustomerInput) (CustomersView, error) {
	return v.customers(ctx, Nothing{})
}
