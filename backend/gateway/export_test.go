package gateway

// Narrow has the gateway take on that many exchanges at once, for tests.
func (g *Gateway) Narrow(busy int64) { g.most.busy = busy }

// Noted is how many changes wait to be read.
func (g *Gateway) Noted() int {
	g.book.pending.Lock()
	defer g.book.pending.Unlock()
	return len(g.book.changes)
}

// NarrowMemory has it hold that many bytes of bodies at once.
func (g *Gateway) NarrowMemory(held int64) { g.most.held = held }

// Held is how many it holds.
func (g *Gateway) Held() int64 { return g.held.Load() }
