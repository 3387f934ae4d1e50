package desktop

// OfferedView is the providers by which somebody may sign in here.
type OfferedView struct {
	Providers []OfferedProvider `json:"providers"`
}

// OfferedProvider is a provider as the sign-in page shows it.
type OfferedProvider struct {
	ID        string `json:"id"`
	Kind      string `json:"kind"` // "google", "microsoft", "apple" or "oidc"
	Name      string `json:"name"`
	Available bool   `json:"available"`
	// Reason is why it isn't: "relay" (Apple returns to an https address only, and
	// none is configured), or empty.
	Reason string `json:"reason"`
}

// BeginInput begins a visit to a provider.
type BeginInput struct {
	Provider string `json:"provider" max:"40" required:"true"`
	// Purpose is "signin", "link" or "confirm": the person who is signed in shows
	// again that it is them, which also opens a locked session.
	Purpose string `json:"purpose" max:"20" required:"true"`
	// Invitation lets somebody sign up by it while sign-up is closed.
	Invitation string `json:"invitation,omitempty" max:"8192" raw:"true"`
}

// TransactionView is a visit to a provider that is under way.
type TransactionView struct {
	Transaction string `json:"transaction"`
	// URL is where the person goes. The window has opened it in the system's
	// browser already.
	URL string `json:"url"`
}

// TransactionInput names a visit to a provider.
type TransactionInput struct {
	Transaction string `json:"transaction" max:"100" required:"true"`
}

// WaitView is how a visit to a provider goes.
type WaitView struct {
	State   string       `json:"state"`             // "waiting", "done" or "failed"
	Error   *ProblemView `json:"error,omitempty"`   // once it failed
	Session *SessionView `json:"session,omitempty"` // once it is done
}

// ProblemView is what went wrong, worded for the person.
type ProblemView struct {
	Code    string            `json:"code"`
	Params  map[string]string `json:"params"`
	Message string            `json:"message"`
}

// IdentitiesView is what an account is linked with.
type IdentitiesView struct {
	Identities []IdentityView `json:"identities"`
	// HasPassword tells whether the last identity may go.
	HasPassword bool `json:"hasPassword"`
}

// IdentityView is one identity at a provider.
type IdentityView struct {
	ID       string       `json:"id"`
	Provider string       `json:"provider"` // its ID; the settings may be gone
	Kind     string       `json:"kind"`     // empty once they are gone
	Name     string       `json:"name"`     // the provider's
	Email    string       `json:"email"`
	Linked   string       `json:"linked"`   // RFC 3339
	LastUsed string       `json:"lastUsed"` // RFC 3339, or empty
	Unlink   Availability `json:"unlink"`   // reason "last": no other way in is left
}

// IdentityInput names an identity of the account that is signed in.
type IdentityInput struct {
	ID string `json:"id" max:"40" required:"true"`
}

// ProvidersView is the providers as the owner configured them.
type ProvidersView struct {
	Providers []ProviderView `json:"providers"`
	// Redirect is the return address to enter at a provider; the port differs
	// each time. Apple gets the relay's instead.
	Redirect string `json:"redirect"`
}

// ProviderView is the settings of one provider, without its secrets.
type ProviderView struct {
	ID            string `json:"id"`
	Kind          string `json:"kind"`
	Name          string `json:"name"`
	Issuer        string `json:"issuer"`
	ClientID      string `json:"clientId"`
	HasSecret     bool   `json:"hasSecret"`
	Relay         string `json:"relay"`
	TeamID        string `json:"teamId"`
	KeyID         string `json:"keyId"`
	HasPrivateKey bool   `json:"hasPrivateKey"`
	Available     bool   `json:"available"`
	Reason        string `json:"reason"` // "relay", or empty
	Accounts      int    `json:"accounts"`
}

// ProviderSettingsInput adds a provider, or changes one where ID is given.
// Google and Apple have one issuer each; Microsoft has one for everybody where
// none is given.
type ProviderSettingsInput struct {
	ID       string `json:"id"       max:"40"`
	Kind     string `json:"kind"     max:"20"  required:"true"`
	Name     string `json:"name"     max:"60"`
	Issuer   string `json:"issuer"   max:"300"`
	ClientID string `json:"clientId" max:"300" required:"true"`
	// ClientSecret and PrivateKey stay as they are where they are empty.
	ClientSecret string `json:"clientSecret" max:"500"`
	Relay        string `json:"relay"        max:"300"`
	TeamID       string `json:"teamId"       max:"20"`
	KeyID        string `json:"keyId"        max:"20"`
	PrivateKey   string `json:"privateKey"   lines:"true" max:"2000"`
}

// ProviderInput names a provider.
type ProviderInput struct {
	ID string `json:"id" max:"40" required:"true"`
}

// ProviderTestView is what came of asking a provider.
type ProviderTestView struct {
	OK    bool         `json:"ok"`
	Error *ProblemView `json:"error,omitempty"` // what is wrong, and what to do
}
