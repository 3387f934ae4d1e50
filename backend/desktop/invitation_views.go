package desktop

// InvitationsInput asks for a page of an organization's invitations.
type InvitationsInput struct {
	Organization string `json:"organization" max:"40" required:"true"`
	State        string `json:"state"        max:"20"` // "open", "ended" or "all"; empty: "all"
	After        string `json:"after"        max:"40"` // the last one of the page before, or empty
	Limit        int64  `json:"limit"`                 // at most 200; 0: 50
}

// InvitationsView is a page of invitations, newest first.
type InvitationsView struct {
	Invitations []InvitationRef `json:"invitations"`
	Next        string          `json:"next"` // what After is for the next page; empty: there is none
	Open        int             `json:"open"`
	Seats       int             `json:"seats"` // of the plan
	Used        int             `json:"used"`  // by active members
	// MailReady says that this installation can send mail.
	MailReady bool `json:"mailReady"`
}

// InvitationRef is an invitation in the list.
type InvitationRef struct {
	ID    string   `json:"id"`
	Email string   `json:"email"` // empty once it ended
	Name  string   `json:"name"`
	Roles []string `json:"roles"`
	// Workspaces are those that they are to be in.
	Workspaces []InWorkspaceView `json:"workspaces"`
	State      string            `json:"state"`   // "open", "accepted", "declined", "expired" or "revoked"
	Sent       string            `json:"sent"`    // RFC 3339; of the newest link
	Expires    string            `json:"expires"` // RFC 3339
	By         string            `json:"by"`      // who sent it; empty once they were erased
	Mail       string            `json:"mail"`    // "none", "queued", "sent" or "failed"
	// MailProblem is why it failed.
	MailProblem *ProblemView `json:"mailProblem,omitempty"`
}

// InvitationPreviewInput is people as they were pasted, or the text of a CSV file.
type InvitationPreviewInput struct {
	Organization string   `json:"organization" max:"40"      required:"true"`
	Text         string   `json:"text"         max:"2097152" raw:"true"`
	Roles        []string `json:"roles"        max:"20"      most:"10"` // of lines that name none
	// Workspaces are those of lines that name none.
	Workspaces []InWorkspaceInput `json:"workspaces,omitempty" most:"50"`
}

// InvitationPreviewView says of each line what would become of it.
type InvitationPreviewView struct {
	Lines     []InvitationLine `json:"lines"`
	OK        int              `json:"ok"`
	SeatsLeft int              `json:"seatsLeft"`
}

// InvitationLine is one person of a text.
type InvitationLine struct {
	Line       int               `json:"line"` // from 1
	Email      string            `json:"email"`
	Name       string            `json:"name"`
	Roles      []string          `json:"roles"`
	Workspaces []InWorkspaceView `json:"workspaces"` // id "" where there is none of the name
	// Verdict is "ok", "duplicate", "member", "invited", "malformed",
	// "role_unknown", "workspace_unknown", "too_long" or "over_seats".
	Verdict string `json:"verdict"`
}

// InviteeInput is a person to invite.
type InviteeInput struct {
	Email      string             `json:"email"                max:"254" required:"true"`
	Name       string             `json:"name"                 max:"100"`
	Roles      []string           `json:"roles"                max:"20"  most:"10"`
	Workspaces []InWorkspaceInput `json:"workspaces,omitempty" most:"50"`
}

// SendInvitationsInput invites people.
type SendInvitationsInput struct {
	Organization string         `json:"organization" max:"40"     required:"true"`
	People       []InviteeInput `json:"people"       most:"10000" required:"true"`
	Message      string         `json:"message"      lines:"true" max:"1000"`
	Language     string         `json:"language"     max:"35"` // of the text for them; empty: of whoever invites
	Mail         bool           `json:"mail"`                  // this installation mails it
}

// SentView is invitations with their links, which are shown this once.
type SentView struct {
	Invitations []SentInvitation `json:"invitations"`
}

// SentInvitation is an invitation as it is handed to a person.
type SentInvitation struct {
	ID       string `json:"id"`
	Email    string `json:"email"`
	Link     string `json:"link"`
	File     string `json:"file"` // the text of a signed file
	FileName string `json:"fileName"`
	Mailto   string `json:"mailto"` // a mail that is written already
}

// ResendInvitationInput makes a new link; the old one is dead then.
type ResendInvitationInput struct {
	Organization string `json:"organization" max:"40" required:"true"`
	ID           string `json:"id"           max:"40" required:"true"`
	Mail         bool   `json:"mail"`
}

// RevokeInvitationsInput names invitations.
type RevokeInvitationsInput struct {
	Organization string   `json:"organization" max:"40" required:"true"`
	IDs          []string `json:"ids"          max:"40" most:"500"      required:"true"`
}

// ChangedView is how many things were changed.
type ChangedView struct {
	Changed int `json:"changed"`
}

// InvitationInput is a link, or the text of a signed file.
type InvitationInput struct {
	Invitation string `json:"invitation" max:"8192" raw:"true" required:"true"`
}

// LookView is an invitation as the invited person sees it. Only the state is
// told where the secret is wrong.
type LookView struct {
	// State is "open", "expired", "used", "revoked", "elsewhere" (it is for another
	// installation) or "unknown".
	State            string            `json:"state"`
	Organization     string            `json:"organization"`
	OrganizationName string            `json:"organizationName"`
	By               string            `json:"by"`
	Email            string            `json:"email"`
	Name             string            `json:"name"`
	Roles            []string          `json:"roles"`
	Workspaces       []InWorkspaceView `json:"workspaces"` // that they join with it
	Message          string            `json:"message"`
	Expires          string            `json:"expires"` // RFC 3339, or empty
	// Member says that whoever is signed in here belongs to the organization already.
	Member bool `json:"member"`
}
