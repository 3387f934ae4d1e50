package desktop

// MembersView is the people of an organization.
type MembersView struct {
	Members []MemberRef `json:"members"`
}

// MemberRef is a member in a list.
type MemberRef struct {
	ID       string   `json:"id"`
	Name     string   `json:"name"`
	Email    string   `json:"email"`
	Initials string   `json:"initials"`
	Roles    []string `json:"roles"`
	MFA      string   `json:"mfa"` // "on", "off", or "" to those whom it doesn't concern
	You      bool     `json:"you"`
	// CanReset says that the person who asks may reset this member's MFA.
	CanReset bool `json:"canReset"`
}

// MFAPolicyInput is whether an organization wants MFA of its members.
type MFAPolicyInput struct {
	ID     string `json:"id"     max:"40" required:"true"`
	Policy string `json:"policy" max:"20" required:"true"` // "off", "prompt" or "required"
}

// MemberInput names a member of an organization.
type MemberInput struct {
	ID     string `json:"id"     max:"40" required:"true"`
	Member string `json:"member" max:"40" required:"true"`
}

// AccountInput names an account.
type AccountInput struct {
	Account string `json:"account" max:"40" required:"true"`
}
