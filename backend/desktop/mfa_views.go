package desktop

// MFAView is the second factor of the account that asks.
type MFAView struct {
	Enabled        bool   `json:"enabled"`
	Since          string `json:"since"`          // RFC 3339, empty while it is off
	RecoveryLeft   int    `json:"recoveryLeft"`   // recovery codes that nobody has used
	TrustedDevices int    `json:"trustedDevices"` // that sign in without a code
	Required       bool   `json:"required"`       // by an organization of the account
}

// EnrolmentView is what an authenticator app needs to know. It is forgotten
// after ten minutes.
type EnrolmentView struct {
	Secret string `json:"secret"` // base32, in groups of four
	URI    string `json:"uri"`    // otpauth://
	QR     string `json:"qr"`     // the URI as a picture: a data: URI of a PNG
}

// RecoveryView is the recovery codes, which are shown this once.
type RecoveryView struct {
	Codes []string `json:"codes"`
}

// CodeInput is a code of the authenticator app or a recovery code.
type CodeInput struct {
	Code string `json:"code" max:"64" required:"true"`
}

// SignInCodeInput is the second step of signing in.
type SignInCodeInput struct {
	Code  string `json:"code"  max:"64" required:"true"`
	Trust bool   `json:"trust"` // ask for no code here for 30 days
}

// DisableInput turns the second factor off. The password is empty where the
// account has none.
type DisableInput struct {
	Password string `json:"password" max:"1024"`
	Code     string `json:"code"     max:"64"   required:"true"`
}

// TrustedInput names a trusted device.
type TrustedInput struct {
	ID string `json:"id" max:"40" required:"true"`
}
