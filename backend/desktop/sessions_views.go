package desktop

// SessionsView is where an account is signed in, and what signs in without a
// code.
type SessionsView struct {
	Sessions    []SessionRef `json:"sessions"`
	IdleMinutes int          `json:"idleMinutes"` // after which a session locks
	Trusted     []TrustedRef `json:"trusted"`
}

// SessionRef is a session in a list.
type SessionRef struct {
	ID      string `json:"id"`
	Door    string `json:"door"`    // "window", "browser" or "token"
	Device  string `json:"device"`  // such as "Firefox, Linux"
	Started string `json:"started"` // RFC 3339
	Seen    string `json:"seen"`    // RFC 3339
	Current bool   `json:"current"` // the one that asks
	Locked  bool   `json:"locked"`
}

// TrustedRef is a trusted device in a list.
type TrustedRef struct {
	ID      string `json:"id"`
	Device  string `json:"device"`
	Since   string `json:"since"`   // RFC 3339
	Expires string `json:"expires"` // RFC 3339
}

// SessionInput names a session.
type SessionInput struct {
	ID string `json:"id" max:"40" required:"true"`
}
