package desktop

// SignUpInput is a new account.
type SignUpInput struct {
	Email     string `json:"email"     max:"254"  required:"true"`
	FirstName string `json:"firstName" max:"100"  required:"true"`
	LastName  string `json:"lastName"  max:"100"  required:"true"`
	Password  string `json:"password"  max:"1024" required:"true"`
	Language  string `json:"language"  max:"35"`
	Theme     string `json:"theme"     max:"20"`
	// Invitation is a link or file that lets somebody in while sign-up is closed. It
	// is accepted or declined afterwards.
	Invitation string `json:"invitation,omitempty" max:"8192" raw:"true"`
}

// StrengthInput is a password that somebody is thinking of.
type StrengthInput struct {
	Password  string `json:"password"  max:"1024"`
	Email     string `json:"email"     max:"254"`
	FirstName string `json:"firstName" max:"100"`
	LastName  string `json:"lastName"  max:"100"`
}

// StrengthView says how good a password is.
type StrengthView struct {
	Score      int  `json:"score"` // 0 to 4
	Acceptable bool `json:"acceptable"`
	Characters int  `json:"characters"`
	// Reason is why it isn't acceptable: "too_short", "too_long",
	// "password_too_common", "password_context", or empty.
	Reason string `json:"reason"`
	// Years is how long guessing it offline takes, in words: "seconds", "hours",
	// "months", "years" or "centuries".
	Years string `json:"years"`
}

// SignInInput is an e-mail and its password.
type SignInInput struct {
	Email    string `json:"email"    max:"254"  required:"true"`
	Password string `json:"password" max:"1024" required:"true"`
}

// PasswordInput is the password of the account that is signed in.
type PasswordInput struct {
	Password string `json:"password" max:"1024" required:"true"`
}

// SessionView is who is signed in at this client, and where.
type SessionView struct {
	State        string           `json:"state"` // "none", "pending" (a code is asked for), "active" or "locked"
	Account      *AccountView     `json:"account,omitempty"`
	Organization *OrganizationRef `json:"organization,omitempty"`
}

// AccountView is the account of the person who asks.
type AccountView struct {
	ID        string `json:"id"`
	Email     string `json:"email"`
	FirstName string `json:"firstName"`
	LastName  string `json:"lastName"`
	Initials  string `json:"initials"`
	Language  string `json:"language"`
	Theme     string `json:"theme"`
	Contrast  string `json:"contrast"`
	FirstDay  string `json:"firstDay"`
	TimeZone  string `json:"timeZone"`
	Owner     bool   `json:"owner"` // of the installation
	// HasPassword is false for somebody who signs in by a provider only.
	HasPassword bool `json:"hasPassword"`
	MFA         bool `json:"mfa"` // the second factor is on
}

// PreferencesInput is how an account wants the console to look.
type PreferencesInput struct {
	Language string `json:"language" max:"35" required:"true"`
	Theme    string `json:"theme"    max:"20" required:"true"` // "system", "light" or "dark"
	Contrast string `json:"contrast" max:"20" required:"true"` // "system" or "more"
	// FirstDay of the week and TimeZone stay as they are where they are empty.
	FirstDay string `json:"firstDay,omitempty" max:"20"` // "auto", "monday", "saturday" or "sunday"
	TimeZone string `json:"timeZone,omitempty" max:"60"` // "auto" or a name of the IANA database
}
