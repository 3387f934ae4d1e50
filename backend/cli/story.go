package cli

import (
	"context"
	"math/rand/v2"
	"time"

	"intendant/backend/account"
	"intendant/backend/clock"
	"intendant/backend/core"
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

// story makes the demo's past: months in which one person worked, and others
// joined her.
type story struct {
	*core.Ready

	ctx         context.Context //nolint:containedctx // it lives as long as one telling
	clock       *clock.Fake
	random      *rand.Rand
	language    string
	ines, by    ledger.Actor // the person that it is about, and who acts now
	main, other ident.Organization
	cast        []*colleague
	plans       []milestone // what is still to come
	crowd       int         // how many more join
	joined      int         // of them
	scale       int
	rooms       map[string]ident.Workspace
	keys        map[string]badge        // that work
	people      map[string]ident.Member // by their address
	traffic     *traffic
}

// tell makes the account, its organizations, scale times their history, and the
// more members, until the end. It returns the organizations.
func (s *story) tell(scale int, end time.Time) ([]string, error) {
	start := s.clock.Now()
	s.cast, s.plans, s.crowd, s.scale = cast(), milestones(), min((scale-1)*crowdStep, crowdMost), scale
	s.keys, s.people = map[string]badge{}, map[string]ident.Member{}
	person, err := s.Accounts.SignUp(s.ctx, asPerson, account.NewAccount{
		Email: demoFirstEmail, FirstName: "Ines", LastName: "Moreau", Password: demoPassword, Language: s.language,
	})
	if err != nil {
		return nil, err
	}
	s.ines = ledger.Actor{Account: person.ID, Door: asPerson}
	s.by = s.ines
	if s.main, err = s.found("Studio Lumen"); err != nil {
		return nil, err
	}
	s.traffic.begin(s, start)
	if err := s.days(start, scale); err != nil {
		return nil, err
	}
	if err := s.Accounts.SeeNotices(s.ctx, s.ines, ledger.Newest); err != nil {
		return nil, err
	}
	if err := s.traffic.finish(end); err != nil {
		return nil, err
	}
	return []string{string(s.main), string(s.other)}, nil
}

// days are the person's, and every one that isn't squeezed in the others' too.
func (s *story) days(start time.Time, scale int) error {
	worked := 0
	for day := 1; day < demoDays*scale; day++ {
		if err := s.wait(start, day, scale); err != nil {
			return err
		}
		if weekend(s.clock.Now()) {
			continue
		}
		worked++
		if err := s.work(worked); err != nil {
			return err
		}
		if day%scale > 0 {
			continue
		}
		if err := s.office(day / scale); err != nil {
			return err
		}
	}
	return nil
}

func (s *story) found(name string) (ident.Organization, error) {
	s.pause(20 * time.Minute)
	made, err := s.Organizations.Create(s.ctx, s.by, name)
	return made.ID, err
}

// wait is for the morning of a day; scale squeezes more of them into the same
// months.
func (s *story) wait(start time.Time, day, scale int) error {
	slot := demoDay / time.Duration(scale)
	late := s.random.Int64N(int64(morning) / int64(scale))
	begins := start.AddDate(0, 0, day/scale).Add(slot*time.Duration(day%scale) + time.Duration(late))
	if left := begins.Sub(s.clock.Now()).Truncate(time.Second); left > 0 {
		return s.traffic.pass(s.clock.Now().Add(left))
	}
	return nil
}

func weekend(t time.Time) bool { return t.Weekday() == time.Saturday || t.Weekday() == time.Sunday }

// work is a working day: something to do, just a look, or nothing here.
func (s *story) work(day int) error {
	do, planned := chapters[day%chapterDays]
	if !planned && s.random.IntN(visits) > 0 {
		return nil
	}
	if !planned {
		do = (*story).look
	}
	return s.session(s.ines, do)
}
