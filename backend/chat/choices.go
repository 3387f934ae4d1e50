package chat

import (
	"context"

	"intendant/backend/access"
	"intendant/backend/ident"
)

// Choices returns what an account may talk to in a workspace.
func (c *Chats) Choices(ctx context.Context, by ident.Account, org ident.Organization, in ident.Workspace) (Offer, error) {
	if _, err := c.speaker(ctx, by, org, in, access.ResourcesUse); err != nil {
		return Offer{}, err
	}
	return c.House.Offer(ctx, org, in)
}
