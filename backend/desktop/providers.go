package desktop

import (
	"context"

	"intendant/backend/ident"
	"intendant/backend/sociallogin"
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

func (v visit) providers(ctx context.Context, _ Nothing) (ProvidersView, error) {
	all, err := v.Providers.Offered(ctx)
	if err != nil {
		return ProvidersView{}, err
	}
	users, err := v.Providers.Users(ctx)
	view := ProvidersView{Providers: make([]ProviderView, 0, len(all)), Redirect: sociallogin.Redirect}
	for _, p := range all {
		view.Providers = append(view.Providers, ProviderView{
			ID: string(p.ID), Kind: string(p.Kind), Name: p.Name, Issuer: p.Issuer, ClientID: p.ClientID,
			HasSecret: p.HasSecret, Relay: p.Relay, TeamID: p.TeamID, KeyID: p.KeyID, HasPrivateKey: p.HasKey,
			Available: p.Reason() == "", Reason: p.Reason(), Accounts: users[p.ID],
		})
	}
	return view, err
}

func (v visit) setProvider(ctx context.Context, in ProviderSettingsInput) (ProvidersView, error) {
	settings := sociallogin.Input{
		Provider: sociallogin.Provider{
			Kind: sociallogin.Kind(in.Kind), Name: in.Name, Issuer: in.Issuer, ClientID: in.ClientID,
			Relay: in.Relay, TeamID: in.TeamID, KeyID: in.KeyID,
		},
		Secret: in.ClientSecret, Key: in.PrivateKey,
	}
	if in.ID != "" {
		id, err := ident.Parse[ident.Provider](in.ID)
		if err != nil {
			return ProvidersView{}, err
		}
		settings.ID = id
	}
	if err := v.Providers.Set(ctx, v.by(), settings); err != nil {
		return ProvidersView{}, err
	}
	return v.providers(ctx, Nothing{})
}

func (v visit) removeProvider(ctx context.Context, in ProviderInput) (ProvidersView, error) {
	id, err := ident.Parse[ident.Provider](in.ID)
	if err != nil {
		return ProvidersView{}, err
	}
	if err := v.Providers.Remove(ctx, v.by(), id); err != nil {
		return ProvidersView{}, err
	}
	return v.providers(ctx, Nothing{})
}

func (v visit) testProvider(ctx context.Context, in ProviderInput) (ProviderTestView, error) {
	id, err := ident.Parse[ident.Provider](in.ID)
	if err != nil {
		return ProviderTestView{}, err
	}
	if err := v.Visits.Test(ctx, id); err != nil {
		return ProviderTestView{Error: problemView(v.language(), err)}, nil
	}
	return ProviderTestView{OK: true}, nil
}
