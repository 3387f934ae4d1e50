package cli

import (
	"context"
	"math/rand/v2"
	"time"

	"intendant/backend/account"
	"intendant/backend/clock"
	"intendant/backend/core"
	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/ledger"
)

// Who the demo is about. The password is printed, and good for nothing else.
const (
	demoEmail      = "ines.moreau@atelier-lumen.example"
	demoPassword   = "seven lanterns over the harbour"
	demoPassphrase = "a demo keeps no secrets" //nolint:gosec // as it says

	// demoFirstEmail is the address before the domain was bought.
	demoFirstEmail = "ines.moreau@mail.example"
)

const (
	demoDay = 24 * time.Hour
	// morning is within how long the person begins to work.
	morning = 2 * time.Hour
	// visits: the console is opened on one working day in so many.
	visits = 3
	// others: one look in so many is at the second organization.
	others = 4
)

// story makes the demo's past: months in which one person worked.
type story struct {
	*core.Ready

	ctx         context.Context //nolint:containedctx // it lives as long as one telling
	clock       *clock.Fake
	random      *rand.Rand
	language    string
	by          ledger.Actor
	main, other ident.Organization
}

// tell makes the account, its organizations, and scale times their history. It
// returns the organizations.
func (s *story) tell(scale int) ([]string, error) {
	start := s.clock.Now()
	person, err := s.Accounts.SignUp(s.ctx, asPerson, account.NewAccount{
		Email: demoFirstEmail, FirstName: "Ines", LastName: "Moreau", Password: demoPassword, Language: s.language,
	})
	if err != nil {
		return nil, err
	}
	s.by = ledger.Actor{Account: person.ID, Door: asPerson}
	if s.main, err = s.found("Studio Lumen"); err != nil {
		return nil, err
	}
	worked := 0
	for day := 1; day < demoDays*scale; day++ {
		s.wait(start, day, scale)
		if weekend(s.clock.Now()) {
			continue
		}
		worked++
		if err := s.work(worked); err != nil {
			return nil, err
		}
	}
	return []string{string(s.main), string(s.other)}, nil
}

func (s *story) found(name string) (ident.Organization, error) {
	s.pause(time.Minute, 20*time.Minute)
	made, err := s.Organizations.Create(s.ctx, s.by, name)
	return made.ID, err
}

// wait is for the morning of a day; scale squeezes more of them into the same
// months.
func (s *story) wait(start time.Time, day, scale int) {
	slot := demoDay / time.Duration(scale)
	late := s.random.Int64N(int64(morning) / int64(scale))
	begins := start.AddDate(0, 0, day/scale).Add(slot*time.Duration(day%scale) + time.Duration(late))
	if left := begins.Sub(s.clock.Now()).Truncate(time.Second); left > 0 {
		s.clock.Advance(left)
	}
}

func weekend(t time.Time) bool { return t.Weekday() == time.Saturday || t.Weekday() == time.Sunday }

// work is a working day: something to do, just a look, or nothing here.
func (s *story) work(day int) error {
	do, planned := chapters[day%chapterDays]
	if !planned && s.random.IntN(visits) > 0 {
		return nil
	}
	if err := s.Accounts.Enter(s.ctx, s.by); err != nil {
		return err
	}
	s.pause(time.Minute, 5*time.Minute)
	if !planned {
		do = (*story).look
	}
	if err := do(s); err != nil && !fault.Is(err, fault.ChangeNone) { // it came to that before
		return err
	}
	s.pause(time.Minute, 20*time.Minute)
	return s.Accounts.SignOut(s.ctx, s.by)
}

// look is at one of the organizations, mostly the first.
func (s *story) look() error {
	id := s.main
	if s.other != "" && s.random.IntN(others) == 0 {
		id = s.other
	}
	_, err := s.Organizations.Open(s.ctx, s.by, id, false)
	return err
}

// pause lets some time pass, in whole seconds.
func (s *story) pause(least, most time.Duration) {
	s.clock.Advance(least + time.Duration(s.random.Int64N(int64(most-least)+1)).Truncate(time.Second))
}
