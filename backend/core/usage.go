package core

import (
	"context"
	"errors"

	"intendant/backend/chat"
	"intendant/backend/sqlite"
	"intendant/backend/usage"
)

// usageFolder is where the meter's journal lies in a data folder.
const usageFolder = "usage"

func (c *Core) meter(ctx context.Context) (*usage.Meter, error) {
	return usage.Open(ctx, usage.Options{Dir: c.path(usageFolder), DB: c.db, Clock: c.options.Clock, Log: c.log()})
}

// forgetting removes what outside of the database still holds what was erased.
func (c *Core) forgetting(ctx context.Context, chats *chat.Chats, meter *usage.Meter) func() error {
	ctx = context.WithoutCancel(ctx)
	return func() error {
		return errors.Join(chats.Sweep(ctx), meter.Forget(ctx), sqlite.RemoveBackups(c.path(backupFolder)))
	}
}
