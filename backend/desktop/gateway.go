package desktop

import (
	"context"

	"intendant/backend/fault"
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

func (v visit) gatewayStatus(context.Context, GatewayStatusInput) (GatewayView, error) {
	return GatewayView{}, fault.New(fault.NotFound)
}

func (v visit) gateway(context.Context, Nothing) (GatewaySettingsView, error) {
	return GatewaySettingsView{}, fault.New(fault.NotFound)
}

func (v visit) setGateway(context.Context, SetGatewayInput) (GatewaySettingsView, error) {
	return GatewaySettingsView{}, fault.New(fault.NotFound)
}
