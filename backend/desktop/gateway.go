package desktop

import (
	"context"

	"intendant/backend/core"
	"intendant/backend/fault"
	"intendant/backend/installation"
)

// Gateway offers what members see of the gateway.
type Gateway struct{ room *room }

// Status says whether the gateway runs, and where.
func (g *Gateway) Status(in GatewayStatusInput) (GatewayView, error) {
	return call(g.room, "Gateway.Status", in, visit.gatewayStatus)
}

// Gateway shows the owner how the gateway is set.
func (i *Installation) Gateway(in Nothing) (GatewaySettingsView, error) {
	return call(i.room, "Installation.Gateway", in, visit.gateway)
}

// SetGateway says whether the gateway runs with the program, where, and how much
// it takes.
func (i *Installation) SetGateway(in SetGatewayInput) (GatewaySettingsView, error) {
	return call(i.room, "Installation.SetGateway", in, visit.setGateway)
}

func (v visit) gatewayStatus(ctx context.Context, _ GatewayStatusInput) (GatewayView, error) {
	is, err := v.core.GatewayDoor(ctx)
	return v.gatewayView(is), err
}

func (v visit) gateway(ctx context.Context, _ Nothing) (GatewaySettingsView, error) {
	is, err := v.core.GatewayDoor(ctx)
	return GatewaySettingsView{Enabled: is.Enabled, Address: is.Address, MaxBodyMiB: is.MaxBodyMiB, GatewayView: v.gatewayView(is)}, err
}

func (v visit) setGateway(ctx context.Context, in SetGatewayInput) (GatewaySettingsView, error) {
	err := v.core.SetGateway(ctx, v.by(), installation.Gateway{Enabled: in.Enabled, Address: in.Address, MaxBodyMiB: in.MaxBodyMiB})
	if err != nil {
		return GatewaySettingsView{}, err
	}
	return v.gateway(ctx, Nothing{})
}

func (v visit) gatewayView(is core.GatewayDoor) GatewayView {
	view := GatewayView{Running: is.Running, BaseURL: is.BaseURL()}
	if is.Problem != nil {
		view.Problem = worded(v.language(), fault.From(is.Problem))
	}
	return view
}
