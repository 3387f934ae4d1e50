// Package session remembers who has signed in at which client: one session for
// a window, a browser's cookie or a bearer token. It is kept in memory only;
// a start of the program begins with nobody signed in.
package session

import (
	"slices"
	"time"

	"intendant/backend/fault"
	"intendant/backend/ident"
)

// Limits of a session.
const (
	Idle       = 15 * time.Minute // without a touch, after which it locks
	Lifetime   = 12 * time.Hour   // after which it ends, however busy
	PendingFor = 10 * time.Minute // how long it waits for a code
	ConfirmFor = 5 * time.Minute  // how long a password that was typed counts as typed just now
)

// Session is somebody who signed in. It is a copy: changing it changes nothing.
type Session struct {
	ID           ident.Session // names it in a list; no secret
	Account      ident.Account
	Organization ident.Organization // the one that is open, or ""
	Door         string             // by which it came
	Device       string             // where it is, such as "Firefox, Linux"
	Started      time.Time
	Seen         time.Time // the last touch
	Confirmed    time.Time // when the person last showed who they are
	Locked       bool
	Pending      bool // the password was right, and a code is still asked for

	opened []ident.Organization
}

// Opened reports whether the session has opened the organization before.
func (s Session) Opened(id ident.Organization) bool { return slices.Contains(s.opened, id) }

// Fresh reports whether the person showed who they are within ConfirmFor. A
// clock that was set back makes nothing fresh.
func (s Session) Fresh(now time.Time) bool {
	return within(now.Sub(s.Confirmed), ConfirmFor)
}

func within(passed, limit time.Duration) bool { return passed >= 0 && passed < limit }

// at is the session as it is at a time: locked when it was idle for too long. A
// clock that was set back says neither how long it was idle nor how old it is,
// which makes it too long and too old.
func (s Session) at(now time.Time) (Session, error) {
	switch {
	case s.Account == "":
		return Session{}, fault.New(fault.SessionNone)
	case !within(now.Sub(s.Started), s.lifetime()):
		return Session{}, fault.New(fault.SessionExpired)
	case s.Pending:
		return s, fault.New(fault.SessionPending)
	}
	s.Locked = s.Locked || !within(now.Sub(s.Seen), Idle)
	if s.Locked {
		return s, fault.New(fault.SessionLocked)
	}
	return s, nil
}

func (s Session) lifetime() time.Duration {
	if s.Pending {
		return PendingFor
	}
	return Lifetime
}
