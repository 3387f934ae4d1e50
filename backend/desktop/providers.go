package desktop

import (
	"context"

	"intendant/backend/fault"
)

// Providers shows the providers to sign in by.
func (i *Installation) Providers(in Nothing) (ProvidersView, error) {
	return call(i.room, "Installation.Providers", in, visit.providers)
}

// SetProvider adds or changes a provider.
func (i *Installation) SetProvider(in ProviderSettingsInput) (ProvidersView, error) {
	return call(i.room, "Installation.SetProvider", in, visit.setProvider)
}

// RemoveProvider forgets a provider and its secret.
func (i *Installation) RemoveProvider(in ProviderInput) (ProvidersView, error) {
	return call(i.room, "Installation.RemoveProvider", in, visit.removeProvider)
}

// TestProvider asks a provider whether the settings work.
func (i *Installation) TestProvider(in ProviderInput) (ProviderTestView, error) {
	return call(i.room, "Installation.TestProvider", in, visit.testProvider)
}

func (v visit) providers(context.Context, Nothing) (ProvidersView, error) {
	return ProvidersView{}, fault.New(fault.MethodUnknown)
}

func (v visit) setProvider(context.Context, ProviderSettingsInput) (ProvidersView, error) {
	return ProvidersView{}, fault.New(fault.MethodUnknown)
}

func (v visit) removeProvider(context.Context, ProviderInput) (ProvidersView, error) {
	return ProvidersView{}, fault.New(fault.MethodUnknown)
}

func (v visit) testProvider(context.Context, ProviderInput) (ProviderTestView, error) {
	return ProviderTestView{}, fault.New(fault.MethodUnknown)
}
