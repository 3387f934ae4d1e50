package resource_test

import (
	"fmt"
	"strings"
	"testing"

	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/ledger"
	"intendant/backend/resource"
	"intendant/backend/testhouse"
)

func (h *house) setModels(t *testing.T, list ...resource.ModelInput) error {
	t.Helper()
	return h.resources.SetModels(t.Context(), h.ada, h.id, list)
}

// again is a model as it would be entered once more.
func again(o resource.Offer) resource.ModelInput {
	return resource.ModelInput{Model: o.Model, Input: o.Input, Output: o.Output, Cached: o.Cached}
}

func TestPricesAreExact(t *testing.T) {
	h := open(t)
	c := h.connect(t, "Mistral", "https://api.example.com/v1", key)
	in := resource.ModelInput{
		Model: resource.Model{Name: "exact", Connection: c, Kind: resource.Chat}, Input: "0.000000001", Output: "1000000", Cached: "0",
	}
	h.must(t, h.setModels(t, in))
	is := h.model(t, "exact")
	if is.Price != (resource.Price{Input: 1, Output: 1_000_000_000_000_000}) || !is.Priced ||
		is.Input != "0.000000001" || is.Output != "1000000" || is.Cached != "0" || is.Upstream != "exact" || is.ConnectionName != "Mistral" {
		t.Errorf("%+v", is)
	}
	if got := h.shelf(t); got.Currency != "EUR" || got.Models["exact"] != is.Model {
		t.Errorf("%+v", got)
	}
	for text, want := range map[string]resource.Price{
		"0.15": {Input: 150_000_000, Output: 150_000_000, Cached: 150_000_000}, // cached as input
		"07":   {Input: 7_000_000_000, Output: 7_000_000_000, Cached: 7_000_000_000},
		"0":    {},
	} {
		in := again(is)
		in.Input, in.Output, in.Cached = text, text, ""
		h.must(t, h.setModels(t, in))
		if got := h.model(t, "exact"); got.Price != want || !got.Priced {
			t.Errorf("%q is %+v", text, got.Price)
		}
	}
	in = again(is)
	in.Input, in.Output, in.Cached = "", "", ""
	h.must(t, h.setModels(t, in))
	if got := h.model(t, "exact"); got.Priced || got.Input != "" {
		t.Errorf("%+v", got)
	}
	h.Sound(t)
}

func TestModelsThatCannotBe(t *testing.T) {
	h := open(t)
	c := h.stock(t)
	fine := resource.ModelInput{Model: resource.Model{Name: "mistralai/M-7B:v0.3@x", Connection: c, Kind: resource.Chat}, Input: "1", Output: "1"}
	for name, one := range map[string]struct {
		change func(m *resource.ModelInput)
		field  string
		code   fault.FieldCode
	}{
		"no name":         {func(m *resource.ModelInput) { m.Name = "" }, "name", fault.NotAModel},
		"an agent's":      {func(m *resource.ModelInput) { m.Name = "agent:x" }, "name", fault.NotAModel},
		"two words":       {func(m *resource.ModelInput) { m.Name = "my model" }, "name", fault.NotAModel},
		"a long name":     {func(m *resource.ModelInput) { m.Name = strings.Repeat("x", 201); m.Upstream = "x" }, "name", fault.TooLong},
		"hidden upstream": {func(m *resource.ModelInput) { m.Upstream = "a\u202eb" }, "upstream", fault.Malformed},
		"no such kind":    {func(m *resource.ModelInput) { m.Kind = "poem" }, "kind", fault.NotOffered},
		"a comma":         {func(m *resource.ModelInput) { m.Input = "0,15" }, "input", fault.NotDecimal},
		"below zero":      {func(m *resource.ModelInput) { m.Output = "-1" }, "output", fault.NotDecimal},
		"an exponent":     {func(m *resource.ModelInput) { m.Output = "1e3" }, "output", fault.NotDecimal},
		"too fine":        {func(m *resource.ModelInput) { m.Cached = "0.0000000001" }, "cached", fault.NotDecimal},
		"too dear":        {func(m *resource.ModelInput) { m.Output = "1000000.1" }, "output", fault.TooLarge},
		"beyond numbers":  {func(m *resource.ModelInput) { m.Output = strings.Repeat("9", 29) }, "output", fault.NotDecimal},
		"half a price":    {func(m *resource.ModelInput) { m.Output = "" }, "output", fault.Required},
		"the other half":  {func(m *resource.ModelInput) { m.Input, m.Cached = "", "1" }, "input", fault.Required},
		"endless output":  {func(m *resource.ModelInput) { m.MaxOutput = 1 << 40 }, "maxOutput", fault.Malformed},
		"endless context": {func(m *resource.ModelInput) { m.Context = 1 << 40 }, "context", fault.Malformed},
	} {
		t.Run(name, func(t *testing.T) {
			in := fine
			one.change(&in)
			h.invalid(t, one.field, one.code, func() error { return h.setModels(t, in) })
		})
	}
	elsewhere := fine
	elsewhere.Connection = "con_01KB3F7W9ZQ2M4X8T6RVN5YHCE"
	h.Refused(t, fault.NotFound, func() error { return h.setModels(t, elsewhere) })
	unknown := fine
	unknown.ID = "mdl_01KB3F7W9ZQ2M4X8T6RVN5YHCE"
	h.Refused(t, fault.NotFound, func() error { return h.setModels(t, unknown) })
	h.Refused(t, fault.ChangeNone, func() error { return h.setModels(t) })
}

func TestNamesOfModels(t *testing.T) {
	h := open(t)
	h.stock(t)
	small, large := again(h.model(t, "small")), again(h.model(t, "large"))
	h.Refused(t, fault.ChangeNone, func() error { return h.setModels(t, small, large) })
	taken := small
	taken.Name = "large"
	h.Refused(t, fault.ModelTaken, func() error { return h.setModels(t, taken) })
	taken.ID = ""
	h.Refused(t, fault.ModelTaken, func() error { return h.setModels(t, taken) })
	twice := small
	twice.Name = "tiny"
	h.Refused(t, fault.ChangeRepeated, func() error { return h.setModels(t, twice, small) })
	small.Name, large.Name = "large", "small"
	h.must(t, h.setModels(t, small, large))
	if h.model(t, "large").ID != small.ID || h.model(t, "small").ID != large.ID {
		t.Error("they did not swap their names")
	}
	h.Sound(t)
}

func TestModelsInTheRecord(t *testing.T) {
	h := open(t)
	h.stock(t)
	in := again(h.model(t, "large"))
	in.Input = "2.5"
	h.must(t, h.setModels(t, in))
	entries, err := ledger.Page(t.Context(), h.DB.Read(), string(h.id), ledger.Newest, 2)
	h.must(t, err)
	price := "price " + string(in.ID)
	if d := entries[0]; d.Before[price] != "large: 2 / 6 / 0.5 EUR" || d.After[price] != "large: 2.5 / 6 / 0.5 EUR" || d.After["names"] != "large" {
		t.Errorf("%+v, %+v", d.Before, d.After)
	}
	if d := entries[1]; len(d.Before) != 0 || d.After["names"] != "large, small, vectors" {
		t.Errorf("%+v, %+v", d.Before, d.After)
	}
}

func TestModelsAreRemoved(t *testing.T) {
	h := open(t)
	h.stock(t)
	small, large := h.model(t, "small").ID, h.model(t, "large").ID
	h.must(t, h.resources.SetAllowed(t.Context(), h.ada, h.id, h.first, false, []ident.Model{small}))
	h.must(t, h.resources.SetAgent(t.Context(), h.ada, h.id, resource.Agent{Workspace: h.first, Name: "Helper", Model: small}))
	h.must(t, h.resources.SetAgent(t.Context(), h.ada, h.id, resource.Agent{Workspace: h.second, Name: "Helper", Model: small}))
	remove := func(list ...ident.Model) error { return h.resources.RemoveModels(t.Context(), h.ada, h.id, list) }
	var err error
	h.Refused(t, fault.ModelInUse, func() error {
		err = remove(large, small)
		return err
	})
	if got := fault.From(err).Params["agents"]; got != "Helper (Research), Helper (Support)" {
		t.Errorf("used by %q", got)
	}
	h.do(t, &placed{Workspace: h.second, Archived: true}) // nobody can change its agent any more
	for _, a := range h.shelf(t).Agents[h.first] {
		h.must(t, h.resources.RemoveAgent(t.Context(), h.ada, h.id, h.first, a.ID))
	}
	h.must(t, remove(small))
	s := h.shelf(t)
	if _, limited := s.Allowed[h.first]; !limited || s.May(h.first, large) || !s.May(h.second, large) || len(s.Agents) != 0 {
		t.Errorf("a workspace that lost its only model may use others: %+v", s)
	}
	h.Refused(t, fault.NotFound, func() error { return remove(small) })
	h.Refused(t, fault.ChangeNone, func() error { return remove() })
	h.Sound(t)
}

func TestTooManyModels(t *testing.T) {
	h := open(t)
	c := h.connect(t, "Mistral", "https://api.example.com/v1", key)
	list := make([]resource.ModelInput, 0, resource.MaxModels+1)
	for i := range resource.MaxModels + 1 {
		list = append(list, resource.ModelInput{Model: resource.Model{Name: fmt.Sprint("m", i), Connection: c, Kind: resource.Other}})
	}
	h.Refused(t, fault.ResourcesFull, func() error { return h.setModels(t, list...) })
	h.must(t, h.setModels(t, list[1:]...))
	h.Refused(t, fault.ResourcesFull, func() error { return h.setModels(t, list[0]) })
}

// Each Change, followed by one that fails after it was applied, leaves nothing.
func TestChangesThatFailInTheMiddle(t *testing.T) {
	h := open(t)
	c := h.stock(t)
	small, large := h.model(t, "small"), h.model(t, "large")
	spare := h.connect(t, "Spare", "https://spare.example", key)
	h.must(t, h.resources.SetAgent(t.Context(), h.ada, h.id, resource.Agent{Workspace: h.first, Name: "Helper", Model: small.ID}))
	var agent ident.Agent
	for _, a := range h.shelf(t).Agents[h.first] {
		agent = a.ID
	}
	changed := resource.ModelLine{ID: small.ID, Name: "tiny", Connection: c, Upstream: "tiny", Kind: resource.Chat}
	for _, change := range []ledger.Change{
		connection(h, "new"),
		&resource.ConnectionRemoved{Connection: spare},
		&resource.ModelsSet{Currency: "EUR", Models: []resource.ModelLine{changed}},
		&resource.ModelsRemoved{Models: []ident.Model{large.ID}},
		&resource.RateSet{Currency: "EUR", Rate: 1},
		&resource.AllowedSet{Workspace: h.first, Models: []ident.Model{small.ID}},
		&resource.AgentSet{Agent: ident.New[ident.Agent](h.IDs), Workspace: h.first, Name: "Other", Model: small.ID},
		&resource.AgentRemoved{Agent: agent, Workspace: h.first},
	} {
		t.Run(fmt.Sprintf("%T", change), func(t *testing.T) {
			h.Refused(t, fault.Internal, func() error { return h.try(t, change, &testhouse.OtherBroken{}) })
		})
	}
	h.Sound(t)
	for _, repeated := range []ledger.Change{
		&resource.ConnectionRemoved{Connection: spare}, &resource.AgentRemoved{Agent: agent, Workspace: h.first},
		&resource.ModelsRemoved{Models: []ident.Model{large.ID}},
	} {
		h.do(t, repeated)
		h.Refused(t, fault.NotFound, func() error { return h.try(t, repeated) })
	}
	h.Sound(t)
}
