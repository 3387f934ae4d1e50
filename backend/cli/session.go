package cli

import (
	"time"

	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/ledger"
	"intendant/backend/organization"
)

// session is somebody's who does something.
func (s *story) session(by ledger.Actor, do func(*story) error) error {
	return s.as(by, func(s *story) error {
		if err := s.Accounts.Enter(s.ctx, s.by); err != nil {
			return err
		}
		s.pause(5 * time.Minute)
		if err := do(s); err != nil && !fault.Is(err, fault.ChangeNone) { // it came to that before
			return err
		}
		if err := s.seen(s.main); err != nil {
			return err
		}
		s.pause(20 * time.Minute)
		return s.Accounts.SignOut(s.ctx, s.by)
	})
}

// as lets somebody act for a while.
func (s *story) as(by ledger.Actor, do func(*story) error) error {
	before := s.by
	defer func() { s.by = before }()
	s.by = by
	return do(s)
}

// look is at one of the organizations, mostly the first.
func (s *story) look() error {
	id := s.main
	if s.other != "" && s.random.IntN(others) == 0 {
		id = s.other
	}
	return s.open(id)
}

func (s *story) open(id ident.Organization) error {
	if _, err := s.Organizations.Open(s.ctx, s.by, id, false); err != nil {
		return err
	}
	return s.seen(id)
}

// pause lets a minute or more pass, in whole seconds.
func (s *story) pause(most time.Duration) {
	s.clock.Advance(time.Minute + time.Duration(s.random.Int64N(int64(most-time.Minute)+1)).Truncate(time.Second))
}

// seen notes that whoever is here is.
func (s *story) seen(id ident.Organization) error {
	m, err := organization.MembershipOf(s.ctx, s.DB.Read(), s.by.Account, id)
	if err != nil {
		return err
	}
	return s.Directory.Seen(s.ctx, id, m.Member)
}
