package cli

import (
	"intendant/backend/account"
	"intendant/backend/ident"
	"intendant/backend/organization"
)

// chapterDays is after how many working days the chapters begin again, where
// there is more than one history's worth: demoDays have 65 at most.
const chapterDays = 66

// chapters are what the demo's person changed on her own, by working day, and why.
var chapters = map[int]func(*story) error{
	1:  (*story).spell,                 // the name had been typed without its accent
	2:  named("Atelier Lumen"),         // the name that the partners agreed on
	3:  theme("dark"),                  // a screen in the evening
	4:  (*story).moveMail,              // the domain was bought
	12: (*story).research,              // which gets an organization of its own
	15: signUp(true),                   // a friend wants to try it
	16: signUp(false),                  // and has
	20: policy(organization.MFAPrompt), // a customer's questionnaire asked
	24: (*story).mondays,               // weeks begin so where the person lives
	28: (*story).grant,                 // its application has another name
	33: named("Atelier Lumen SAS"),     // the company was registered
	34: named("Atelier Lumen"),         // and nobody calls it that
	38: policy(organization.MFAOff),    // the questionnaire was withdrawn
	45: theme("system"),                // summer
}

func (s *story) spell() error { return s.People.SetName(s.ctx, s.by, "Inès", "Moreau") }

func (s *story) moveMail() error { return s.People.SetEmail(s.ctx, s.by, demoEmail) }

func (s *story) research() (err error) {
	if s.other == "" {
		s.other, err = s.found("Lumen Research")
	}
	return err
}

func (s *story) grant() error { return s.rename(s.other, "Lumen Research Lab") }

func (s *story) rename(id ident.Organization, name string) error {
	_, err := s.Organizations.Rename(s.ctx, s.by, id, name)
	return err
}

func named(name string) func(*story) error {
	return func(s *story) error { return s.rename(s.main, name) }
}

func policy(policy string) func(*story) error {
	return func(s *story) error {
		_, err := s.Organizations.SetMFAPolicy(s.ctx, s.by, s.main, policy)
		return err
	}
}

func signUp(open bool) func(*story) error {
	return func(s *story) error {
		_, err := s.Installation.SetSignUp(s.ctx, s.by, open)
		return err
	}
}

func theme(name string) func(*story) error {
	return func(s *story) error { return s.prefer(func(p *account.Preferences) { p.Theme = name }) }
}

func (s *story) mondays() error {
	return s.prefer(func(p *account.Preferences) { p.FirstDay = "monday" })
}

func (s *story) prefer(change func(*account.Preferences)) error {
	who, err := s.Accounts.Get(s.ctx, s.by.Account)
	if err != nil {
		return err
	}
	change(&who.Preferences)
	_, err = s.Accounts.SetPreferences(s.ctx, s.by, who.Preferences)
	return err
}
