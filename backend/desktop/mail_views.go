package desktop

// MailView is how this installation sends mail, without the password.
type MailView struct {
	Configured  bool   `json:"configured"`
	Host        string `json:"host"`
	Port        int    `json:"port"`
	Security    string `json:"security"` // "starttls", "tls" or "none"
	User        string `json:"user"`
	HasPassword bool   `json:"hasPassword"`
	From        string `json:"from"` // the sender's address
	Name        string `json:"name"` // the sender's name
}

// MailInput is how this installation shall send mail.
type MailInput struct {
	Host     string `json:"host"     max:"253" required:"true"`
	Port     int64  `json:"port"`                               // 0: what is usual for the security
	Security string `json:"security" max:"20"  required:"true"` // "none": only to this computer
	User     string `json:"user"     max:"254"`
	// Password stays as it is where it is empty, as long as host and user stay too.
	Password string `json:"password" max:"500"`
	From     string `json:"from"     max:"254" required:"true"`
	Name     string `json:"name"     max:"100"`
}

// MailTestView is what came of sending a mail to the owner.
type MailTestView struct {
	OK      bool         `json:"ok"`
	To      string       `json:"to"`
	Problem *ProblemView `json:"problem,omitempty"`
}

// EmailCodeInput is the code that was mailed to a person.
type EmailCodeInput struct {
	Code string `json:"code" max:"20" required:"true"`
}
