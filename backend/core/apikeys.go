package core

import (
	"context"
	"time"

	"intendant/backend/apikey"
	"intendant/backend/limit"
)

// flushEvery is how often is written down when keys were last used.
const flushEvery = 10 * time.Second

// makeKeys builds API keys and limits, and starts what they do by themselves.
func (c *Core) makeKeys(r *Ready) {
	r.APIKeys = apikey.New(apikey.Deps{
		DB: c.db, Ledger: r.Ledger, IDs: c.ids, Clock: c.options.Clock, Entropy: c.options.Entropy,
	})
	r.Limits = limit.New(limit.Deps{DB: c.db, Ledger: r.Ledger, Clock: c.options.Clock})
	flush := func(ctx context.Context) {
		if err := r.APIKeys.Flush(ctx); err != nil && ctx.Err() == nil {
			c.log().Error("when API keys were last used could not be written down", "error", err)
		}
	}
	stop := repeat(flushEvery, flush)
	r.flushing = func() {
		stop()
		flush(context.Background())
	}
}
