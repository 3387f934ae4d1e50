package gateway

// Narrow has the gateway take on that many exchanges at once, for tests.
func (g *Gateway) Narrow(busy int64) { g.most.busy = busy }
