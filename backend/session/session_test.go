package session_test

import (
	"sync"
	"testing"
	"time"

	"intendant/backend/clock"
	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/session"
)

const (
	ada   ident.Account      = "acc_ada"
	bob   ident.Account      = "acc_bob"
	acme  ident.Organization = "org_acme"
	other ident.Organization = "org_other"
)

func store() (*session.Store, *clock.Fake) {
	now := clock.NewFake(time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC))
	return session.NewStore(now, ident.NewSource(now, nil)), now
}

func wants(t *testing.T, c *session.Client, code fault.Code) {
	t.Helper()
	_, err := c.Get()
	if code == "" && err != nil || code != "" && !fault.Is(err, code) {
		t.Fatalf("got %v, want %q", err, code)
	}
}

func TestClientsAreApart(t *testing.T) {
	s, _ := store()
	window, browser := s.New("window", "Linux"), s.New("window", "Linux")
	wants(t, window, fault.SessionNone)
	window.Start(ada, window.Mark())
	wants(t, window, "")
	wants(t, browser, fault.SessionNone)
	browser.Start(bob, browser.Mark())
	window.End()
	wants(t, window, fault.SessionNone)
	if got, _ := browser.Get(); got.Account != bob {
		t.Errorf("got %s", got.Account)
	}
}

func TestIdleSessionLocks(t *testing.T) {
	s, now := store()
	c := s.New("window", "Linux")
	c.Start(ada, c.Mark())
	now.Advance(session.Idle - time.Millisecond)
	wants(t, c, "") // looking is no touch
	now.Advance(time.Millisecond)
	wants(t, c, fault.SessionLocked)
	c.Touch()
	c.SetOrganization(acme)
	got, err := c.Get()
	if !fault.Is(err, fault.SessionLocked) || got.Account != ada || !got.Locked || got.Organization != "" {
		t.Fatalf("a locked session was changed: %+v, %v", got, err)
	}
	c.Unlock()
	wants(t, c, "")
	now.Advance(session.Idle - time.Millisecond)
	c.Touch()
	now.Advance(session.Idle - time.Millisecond)
	wants(t, c, "")
}

func TestSessionEndsHoweverBusy(t *testing.T) {
	s, now := store()
	c := s.New("window", "Linux")
	c.Start(ada, c.Mark())
	for range int(session.Lifetime/time.Minute) - 1 {
		now.Advance(time.Minute)
		c.Touch()
	}
	wants(t, c, "")
	now.Advance(time.Minute)
	wants(t, c, fault.SessionExpired)
	c.Unlock()
	c.Touch()
	wants(t, c, fault.SessionExpired)
	c.Start(ada, c.Mark())
	wants(t, c, "")
}

// A clock that is set back doesn't keep a session open until it has caught up.
func TestAClockThatGoesBackKeepsNothingOpen(t *testing.T) {
	s, now := store()
	c := s.New("window", "Linux")
	c.Start(ada, c.Mark())
	now.Advance(2 * time.Minute)
	c.Touch()
	now.Advance(-time.Minute)
	wants(t, c, fault.SessionLocked)
	c.Touch()
	wants(t, c, fault.SessionLocked)
	c.Unlock()
	wants(t, c, "")
	now.Advance(-2 * time.Minute) // before it began
	wants(t, c, fault.SessionExpired)
	c.Unlock()
	c.Touch()
	wants(t, c, fault.SessionExpired)
	if list := s.List(ada); len(list) > 0 {
		t.Errorf("listed: %+v", list)
	}
	c.Ask(ada, c.Mark())
	wants(t, c, fault.SessionPending)
	now.Advance(-time.Second)
	wants(t, c, fault.SessionExpired)
}

func TestLock(t *testing.T) {
	s, _ := store()
	c := s.New("window", "Linux")
	c.Lock()
	wants(t, c, fault.SessionNone)
	c.Unlock()
	wants(t, c, fault.SessionNone)
	c.Start(ada, c.Mark())
	c.Lock()
	wants(t, c, fault.SessionLocked)
	c.Unlock()
	wants(t, c, "")
}

func TestEndOfAnAccount(t *testing.T) {
	s, _ := store()
	one, two, three := s.New("window", "Linux"), s.New("window", "Linux"), s.New("window", "Linux")
	one.Start(ada, one.Mark())
	two.Start(ada, two.Mark())
	three.Start(bob, three.Mark())
	s.End(ada, one)
	wants(t, one, "")
	wants(t, two, fault.SessionNone)
	wants(t, three, "")
}

func TestOrganization(t *testing.T) {
	s, _ := store()
	c, d := s.New("window", "Linux"), s.New("window", "Linux")
	c.Start(ada, c.Mark())
	d.Start(bob, d.Mark())
	c.SetOrganization(acme)
	before, _ := c.Get()
	c.SetOrganization(other)
	d.SetOrganization(acme)
	got, _ := c.Get()
	if got.Organization != other || !got.Opened(acme) || !got.Opened(other) || before.Opened(other) {
		t.Errorf("got %+v, before %+v", got, before)
	}
	s.Close(acme)
	if got, _ := d.Get(); got.Organization != "" {
		t.Errorf("it is gone, yet open: %s", got.Organization)
	}
	if got, _ := c.Get(); got.Organization != other {
		t.Errorf("another was closed")
	}
}

func TestManyAtOnce(t *testing.T) {
	s, now := store()
	c := s.New("window", "Linux")
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			for range 200 {
				c.Start(ada, c.Mark())
				c.SetOrganization(acme)
				_, _ = c.Get()
				now.Advance(time.Millisecond)
				c.Touch()
				s.End(bob)
			}
		})
	}
	group.Wait()
	wants(t, c, "")
}

func TestWhoeverWaitsIsToldThatASessionEnded(t *testing.T) {
	s, _ := store()
	c, bystander := s.New("browser", "Linux"), s.New("browser", "Linux")
	bystander.Start(bob, bystander.Mark())
	untouched := bystander.Ended()
	for name, end := range map[string]func(id ident.Session){
		"all of an account": func(ident.Session) { s.End(ada) },
		"one":               func(id ident.Session) { s.EndOne(ada, id) },
		"its own":           func(ident.Session) { c.End() },
	} {
		c.Start(ada, c.Mark())
		got, _ := c.Get()
		ended := c.Ended()
		end(got.ID)
		select {
		case <-ended:
		default:
			t.Errorf("%s: nobody was told", name)
		}
		select {
		case <-c.Ended():
			t.Errorf("%s: told of the next one", name)
		default:
		}
	}
	select {
	case <-untouched:
		t.Error("somebody else was told")
	default:
	}
}
