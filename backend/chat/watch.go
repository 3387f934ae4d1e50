package chat

import (
	"context"

	"intendant/backend/event"
)

// Watch stops the answers of whoever is removed, soon after they were, until the
// function that it returns is called.
func (c *Chats) Watch(bus *event.Bus) (stop func()) {
	changes, stop := bus.Subscribe()
	go func() {
		for change := range changes {
			if change != event.Everything && change.Concept != "organization" {
				continue
			}
			if err := c.stopGone(context.Background()); err != nil {
				c.Log.Error("answers without a chat could not be stopped", "error", err)
			}
		}
	}()
	return stop
}
