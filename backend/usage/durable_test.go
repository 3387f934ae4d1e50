package usage

import (
	"testing"
	"time"
)

func (h *house) synced() int64 {
	h.m.mu.Lock()
	defer h.m.mu.Unlock()
	return h.m.journal.synced
}

// TestDurable: what was set aside is, once that was waited for, and what was used
// becomes so by itself.
func TestDurable(t *testing.T) {
	h := newHouse(t)
	h.must(h.reserve(100).Durable()) // grants an allowance on the way
	r := h.reserve(10)
	h.must(r.Durable())
	if now := h.synced(); now < r.end {
		t.Errorf("durable up to %d of %d", now, r.end)
	}
	r.Settling(spent(4))
	h.m.mu.Lock()
	end := h.m.journal.written
	h.m.mu.Unlock()
	for until := time.Now().Add(5 * time.Second); h.synced() < end; time.Sleep(time.Millisecond) {
		if time.Now().After(until) {
			t.Fatal("what was used never became durable")
		}
	}
	h.again(Options{})
	h.uses("org", "104 spent, 104 tokens, 0 reserved")
}
