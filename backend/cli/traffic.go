package cli

import (
	"math/rand/v2"
	"time"

	"intendant/backend/fault"
	"intendant/backend/limit"
	"intendant/backend/organization"
	"intendant/backend/resource"
	"intendant/backend/usage"
)

// traffic is what goes through the gateway while the story is told: as much as the
// habits have it, by the meter.
type traffic struct {
	*story

	random  *rand.Rand
	habits  []*habit
	start   time.Time // of the story
	until   time.Time // up to here it has been told
	shelf   *resource.Shelf
	rules   []limit.Rule
	caps    map[capsOf][]usage.Cap
	durable func() error // waits for what was settled last
	settled int          // and isn't in the database yet
}

func (t *traffic) begin(s *story, start time.Time) {
	t.story, t.habits, t.start, t.until = s, habits(), start, start
}

// finish goes on until the end, and writes all of it down.
func (t *traffic) finish(end time.Time) error {
	if err := t.pass(end); err != nil {
		return err
	}
	return t.write()
}

// pass lets time pass until to, an hour or so at a time, with what is used meanwhile.
func (t *traffic) pass(to time.Time) error {
	if err := t.look(); err != nil {
		return err
	}
	for t.until.Before(to) {
		next := t.until.Add(40*time.Minute + time.Duration(t.random.IntN(40*60))*time.Second)
		if next.After(to) {
			next = to
		}
		if left := next.Sub(t.clock.Now()); left > 0 {
			t.clock.Advance(left)
		}
		if err := t.hour(t.until, next); err != nil {
			return err
		}
		t.until = next
	}
	return nil
}

// look reads what there is to use, and its limits.
func (t *traffic) look() (err error) {
	t.caps = map[capsOf][]usage.Cap{}
	if t.shelf, err = resource.Read(t.ctx, t.DB.Read(), t.main); err != nil {
		return err
	}
	if t.rules, err = limit.Read(t.ctx, t.DB.Read(), t.main); err != nil {
		return err
	}
	return t.meet()
}

// meet finds who has become a member.
func (t *traffic) meet() error {
	for _, h := range t.habits {
		for _, who := range h.who {
			by := t.ines
			if c := t.colleague(who); c != nil {
				by = c.by
			}
			if by.Account == "" || t.people[who] != "" {
				continue
			}
			m, err := organization.MembershipOf(t.ctx, t.DB.Read(), by.Account, t.main)
			if fault.Is(err, fault.NotFound) { // between signing up and accepting
				continue
			} else if err != nil {
				return err
			}
			t.people[who] = m.Member
		}
	}
	return nil
}

// hour is what is used within one.
func (t *traffic) hour(from, to time.Time) error {
	before := t.settled
	for _, h := range t.habits {
		if err := t.use(h, from, to); err != nil {
			return err
		}
	}
	if t.settled > before {
		t.Usage.Alert(t.ctx)
	}
	if t.settled < atOnceSettled {
		return nil
	}
	return t.write()
}

// atOnceSettled is how many exchanges the database is brought up to date with at a
// time: the meter holds some more in memory.
const atOnceSettled = 20_000

// write brings the database up to date.
func (t *traffic) write() error {
	t.settled = 0
	if t.durable == nil {
		return nil
	}
	if err := t.durable(); err != nil {
		return err
	}
	return t.Meter.Import(t.ctx)
}

func (t *traffic) use(h *habit, from, to time.Time) error {
	b, ok := t.able(h, from)
	if !ok {
		return nil
	}
	for range t.times(h, b, from, to) {
		at := from.Add(time.Duration(t.random.Int64N(int64(to.Sub(from)))))
		if ok, err := t.exchange(h, b, at); err != nil || !ok {
			return err
		}
	}
	return t.strain(h, b, from)
}

// able finds whose key it is, and whether it can be used now.
func (t *traffic) able(h *habit, now time.Time) (b badge, ok bool) {
	day := int(now.Sub(t.start) / demoDay)
	if h.key == "" {
		b = badge{workspace: t.rooms[h.room], made: t.start.AddDate(0, 0, h.from)}
		if len(h.who) > 0 {
			b.member = t.people[h.who[t.random.IntN(len(h.who))]]
		}
		ok = b.member != ""
	} else {
		b, ok = t.keys[h.key]
	}
	over := h.until > 0 && day > h.until || !b.end.IsZero() && !now.Before(b.end)
	return b, ok && b.workspace != "" && !now.Before(b.made) && !over && h.asleep != now.Unix()/secondsADay
}

const (
	secondsADay = 24 * 60 * 60
	// grown is within how many days a habit becomes what it is in the end, from begun.
	grown, begun = 60, 0.3
)

// times is how many requests there are within an hour.
func (t *traffic) times(h *habit, b badge, from, to time.Time) int {
	var whole float64
	for _, n := range h.hours {
		whole += n
	}
	if day := from.Unix() / secondsADay; h.day != day {
		h.day, h.mood = day, 0.75+t.random.Float64()/2
	}
	n := h.daily * float64(t.scale) * h.mood * h.hours[from.Hour()] / whole * to.Sub(from).Hours()
	n *= begun + (1-begun)*min(1, from.Sub(b.made).Hours()/24/grown)
	if weekend(from) {
		n *= h.weekend
	}
	return int(n + t.random.Float64())
}
