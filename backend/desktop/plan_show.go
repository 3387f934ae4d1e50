package desktop

import (
	"time"

	"intendant/backend/access"
	"intendant/backend/plan"
)

func familyView(f plan.Family, current, language string) FamilyView {
	view := FamilyView{ID: f.ID, Name: f.Name.In(language), Plans: []PlanView{}}
	for _, o := range f.Plans {
		view.Plans = append(view.Plans, PlanView{
			ID: o.ID, Name: o.Name.In(language), Tagline: o.Tagline.In(language), Monthly: o.Monthly, Yearly: o.Yearly(),
			YearlyDiscount: o.Discount, Intervals: o.Intervals(), SeatsMin: o.Seats.Min, SeatsMax: o.Seats.Max,
			TrialDays: o.Trial.Days, TrialSeats: o.Trial.Seats, Current: o.ID == current, Features: featureIDs(o.Features), Limits: LimitsView(o.Limits),
		})
	}
	return view
}

func featureIDs(features []access.Feature) []string {
	ids := make([]string, 0, len(features))
	for _, f := range features {
		ids = append(ids, string(f))
	}
	return ids
}

func subscriptionView(s *plan.Subscription, language string, now time.Time) SubscriptionView {
	view := SubscriptionView{
		Family: s.Family, Plan: s.Terms.Plan, PlanName: s.Terms.Name(language), State: string(s.State),
		Interval: s.Terms.Interval, Seats: s.Terms.Seats, Price: s.Terms.Price, Total: s.Terms.Total(), Currency: s.Terms.Currency,
		Started: written(s.Started), PeriodStart: written(s.PeriodStart), PeriodEnd: written(s.PeriodEnd),
		TrialEnds: written(s.TrialEnd), GraceEnds: written(s.GraceEnd), DaysLeft: daysLeft(s, now), Cancels: s.Cancels,
		Limits: LimitsView(s.Terms.Limits), Features: featureIDs(s.Terms.Features),
	}
	if s.Scheduled != nil {
		view.Scheduled = &ScheduledView{
			Plan: s.Scheduled.Plan, PlanName: s.Scheduled.Name(language), Seats: s.Scheduled.Seats, Interval: s.Scheduled.Interval,
			At: written(s.PeriodEnd),
		}
	}
	return view
}

// daysLeft is until the trial, the grace or the period is over, rounded up.
func daysLeft(s *plan.Subscription, now time.Time) int64 {
	end := s.PeriodEnd
	switch s.State { //nolint:exhaustive // the others have a period or nothing
	case plan.Trialing:
		end = s.TrialEnd
	case plan.PastDue:
		end = s.GraceEnd
	}
	if !end.After(now) {
		return 0
	}
	const day = 24 * time.Hour
	return int64((end.Sub(now) + day - 1) / day)
}

func chargeView(c plan.Charge, language string) ChargeView {
	return ChargeView{
		ID: c.ID, Family: c.Family, Kind: c.Kind, PlanName: c.Name(language), Seats: c.Seats, From: writtenMS(c.From),
		To: writtenMS(c.To), Amount: c.Amount, Currency: c.Currency, Time: written(c.Time),
	}
}

func previewView(p plan.Preview, language string) PreviewView {
	view := PreviewView{
		Effective: "period_end", At: written(p.Effective()), Currency: p.Currency, DueNow: p.DueNow, Lines: []LineView{},
		Then: ThenView{Amount: p.Then, At: written(p.ThenAt)}, Resumes: p.Resumes, Drops: p.Drops,
		Gains: featureNames(p.Gains, language), Stops: featureNames(p.Stops, language), Inactive: []InactiveRef{}, InactiveCount: p.InactiveCount,
		Invited: p.Invited, Metered: p.Metered, Limits: LimitsView(p.Terms.Limits), LimitsBefore: LimitsView(p.Before),
	}
	if p.Now() {
		view.Effective = "now"
	}
	for _, l := range p.Lines {
		view.Lines = append(view.Lines, LineView{
			Kind: l.Kind, PlanName: l.Name(language), Seats: l.Seats, From: writtenMS(l.From), To: writtenMS(l.To), Amount: l.Amount,
		})
	}
	for _, one := range p.Inactive {
		view.Inactive = append(view.Inactive, InactiveRef{Member: string(one.Member), Name: one.Name})
	}
	return view
}

func featureNames(features []plan.Feature, language string) []string {
	names := make([]string, 0, len(features))
	for _, f := range features {
		names = append(names, f.Name.In(language))
	}
	return names
}

// written is a time as the page reads it; nothing where there is none.
func written(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.RFC3339Nano)
}

func writtenMS(ms int64) string { return written(time.UnixMilli(ms).UTC()) }
