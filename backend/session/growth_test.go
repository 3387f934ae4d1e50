package session_test

import (
	"testing"
	"time"

	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/session"
)

func TestPending(t *testing.T) {
	s, now := store()
	c := s.New("browser", "Firefox, Linux")
	c.Ask(ada, c.Mark())
	wants(t, c, fault.SessionPending)
	c.Unlock()
	c.Touch()
	c.Confirm()
	c.Lock()
	c.SetOrganization(acme)
	got, err := c.Get()
	if !fault.Is(err, fault.SessionPending) || got.Account != ada || got.Locked || got.Organization != "" {
		t.Errorf("a session without its code was changed: %+v, %v", got, err)
	}
	if list := s.List(ada); len(list) != 0 {
		t.Errorf("it is listed: %+v", list)
	}
	now.Advance(session.PendingFor - time.Millisecond)
	wants(t, c, fault.SessionPending)
	now.Advance(time.Millisecond)
	wants(t, c, fault.SessionExpired)
	c.Ask(ada, c.Mark())
	c.Start(ada, c.Mark())
	wants(t, c, "")
	c.Ask(ada, c.Mark())
	s.End(ada)
	wants(t, c, fault.SessionNone)
}

func TestFresh(t *testing.T) {
	s, now := store()
	c := s.New("window", "Linux")
	fresh := func(want bool) {
		t.Helper()
		if got, _ := c.Get(); got.Fresh(now.Now()) != want {
			t.Errorf("fresh: %t", !want)
		}
	}
	fresh(false) // nobody is there
	c.Start(ada, c.Mark())
	fresh(true)
	now.Advance(session.ConfirmFor - time.Millisecond)
	c.Touch()
	fresh(true)
	now.Advance(time.Millisecond)
	fresh(false)
	c.Confirm()
	fresh(true)
	now.Advance(-time.Second)
	fresh(false) // the clock went back
	now.Advance(session.Idle + time.Second)
	c.Confirm()
	wants(t, c, fault.SessionLocked)
	c.Unlock()
	fresh(true) // by the password, just now
}

func TestList(t *testing.T) {
	s, now := store()
	window, browser, other := s.New("window", "Linux"), s.New("browser", "Firefox, Linux"), s.New("browser", "Safari, macOS")
	window.Start(ada, window.Mark())
	now.Advance(time.Second)
	browser.Start(ada, browser.Mark())
	other.Start(bob, other.Mark())
	list := s.List(ada)
	if len(list) != 2 || list[0].Device != "Firefox, Linux" || list[1].Door != "window" || list[0].ID == list[1].ID {
		t.Fatalf("%+v", list)
	}
	now.Advance(session.Idle - time.Second)
	browser.Touch()
	list = s.List(ada)
	if len(list) != 2 || list[0].Locked || !list[1].Locked {
		t.Errorf("%+v", list)
	}
	if s.EndOne(bob, list[1].ID) || s.EndOne(ada, "ses_x") || len(s.List(ada)) != 2 {
		t.Error("somebody else's session was ended")
	}
	if !s.EndOne(ada, list[1].ID) || s.EndOne(ada, list[1].ID) {
		t.Error("a session ends once")
	}
	wants(t, window, fault.SessionNone)
	wants(t, browser, "")
	now.Advance(session.Lifetime)
	if list := s.List(ada); len(list) != 0 {
		t.Errorf("an expired one is listed: %+v", list)
	}
}

func TestEachSessionHasItsName(t *testing.T) {
	s, _ := store()
	c := s.New("window", "Linux")
	seen := map[ident.Session]bool{}
	for range 3 {
		c.Start(ada, c.Mark())
		got, _ := c.Get()
		if got.ID == "" || seen[got.ID] {
			t.Errorf("%q again", got.ID)
		}
		seen[got.ID] = true
	}
}

// Somebody signs in by the old password while it is changed: whichever comes
// first, they aren't in.
func TestWhatIsAboutToBeginEndsToo(t *testing.T) {
	s, _ := store()
	mine, theirs := s.New("window", "Linux"), s.New("browser", "Firefox, Linux")
	mine.Start(ada, mine.Mark())
	before := theirs.Mark()
	s.End(ada, mine)
	if theirs.Start(ada, before) || theirs.Ask(ada, before) {
		t.Error("it began by what was shown before")
	}
	if _, err := theirs.Get(); !fault.Is(err, fault.SessionNone) {
		t.Error(err)
	}
	if _, err := mine.Get(); err != nil {
		t.Error(err)
	}
	if !theirs.Start(bob, before) || !theirs.Start(ada, theirs.Mark()) {
		t.Error("nobody gets in any more")
	}
}
