package resource_test

import (
	"strings"
	"testing"

	"intendant/backend/fault"
	"intendant/backend/plan"
	"intendant/backend/resource"
)

// inDollars makes the operator's catalogue one in US dollars.
func (h *house) inDollars(t *testing.T) {
	t.Helper()
	h.must(t, h.Plans.SetCatalogue(t.Context(), h.ada, strings.Replace(plan.BuiltIn(), `"EUR"`, `"USD"`, 1)))
}

func TestWhatADollarIsTakenFor(t *testing.T) {
	h := open(t)
	set := func(typed string) error { return h.resources.SetRate(t.Context(), h.ada, h.id, typed) }
	listed := func() resource.Listings {
		l, err := h.resources.Listed(t.Context(), h.ada.Account, h.id, []string{"gpt-4o-mini-2024-07-18", "no-such-model"})
		h.must(t, err)
		return l
	}
	if l := listed(); len(l.ByName) != 1 || l.Rate != "" || l.ByName["gpt-4o-mini-2024-07-18"].Local != (resource.LocalPrice{}) ||
		l.ByName["gpt-4o-mini-2024-07-18"].Input != "0.15" {
		t.Errorf("%+v", l)
	}
	h.must(t, set(" 0.92345 "))
	h.Refused(t, fault.ChangeNone, func() error { return set("0.923450") })
	if got := listed().ByName["gpt-4o-mini-2024-07-18"].Local; got != (resource.LocalPrice{Input: "0.1385175", Output: "0.55407", Cached: "0.06925875"}) {
		t.Errorf("%+v", got)
	}
	h.stock(t)
	before := h.model(t, "small").Price
	h.must(t, set("0.5"))
	if o := h.models(t); o.Rate != "0.5" || o.Currency != "EUR" || h.model(t, "small").Price != before {
		t.Errorf("a rate changed a price: %+v", o)
	}
	h.Sound(t)
	h.must(t, set(""))
	h.Refused(t, fault.ChangeNone, func() error { return set("") })
	for _, bad := range []string{"0", "0.0", "-1", "1,1", "a", "0.1234567891"} {
		h.invalid(t, "usdRate", fault.NotDecimal, func() error { return set(bad) })
	}
	h.invalid(t, "usdRate", fault.TooLarge, func() error { return set("1000001") })
	h.Sound(t)
	h.inDollars(t)
	h.invalid(t, "usdRate", fault.NotOffered, func() error { return set("0.9") })
	if l := listed(); l.Rate != "1" || l.Currency != "USD" || l.ByName["gpt-4o-mini-2024-07-18"].Local.Input != "0.15" {
		t.Errorf("%+v", l)
	}
}

// Prices that were entered in another currency are none: nothing is measured by
// them.
func TestPricesInAnotherCurrency(t *testing.T) {
	h := open(t)
	h.stock(t)
	stale := &resource.ModelsSet{Currency: "EUR", Models: []resource.ModelLine{}}
	h.inDollars(t)
	if m := h.model(t, "large"); m.Priced || m.Price != (resource.Price{}) || m.Input != "" || h.shelf(t).Models["large"].Priced {
		t.Errorf("%+v", m)
	}
	h.Refused(t, fault.ChangeConflict, func() error { return h.try(t, stale) })
	in := again(h.model(t, "large"))
	in.Input, in.Output = "3", "9"
	h.must(t, h.setModels(t, in))
	if m := h.model(t, "large"); !m.Priced || m.Output != "9" {
		t.Errorf("%+v", m)
	}
	h.Sound(t)
}
