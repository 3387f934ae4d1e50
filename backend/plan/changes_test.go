package plan_test

import (
	"context"
	"testing"
	"time"

	"intendant/backend/access"
	"intendant/backend/account"
	"intendant/backend/audit"
	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/ledger"
	"intendant/backend/plan"
	"intendant/backend/sqlite"
	"intendant/backend/testhouse"
)

func TestAnOrganizationBeginsOnTheFreePlans(t *testing.T) {
	s := set(t)
	for family, free := range map[string]string{plan.Chat: "free", plan.API: "experiment"} {
		if has := s.has(t, family); has.State != plan.Free || has.Terms.Plan != free || has.Terms.Seats != 1 {
			t.Errorf("%+v", has)
		}
	}
	s.catchUp(t) // a second time there is nothing to do
	included, err := plan.Includes(t.Context(), s.DB.Read(), s.id, access.Members)
	if err != nil || included {
		t.Errorf("%v, %v", included, err)
	}
	c, _ := plan.Parse(plan.BuiltIn())
	started, err := plan.Founding(t.Context(), s.DB.Read())
	if err != nil || len(started) != len(c.Families) {
		t.Fatal(started, err)
	}
	s.Refused(t, fault.PermissionDenied, func() error { return s.commit(s.as(t, s.bruno), started[0]) })
	s.Refused(t, fault.ChangeRepeated, func() error { return s.commit(ledger.System(""), started[0]) })
	s.Sound(t)
}

// Nothing begins with a plan: not an organization that there isn't.
func TestNoLedgerIsFoundedByAPlan(t *testing.T) {
	s := set(t)
	started, _ := plan.Founding(t.Context(), s.DB.Read())
	s.Refused(t, fault.NotFound, func() error {
		_, err := s.Ledger.Commit(t.Context(), ledger.Draft{Ledger: "org_01ARZ3NDEKTSV4RRFFQ69G5FAV", By: s.bruno, Change: started[0]})
		return err
	})
}

// Organizations get their free plans as they are founded, in one Commit.
func TestFounding(t *testing.T) {
	s := set(t)
	s.Organizations.Founding = func(ctx context.Context, q sqlite.Queryer, _ account.Account) ([]ledger.Change, error) {
		return plan.Founding(ctx, q)
	}
	s.id = s.Create(t, s.bruno, "Atelier").ID
	if has := s.has(t, plan.Chat); has.Terms.Plan != "free" {
		t.Errorf("%+v", has)
	}
	before := s.Trace(t)["ledger_entry"]
	s.catchUp(t)
	if after := s.Trace(t)["ledger_entry"]; after != before {
		t.Errorf("%d entries more", after-before)
	}
	s.Sound(t)
}

func TestTrial(t *testing.T) {
	s := set(t)
	must(t, s.Plans.StartTrial(t.Context(), s.bruno, s.id, plan.Chat))
	has := s.has(t, plan.Chat)
	if has.State != plan.Trialing || has.Terms.Plan != "team" || has.Terms.Total() != 0 || !has.TrialEnd.Equal(s.Clock.Now().Add(14*day)) {
		t.Fatalf("%+v", has)
	}
	if diff := s.leaf(t); diff.Before["plan"] != "Free" || diff.After["plan"] != "Team" {
		t.Errorf("%+v", diff)
	}
	s.crowd(t)
	s.pass(t, 14*day-2*time.Minute)
	if has := s.has(t, plan.Chat); has.State != plan.Trialing {
		t.Fatalf("it ended early: %+v", has)
	}
	s.pass(t, 2*time.Minute)
	if has := s.has(t, plan.Chat); has.State != plan.Free || has.Terms.Plan != "free" {
		t.Fatalf("%+v", has)
	}
	if ended := change[plan.Ended](t, s); ended.Reason != plan.ReasonTrial {
		t.Errorf("%+v", ended)
	}
	for who, inactive := range map[*ledger.Actor]bool{&s.bruno: false, &s.cleo: true, &s.dora: true} {
		if m := s.Membership(t, *who, s.id); m.Inactive != inactive {
			t.Errorf("%+v", m)
		}
	}
	s.Refused(t, fault.TrialUsed, func() error { return s.Plans.StartTrial(t.Context(), s.bruno, s.id, plan.Chat) })
	s.Sound(t)
}

func TestATrialBecomesPaid(t *testing.T) {
	s := set(t)
	must(t, s.Plans.StartTrial(t.Context(), s.bruno, s.id, plan.Chat))
	s.pass(t, 5*day)
	p := s.subscribe(t, plan.Chat, "team", plan.Month, 3)
	if p.DueNow != 3*2499 || !p.Now() || !p.PeriodStart.Equal(s.Clock.Now()) {
		t.Errorf("%+v", p)
	}
	s.pass(t, 10*day)
	if has := s.has(t, plan.Chat); has.State != plan.Active || has.Terms.Seats != 3 {
		t.Errorf("%+v", has)
	}
	s.Sound(t)
}

// TestWhoMay tries everything as everybody.
func TestWhoMay(t *testing.T) {
	s := set(t)
	must(t, s.Plans.StartTrial(t.Context(), s.bruno, s.id, plan.Chat))
	s.crowd(t)
	ctx := t.Context()
	elsewhere := s.SignUp(t, "emil")
	p := s.preview(t, plan.Chat, "team", plan.Month, 3)
	for name, do := range map[string]func(by ledger.Actor) error{
		"trial":               func(by ledger.Actor) error { return s.Plans.StartTrial(ctx, by, s.id, plan.Chat) },
		"a trial there isn't": func(by ledger.Actor) error { return s.Plans.StartTrial(ctx, by, s.id, plan.API) },
		"an order that can't be": func(by ledger.Actor) error {
			return s.Plans.Subscribe(ctx, by, s.id, plan.Order{Request: plan.Request{Plan: "gold"}, Family: plan.Chat})
		},
		"an order at another price": func(by ledger.Actor) error {
			return s.Plans.Subscribe(ctx, by, s.id, plan.Order{Request: order(plan.Chat, p).Request, Family: plan.Chat, Expected: 1})
		},
		"subscribe": func(by ledger.Actor) error { return s.Plans.Subscribe(ctx, by, s.id, order(plan.Chat, p)) },
		"cancel":    func(by ledger.Actor) error { return s.Plans.Cancel(ctx, by, s.id, plan.Chat) },
		"resume":    func(by ledger.Actor) error { return s.Plans.Resume(ctx, by, s.id, plan.Chat) },
		"keep":      func(by ledger.Actor) error { return s.Plans.Keep(ctx, by, s.id, plan.Chat) },
		"preview": func(by ledger.Actor) error {
			_, err := s.Plans.Preview(ctx, by.Account, s.id, plan.Chat, plan.Request{Plan: "team", Interval: plan.Month, Seats: 3})
			return err
		},
	} {
		t.Run(name, func(t *testing.T) {
			for _, by := range []ledger.Actor{s.cleo, s.dora} { // an Admin isn't the one who pays
				s.Refused(t, fault.PermissionDenied, func() error { return do(by) })
			}
			for _, by := range []ledger.Actor{s.astrid, elsewhere, {}} {
				s.Refused(t, fault.NotFound, func() error { return do(by) })
			}
		})
	}
	for name, do := range map[string]func(by ledger.Actor) error{
		"unpaid":    func(by ledger.Actor) error { return s.Plans.MarkUnpaid(ctx, by, s.id, plan.Chat) },
		"paid":      func(by ledger.Actor) error { return s.Plans.MarkPaid(ctx, by, s.id, plan.Chat) },
		"catalogue": func(by ledger.Actor) error { return s.Plans.SetCatalogue(ctx, by, plan.BuiltIn()) },
		"reset":     func(by ledger.Actor) error { return s.Plans.ResetCatalogue(ctx, by) },
		"customers": func(by ledger.Actor) error { _, err := s.Plans.Customers(ctx, by.Account); return err },
		"the text":  func(by ledger.Actor) error { _, err := s.Plans.Catalogue(ctx, by.Account); return err },
	} {
		t.Run(name, func(t *testing.T) {
			for _, by := range []ledger.Actor{s.bruno, s.dora, elsewhere, {}} {
				s.Refused(t, fault.PermissionDenied, func() error { return do(by) })
			}
		})
	}
	for name, read := range map[string]func(by ident.Account) error{
		"compare":       func(by ident.Account) error { _, err := s.Plans.Compare(ctx, by, s.id); return err },
		"subscriptions": func(by ident.Account) error { _, err := s.Plans.Subscriptions(ctx, by, s.id); return err },
		"available":     func(by ident.Account) error { _, err := s.Plans.Available(ctx, by, s.id); return err },
	} {
		must(t, read(s.dora.Account))
		for _, by := range []ident.Account{s.astrid.Account, elsewhere.Account, ""} {
			if err := read(by); !fault.Is(err, fault.NotFound) {
				t.Errorf("%s: %v", name, err)
			}
		}
	}
}

// The operator has one right in an organization's ledger, by which kinds only.
func TestTheOperatorIsNoMember(t *testing.T) {
	s := set(t)
	s.subscribe(t, plan.Chat, "team", plan.Month, 3)
	operator := ledger.Actor{Account: s.astrid.Account, Door: ledger.DoorWindow}
	for _, c := range []ledger.Change{
		&plan.Canceled{Family: plan.Chat, At: s.has(t, plan.Chat).PeriodEnd.UnixMilli()}, &plan.Resumed{Family: plan.Chat},
		&plan.ChangeDropped{Family: plan.Chat}, &plan.Ended{Family: plan.Chat}, &plan.Renewed{Family: plan.Chat},
	} {
		s.Refused(t, fault.PermissionDenied, func() error { return s.commit(operator, c) })
	}
	missed := &plan.PaymentMissed{At: s.Clock.Now().UnixMilli(), Family: plan.Chat, GraceEnd: s.Clock.Now().Add(14 * day).UnixMilli()}
	for _, by := range []ledger.Actor{s.as(t, s.bruno), s.bruno, {}, {Account: s.bruno.Account, Member: "mem_x"}} {
		s.Refused(t, fault.PermissionDenied, func() error { return s.commit(by, missed) })
	}
	must(t, s.commit(operator, missed))
	if leaf := s.leaf(t); leaf.Actor.Account != "" || leaf.Actor.Member != "" || leaf.Actor.Door != ledger.DoorWindow {
		t.Errorf("the entry tells of an account: %+v", leaf.Actor)
	}
	activity, err := audit.ReadActivity(t.Context(), s.DB, s.bruno.Account, s.id)
	if err != nil || activity.Entries[0].Actor != (audit.Actor{Kind: audit.Operator}) {
		t.Errorf("%+v, %v", activity.Entries[0], err)
	}
	s.Sound(t)
}

func TestGrace(t *testing.T) {
	s := set(t)
	s.subscribe(t, plan.Chat, "team", plan.Month, 3)
	s.crowd(t)
	ctx := t.Context()
	s.Refused(t, fault.SubscriptionState, func() error { return s.Plans.MarkPaid(ctx, s.astrid, s.id, plan.Chat) })
	s.Refused(t, fault.SubscriptionState, func() error { return s.Plans.MarkUnpaid(ctx, s.astrid, s.id, plan.API) })
	must(t, s.Plans.MarkUnpaid(ctx, s.astrid, s.id, plan.Chat))
	s.Refused(t, fault.SubscriptionState, func() error { return s.Plans.MarkUnpaid(ctx, s.astrid, s.id, plan.Chat) })
	s.Refused(t, fault.SubscriptionPastDue, func() error {
		return s.Plans.Subscribe(ctx, s.bruno, s.id, plan.Order{Family: plan.Chat, Request: plan.Request{Plan: "team", Interval: plan.Month, Seats: 9}})
	})
	s.pass(t, 13*day)
	if has := s.has(t, plan.Chat); has.State != plan.PastDue || has.Terms.Plan != "team" {
		t.Fatalf("%+v", has)
	}
	must(t, s.Plans.MarkPaid(ctx, s.astrid, s.id, plan.Chat))
	s.pass(t, 5*day)
	if has := s.has(t, plan.Chat); has.State != plan.Active || !has.GraceEnd.IsZero() {
		t.Fatalf("%+v", has)
	}
	must(t, s.Plans.MarkUnpaid(ctx, s.astrid, s.id, plan.Chat))
	s.pass(t, 14*day) // the next period begins in the meantime
	if has := s.has(t, plan.Chat); has.State != plan.Free || !has.PeriodEnd.IsZero() {
		t.Fatalf("%+v", has)
	}
	if ended := change[plan.Ended](t, s); ended.Reason != plan.ReasonGrace {
		t.Errorf("%+v", ended)
	}
	if m := s.Membership(t, s.cleo, s.id); !m.Inactive {
		t.Errorf("%+v", m)
	}
	s.Sound(t)
}

func TestCancelAndResume(t *testing.T) {
	s := set(t)
	ctx := t.Context()
	for _, do := range []func() error{
		func() error { return s.Plans.Cancel(ctx, s.bruno, s.id, plan.Chat) }, func() error { return s.Plans.Resume(ctx, s.bruno, s.id, plan.Chat) },
		func() error { return s.Plans.Keep(ctx, s.bruno, s.id, plan.Chat) },
	} {
		s.Refused(t, fault.SubscriptionState, do) // of what is free
	}
	s.subscribe(t, plan.Chat, "pro", plan.Month, 1)
	s.Refused(t, fault.ChangeNone, func() error { return s.Plans.Resume(ctx, s.bruno, s.id, plan.Chat) })
	s.Refused(t, fault.ChangeNone, func() error { return s.Plans.Keep(ctx, s.bruno, s.id, plan.Chat) })
	must(t, s.Plans.Cancel(ctx, s.bruno, s.id, plan.Chat))
	s.Refused(t, fault.ChangeNone, func() error { return s.Plans.Cancel(ctx, s.bruno, s.id, plan.Chat) })
	must(t, s.Plans.Resume(ctx, s.bruno, s.id, plan.Chat))
	s.pass(t, 40*day)
	if has := s.has(t, plan.Chat); has.State != plan.Active {
		t.Fatalf("%+v", has)
	}
	p := s.preview(t, plan.Chat, "free", "", 1) // the free plan is a cancellation
	if p.Action != plan.Cancel || p.DueNow != 0 || p.Then != 0 || p.Now() {
		t.Errorf("%+v", p)
	}
	must(t, s.Plans.Subscribe(ctx, s.bruno, s.id, order(plan.Chat, p)))
	if p := s.preview(t, plan.Chat, "pro", plan.Month, 1); p.Action != plan.Resume {
		t.Errorf("choosing what one has takes it back: %+v", p)
	}
	s.pass(t, 31*day)
	if ended := change[plan.Ended](t, s); ended.Reason != plan.ReasonCanceled || s.has(t, plan.Chat).State != plan.Free {
		t.Errorf("%+v", ended)
	}
	s.Sound(t)
}

func TestWhatIsLessWaits(t *testing.T) {
	s := set(t)
	ctx := t.Context()
	s.subscribe(t, plan.Chat, "team", plan.Year, 5)
	s.crowd(t)
	for name, r := range map[string]plan.Request{
		"fewer seats": {Plan: "team", Interval: plan.Year, Seats: 2}, "by the month": {Plan: "team", Interval: plan.Month, Seats: 9},
		"a lesser plan": {Plan: "pro", Interval: plan.Year, Seats: 1}, "more and less": {Plan: "enterprise", Interval: plan.Year, Seats: 2},
	} {
		p, err := s.Plans.Preview(ctx, s.bruno.Account, s.id, plan.Chat, r)
		if err != nil || p.Action != plan.Schedule || p.DueNow != 0 || len(p.Lines) > 0 || !p.Effective().Equal(s.has(t, plan.Chat).PeriodEnd) {
			t.Errorf("%s: %+v, %v", name, p, err)
		}
	}
	s.Plan.Invited = 3
	if p := s.preview(t, plan.Chat, "team", plan.Year, 4); p.InactiveCount != 0 || p.Invited != 2 {
		t.Errorf("invitations that hold no seat any more: %+v", p)
	}
	p := s.subscribe(t, plan.Chat, "pro", plan.Year, 1)
	if p.Invited != 3 || p.InactiveCount != 2 || p.Inactive[0].Name != "cleo Lindqvist" || len(p.Stops) != 4 || len(p.Gains) != 0 {
		t.Errorf("%+v", p)
	}
	s.Refused(t, fault.ChangeNone, func() error { return s.Plans.Subscribe(ctx, s.bruno, s.id, order(plan.Chat, p)) })
	must(t, s.Plans.Keep(ctx, s.bruno, s.id, plan.Chat))
	s.subscribe(t, plan.Chat, "pro", plan.Year, 1)
	if p := s.preview(t, plan.Chat, "team", plan.Year, 5); p.Action != plan.Keep {
		t.Errorf("choosing what one has keeps it: %+v", p)
	}
	if m := s.Membership(t, s.dora, s.id); m.Inactive {
		t.Error("too early")
	}
	s.pass(t, 366*day)
	has := s.has(t, plan.Chat)
	if has.Terms.Plan != "pro" || has.Terms.Seats != 1 || has.Scheduled != nil || has.Terms.Interval != plan.Year {
		t.Fatalf("%+v", has)
	}
	if m := s.Membership(t, s.dora, s.id); !m.Inactive {
		t.Error("dora has a seat")
	}
	s.Sound(t)
}

func TestWhatCannotBeOrdered(t *testing.T) {
	s := set(t)
	ctx := t.Context()
	s.subscribe(t, plan.Chat, "team", plan.Month, 2)
	for name, c := range map[string]struct {
		family string
		r      plan.Request
		code   fault.Code
	}{
		"no such plan":           {plan.Chat, plan.Request{Plan: "gold", Interval: plan.Month, Seats: 1}, fault.InputInvalid},
		"a plan of the other":    {plan.Chat, plan.Request{Plan: "scale", Interval: plan.Month, Seats: 1}, fault.InputInvalid},
		"no such family":         {"mail", plan.Request{Plan: "free", Seats: 1}, fault.NotFound},
		"by the week":            {plan.Chat, plan.Request{Plan: "team", Interval: "week", Seats: 2}, fault.InputInvalid},
		"without an interval":    {plan.Chat, plan.Request{Plan: "team", Seats: 2}, fault.InputInvalid},
		"free by the month":      {plan.Chat, plan.Request{Plan: "free", Interval: plan.Month, Seats: 1}, fault.InputInvalid},
		"Scale by the year":      {plan.API, plan.Request{Plan: "scale", Interval: plan.Year, Seats: 1}, fault.InputInvalid},
		"too few seats":          {plan.Chat, plan.Request{Plan: "team", Interval: plan.Month, Seats: 1}, fault.InputInvalid},
		"too many seats":         {plan.Chat, plan.Request{Plan: "pro", Interval: plan.Month, Seats: 2}, fault.InputInvalid},
		"more than there can be": {plan.Chat, plan.Request{Plan: "team", Interval: plan.Month, Seats: 1 << 52}, fault.InputInvalid},
		"what there is":          {plan.Chat, plan.Request{Plan: "team", Interval: plan.Month, Seats: 2}, fault.ChangeNone},
	} {
		t.Run(name, func(t *testing.T) {
			s.Refused(t, c.code, func() error {
				_, err := s.Plans.Preview(ctx, s.bruno.Account, s.id, c.family, c.r)
				return err
			})
			s.Refused(t, c.code, func() error {
				return s.Plans.Subscribe(ctx, s.bruno, s.id, plan.Order{Request: c.r, Family: c.family})
			})
		})
	}
	s.Refused(t, fault.PriceChanged, func() error {
		return s.Plans.Subscribe(ctx, s.bruno, s.id, plan.Order{
			Request: plan.Request{Plan: "team", Interval: plan.Month, Seats: 3}, Family: plan.Chat, Expected: 1,
		})
	})
	for _, family := range []string{"", "mail", "chat'"} {
		s.Refused(t, fault.NotFound, func() error { return s.Plans.StartTrial(ctx, s.bruno, s.id, family) })
		s.Refused(t, fault.NotFound, func() error { return s.Plans.Cancel(ctx, s.bruno, s.id, family) })
		s.Refused(t, fault.NotFound, func() error { return s.Plans.MarkUnpaid(ctx, s.astrid, s.id, family) })
	}
	s.Refused(t, fault.NotFound, func() error { return s.Plans.StartTrial(ctx, s.bruno, s.id, plan.API) })
}

// What was shown is what is done: for some minutes, and as long as nothing else
// happened.
func TestAPreviewHoldsForAWhile(t *testing.T) {
	s := set(t)
	ctx := t.Context()
	s.subscribe(t, plan.Chat, "team", plan.Month, 2)
	s.pass(t, 7*day)
	p := s.preview(t, plan.Chat, "team", plan.Month, 900)
	s.Clock.Advance(16 * time.Minute)
	s.Refused(t, fault.PriceChanged, func() error { return s.Plans.Subscribe(ctx, s.bruno, s.id, order(plan.Chat, p)) })
	p = s.preview(t, plan.Chat, "team", plan.Month, 900)
	s.Clock.Advance(14 * time.Minute)
	must(t, s.Plans.Subscribe(ctx, s.bruno, s.id, order(plan.Chat, p)))
	all, err := s.Plans.Subscriptions(ctx, s.bruno.Account, s.id)
	if err != nil || all.Charges[0].Amount+all.Charges[1].Amount != p.DueNow || all.Charges[0].From != p.At.UnixMilli() {
		t.Errorf("%+v, %v", all.Charges, err)
	}
	stale := s.preview(t, plan.Chat, "enterprise", plan.Month, 900)
	s.Clock.Advance(time.Minute)
	s.subscribe(t, plan.Chat, "team", plan.Month, 901)
	s.Refused(t, fault.PriceChanged, func() error { return s.Plans.Subscribe(ctx, s.bruno, s.id, order(plan.Chat, stale)) })
	s.Sound(t)
}

// The rules are the Changes', whoever brings them.
func TestForgedChanges(t *testing.T) {
	s := set(t)
	bruno, now := s.as(t, s.bruno), s.Clock.Now()
	s.subscribe(t, plan.API, "scale", plan.Month, 1)
	p := s.subscribe(t, plan.Chat, "team", plan.Month, 2)
	good := change[plan.Changed](t, s)
	cheap := p.Terms
	cheap.Price = 1
	s.Clock.Advance(time.Minute)
	later := s.Clock.Now()
	more := s.preview(t, plan.Chat, "team", plan.Month, 3)
	for name, c := range map[string]struct {
		by     ledger.Actor
		change ledger.Change
		code   fault.Code
	}{
		"a price of one's own": {bruno, &plan.Changed{At: later.UnixMilli(), Family: plan.Chat, Terms: cheap}, fault.ChangeNone},
		"seats for nothing": {bruno, &plan.Changed{
			Anchor: good.Anchor, At: later.UnixMilli(), Family: plan.Chat, Lines: []plan.Line{}, PeriodEnd: good.PeriodEnd, PeriodStart: good.PeriodStart, Terms: more.Terms,
		}, fault.PriceChanged},
		"what was done":         {bruno, good, fault.ChangeNone},
		"a free year":           {bruno, &plan.ChangeScheduled{At: good.PeriodEnd, Family: plan.Chat, Terms: more.Terms}, fault.PriceChanged},
		"an end of one's own":   {bruno, &plan.Canceled{At: now.UnixMilli(), Family: plan.Chat}, fault.PriceChanged},
		"a long trial":          {bruno, &plan.TrialStarted{At: later.UnixMilli(), Ends: 1 << 50, Family: plan.Chat}, fault.SubscriptionState},
		"an end too early":      {ledger.System("x"), &plan.Ended{At: good.PeriodEnd, Family: plan.Chat, Reason: plan.ReasonCanceled}, fault.SubscriptionState},
		"a renewal too early":   {ledger.System("y"), &plan.Renewed{Family: plan.Chat, PeriodStart: good.PeriodEnd}, fault.SubscriptionState},
		"an end by a member":    {bruno, &plan.Ended{Family: plan.Chat}, fault.PermissionDenied},
		"a renewal by a member": {bruno, &plan.Renewed{Family: plan.Chat}, fault.PermissionDenied},
		"a payment by a member": {bruno, &plan.PaymentReceived{Family: plan.Chat}, fault.PermissionDenied},
		"grace without an end":  {s.astrid, &plan.PaymentMissed{At: later.UnixMilli(), Family: plan.Chat, GraceEnd: 1 << 50}, fault.PriceChanged},
		"a payment of long ago": {s.astrid, &plan.PaymentMissed{At: now.UnixMilli() - 1e9, Family: plan.Chat, GraceEnd: now.UnixMilli() - 1e9 + 14*day.Milliseconds()}, fault.PriceChanged},
	} {
		t.Run(name, func(t *testing.T) { s.Refused(t, c.code, func() error { return s.commit(c.by, c.change) }) })
	}
	s.Sound(t)
}

// TestFailingInTheMiddle commits each Change together with one that breaks.
func TestFailingInTheMiddle(t *testing.T) {
	s := set(t)
	fails := func(by ledger.Actor, c ledger.Change) {
		t.Helper()
		s.Refused(t, fault.Internal, func() error { return s.commit(by, c, &testhouse.OtherBroken{}) })
	}
	bruno := s.as(t, s.bruno)
	must(t, s.Plans.StartTrial(t.Context(), s.bruno, s.id, plan.Chat))
	tried := change[plan.TrialStarted](t, s)
	other := s.Create(t, s.bruno, "Other").ID
	s.catchUp(t)
	s.id, other = other, s.id
	fails(s.as(t, s.bruno), tried)
	s.id = other
	s.crowd(t)
	s.subscribe(t, plan.Chat, "team", plan.Month, 3)
	now := s.Clock.Now()
	end := s.has(t, plan.Chat).PeriodEnd
	fails(bruno, &plan.Canceled{At: end.UnixMilli(), Family: plan.Chat})
	fails(s.astrid, &plan.PaymentMissed{At: now.UnixMilli(), Family: plan.Chat, GraceEnd: now.Add(14 * day).UnixMilli()})
	p := s.preview(t, plan.Chat, "enterprise", plan.Month, 3)
	has := s.has(t, plan.Chat)
	fails(bruno, &plan.Changed{
		Anchor: has.Anchor.UnixMilli(), At: p.At.UnixMilli(), Family: plan.Chat, Lines: p.Lines,
		PeriodEnd: has.PeriodEnd.UnixMilli(), PeriodStart: has.PeriodStart.UnixMilli(), Terms: p.Terms,
	})
	less := s.subscribe(t, plan.Chat, "team", plan.Month, 2)
	fails(bruno, &plan.ChangeDropped{Family: plan.Chat})
	must(t, s.Plans.Keep(t.Context(), s.bruno, s.id, plan.Chat))
	fails(bruno, &plan.ChangeScheduled{At: end.UnixMilli(), Family: plan.Chat, Terms: less.Terms})
	must(t, s.Plans.Cancel(t.Context(), s.bruno, s.id, plan.Chat))
	fails(bruno, &plan.Resumed{Family: plan.Chat})
	must(t, s.Plans.MarkUnpaid(t.Context(), s.astrid, s.id, plan.Chat))
	fails(s.astrid, &plan.PaymentReceived{Family: plan.Chat})
	if m := s.Membership(t, s.dora, s.id); m.Inactive {
		t.Error("dora lost her seat by what did not happen")
	}
	s.Sound(t)
}

// What a plan is paid by, and which limits it includes, is said before it is bought.
func TestPreviewOfAPlanPaidByUse(t *testing.T) {
	s := set(t)
	few := s.has(t, plan.API).Terms.Limits
	p := s.subscribe(t, plan.API, "scale", plan.Month, 1)
	if !p.Metered || p.DueNow != 0 || p.Before != few || p.Terms.Limits.RequestsPerSecond <= few.RequestsPerSecond {
		t.Errorf("%+v", p)
	}
	if p := s.preview(t, plan.API, "experiment", "", 1); p.Metered || p.Terms.Limits != few || p.Before == few {
		t.Errorf("%+v", p)
	}
	if p := s.preview(t, plan.Chat, "team", plan.Month, 2); p.Metered || p.Before != p.Terms.Limits {
		t.Errorf("%+v", p)
	}
}
