package invitation

import (
	"sync"
	"time"
)

// Wrong links are answered for a while, and then none for a moment: a secret
// can't be guessed, and trying shall not keep this computer busy.
const (
	triesMost = 30
	triesIn   = time.Minute
)

type tries struct {
	mu    sync.Mutex
	since time.Time
	count int
}

// wrong counts a link that leads nowhere.
func (t *tries) wrong(now time.Time) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.turn(now)
	t.count++
}

// tooMany reports whether to wait.
func (t *tries) tooMany(now time.Time) bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.turn(now)
	return t.count >= triesMost
}

func (t *tries) turn(now time.Time) {
	if past := now.Sub(t.since); past < 0 || past >= triesIn {
		t.since, t.count = now, 0
	}
}
