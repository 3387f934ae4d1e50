package desktop

import (
	"context"
	"time"

	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/plan"
)

// Compare shows what the plans include and cost.
func (p *Plan) Compare(in PlanInput) (CompareView, error) {
	return call(p.room, "Plan.Compare", in, visit.compare)
}

// Subscriptions shows what the organization has subscribed to.
func (p *Plan) Subscriptions(in PlanInput) (SubscriptionsView, error) {
	return call(p.room, "Plan.Subscriptions", in, visit.subscriptions)
}

// Available says what may be done in the organization, and why something may not.
func (p *Plan) Available(in PlanInput) (AvailableView, error) {
	return call(p.room, "Plan.Available", in, visit.available)
}

// Preview shows what subscribing would cost and change.
func (p *Plan) Preview(in PreviewInput) (PreviewView, error) {
	return call(p.room, "Plan.Preview", in, visit.preview)
}

// Subscribe changes plan, interval or seats.
func (p *Plan) Subscribe(in SubscribeInput) (SubscriptionsView, error) {
	return call(p.room, "Plan.Subscribe", in, visit.subscribe)
}

// StartTrial starts the trial of the family's plan that has one.
func (p *Plan) StartTrial(in SubscriptionInput) (SubscriptionsView, error) {
	return call(p.room, "Plan.StartTrial", in, visit.startTrial)
}

// Cancel ends the subscription at the period's end.
func (p *Plan) Cancel(in SubscriptionInput) (SubscriptionsView, error) {
	return call(p.room, "Plan.Cancel", in, visit.cancelPlan)
}

// Resume takes a cancellation back.
func (p *Plan) Resume(in SubscriptionInput) (SubscriptionsView, error) {
	return call(p.room, "Plan.Resume", in, visit.resumePlan)
}

// Keep drops what was scheduled for the period's end.
func (p *Plan) Keep(in SubscriptionInput) (SubscriptionsView, error) {
	return call(p.room, "Plan.Keep", in, visit.keepPlan)
}

func (v visit) compare(ctx context.Context, in PlanInput) (CompareView, error) {
	all, err := v.Plans.Compare(ctx, v.session.Account, ident.Organization(in.Organization))
	if err != nil {
		return CompareView{}, err
	}
	view := CompareView{Currency: all.Currency, Families: []FamilyView{}, Features: []PlanFeatureView{}}
	for _, f := range all.Families {
		view.Families = append(view.Families, familyView(f, all.Current[f.ID], v.language()))
	}
	for _, f := range all.Features {
		view.Features = append(view.Features, PlanFeatureView{
			ID: string(f.ID), Name: f.Name.In(v.language()), Help: f.Help.In(v.language()), Family: f.Family,
		})
	}
	return view, nil
}

func (v visit) subscriptions(ctx context.Context, in PlanInput) (SubscriptionsView, error) {
	all, err := v.Plans.Subscriptions(ctx, v.session.Account, ident.Organization(in.Organization))
	if err != nil {
		return SubscriptionsView{}, err
	}
	view := SubscriptionsView{Subscriptions: []SubscriptionView{}, Charges: []ChargeView{}}
	for _, s := range all.Subscriptions {
		one := subscriptionView(s, v.language(), v.core.Clock().Now())
		one.FamilyName, one.CanTrial = all.FamilyName(s.Family, v.language()), all.CanTrial(s)
		one.SeatsUsed, one.Invited = all.Used, all.Invited
		view.Subscriptions = append(view.Subscriptions, one)
	}
	for _, c := range all.Charges {
		view.Charges = append(view.Charges, chargeView(c, v.language()))
	}
	return view, nil
}

func (v visit) available(ctx context.Context, in PlanInput) (AvailableView, error) {
	a, err := v.Plans.Available(ctx, v.session.Account, ident.Organization(in.Organization))
	if err != nil {
		return AvailableView{}, err
	}
	view := AvailableView{Permissions: []string{}, Features: []AvailableFeature{}, Admins: a.Admins, Billing: a.Billing}
	for _, p := range a.Permissions {
		view.Permissions = append(view.Permissions, string(p))
	}
	for _, f := range a.Features {
		if included, gate := a.Included[f.ID]; gate {
			view.Features = append(view.Features, AvailableFeature{
				ID: string(f.ID), Name: f.Name.In(v.language()), Included: included, Plans: a.PlansWith(f.ID, v.language()),
			})
		}
	}
	return view, nil
}

func (v visit) preview(ctx context.Context, in PreviewInput) (PreviewView, error) {
	p, err := v.Plans.Preview(ctx, v.session.Account, ident.Organization(in.Organization), in.Family,
		plan.Request{Plan: in.Plan, Interval: in.Interval, Seats: in.Seats})
	if err != nil {
		return PreviewView{}, err
	}
	return previewView(p, v.language()), nil
}

func (v visit) subscribe(ctx context.Context, in SubscribeInput) (SubscriptionsView, error) {
	order := plan.Order{
		Request: plan.Request{Plan: in.Plan, Interval: in.Interval, Seats: in.Seats}, Family: in.Family, Expected: in.Expected, Then: in.Then,
	}
	if in.At != "" {
		at, err := time.Parse(time.RFC3339Nano, in.At)
		if err != nil {
			return SubscriptionsView{}, fault.Invalid(fault.On("at", fault.Malformed))
		}
		order.At = at.UTC().Truncate(time.Millisecond)
	}
	id := ident.Organization(in.Organization)
	return v.afterwards(ctx, id, v.Plans.Subscribe(ctx, v.by(), id, order))
}

func (v visit) startTrial(ctx context.Context, in SubscriptionInput) (SubscriptionsView, error) {
	id := ident.Organization(in.Organization)
	return v.afterwards(ctx, id, v.Plans.StartTrial(ctx, v.by(), id, in.Family))
}

func (v visit) cancelPlan(ctx context.Context, in SubscriptionInput) (SubscriptionsView, error) {
	id := ident.Organization(in.Organization)
	return v.afterwards(ctx, id, v.Plans.Cancel(ctx, v.by(), id, in.Family))
}

func (v visit) resumePlan(ctx context.Context, in SubscriptionInput) (SubscriptionsView, error) {
	id := ident.Organization(in.Organization)
	return v.afterwards(ctx, id, v.Plans.Resume(ctx, v.by(), id, in.Family))
}

func (v visit) keepPlan(ctx context.Context, in SubscriptionInput) (SubscriptionsView, error) {
	id := ident.Organization(in.Organization)
	return v.afterwards(ctx, id, v.Plans.Keep(ctx, v.by(), id, in.Family))
}

// afterwards shows what there is after something was done to it.
func (v visit) afterwards(ctx context.Context, id ident.Organization, err error) (SubscriptionsView, error) {
	if err != nil {
		return SubscriptionsView{}, err
	}
	return v.subscriptions(ctx, PlanInput{Organization: string(id)})
}
