package plan_test

import (
	"testing"

	"intendant/backend/access"
	"intendant/backend/fault"
	"intendant/backend/plan"
	"intendant/backend/sqlite"
)

func TestTheOperatorsCatalogue(t *testing.T) {
	s := set(t)
	ctx := t.Context()
	s.subscribe(t, plan.Chat, "team", plan.Month, 2)
	d := document(t)
	planIn(d, 0, 2)["monthly"] = 9900
	planIn(d, 0, 2)["features"] = []any{"workspaces"}
	s.Refused(t, fault.CatalogueInvalid, func() error { return s.Plans.SetCatalogue(ctx, s.astrid, `{"version":1}`) })
	s.Refused(t, fault.InputInvalid, func() error { return s.Plans.SetCatalogue(ctx, s.astrid, string(make([]byte, 256<<10+1))) })
	s.Refused(t, fault.ChangeNone, func() error { return s.Plans.ResetCatalogue(ctx, s.astrid) })
	must(t, s.Plans.SetCatalogue(ctx, s.astrid, text(t, d)))
	s.Refused(t, fault.ChangeNone, func() error { return s.Plans.SetCatalogue(ctx, s.astrid, text(t, d)) })
	shown, err := s.Plans.Catalogue(ctx, s.astrid.Account)
	if err != nil || shown.BuiltIn || shown.Text != text(t, d) || shown.Updated != s.Clock.Now().UnixMilli() {
		t.Errorf("%+v, %v", shown, err)
	}
	if included, _ := plan.Includes(ctx, s.DB.Read(), s.id, access.Members); !included {
		t.Error("another catalogue took what was subscribed to")
	}
	s.pass(t, 40*day)
	if has := s.has(t, plan.Chat); has.Terms.Price != 2499 {
		t.Errorf("another catalogue changed the price: %+v", has)
	}
	if p := s.preview(t, plan.Chat, "team", plan.Month, 4); p.Terms.Price != 9900 {
		t.Errorf("%+v", p)
	}
	s.Sound(t)
	must(t, s.Plans.ResetCatalogue(ctx, s.astrid))
	if shown, err := s.Plans.Catalogue(ctx, s.astrid.Account); err != nil || !shown.BuiltIn || shown.Text != plan.BuiltIn() {
		t.Errorf("%+v, %v", shown.BuiltIn, err)
	}
	s.Sound(t)
}

// A catalogue that was set by another version, and that this one doesn't take, is
// put aside; somebody hears of it, and the owner sees what is wrong.
func TestACatalogueThatIsNotTakenAnyMore(t *testing.T) {
	s := set(t)
	must(t, s.Plans.Validate(t.Context()))
	err := s.DB.Write(t.Context(), func(tx *sqlite.Tx) error {
		_, err := tx.ExecContext(t.Context(), `INSERT INTO plan_catalogue (only, text, updated) VALUES (1, '{"version":2}', 7)`)
		return err
	})
	must(t, err)
	if err := s.Plans.Validate(t.Context()); err == nil {
		t.Error("nobody hears of it")
	}
	if p := s.preview(t, plan.Chat, "pro", plan.Month, 1); p.DueNow != 1499 {
		t.Errorf("%+v", p)
	}
	if shown, err := s.Plans.Catalogue(t.Context(), s.astrid.Account); err != nil || shown.BuiltIn || shown.Updated != 7 {
		t.Errorf("%+v, %v", shown, err)
	}
}

// Another currency can't be set off against the old one: it waits.
// What was bought goes on at its price, and the preview of taking something back says so.
func TestTakingBackAfterAnotherCatalogue(t *testing.T) {
	for name, undo := range map[string]struct {
		back plan.Action
		do   func(s *scene)
	}{
		"canceled":  {plan.Resume, func(s *scene) { must(t, s.Plans.Cancel(t.Context(), s.bruno, s.id, plan.Chat)) }},
		"scheduled": {plan.Keep, func(s *scene) { s.subscribe(t, plan.Chat, "team", plan.Month, 2) }},
	} {
		t.Run(name, func(t *testing.T) {
			s := set(t)
			s.subscribe(t, plan.Chat, "team", plan.Month, 3)
			undo.do(s)
			d := document(t)
			planIn(d, 0, 2)["monthly"] = 9900
			must(t, s.Plans.SetCatalogue(t.Context(), s.astrid, text(t, d)))
			p := s.subscribe(t, plan.Chat, "team", plan.Month, 3)
			s.pass(t, 32*day)
			renewed := change[plan.Renewed](t, s)
			if p.Action != undo.back || p.Then != 3*2499 || renewed.Lines[0].Amount != p.Then || len(p.Gains)+len(p.Stops) > 0 {
				t.Errorf("%+v, and then %+v", p, renewed)
			}
			s.Sound(t)
		})
	}
}

func TestAnotherCurrencyWaits(t *testing.T) {
	s := set(t)
	s.subscribe(t, plan.Chat, "team", plan.Month, 2)
	d := document(t)
	d["currency"] = "CHF"
	must(t, s.Plans.SetCatalogue(t.Context(), s.astrid, text(t, d)))
	if p := s.preview(t, plan.Chat, "enterprise", plan.Month, 2); p.Action != plan.Schedule || p.Currency != "CHF" {
		t.Errorf("%+v", p)
	}
}

func TestCustomers(t *testing.T) {
	s := set(t)
	if all, err := s.Plans.Customers(t.Context(), s.astrid.Account); err != nil || len(all) > 0 {
		t.Errorf("%+v, %v", all, err)
	}
	s.subscribe(t, plan.Chat, "team", plan.Month, 2)
	all, err := s.Plans.Customers(t.Context(), s.astrid.Account)
	if err != nil || len(all) != 1 || all[0].Name != "Nordlicht" || all[0].Terms.Total() != 2*2499 {
		t.Errorf("%+v, %v", all, err)
	}
}
