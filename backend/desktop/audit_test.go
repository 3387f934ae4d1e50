package desktop_test

import (
	"slices"
	"testing"

	"intendant/backend/desktop"
	"intendant/backend/ident"
	"intendant/backend/limit"
)

func auditOf(d *desk) *desktop.Audit {
	for _, one := range d.all {
		if a, is := one.(*desktop.Audit); is {
			return a
		}
	}
	return nil
}

// What a subscription is of is called as in the catalogue, and which limit was
// reached stands in the payload.
func TestActivityNamesProductsAndLimits(t *testing.T) {
	w := newWorld(t)
	s := w.sides["quagga"]
	reached := limit.Reached{Workspace: s.place, Level: limit.LevelWorkspace, Limit: limit.TokensPerMinute, Model: ident.Model(s.model)}
	w.must(w.ready().Limits.Reached(t.Context(), s.org, reached))
	view, err := auditOf(w.desks["bea@example.com"]).Activity(desktop.ActivityInput{Organization: string(s.org)})
	w.must(err)
	e := view.Entries[0]
	if e.Kind != "limit.reached" || e.After["limit"] != "tokens_per_minute" || e.After["level"] != "workspace" || e.After["model"] != "quagga" {
		t.Errorf("%+v", e)
	}
	var began []string
	for _, e := range view.Entries {
		if e.Kind == "subscription.started" {
			began = append(began, e.Target.Name)
		}
	}
	if slices.Sort(began); !slices.Equal(began, []string{"API Platform", "Chat"}) {
		t.Errorf("%q", began)
	}
}
