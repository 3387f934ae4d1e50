package core

import (
	"context"
	"sync"
	"sync/atomic"

	"intendant/backend/chat"
	"intendant/backend/event"
	"intendant/backend/fault"
	"intendant/backend/gateway"
	"intendant/backend/installation"
	"intendant/backend/ledger"
)

const mebibyte = 1 << 20

func (c *Core) gateway(r *Ready) *gateway.Gateway {
	return gateway.New(gateway.Deps{
		DB: c.db, Bus: c.bus, Clock: c.options.Clock, IDs: c.ids, Log: c.log(),
		Secrets: r.Resources, Keys: r.APIKeys, Meter: r.Meter, Limits: r.Limits,
	})
}

// talk has the gateway answer a member, whether or not it listens.
func (c *Core) talk(ctx context.Context, who chat.Speaker, body []byte) (chat.Answer, error) {
	ready, err := c.Ready()
	if err != nil {
		return chat.Answer{}, err
	}
	answer, err := ready.Gateway.Talk(ctx, gateway.Member(who), body)
	return chat.Answer{Response: answer, Used: func() (chat.Cost, bool) {
		used, known := gateway.UsedBy(answer)
		return chat.Cost{
			Input: used.Input, Output: used.Output, Spend: used.Spend, Priced: used.Priced, Estimated: used.Estimated,
		}, known
	}}, err
}

// door is where the gateway listens, as the owner of the installation wants it.
type door struct {
	mu      sync.Mutex
	opened  installation.Gateway
	server  *gateway.Server
	problem error
	broke   atomic.Bool // server has stopped by itself
	over    sync.WaitGroup
}

// GatewayDoor says where the gateway listens.
type GatewayDoor struct {
	installation.Gateway

	Running bool
	Problem error // why it doesn't although it should
}

// BaseURL is what callers are given, also where it doesn't listen.
func (d GatewayDoor) BaseURL() string { return gateway.BaseURL(d.Address) }

// GatewayDoor says how the gateway is set, and whether it listens.
func (c *Core) GatewayDoor(ctx context.Context) (GatewayDoor, error) {
	is, err := installation.ReadGateway(ctx, c.db.Read())
	if err != nil {
		return GatewayDoor{}, err
	}
	c.door.mu.Lock()
	defer c.door.mu.Unlock()
	d := GatewayDoor{Gateway: is, Running: c.door.isOpen(), Problem: c.door.problem}
	if c.door.broke.Load() {
		d.Problem = fault.New(fault.GatewayStopped, "address", c.door.opened.Address)
	}
	return d, nil
}

// SetGateway sets the gateway, for the owner, and opens or closes its door
// accordingly. That the address can't be had is no error: GatewayDoor says so.
func (c *Core) SetGateway(ctx context.Context, by ledger.Actor, to installation.Gateway) error {
	ready, err := c.Ready()
	if err != nil {
		return err
	}
	if err := ready.Installation.SetGateway(ctx, by, to); err != nil {
		return err
	}
	return c.door.follow(ctx, c, ready)
}

// DeleteAccount is People.Delete. With the last account the settings go back to what they
// were at first, and the door follows them.
func (c *Core) DeleteAccount(ctx context.Context, by ledger.Actor, typed string) error {
	ready, err := c.Ready()
	if err != nil {
		return err
	}
	if err := ready.People.Delete(ctx, by, typed); err != nil {
		return err
	}
	if err := c.door.follow(context.WithoutCancel(ctx), c, ready); err != nil { // the account is gone all the same
		c.log().Error("the gateway could not follow its settings", "error", err)
	}
	return nil
}

// follow opens the door where the settings want it open, and closes it where they
// don't.
func (d *door) follow(ctx context.Context, c *Core, r *Ready) error {
	if !c.options.Gateway {
		return nil
	}
	is, err := installation.ReadGateway(ctx, c.db.Read())
	if err != nil {
		return err
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.isOpen() && is == d.opened {
		return nil
	}
	d.shut()
	if is.Enabled {
		d.open(ctx, c, r, is)
	}
	return nil
}

func (d *door) open(ctx context.Context, c *Core, r *Ready, is installation.Gateway) {
	server, err := r.Gateway.Listen(ctx, is.Address, is.MaxBodyMiB*mebibyte)
	if err != nil {
		d.problem = err
		c.log().Error("the gateway can't listen", "address", is.Address, "error", err)
		return
	}
	d.opened, d.server = is, server
	d.over.Go(func() {
		if err := server.Serve(context.Background()); err != nil {
			c.log().Error("the gateway stopped listening", "address", is.Address, "error", err)
			d.broke.Store(true)
			c.bus.Publish(event.Everything) // pages that show it as running look again
		}
	})
}

func (d *door) isOpen() bool { return d.server != nil && !d.broke.Load() }

func (d *door) shut() {
	d.problem = nil
	if d.server != nil {
		d.server.Close()
		d.over.Wait()
		d.server = nil
	}
	d.broke.Store(false)
}

func (d *door) close() {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.shut()
}

// ServeGateway opens a door of the gateway's until ctx is done, or tells of the one
// that is open already: at an address or, without one, where the settings have it.
func (c *Core) ServeGateway(ctx context.Context, address string, opened func(baseURL string)) error {
	ready, err := c.Ready()
	if err != nil {
		return err
	}
	is, err := c.GatewayDoor(ctx)
	if err != nil {
		return err
	}
	if is.Running && (address == "" || address == is.Address) {
		opened(is.BaseURL())
		<-ctx.Done()
		return nil
	}
	if address == "" {
		address = is.Address
	}
	server, err := ready.Gateway.Listen(ctx, address, is.MaxBodyMiB*mebibyte)
	if err != nil {
		return err
	}
	if ctx.Err() != nil {
		server.Close()
		return fault.Wrap(fault.Canceled, ctx.Err())
	}
	opened(server.BaseURL())
	return server.Serve(ctx)
}
