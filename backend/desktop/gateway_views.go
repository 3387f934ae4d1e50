package desktop

// GatewayView says whether this installation's gateway runs, and where.
type GatewayView struct {
	Running bool `json:"running"`
	// BaseURL is what programs are given, such as http://127.0.0.1:8786/v1. Where
	// it doesn't run, it is where it would.
	BaseURL string       `json:"baseURL"`
	Problem *ProblemView `json:"problem,omitempty"` // why it doesn't run although it should
}

// GatewaySettingsView is how the gateway is set.
type GatewaySettingsView struct {
	Enabled    bool   `json:"enabled"`
	Address    string `json:"address"`    // a loopback address with a port
	MaxBodyMiB int64  `json:"maxBodyMiB"` // of a request, 1 to 256
	GatewayView
}

// SetGatewayInput is how the gateway is to be set.
type SetGatewayInput struct {
	Enabled    bool   `json:"enabled"`
	Address    string `json:"address"    max:"60" required:"true"`
	MaxBodyMiB int64  `json:"maxBodyMiB"`
}

// GatewayStatusInput names the organization whose members want to know.
type GatewayStatusInput struct {
	Organization string `json:"organization" max:"40" required:"true"`
}
