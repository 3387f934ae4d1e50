package cli

import (
	"time"

	"intendant/backend/access"
	"intendant/backend/account"
	"intendant/backend/ident"
	"intendant/backend/invitation"
	"intendant/backend/ledger"
)

// slow is how many days the slowest take to follow an invitation.
const slow = 3

// office is what the person and the colleagues do together on a working day.
func (s *story) office(day int) error {
	if err := s.Plans.CatchUp(s.ctx); err != nil {
		return err
	}
	if err := s.reach(day); err != nil {
		return err
	}
	if err := s.inviteCast(day); err != nil {
		return err
	}
	if err := s.grow(day); err != nil {
		return err
	}
	for _, c := range s.cast {
		if err := s.attend(c, day); err != nil {
			return err
		}
	}
	return nil
}

// inviteCast invites whose day it is.
func (s *story) inviteCast(day int) error {
	var today []*colleague
	for _, c := range s.cast {
		if c.due == 0 && c.invited <= day {
			today = append(today, c)
		}
	}
	if len(today) == 0 {
		return nil
	}
	return s.session(s.ines, func(s *story) error { return s.inviteAll(today, day) })
}

func (s *story) inviteAll(today []*colleague, day int) error {
	for i, c := range today {
		who := invitation.Person{Email: c.email(), Name: c.name(), Roles: []access.Role{c.role}, Workspaces: s.placed(c)}
		made, err := s.send(s.main, who, c.language)
		if err != nil {
			return err
		}
		c.link, c.due = made.Link, day+i%slow
	}
	return nil
}

// send invites somebody.
func (s *story) send(id ident.Organization, who invitation.Person, language string) (invitation.Handed, error) {
	s.pause(5 * time.Minute)
	sent, err := s.Invitations.Send(s.ctx, s.by, invitation.Request{
		Organization: id, Language: language, People: []invitation.Person{who},
	})
	if err != nil {
		return invitation.Handed{}, err
	}
	return sent[0], nil
}

// attend is a colleague's day: the first one, one of many, or one elsewhere.
func (s *story) attend(c *colleague, day int) error {
	switch {
	case c.due == 0 || day < c.due:
		return nil
	case c.link != "" && c.by.Account == "":
		return s.join(c)
	case c.link != "":
		return s.session(c.by, func(s *story) error { return s.accept(c) })
	case c.until > 0 && day > c.until || s.random.IntN(c.visits) > 0:
		return nil
	}
	return s.session(c.by, func(s *story) error { return s.open(s.main) })
}

// join follows an invitation, as somebody who has no account yet.
func (s *story) join(c *colleague) error {
	s.pause(20 * time.Minute)
	admission, err := s.Invitations.Admit(s.ctx, c.link)
	if err != nil {
		return err
	}
	who, err := s.Accounts.SignUp(s.ctx, asPerson, account.NewAccount{
		Email: c.email(), FirstName: c.first, LastName: c.last, Password: demoPassword, Language: c.language, Admission: admission,
	})
	if err != nil {
		return err
	}
	c.by = ledger.Actor{Account: who.ID, Door: asPerson}
	return s.as(c.by, func(s *story) error { return s.accept(c) })
}

// accept makes a colleague a member of what their link invites to.
func (s *story) accept(c *colleague) error {
	s.pause(5 * time.Minute)
	id, err := s.Invitations.Accept(s.ctx, s.by, c.link)
	if err != nil {
		return err
	}
	c.link = ""
	return s.seen(id)
}
