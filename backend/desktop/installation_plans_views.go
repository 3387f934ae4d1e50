package desktop

// CatalogueInput is a catalogue of plans as JSON text.
type CatalogueInput struct {
	Text string `json:"text" lines:"true" max:"262144" required:"true"`
}

// CatalogueView is the catalogue in force, or the one that was looked at, and
// what is wrong with it.
type CatalogueView struct {
	BuiltIn  bool          `json:"builtIn"`
	Updated  string        `json:"updated"` // RFC 3339; "" where it is the program's own
	Text     string        `json:"text"`
	Findings []FindingView `json:"findings"`
}

// FindingView is what is wrong with a catalogue, and where.
type FindingView struct {
	Path    string            `json:"path"` // such as "families[0].plans[2].monthly"
	Code    string            `json:"code"`
	Params  map[string]string `json:"params"`
	Message string            `json:"message"`
}

// CustomersView is who has subscribed to more than a free plan.
type CustomersView struct {
	Subscriptions []CustomerView `json:"subscriptions"`
}

// CustomerView is a subscription as the operator sees it.
type CustomerView struct {
	Organization string `json:"organization"`
	Name         string `json:"name"`
	Family       string `json:"family"`
	PlanName     string `json:"planName"`
	State        string `json:"state"` // "trialing", "active" or "past_due"
	Seats        int64  `json:"seats"`
	Total        int64  `json:"total"` // minor units per period
	Currency     string `json:"currency"`
	PeriodEnd    string `json:"periodEnd"`
	GraceEnds    string `json:"graceEnds"`
}

// CustomerInput names a subscription of some organization.
type CustomerInput struct {
	Organization string `json:"organization" max:"40" required:"true"`
	Family       string `json:"family"       max:"40" required:"true"`
}
