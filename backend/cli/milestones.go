package cli

import (
	"cmp"
	"slices"
	"time"

	"intendant/backend/access"
	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/invitation"
	"intendant/backend/organization"
	"intendant/backend/plan"
)

// milestone is something that happens to the organization as a whole, on the
// first working day from a day on.
type milestone struct {
	day int
	who string // of the cast; empty: the demo's person
	do  func(*story) error
}

// milestones are the way from one person to a team. The last ones are so late
// that their time isn't up when the demo is shown.
func milestones() []milestone {
	sent := new(ident.Invitation)
	all := []milestone{
		{7, "", (*story).tryTeam},
		{17, "", seats(12)}, // before the trial ends
		{33, "juergen.grossmann", seats(20)},
		{58, "", roles("chiara.dagostino", access.Billing)}, // she keeps the books now
		{62, "", unseat("lukasz.zolkiewski")},               // back at the university
		{66, "ipek.yildirim", guest("paul.renard@studio-renard.example", "Paul Renard", sent)},
		{69, "tomasz.wisniewski", unseat("oisin.obriain")}, // on parental leave
		{77, "", guest("camile.roy"+demoDomain, "Camille Roy", sent)},
		{78, "", revoke(sent)}, // it had one l too few
		{81, "", (*story).tryResearch},
		{82, "", research("tomasz.wisniewski")},
		{83, "", research("chiara.dagostino")},
		{85, "", guest("camille.roy"+demoDomain, "Camille Roy", sent)},
		{85, "ipek.yildirim", guest("deniz.aksoy@mail.example", "", sent)},
		{87, "tomasz.wisniewski", guest("omar.khalil"+demoDomain, "عمر خليل", sent)},
	}
	all = slices.Concat(all, rooms(), supplies(), badges(), bounds(), conversations())
	slices.SortStableFunc(all, func(a, b milestone) int { return cmp.Compare(a.day, b.day) })
	return all
}

// reach does what is due by a day.
func (s *story) reach(day int) error {
	for len(s.plans) > 0 && s.plans[0].day <= day {
		by := s.ines
		if c := s.colleague(s.plans[0].who); c != nil {
			by = c.by
		}
		if err := s.session(by, func(s *story) error { return s.oneAfterTheOther(day) }); err != nil {
			return err
		}
	}
	return nil
}

// oneAfterTheOther is all that somebody does in one go.
func (s *story) oneAfterTheOther(day int) error {
	for who := s.plans[0].who; len(s.plans) > 0 && s.plans[0].day <= day && s.plans[0].who == who; s.plans = s.plans[1:] {
		if err := s.plans[0].do(s); err != nil && !fault.Is(err, fault.ChangeNone) { // it came to that before
			return err
		}
		s.pause(5 * time.Minute)
	}
	return nil
}

const family = "chat"

func (s *story) tryTeam() error { return s.Plans.StartTrial(s.ctx, s.by, s.main, family) }

func (s *story) tryResearch() error { return s.Plans.StartTrial(s.ctx, s.by, s.other, family) }

// seats subscribes to so many, and those of the crowd.
func seats(n int64) func(*story) error {
	return func(s *story) error { return s.subscribe(family, "team", n+int64(s.crowd)) }
}

func (s *story) subscribe(family, to string, seats int64) error {
	r := plan.Request{Plan: to, Interval: "month", Seats: seats}
	shown, err := s.Plans.Preview(s.ctx, s.by.Account, s.main, family, r)
	if err != nil {
		return err
	}
	return s.Plans.Subscribe(s.ctx, s.by, s.main, plan.Order{Request: r, Family: family, At: shown.At, Expected: shown.DueNow, Then: shown.Then})
}

func roles(address string, more ...access.Role) func(*story) error {
	return func(s *story) error {
		m, err := s.member(address)
		if err == nil {
			_, err = s.Organizations.SetRoles(s.ctx, s.by, s.main, m, more, nil)
		}
		return err
	}
}

func unseat(address string) func(*story) error {
	return func(s *story) error {
		m, err := s.member(address)
		if err == nil {
			_, err = s.Organizations.SetSeats(s.ctx, s.by, s.main, m, false)
		}
		return err
	}
}

func (s *story) member(address string) ([]ident.Member, error) {
	m, err := organization.MembershipOf(s.ctx, s.DB.Read(), s.colleague(address).by.Account, s.main)
	return []ident.Member{m.Member}, err
}

// guest is invited and doesn't answer; sent is which invitation that is.
func guest(email, name string, sent *ident.Invitation) func(*story) error {
	return func(s *story) error {
		made, err := s.send(s.main, invitation.Person{Email: email, Name: name, Roles: []access.Role{access.Member}}, s.language)
		*sent = made.ID
		return err
	}
}

func revoke(sent *ident.Invitation) func(*story) error {
	return func(s *story) error {
		_, err := s.Invitations.Revoke(s.ctx, s.by, s.main, []ident.Invitation{*sent})
		return err
	}
}

// research invites a colleague to the other organization.
func research(address string) func(*story) error {
	return func(s *story) error {
		c := s.colleague(address)
		made, err := s.send(s.other, invitation.Person{Email: c.email(), Name: c.name()}, c.language)
		c.link = made.Link
		return err
	}
}
