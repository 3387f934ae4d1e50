package core

import (
	"context"
	"time"
)

// dueEvery is how often the program looks whether something is due. It asks the
// clock each time, and no timer counts the days: they stand still while a computer
// sleeps.
const dueEvery = time.Minute

// runDue catches up on what came due while the program was closed, and then goes on
// until the function that it returns is called. What fails is tried again the next
// time: nothing of it keeps the program from starting.
func (c *Core) runDue(ctx context.Context, ready *Ready) (stop func()) {
	if err := ready.Chats.Sweep(ctx); err != nil {
		c.log().Error("a content key that is no longer used could not be destroyed; it will be tried again", "error", err)
	}
	c.catchUp(ctx, ready)
	do := c.validate // what is due was done a moment ago
	return repeat(dueEvery, func(ctx context.Context) {
		do(ctx, ready)
		do = c.catchUp
	})
}

func (c *Core) validate(ctx context.Context, ready *Ready) {
	if err := ready.Plans.Validate(ctx); err != nil && ctx.Err() == nil {
		c.log().Error("the catalogue of plans can't be used; the program's own is in force", "error", err)
	}
}

func (c *Core) catchUp(ctx context.Context, ready *Ready) {
	if err := ready.Plans.CatchUp(ctx); err != nil && ctx.Err() == nil {
		c.log().Error("what is due could not all be done; it will be tried again", "error", err)
	}
	if err := ready.Workspaces.CatchUp(ctx); err != nil && ctx.Err() == nil {
		c.log().Error("an organization has no default workspace yet; it will be tried again", "error", err)
	}
	if err := ready.Chats.Expire(ctx); err != nil && ctx.Err() == nil {
		c.log().Error("chats that are no longer kept could not all be deleted; it will be tried again", "error", err)
	}
}
