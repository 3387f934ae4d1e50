package desktop

// Nothing is the input of a method that needs none.
type Nothing struct{}

// StatusInput is what Installation.Status takes.
type StatusInput struct {
	// Language is what this client shows; its error texts follow it. Empty when
	// the client leaves the choice to the program.
	Language string `json:"language" max:"35"`
}

// StatusView says which page a client begins with.
type StatusView struct {
	// State is "protect" (choose a passphrase), "unlock" (enter it), "welcome"
	// (no account yet) or "ready".
	State      string `json:"state"`
	Version    string `json:"version"`
	Language   string `json:"language"`
	Door       string `json:"door"` // "window" or "browser"
	SignUpOpen bool   `json:"signUpOpen"`
}

// PassphraseInput is the passphrase that protects the installation's keys.
type PassphraseInput struct {
	Passphrase string `json:"passphrase" max:"1024" required:"true"`
}

// InstallationView is what the owner sees of the installation.
type InstallationView struct {
	ID          string       `json:"id"`
	Version     string       `json:"version"`
	DataDir     string       `json:"dataDir"`
	KeyStorage  string       `json:"keyStorage"` // "keyring" or "passphrase"
	DeviceID    string       `json:"deviceId"`
	DeviceName  string       `json:"deviceName"`
	Fingerprint string       `json:"fingerprint"`
	VerifierKey string       `json:"verifierKey"`
	SignUpOpen  bool         `json:"signUpOpen"`
	Accounts    []AccountRef `json:"accounts"`
}

// AccountRef is an account in a list.
type AccountRef struct {
	ID        string `json:"id"`
	Email     string `json:"email"`
	FirstName string `json:"firstName"`
	LastName  string `json:"lastName"`
	Initials  string `json:"initials"`
	Owner     bool   `json:"owner"`
	MFA       bool   `json:"mfa"`
}

// SetSignUpInput opens or closes signing up.
type SetSignUpInput struct {
	Open bool `json:"open"`
}

// HandOverInput names the next owner; the password is the present owner's, and
// empty where they have none.
type HandOverInput struct {
	Account  string `json:"account"  max:"40"   required:"true"`
	Password string `json:"password" max:"1024"`
}
