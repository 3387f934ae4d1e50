package serve

import (
	"crypto/rand"
	"crypto/sha256"
	"net/http"
	"sync"
	"sync/atomic"
	"time"

	"intendant/backend/core"
	"intendant/backend/desktop"
	"intendant/backend/ledger"
)

const (
	maxClients = 32
	forgetTime = 24 * time.Hour
	// graceTime lets requests through that were under way when a cookie was
	// renewed: what the page asks by itself, and nothing that
	// takes a fresh confirmation.
	graceTime = 3 * time.Second
)

// client is one browser, or one script: a bound set with its own session.
type client struct {
	set     *desktop.Set
	jar     *jar // nil for a script
	key     string
	methods map[string]method
	seen    time.Time
	streams atomic.Int32 // open ones of what changed
}

// clients are all that came in. Their number is bounded: whoever was silent
// longest makes room.
type clients struct {
	core *core.Core
	mu   sync.Mutex
	all  map[[sha256.Size]byte]*client
	old  map[[sha256.Size]byte]renewed
}

// renewed is a secret that was replaced, while requests with it may be under way.
type renewed struct {
	by    [sha256.Size]byte
	until time.Time
}

func newClients(c *core.Core) *clients {
	return &clients{core: c, all: map[[sha256.Size]byte]*client{}, old: map[[sha256.Size]byte]renewed{}}
}

// add makes a client of a browser and returns the secret of its cookie, and the
// key of its page.
func (c *clients) add(r *http.Request) (secret, key string) {
	secret, cookies := rand.Text(), newJar()
	about := desktop.Client{Door: ledger.DoorBrowser, Language: language(r), Device: device(r), Keeper: cookies}
	return secret, c.put(secret, about, cookies).key
}

func (c *clients) put(secret string, about desktop.Client, cookies *jar) *client {
	set := desktop.New(c.core, about)
	one := &client{set: set, jar: cookies, key: rand.Text(), methods: methodsOf(set), seen: time.Now()}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.makeRoom()
	c.all[sha256.Sum256([]byte(secret))] = one
	return one
}

func (c *clients) find(secret string) *client {
	c.mu.Lock()
	defer c.mu.Unlock()
	key := sha256.Sum256([]byte(secret))
	if later, is := c.old[key]; is && c.core.Clock().Now().Before(later.until) {
		key = later.by
	}
	one := c.all[key]
	if one != nil {
		one.seen = time.Now()
	}
	return one
}

// late reports whether a secret was renewed, and is let through for a moment.
func (c *clients) late(secret string) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	_, is := c.old[sha256.Sum256([]byte(secret))]
	return is
}

// renew replaces a client's secret.
func (c *clients) renew(secret string) (string, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	key := sha256.Sum256([]byte(secret))
	one := c.all[key]
	if one == nil { // it was renewed a moment ago
		return "", false
	}
	now := c.core.Clock().Now()
	for k, r := range c.old {
		if !now.Before(r.until) {
			delete(c.old, k)
		}
	}
	fresh := rand.Text()
	next := sha256.Sum256([]byte(fresh))
	delete(c.all, key)
	c.all[next] = one
	c.old[key] = renewed{by: next, until: now.Add(graceTime)}
	return fresh, true
}

func (c *clients) makeRoom() {
	for key, one := range c.all {
		if time.Since(one.seen) > forgetTime {
			c.drop(key)
		}
	}
	for len(c.all) >= maxClients {
		c.drop(c.oldest())
	}
}

func (c *clients) oldest() (key [sha256.Size]byte) {
	first := time.Now().Add(time.Second)
	for k, one := range c.all {
		if one.seen.Before(first) {
			key, first = k, one.seen
		}
	}
	return key
}

func (c *clients) drop(key [sha256.Size]byte) {
	c.all[key].set.Close()
	delete(c.all, key)
}

func (c *clients) endAll() {
	c.mu.Lock()
	defer c.mu.Unlock()
	for key := range c.all {
		c.drop(key)
	}
}
