package desktop

// OrganizationRef is an organization in a list, as its member sees it.
type OrganizationRef struct {
	ID    string   `json:"id"`
	Name  string   `json:"name"`
	Roles []string `json:"roles"`
	Plan  string   `json:"plan"`
}

// OrganizationsView is the organizations of an account.
type OrganizationsView struct {
	Organizations []OrganizationRef `json:"organizations"`
}

// CreateInput is a new organization.
type CreateInput struct {
	Name string `json:"name" required:"true" max:"100"`
}

// OrganizationInput names an organization.
type OrganizationInput struct {
	ID string `json:"id" required:"true" max:"40"`
}

// GeneralView is the page Organization → General.
type GeneralView struct {
	ID          string       `json:"id"`
	Name        string       `json:"name"`
	Created     string       `json:"created"` // RFC 3339
	CreatedBy   string       `json:"createdBy"`
	Entries     int64        `json:"entries"`
	Fingerprint string       `json:"fingerprint"`
	Rename      Availability `json:"rename"`
	Delete      Availability `json:"delete"`
}

// Availability says whether something may be done here, and what forbids it.
type Availability struct {
	Allowed bool   `json:"allowed"`
	Reason  string `json:"reason"` // "", "role" or "plan"
}

// RenameInput is an organization's next name.
type RenameInput struct {
	ID   string `json:"id" required:"true" max:"40"`
	Name string `json:"name" required:"true" max:"100"`
}

// DeleteInput deletes an organization: its name as typed, and the password of
// the account that is signed in.
type DeleteInput struct {
	ID       string `json:"id" required:"true" max:"40"`
	Name     string `json:"name" required:"true" max:"100"`
	Password string `json:"password" required:"true" max:"128"`
}
