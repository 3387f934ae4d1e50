package desktop

import "context"

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

func (v visit) compare(context.Context, PlanInput) (CompareView, error) {
	return CompareView{Families: []FamilyView{}, Features: []PlanFeatureView{}}, nil
}

func (v visit) subscriptions(context.Context, PlanInput) (SubscriptionsView, error) {
	return SubscriptionsView{Subscriptions: []SubscriptionView{}, Charges: []ChargeView{}}, nil
}

func (v visit) available(context.Context, PlanInput) (AvailableView, error) {
	return AvailableView{Permissions: []string{}, Features: []AvailableFeature{}, Admins: []string{}, Billing: []string{}}, nil
}

func (v visit) preview(context.Context, PreviewInput) (PreviewView, error) {
	return PreviewView{Lines: []LineView{}, Gains: []string{}, Stops: []string{}, Inactive: []InactiveRef{}}, nil
}

func (v visit) subscribe(ctx context.Context, in SubscribeInput) (SubscriptionsView, error) {
	return v.subscriptions(ctx, PlanInput{Organization: in.Organization})
}

func (v visit) startTrial(ctx context.Context, in SubscriptionInput) (SubscriptionsView, error) {
	return v.subscriptions(ctx, PlanInput{Organization: in.Organization})
}

func (v visit) cancelPlan(ctx context.Context, in SubscriptionInput) (SubscriptionsView, error) {
	return v.subscriptions(ctx, PlanInput{Organization: in.Organization})
}

func (v visit) resumePlan(ctx context.Context, in SubscriptionInput) (SubscriptionsView, error) {
	return v.subscriptions(ctx, PlanInput{Organization: in.Organization})
}

func (v visit) keepPlan(ctx context.Context, in SubscriptionInput) (SubscriptionsView, error) {
	return v.subscriptions(ctx, PlanInput{Organization: in.Organization})
}
