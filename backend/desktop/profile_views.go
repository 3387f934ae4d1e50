package desktop

// ProfileView is the page Account → Profile, and what deleting the account
// would mean.
type ProfileView struct {
	ID            string `json:"id"`
	Email         string `json:"email"`
	EmailVerified bool   `json:"emailVerified"`
	// VerifyByMail says whether a code can be mailed to the address.
	VerifyByMail     Availability        `json:"verifyByMail"` // reason "mail": this installation sends none
	FirstName        string              `json:"firstName"`
	LastName         string              `json:"lastName"`
	Initials         string              `json:"initials"`
	Created          string              `json:"created"` // RFC 3339
	HasPassword      bool                `json:"hasPassword"`
	PasswordChanged  string              `json:"passwordChanged"` // RFC 3339, or empty without one
	PasswordLeast    int                 `json:"passwordLeast"`   // characters that the next one needs
	MFA              bool                `json:"mfa"`
	Organizations    []OrganizationStake `json:"organizations"`
	OwnsInstallation bool                `json:"ownsInstallation"`
	OtherAccounts    int                 `json:"otherAccounts"` // of the installation
}

// OrganizationStake is an organization as far as it hangs on one person.
type OrganizationStake struct {
	ID        string `json:"id"`
	Name      string `json:"name"`
	LastAdmin bool   `json:"lastAdmin"` // nobody else administers it
	Members   int    `json:"members"`   // active ones; with 1 it is deleted together with the account
}

// NameInput is a person's next name.
type NameInput struct {
	FirstName string `json:"firstName" max:"100" required:"true"`
	LastName  string `json:"lastName"  max:"100" required:"true"`
}

// EmailInput is a person's next address.
type EmailInput struct {
	Email string `json:"email" max:"254" required:"true"`
}

// NewPasswordInput is a person's next password.
type NewPasswordInput struct {
	Password string `json:"password" max:"1024" required:"true"`
}
