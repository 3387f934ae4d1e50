package resource_test

import (
	"testing"

	"intendant/backend/ident"
	"intendant/backend/resource"
	"intendant/backend/testhouse"
)

func TestNothingIsLeftOfADeletedOrganization(t *testing.T) {
	h := open(t)
	before := h.Trace(t)
	h.stock(t)
	small := h.model(t, "small").ID
	h.must(t, h.resources.SetRate(t.Context(), h.ada, h.id, "0.9"))
	h.must(t, h.allow(t, h.first, false, small))
	h.must(t, h.resources.SetAgent(t.Context(), h.ada, h.id, resource.Agent{Workspace: h.first, Name: "Helper", Model: small}))
	full := h.Trace(t)
	tables := []string{
		"connection", "model", "usd_rate", "workspace_limited", "workspace_model", "agent", "sealed_organization_key",
	}
	for _, table := range tables {
		if full[table] == before[table] {
			t.Errorf("nothing is tested of %s", table)
		}
	}
	h.must(t, h.Organizations.Delete(t.Context(), h.ada, h.id, "Nordlicht", testhouse.Password))
	after := h.Trace(t)
	for _, table := range tables {
		if after[table] != 0 {
			t.Errorf("%d rows are left in %s", after[table], table)
		}
	}
	if h.Holds(t, "api.example.com") || h.privates(t) != 0 {
		t.Error("something is left in the file")
	}
	if len(h.shelf(t).Models) != 0 {
		t.Error("it still has models")
	}
	h.id = ident.New[ident.Organization](h.IDs)
	if s := h.shelf(t); len(s.Connections) != 0 || s.Currency == "" {
		t.Errorf("%+v", s)
	}
}
