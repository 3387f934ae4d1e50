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
	Idle     = 15 * time.Minute // without a touch, after which it locks
	Lifetime = 12 * time.Hour   // after which it ends, however busy
)

// Session is somebody who signed in. It is a copy: changing it changes nothing.
type Session struct {
	Account      ident.Account
	Organization ident.Organization // the one that is open, or ""
	Started      time.Time
	Seen         time.Time // the last touch
	Locked       bool

	opened []ident.Organization
}

// Opened reports whether the session has opened the organization before.
func (s Session) Opened(id ident.Organization) bool { return slices.Contains(s.opened, id) }

// at is the session as it is at a time: locked when it was idle for too long.
func (s Session) at(now time.Time) (Session, error) {
	switch {
	case s.Account == "":
		return Session{}, fault.New(fault.SessionNone)
	case now.Sub(s.Started) >= Lifetime:
		return Session{}, fault.New(fault.SessionExpired)
	}
	s.Locked = s.Locked || now.Sub(s.Seen) >= Idle
	if s.Locked {
		return s, fault.New(fault.SessionLocked)
	}
	return s, nil
}
