package plan

import (
	"time"

	"intendant/backend/ident"
)

// State is how a subscription stands.
type State string

// The states. An organization has one subscription of each family from its first
// entry on; None is that of one which has none yet.
const (
	None     State = ""
	Free     State = "free"
	Trialing State = "trialing"
	Active   State = "active"
	PastDue  State = "past_due"
)

// Subscription is what an organization has of a family. Times are zero where
// there is none.
type Subscription struct {
	Organization ident.Organization
	Family       string
	State        State
	Terms        Terms
	Started      time.Time // with this plan
	Changed      time.Time // when its terms were last set
	Anchor       time.Time // from which periods are counted
	PeriodStart  time.Time
	PeriodEnd    time.Time
	TrialEnd     time.Time
	GraceEnd     time.Time
	Cancels      bool      // at the period's end
	Scheduled    *Terms    // from the period's end on
	Trialed      time.Time // when the one trial began
}

// paid reports whether periods are counted.
func (s *Subscription) paid() bool { return s.State == Active || s.State == PastDue }

// due is when the program acts next, and what it does; zero when it doesn't.
func (s *Subscription) due() (time.Time, Action) {
	switch {
	case s.State == Trialing:
		return s.TrialEnd, End
	case s.State == PastDue && !s.GraceEnd.After(s.PeriodEnd):
		return s.GraceEnd, End
	case s.paid() && s.Cancels:
		return s.PeriodEnd, End
	case s.paid():
		return s.PeriodEnd, Renew
	}
	return time.Time{}, ""
}

// overdue reports whether the program has yet to do what is due. Until then nobody
// does anything else: a period that is over has no rest to charge.
func (s *Subscription) overdue(now time.Time) bool {
	at, _ := s.due()
	return !at.IsZero() && !now.Before(at)
}

// become takes other terms.
func (s *Subscription) become(state State, t Terms, at time.Time) {
	if s.Terms.Plan != t.Plan || s.State == None {
		s.Started = at
	}
	s.State, s.Terms, s.Changed = state, t, at
	s.Cancels, s.Scheduled, s.TrialEnd = false, nil, time.Time{}
}

// end goes back to the free plan.
func (s *Subscription) end(t Terms, at time.Time) {
	s.become(Free, t, at)
	s.Anchor, s.PeriodStart, s.PeriodEnd, s.GraceEnd = time.Time{}, time.Time{}, time.Time{}, time.Time{}
}

func moment(ms int64) time.Time {
	if ms == 0 {
		return time.Time{}
	}
	return time.UnixMilli(ms).UTC()
}

func millis(t time.Time) int64 {
	if t.IsZero() {
		return 0
	}
	return t.UnixMilli()
}
