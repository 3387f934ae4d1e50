package session

import (
	"cmp"
	"slices"
	"sync"

	"intendant/backend/clock"
	"intendant/backend/fault"
	"intendant/backend/ident"
)

// Store holds the sessions of all clients.
type Store struct {
	mu      sync.Mutex
	clock   clock.Clock
	ids     *ident.Source
	clients map[*Client]Session // those where somebody has signed in
	ended   map[ident.Account]Mark
	last    Mark
}

// Mark is a moment in the order in which accounts' sessions are ended.
type Mark int64

// NewStore makes a Store where nobody has signed in.
func NewStore(c clock.Clock, ids *ident.Source) *Store {
	return &Store{clock: c, ids: ids, clients: map[*Client]Session{}, ended: map[ident.Account]Mark{}}
}

// New makes a client where nobody has signed in, reached by a door on a device.
func (s *Store) New(door, device string) *Client {
	return &Client{store: s, door: door, device: device}
}

// End ends every session of an account, as when it is deleted or its password
// changes, except those of the clients that are named. It ends those too that
// are about to begin by what was shown before.
func (s *Store) End(account ident.Account, except ...*Client) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.last++
	s.ended[account] = s.last
	for client, session := range s.clients {
		if session.Account == account && !slices.Contains(except, client) {
			s.drop(client)
		}
	}
}

// drop is called under the lock.
func (s *Store) drop(client *Client) {
	delete(s.clients, client)
	if client.ended != nil {
		close(client.ended)
		client.ended = nil
	}
}

// Close closes an organization, which is no more, in every session.
func (s *Store) Close(id ident.Organization) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for client, session := range s.clients {
		if session.Organization == id {
			session.Organization = ""
			s.clients[client] = session
		}
	}
}

// List returns the sessions of an account, the one that was seen last first.
// One that waits for a code is none yet.
func (s *Store) List(account ident.Account) []Session {
	s.mu.Lock()
	defer s.mu.Unlock()
	var list []Session
	for _, session := range s.clients {
		now, err := session.at(s.clock.Now())
		if session.Account == account && (err == nil || fault.Is(err, fault.SessionLocked)) {
			list = append(list, now)
		}
	}
	slices.SortFunc(list, func(a, b Session) int {
		return cmp.Or(b.Seen.Compare(a.Seen), cmp.Compare(b.ID, a.ID))
	})
	return list
}

// EndOne ends a session of an account. It reports whether there was one.
func (s *Store) EndOne(account ident.Account, id ident.Session) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	for client, session := range s.clients {
		if session.Account == account && session.ID == id {
			s.drop(client)
			return true
		}
	}
	return false
}

// Client is a window, a browser or a script. Its methods may be called by
// several goroutines.
type Client struct {
	store        *Store
	door, device string
	ended        chan struct{} // nil where nobody waits
}

// Ended is closed once the session of this client, or its next one if there is
// none now, is ended. One that expires isn't told of.
func (c *Client) Ended() <-chan struct{} {
	c.store.mu.Lock()
	defer c.store.mu.Unlock()
	if c.ended == nil {
		c.ended = make(chan struct{})
	}
	return c.ended
}

// Mark is now: what a person shows from here on is shown after it.
func (c *Client) Mark() Mark {
	c.store.mu.Lock()
	defer c.store.mu.Unlock()
	return c.store.last
}

// Start begins a session, in place of one that there may be, for somebody who
// has shown who they are since a Mark. It reports false, and begins none, where
// the account's sessions were ended after it.
func (c *Client) Start(account ident.Account, since Mark) bool { return c.start(account, since, false) }

// Ask begins a session that waits for a code, as Start does. Until Start it lets
// nobody in.
func (c *Client) Ask(account ident.Account, since Mark) bool { return c.start(account, since, true) }

func (c *Client) start(account ident.Account, since Mark, pending bool) bool {
	c.store.mu.Lock()
	defer c.store.mu.Unlock()
	if c.store.ended[account] > since {
		return false
	}
	now := c.store.clock.Now()
	c.store.clients[c] = Session{
		ID: ident.New[ident.Session](c.store.ids), Account: account, Door: c.door, Device: c.device,
		Started: now, Seen: now, Confirmed: now, Pending: pending,
	}
	return true
}

// Get returns the session. It returns fault.SessionNone or
// fault.SessionExpired without one, and the session with fault.SessionLocked
// when it is locked, with fault.SessionPending while it waits for a code.
// Looking at a session doesn't keep it from locking.
func (c *Client) Get() (Session, error) {
	c.store.mu.Lock()
	defer c.store.mu.Unlock()
	return c.store.clients[c].at(c.store.clock.Now())
}

// Touch notes that somebody is there. It does nothing to a session that has
// locked or expired meanwhile.
func (c *Client) Touch() {
	c.change(func(s *Session) { s.Seen = c.store.clock.Now() })
}

// Lock locks the session until Unlock.
func (c *Client) Lock() {
	c.change(func(s *Session) { s.Locked = true })
}

// SetOrganization notes which organization is open.
func (c *Client) SetOrganization(id ident.Organization) {
	c.change(func(s *Session) {
		s.Organization = id
		if !s.Opened(id) {
			s.opened = append(slices.Clone(s.opened), id)
		}
	})
}

// Confirm notes that the person has just shown again who they are.
func (c *Client) Confirm() {
	c.change(func(s *Session) { s.Confirmed = c.store.clock.Now() })
}

// change works on a session that is neither locked nor expired.
func (c *Client) change(fn func(*Session)) {
	c.store.mu.Lock()
	defer c.store.mu.Unlock()
	if s, err := c.store.clients[c].at(c.store.clock.Now()); err == nil {
		fn(&s)
		c.store.clients[c] = s
	}
}

// Unlock opens a locked session to the person it belongs to, who has just
// shown to be that person. It doesn't revive one that has expired.
func (c *Client) Unlock() { c.unlock(true) }

// Resume is Unlock by what opens a session and is too little to confirm: it
// makes nothing fresh.
func (c *Client) Resume() { c.unlock(false) }

func (c *Client) unlock(confirmed bool) {
	c.store.mu.Lock()
	defer c.store.mu.Unlock()
	s, ok := c.store.clients[c]
	now := c.store.clock.Now()
	if !ok || s.Pending || !within(now.Sub(s.Started), Lifetime) {
		return
	}
	s.Locked, s.Seen = false, now
	if confirmed {
		s.Confirmed = now
	}
	c.store.clients[c] = s
}

// End ends the session.
func (c *Client) End() {
	c.store.mu.Lock()
	defer c.store.mu.Unlock()
	c.store.drop(c)
}
