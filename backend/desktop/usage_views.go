package desktop

// UsageOverviewInput asks for a month, UTC.
type UsageOverviewInput struct {
	Organization string `json:"organization" max:"40" required:"true"`
	Workspace    string `json:"workspace"    max:"40"` // "": the whole organization
	Month        string `json:"month"        max:"7"`  // 2026-11; "": this one
}

// UsageOverviewView is a month. Amounts of money are decimal texts of nano-units of
// the currency.
type UsageOverviewView struct {
	Currency string `json:"currency"`
	Month    string `json:"month"`
	Spend    string `json:"spend"`
	Cap      string `json:"cap"` // of the organization's or the workspace's spend; "": none
	Reserved string `json:"reserved"`
	// Running is how many exchanges are under way.
	Running int64 `json:"running"`
	// Forecast is the spend at the month's end; "" where there is none to give, or the
	// plan doesn't include it.
	Forecast string             `json:"forecast"`
	Requests int64              `json:"requests"`
	Input    int64              `json:"input"` // tokens
	Output   int64              `json:"output"`
	Refused  []UsageRefusedView `json:"refused"`
	// Previous is the month before: as much of it as there is of this one.
	Previous UsageTotalView `json:"previous"`
	Days     []UsageDayView `json:"days"` // each day so far, also those without use
}

// UsageRefusedView is how often a limit refused. Level is "plan", "organization",
// "workspace" or "key".
type UsageRefusedView struct {
	Level string `json:"level"`
	Limit string `json:"limit"`
	Count int64  `json:"count"`
}

// UsageTotalView is what was used altogether.
type UsageTotalView struct {
	Requests int64  `json:"requests"`
	Input    int64  `json:"input"`
	Output   int64  `json:"output"`
	Spend    string `json:"spend"`
}

// UsageDayView is what was used in a day, UTC.
type UsageDayView struct {
	Day      string `json:"day"` // 2026-11-22
	Requests int64  `json:"requests"`
	Input    int64  `json:"input"`
	Output   int64  `json:"output"`
	Spend    string `json:"spend"`
}

// UsageByInput asks who used how much from one day to another, both included.
type UsageByInput struct {
	Organization string `json:"organization" max:"40"  required:"true"`
	Workspace    string `json:"workspace"    max:"40"`                  // "": the whole organization
	By           string `json:"by"           max:"10"  required:"true"` // model workspace key member
	From         string `json:"from"         max:"10"  required:"true"` // 2026-11-01
	To           string `json:"to"           max:"10"  required:"true"`
	Model        string `json:"model"        max:"200"` // "": all; as the two below
	Key          string `json:"key"          max:"40"`
	Member       string `json:"member"       max:"40"`
}

// UsageByView is who used how much, the one who spent most first.
type UsageByView struct {
	Currency string         `json:"currency"`
	Rows     []UsageRowView `json:"rows"` // a thousand at most
	// Others are all that have no row, together.
	Others *UsageRowView     `json:"others,omitempty"`
	Series []UsageSeriesView `json:"series"` // each day asked for, also those without use
	Total  UsageRowView      `json:"total"`
}

// UsageRowView is what one model, workspace, key or member used. Its ID is "" for
// what came from the playground where rows are keys.
type UsageRowView struct {
	ID        string `json:"id"`
	Name      string `json:"name"` // "" where nothing is known of it any more
	Requests  int64  `json:"requests"`
	Input     int64  `json:"input"`
	Output    int64  `json:"output"`
	Cached    int64  `json:"cached"`
	Spend     string `json:"spend"`
	Estimated int64  `json:"estimated"` // how many of the requests
}

// UsageSeriesView is a day: of the hundred who used most, and of the others by the ID "others".
type UsageSeriesView struct {
	Day   string          `json:"day"`
	Parts []UsagePartView `json:"parts"`
}

// UsagePartView is what one row of the table used in a day.
type UsagePartView struct {
	ID       string `json:"id"`
	Requests int64  `json:"requests"`
	Tokens   int64  `json:"tokens"`
	Spend    string `json:"spend"`
}

// UsageExportInput is UsageByInput for a file.
type UsageExportInput struct {
	Organization string `json:"organization" max:"40"  required:"true"`
	Workspace    string `json:"workspace"    max:"40"`
	By           string `json:"by"           max:"10"  required:"true"`
	From         string `json:"from"         max:"10"  required:"true"`
	To           string `json:"to"           max:"10"  required:"true"`
	Model        string `json:"model"        max:"200"`
	Key          string `json:"key"          max:"40"`
	Member       string `json:"member"       max:"40"`
	BOM          bool   `json:"bom"` // so that Excel takes it for UTF-8
}

// UsageExportView is the file.
type UsageExportView struct {
	Name string `json:"name"`
	Data string `json:"data"` // CSV
}

// UsageAlertsInput names a spend cap: the organization's or a workspace's.
type UsageAlertsInput struct {
	Organization string `json:"organization" max:"40" required:"true"`
	Workspace    string `json:"workspace"    max:"40"`
}

// SetUsageAlertsInput sets at which percentages people are told, five at most.
type SetUsageAlertsInput struct {
	Organization string  `json:"organization" max:"40" required:"true"`
	Workspace    string  `json:"workspace"    max:"40"`
	Percents     []int64 `json:"percents"     most:"5"`
}

// UsageAlertsView is the percentages, and which ones were reached this month.
type UsageAlertsView struct {
	Percents []int64            `json:"percents"`
	Reached  []UsageReachedView `json:"reached"`
}

// UsageReachedView is an alert that was given.
type UsageReachedView struct {
	Percent int64  `json:"percent"`
	At      string `json:"at"`
	Month   string `json:"month"`
}
