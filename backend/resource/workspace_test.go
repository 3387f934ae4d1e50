package resource_test

import (
	"strings"
	"testing"

	"intendant/backend/access"
	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/ledger"
	"intendant/backend/resource"
)

func (h *house) allow(t *testing.T, w ident.Workspace, all bool, list ...ident.Model) error {
	t.Helper()
	return h.resources.SetAllowed(t.Context(), h.ada, h.id, w, all, list)
}

func TestWhatAWorkspaceMayUse(t *testing.T) {
	h := open(t)
	h.stock(t)
	small, large := h.model(t, "small"), h.model(t, "large")
	if small.Workspaces != 2 {
		t.Errorf("%d workspaces may use it", small.Workspaces)
	}
	h.Refused(t, fault.ChangeNone, func() error { return h.allow(t, h.first, true, small.ID) })
	h.must(t, h.allow(t, h.first, false, large.ID, small.ID, large.ID))
	h.Refused(t, fault.ChangeNone, func() error { return h.allow(t, h.first, false, small.ID, large.ID) })
	h.must(t, h.allow(t, h.first, false, small.ID))
	s := h.shelf(t)
	if !s.May(h.first, small.ID) || s.May(h.first, large.ID) || !s.May(h.second, large.ID) {
		t.Errorf("%+v", s.Allowed)
	}
	if h.model(t, "small").Workspaces != 2 || h.model(t, "large").Workspaces != 1 {
		t.Error("the workspaces are miscounted")
	}
	a, err := h.resources.Allowed(t.Context(), h.ada.Account, h.id, h.first)
	if err != nil || a.All || len(a.Models) != 3 || a.Models[0].Allowed || !a.Models[1].Allowed {
		t.Errorf("%+v, %v", a, err)
	}
	h.must(t, h.allow(t, h.second, false)) // none at all
	if h.shelf(t).May(h.second, small.ID) || h.model(t, "small").Workspaces != 1 {
		t.Error("it may use what nobody allowed")
	}
	h.Refused(t, fault.NotFound, func() error { return h.allow(t, h.first, false, "mdl_01KB3F7W9ZQ2M4X8T6RVN5YHCE") })
	h.Sound(t)
	h.must(t, h.allow(t, h.first, true))
	if a, _ := h.resources.Allowed(t.Context(), h.ada.Account, h.id, h.first); !a.All || !a.Models[0].Allowed {
		t.Errorf("%+v", a)
	}
	h.Refused(t, fault.InputInvalid, func() error {
		return h.try(t, &resource.AllowedSet{Workspace: h.first, Models: []ident.Model{small.ID, small.ID}})
	})
	h.do(t, &placed{Workspace: h.first, Archived: true})
	h.Refused(t, fault.WorkspaceArchived, func() error { return h.allow(t, h.first, false) })
	h.Refused(t, fault.WorkspaceArchived, func() error { return h.try(t, &resource.AllowedSet{Workspace: h.first}) })
	h.Sound(t)
}

func (h *house) agents(t *testing.T, w ident.Workspace) []resource.Assistant {
	t.Helper()
	list, err := h.resources.Agents(t.Context(), h.ada.Account, h.id, w)
	h.must(t, err)
	return list
}

func TestAgents(t *testing.T) {
	h := open(t)
	h.stock(t)
	set := func(a resource.Agent) error { return h.resources.SetAgent(t.Context(), h.ada, h.id, a) }
	a := resource.Agent{
		Workspace: h.first, Name: " Réviseur ", Instructions: "Correct it.\r\nSay why.\n", Model: h.model(t, "small").ID,
		Temperature: "0.70", TopP: "1.0", MaxOutput: 500,
	}
	h.must(t, set(a))
	is := h.agents(t, h.first)[0]
	want := resource.Agent{
		ID: is.ID, Workspace: h.first, Name: "Réviseur", Instructions: "Correct it.\nSay why.", Model: a.Model, Temperature: "0.7", TopP: "1", MaxOutput: 500,
	}
	if is.Agent != want || is.ModelName != "small" || !is.Allowed || h.shelf(t).Agents[h.first]["Réviseur"] != want {
		t.Errorf("%+v", is)
	}
	if len(h.agents(t, h.second)) != 0 || len(h.shelf(t).Agents[h.second]) != 0 {
		t.Error("another workspace has it, too")
	}
	h.Refused(t, fault.ChangeNone, func() error { return set(want) })
	a.ID, a.Name = "", "RÉVISEUR"
	h.invalid(t, "name", fault.Taken, func() error { return set(a) })
	a.Workspace = h.second
	h.must(t, set(a)) // the same name in another workspace
	stolen := want
	stolen.Workspace = h.second
	h.Refused(t, fault.NotFound, func() error { return set(stolen) })
	h.Refused(t, fault.NotFound, func() error {
		return h.try(t, &resource.AgentSet{Agent: is.ID, Workspace: h.second, Name: "Mine", Model: a.Model})
	})
	h.Refused(t, fault.NotFound, func() error { return h.resources.RemoveAgent(t.Context(), h.ada, h.id, h.second, is.ID) })
	h.Sound(t)

	h.must(t, h.allow(t, h.first, false, h.model(t, "large").ID))
	if h.agents(t, h.first)[0].Allowed {
		t.Error("its model isn't allowed any more")
	}
	want.Name = "Lektor"
	h.must(t, set(want)) // keeps its model
	want.Model = h.model(t, "large").ID
	h.must(t, set(want))
	want.Model = h.model(t, "small").ID
	h.invalid(t, "model", fault.NotOffered, func() error { return set(want) })
	h.must(t, h.resources.RemoveAgent(t.Context(), h.ada, h.id, h.first, is.ID))
	h.Refused(t, fault.NotFound, func() error { return h.resources.RemoveAgent(t.Context(), h.ada, h.id, h.first, is.ID) })
	h.Refused(t, fault.NotFound, func() error { return set(want) })
	h.Sound(t)
}

func TestAgentsThatCannotBe(t *testing.T) {
	h := open(t)
	h.stock(t)
	fine := resource.Agent{Workspace: h.first, Name: "Helper", Model: h.model(t, "small").ID}
	for name, one := range map[string]struct {
		change func(a *resource.Agent)
		field  string
		code   fault.FieldCode
	}{
		"no name":       {func(a *resource.Agent) { a.Name = " " }, "name", fault.Required},
		"hot":           {func(a *resource.Agent) { a.Temperature = "2.1" }, "temperature", fault.TooLarge},
		"warm":          {func(a *resource.Agent) { a.Temperature = "warm" }, "temperature", fault.NotDecimal},
		"not a number":  {func(a *resource.Agent) { a.TopP = "NaN" }, "topP", fault.NotDecimal},
		"above all":     {func(a *resource.Agent) { a.TopP = "1.000000001" }, "topP", fault.TooLarge},
		"a control":     {func(a *resource.Agent) { a.Instructions = "a\x00b" }, "instructions", fault.ForbiddenChars},
		"a novel":       {func(a *resource.Agent) { a.Instructions = strings.Repeat("é", 20_001) }, "instructions", fault.TooLong},
		"endless":       {func(a *resource.Agent) { a.MaxOutput = 1 << 40 }, "maxOutput", fault.Malformed},
		"no chat model": {func(a *resource.Agent) { a.Model = h.model(t, "vectors").ID }, "model", fault.NotOffered},
	} {
		t.Run(name, func(t *testing.T) {
			a := fine
			one.change(&a)
			h.invalid(t, one.field, one.code, func() error { return h.resources.SetAgent(t.Context(), h.ada, h.id, a) })
		})
	}
	fine.Model = "mdl_01KB3F7W9ZQ2M4X8T6RVN5YHCE"
	h.Refused(t, fault.NotFound, func() error { return h.resources.SetAgent(t.Context(), h.ada, h.id, fine) })
}

// What a role in a workspace gives counts there and nowhere else.
func TestWhoMayManageAWorkspacesResources(t *testing.T) {
	h := open(t)
	h.stock(t)
	model := h.model(t, "small").ID
	set := func(who ledger.Actor, w ident.Workspace) error {
		return h.resources.SetAgent(t.Context(), who, h.id, resource.Agent{Workspace: w, Name: "Helper", Model: model})
	}
	read := func(who ledger.Actor, w ident.Workspace) error {
		_, err := h.resources.Agents(t.Context(), who.Account, h.id, w)
		if err == nil {
			_, err = h.resources.Allowed(t.Context(), who.Account, h.id, w)
		}
		return err
	}
	for role, code := range map[access.WorkspaceRole]fault.Code{
		access.WorkspaceAdmin: "", access.WorkspaceDeveloper: fault.PermissionDenied,
		access.WorkspaceMember: fault.PermissionDenied, access.WorkspaceViewer: fault.PermissionDenied,
	} {
		who := h.join(t, string(role), role, access.Member)
		if err := read(who, h.first); err != nil {
			t.Errorf("%s can't read: %v", role, err)
		}
		if code == "" {
			h.must(t, set(who, h.first))
			h.must(t, h.resources.SetAllowed(t.Context(), who, h.id, h.first, false, []ident.Model{model}))
		} else {
			h.Refused(t, code, func() error { return set(who, h.first) })
			h.Refused(t, code, func() error { return h.resources.SetAllowed(t.Context(), who, h.id, h.first, true, nil) })
			by := h.Membership(t, who, h.id).Actor(who)
			h.Refused(t, code, func() error {
				_, err := h.Ledger.Commit(t.Context(), ledger.Draft{Ledger: string(h.id), By: by, Change: &resource.AllowedSet{Workspace: h.first, All: true}})
				return err
			})
		}
		h.Refused(t, fault.NotFound, func() error { return set(who, h.second) })
		h.Refused(t, fault.NotFound, func() error { return read(who, h.second) })
	}
	bea := h.join(t, "bea", "", access.Billing)
	h.Refused(t, fault.PermissionDenied, func() error { return set(bea, h.first) })
	if len(h.agents(t, h.second)) != 0 {
		t.Error("somebody reached the other workspace")
	}
	stranger := h.SignUp(t, "sam")
	elsewhere := h.Create(t, stranger, "Elsewhere").ID
	h.Refused(t, fault.NotFound, func() error {
		return h.resources.SetAgent(t.Context(), stranger, elsewhere, resource.Agent{Workspace: h.first, Name: "Spy", Model: model})
	})
	if _, err := h.resources.Agents(t.Context(), stranger.Account, elsewhere, h.first); !fault.Is(err, fault.NotFound) {
		t.Errorf("it reads another organization's workspace: %v", err)
	}
	h.Sound(t)
}
