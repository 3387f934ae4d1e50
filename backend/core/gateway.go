package core

import (
	"context"
	"net/http"

	"intendant/backend/chat"
	"intendant/backend/gateway"
)

func (c *Core) gateway(ctx context.Context, r *Ready) (*gateway.Gateway, error) {
	return gateway.New(ctx, gateway.Deps{
		DB: c.db, Bus: c.bus, Clock: c.options.Clock, IDs: c.ids, Log: c.log(),
		Secrets: r.Resources, Keys: r.APIKeys, Meter: r.Meter, Limits: r.Limits,
	})
}

// talk has the gateway answer a member.
func (c *Core) talk(ctx context.Context, who chat.Speaker, body []byte) (*http.Response, error) {
	ready, err := c.Ready()
	if err != nil {
		return nil, err
	}
	return ready.Gateway.Talk(ctx, gateway.Member(who), body)
}
