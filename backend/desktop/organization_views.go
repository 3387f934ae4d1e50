package desktop

// OrganizationRef is an organization in a list, as its member sees it.
type OrganizationRef struct {
	ID    string   `json:"id"`
	Name  string   `json:"name"`
	Roles []string `json:"roles"`
	Plan  string   `json:"plan"` // the name of the people's plan, in their language
	// MFAPolicy is "off", "prompt" or "required".
	MFAPolicy string `json:"mfaPolicy"`
	// Inactive says that the person has no seat there at the moment: they can only
	// leave it.
	Inactive bool `json:"inactive"`
}

// OrganizationsView is the organizations of an account.
type OrganizationsView struct {
	Organizations []OrganizationRef `json:"organizations"`
}

// CreateInput is a new organization.
type CreateInput struct {
	Name string `json:"name" max:"100" required:"true"`
}

// OrganizationInput names an organization.
type OrganizationInput struct {
	ID string `json:"id" max:"40" required:"true"`
}

// GeneralView is the page Organization → General.
type GeneralView struct {
	ID          string       `json:"id"`
	Name        string       `json:"name"`
	Created     string       `json:"created"` // RFC 3339
	CreatedBy   string       `json:"createdBy"`
	Entries     int64        `json:"entries"`
	Fingerprint string       `json:"fingerprint"`
	MFAPolicy   string       `json:"mfaPolicy"` // "off", "prompt" or "required"
	SetMFA      Availability `json:"setMfaPolicy"`
	Rename      Availability `json:"rename"`
	Delete      Availability `json:"delete"`
}

// Availability says whether something may be done here, and what forbids it.
type Availability struct {
	Allowed bool   `json:"allowed"`
	Reason  string `json:"reason"` // "", "role" or "plan"
}

// RenameInput is an organization's next name, and the one that the person saw:
// where it is another by now, nothing is renamed. Empty is whatever it is.
type RenameInput struct {
	ID   string `json:"id"   max:"40"  required:"true"`
	Name string `json:"name" max:"100" required:"true"`
	Was  string `json:"was"  max:"100"`
}

// DeleteInput deletes an organization: its name as typed, and the password of
// the account that is signed in, empty where it has none.
type DeleteInput struct {
	ID       string `json:"id"       max:"40"   required:"true"`
	Name     string `json:"name"     max:"100"  required:"true"`
	Password string `json:"password" max:"1024"`
}
