package desktop

// SubscriptionInput names a subscription: each organization has one of each
// family.
type SubscriptionInput struct {
	Organization string `json:"organization" max:"40" required:"true"`
	Family       string `json:"family"       max:"40" required:"true"`
}

// PlanInput names an organization.
type PlanInput struct {
	Organization string `json:"organization" max:"40" required:"true"`
}

// PreviewInput asks what a subscription would cost and change.
type PreviewInput struct {
	Organization string `json:"organization" max:"40" required:"true"`
	Family       string `json:"family"       max:"40" required:"true"`
	Plan         string `json:"plan"         max:"40" required:"true"`
	Interval     string `json:"interval"     max:"10"` // "month" or "year"; "" on a free plan
	Seats        int64  `json:"seats"`
}

// SubscribeInput is PreviewInput with what the preview said: At is when it takes
// effect, Expected what is due now, Then what the next period costs.
type SubscribeInput struct {
	Organization string `json:"organization" max:"40" required:"true"`
	Family       string `json:"family"       max:"40" required:"true"`
	Plan         string `json:"plan"         max:"40" required:"true"`
	Interval     string `json:"interval"     max:"10"`
	Seats        int64  `json:"seats"`
	At           string `json:"at"           max:"40"` // RFC 3339; "" is now
	Expected     int64  `json:"expected"`              // minor units
	Then         int64  `json:"then"`                  // minor units
}

// CompareView is the plans of all families, and what they include, in the
// person's language. Amounts are minor units of the currency.
type CompareView struct {
	Currency string            `json:"currency"`
	Families []FamilyView      `json:"families"`
	Features []PlanFeatureView `json:"features"`
}

// FamilyView is a family of plans, the least first.
type FamilyView struct {
	ID    string     `json:"id"`
	Name  string     `json:"name"`
	Plans []PlanView `json:"plans"`
}

// PlanView is a plan as the catalogue offers it.
type PlanView struct {
	ID      string `json:"id"`
	Name    string `json:"name"`
	Tagline string `json:"tagline"`
	Monthly int64  `json:"monthly"` // per seat and month, billed monthly
	Yearly  int64  `json:"yearly"`  // per seat and month, billed yearly
	// YearlyDiscount is in percent; 0 where there is no yearly billing to choose.
	YearlyDiscount int64    `json:"yearlyDiscount"`
	Intervals      []string `json:"intervals"` // "month", "year"; none on a free plan
	SeatsMin       int64    `json:"seatsMin"`
	SeatsMax       int64    `json:"seatsMax"` // 0: as many as one likes
	TrialDays      int64    `json:"trialDays"`
	TrialSeats     int64    `json:"trialSeats"`
	// Current says that the organization is on it.
	Current  bool       `json:"current"`
	Features []string   `json:"features"`
	Limits   LimitsView `json:"limits"`
}

// LimitsView is the included limits; 0 is none.
type LimitsView struct {
	RequestsPerSecond int64 `json:"requestsPerSecond"`
	TokensPerMinute   int64 `json:"tokensPerMinute"`
	TokensPerMonth    int64 `json:"tokensPerMonth"`
}

// PlanFeatureView is a row of the comparison.
type PlanFeatureView struct {
	ID     string `json:"id"`
	Name   string `json:"name"`
	Help   string `json:"help"`
	Family string `json:"family"`
}

// SubscriptionsView is what an organization has subscribed to, and the newest
// charges. Times are RFC 3339 and "" where there is none.
type SubscriptionsView struct {
	Subscriptions []SubscriptionView `json:"subscriptions"`
	Charges       []ChargeView       `json:"charges"`
}

// SubscriptionView is a subscription.
type SubscriptionView struct {
	Family      string `json:"family"`
	FamilyName  string `json:"familyName"`
	Plan        string `json:"plan"`
	PlanName    string `json:"planName"`
	State       string `json:"state"`    // "free", "trialing", "active" or "past_due"
	Interval    string `json:"interval"` // "month", "year", or "" on a free plan and in a trial
	Seats       int64  `json:"seats"`
	SeatsUsed   int64  `json:"seatsUsed"` // by active members
	Invited     int64  `json:"invited"`   // by open invitations
	Price       int64  `json:"price"`     // minor units per seat and period
	Total       int64  `json:"total"`     // per period
	Currency    string `json:"currency"`
	Started     string `json:"started"`
	PeriodStart string `json:"periodStart"`
	PeriodEnd   string `json:"periodEnd"`
	TrialEnds   string `json:"trialEnds"`
	// DaysLeft is how many days, rounded up, until the trial, the grace or the
	// period is over; 0 where nothing ends.
	DaysLeft  int64          `json:"daysLeft"`
	Cancels   bool           `json:"cancels"` // at the period's end
	Scheduled *ScheduledView `json:"scheduled,omitempty"`
	GraceEnds string         `json:"graceEnds"`
	Limits    LimitsView     `json:"limits"`
	Features  []string       `json:"features"`
	CanTrial  bool           `json:"canTrial"`
}

// ScheduledView is what a subscription becomes at the period's end.
type ScheduledView struct {
	Plan     string `json:"plan"`
	PlanName string `json:"planName"`
	Seats    int64  `json:"seats"`
	Interval string `json:"interval"`
	At       string `json:"at"`
}

// ChargeView is a line that was charged or, below zero, credited.
type ChargeView struct {
	ID       string `json:"id"`
	Family   string `json:"family"`
	Kind     string `json:"kind"` // "period", "rest" or "credit"
	PlanName string `json:"planName"`
	Seats    int64  `json:"seats"`
	From     string `json:"from"`
	To       string `json:"to"`
	Amount   int64  `json:"amount"`
	Currency string `json:"currency"`
	Time     string `json:"time"`
}

// PreviewView is what subscribing would do.
type PreviewView struct {
	Effective     string        `json:"effective"` // "now" or "period_end"
	At            string        `json:"at"`        // passed on to Subscribe
	Currency      string        `json:"currency"`
	DueNow        int64         `json:"dueNow"`
	Lines         []LineView    `json:"lines"`
	Then          ThenView      `json:"then"`
	Resumes       bool          `json:"resumes"`  // takes a cancellation back
	Drops         bool          `json:"drops"`    // drops a change that was scheduled
	Gains         []string      `json:"gains"`    // names of features
	Stops         []string      `json:"stops"`    // names of features
	Inactive      []InactiveRef `json:"inactive"` // the first 50
	InactiveCount int64         `json:"inactiveCount"`
	Invited       int64         `json:"invited"` // open invitations that hold no seat any more
	Metered       bool          `json:"metered"` // from then on, what is used is paid
	Limits        LimitsView    `json:"limits"`
	LimitsBefore  LimitsView    `json:"limitsBefore"`
}

// LineView is a line of what is due.
type LineView struct {
	Kind     string `json:"kind"` // "period", "rest" or "credit"
	PlanName string `json:"planName"`
	Seats    int64  `json:"seats"`
	From     string `json:"from"`
	To       string `json:"to"`
	Amount   int64  `json:"amount"`
}

// ThenView is what comes after: so much at that time, and each period from then
// on. At is "" where nothing does.
type ThenView struct {
	Amount int64  `json:"amount"`
	At     string `json:"at"`
}

// InactiveRef is a member who becomes inactive.
type InactiveRef struct {
	Member string `json:"member"`
	Name   string `json:"name"`
}

// AvailableView is what the person may do here, what the plan includes, and
// whom to ask.
type AvailableView struct {
	Permissions []string           `json:"permissions"`
	Features    []AvailableFeature `json:"features"`
	Admins      []string           `json:"admins"`  // at most three names
	Billing     []string           `json:"billing"` // at most three names
}

// AvailableFeature says whether the organization has a feature, and which plans
// have it.
type AvailableFeature struct {
	ID       string   `json:"id"`
	Name     string   `json:"name"`
	Included bool     `json:"included"`
	Plans    []string `json:"plans"`
}
