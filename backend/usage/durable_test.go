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

// TestDurableByItself: what was set aside and used becomes so though nobody waits for
// it.
func TestDurableByItself(t *testing.T) {
	h := newHouse(t)
	h.reserve(100)
	h.reserve(10).Settling(spent(4))
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
