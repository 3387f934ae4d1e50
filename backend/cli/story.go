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
)

// The demo's organizations, and the names that they were given on the way.
var (
	mainNames  = []string{"Atelier Lumen", "Atelier Lumen SAS", "Atelier Lumen"}
	otherNames = []string{"Lumen Research", "Lumen Research Lab"}
)

// story makes the demo's past: months in which one person worked.
type story struct {
	*core.Ready

	ctx      context.Context //nolint:containedctx // it lives as long as one telling
	clock    *clock.Fake
	random   *rand.Rand
	language string
	by       ledger.Actor
}

// tell makes the account, its organizations, and scale times their history. It
// returns the organizations.
func (s *story) tell(scale int) ([]string, error) {
	person, err := s.Accounts.SignUp(s.ctx, asPerson, account.NewAccount{
		Email: demoEmail, FirstName: "Inès", LastName: "Moreau", Password: demoPassword, Language: s.language,
	})
	if err != nil {
		return nil, err
	}
	s.by = ledger.Actor{Account: person.ID, Door: asPerson}
	main, err := s.found(mainNames[0])
	if err != nil {
		return nil, err
	}
	other, err := s.found(otherNames[0])
	if err != nil {
		return nil, err
	}
	for day := range demoDays * scale {
		if err := s.day(day, scale, main, other); err != nil {
			return nil, err
		}
	}
	return []string{string(main), string(other)}, nil
}

func (s *story) found(name string) (ident.Organization, error) {
	s.pause(time.Minute, 20*time.Minute)
	made, err := s.Organizations.Create(s.ctx, s.by, name)
	return made.ID, err
}

// day is what happened on one day; scale squeezes more of them into the same
// months.
func (s *story) day(day, scale int, main, other ident.Organization) error {
	s.pause(20*time.Hour/time.Duration(scale), 24*time.Hour/time.Duration(scale))
	if err := s.open(main); err != nil {
		return err
	}
	var err error
	switch {
	case day%30 == 12:
		err = s.rename(main, mainNames, day/30)
	case day%30 == 21:
		err = s.rename(other, otherNames, day/30)
	case day%5 == 2:
		err = s.open(other)
	}
	return err
}

func (s *story) open(id ident.Organization) error {
	_, err := s.Organizations.Open(s.ctx, s.by, id, false)
	return err
}

func (s *story) rename(id ident.Organization, names []string, turn int) error {
	s.pause(time.Minute, 5*time.Minute)
	_, err := s.Organizations.Rename(s.ctx, s.by, id, names[(turn+1)%len(names)])
	if fault.Is(err, fault.ChangeNone) {
		return nil
	}
	return err
}

// pause lets some time pass, in whole seconds.
func (s *story) pause(least, most time.Duration) {
	s.clock.Advance(least + time.Duration(s.random.Int64N(int64(most-least)+1)).Truncate(time.Second))
}
