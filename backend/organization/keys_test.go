package organization_test

import (
	"sync"
	"testing"

	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/organization"
	"intendant/backend/seal"
	"intendant/backend/testhouse"
)

func keys(t *testing.T, p *place) organization.Keys {
	t.Helper()
	vault, _, err := seal.OpenVault(t.TempDir(), seal.VaultOptions{Keyring: seal.NoKeyring, WorkFactor: 1})
	if err == nil {
		err = vault.Protect(testhouse.Password)
	}
	if err != nil {
		t.Fatal(err)
	}
	return organization.Keys{DB: p.DB, Vault: vault}
}

// Those who ask for an organization's first key at once get the same one.
func TestEachOrganizationHasOneKey(t *testing.T) {
	p := open(t)
	k := keys(t, p)
	const askers = 8
	sealed := make([][]byte, askers)
	var all sync.WaitGroup
	for i := range askers {
		all.Go(func() {
			key, err := k.Key(t.Context(), p.id)
			if err == nil {
				sealed[i], err = key.Seal([]byte("a secret"), "place")
			}
			if err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	key, err := k.Key(t.Context(), p.id)
	if err != nil {
		t.Fatal(err)
	}
	for _, one := range sealed {
		if plain, err := key.Open(one, "place"); err != nil || string(plain) != "a secret" {
			t.Errorf("%q, %v", plain, err)
		}
	}
	other, err := k.Key(t.Context(), p.Create(t, p.astrid, "Other").ID)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := other.Open(sealed[0], "place"); !fault.Is(err, fault.DatabaseCorrupt) {
		t.Errorf("another organization's key opens it: %v", err)
	}
	p.Sound(t)
}

func TestAKeyGoesWithItsOrganization(t *testing.T) {
	p := open(t)
	k := keys(t, p)
	if _, err := k.Key(t.Context(), p.id); err != nil {
		t.Fatal(err)
	}
	if err := p.Organizations.Delete(t.Context(), p.astrid, p.id, "Nordlicht", testhouse.Password); err != nil {
		t.Fatal(err)
	}
	for _, id := range []ident.Organization{p.id, "org_01KB3F7W9ZQ2M4X8T6RVN5YHCE"} {
		p.Refused(t, fault.NotFound, func() error {
			_, err := k.Key(t.Context(), id)
			return err
		})
	}
}
