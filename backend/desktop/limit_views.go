package desktop

// LimitsInput asks for the limits of a key, of a workspace, or of the organization.
type LimitsInput struct {
	Organization string `json:"organization" max:"40" required:"true"`
	Workspace    string `json:"workspace"    max:"40"` // empty: of the organization
	Key          string `json:"key"          max:"40"` // empty: of the workspace
}

// LevelsView is what limits something: its own level last, and those above it.
type LevelsView struct {
	Currency string           `json:"currency"` // ISO 4217
	Levels   []LimitLevelView `json:"levels"`
	Used     LimitUsedView    `json:"used"` // of the last level, this month in UTC
	Can      LimitCanView     `json:"can"`
}

// LimitLevelView is a level of limits.
type LimitLevelView struct {
	Level  string           `json:"level"` // "plan", "organization", "workspace" or "key"
	ID     string           `json:"id"`    // of the workspace or the key
	Name   string           `json:"name"`  // of the plan, the organization, the workspace or the key
	Limits LimitValues      `json:"limits"`
	Models []ModelLimitView `json:"models"`
	// Inherited is the least of what the levels above say: what is in force where
	// this one says nothing, and the most that it can say.
	Inherited LimitValues `json:"inherited"`
}

// LimitValues are what may be used at most. 0: no limit.
type LimitValues struct {
	RequestsPerSecond int64 `json:"requestsPerSecond"`
	TokensPerMinute   int64 `json:"tokensPerMinute"`
	TokensPerMonth    int64 `json:"tokensPerMonth"`
	MonthlySpend      int64 `json:"monthlySpend"` // minor units of the currency
}

// ModelLimitView is what limits one model.
type ModelLimitView struct {
	Model     string      `json:"model"` // identifier
	Limits    LimitValues `json:"limits"`
	Inherited LimitValues `json:"inherited"`
}

// LimitUsedView is what was used this month, and what is reserved for requests that
// are under way. Spend is in nano-units.
type LimitUsedView struct {
	Tokens   int64  `json:"tokens"`
	Spend    string `json:"spend"`
	Reserved string `json:"reserved"`
}

// LimitCanView says what whoever asks may set at the last level.
type LimitCanView struct {
	Rates Availability `json:"rates"`
	Spend Availability `json:"spend"`
}

// SetLimitInput sets the limits of a level, for all models together or for one. The
// fields of Was are what was seen; all of them 0 where there was none.
type SetLimitInput struct {
	Organization string `json:"organization" max:"40" required:"true"`
	Workspace    string `json:"workspace"    max:"40"` // empty: of the organization
	Key          string `json:"key"          max:"40"` // empty: of the workspace
	Model        string `json:"model"        max:"40"` // identifier; empty: all together

	RequestsPerSecond int64 `json:"requestsPerSecond"` // 0: no limit
	TokensPerMinute   int64 `json:"tokensPerMinute"`
	TokensPerMonth    int64 `json:"tokensPerMonth"`
	MonthlySpend      int64 `json:"monthlySpend"` // minor units of the currency

	WasRequestsPerSecond int64 `json:"wasRequestsPerSecond"`
	WasTokensPerMinute   int64 `json:"wasTokensPerMinute"`
	WasTokensPerMonth    int64 `json:"wasTokensPerMonth"`
	WasMonthlySpend      int64 `json:"wasMonthlySpend"`
}
