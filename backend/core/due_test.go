package core_test

import (
	"testing"
	"time"

	"intendant/backend/access"
	"intendant/backend/core/coretest"
	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/ledger"
	"intendant/backend/organization"
	"intendant/backend/plan"
	"intendant/backend/sqlite"
)

// TestWhatCameDueWhileItWasClosed happens at the next start: in order, each once.
func TestWhatCameDueWhileItWasClosed(t *testing.T) {
	c, now := coretest.Open(t)
	by, id := settle(t, c)
	ready, err := c.Ready()
	if err != nil {
		t.Fatal(err)
	}
	p, err := ready.Plans.Preview(t.Context(), by.Account, id, plan.Chat, plan.Request{Plan: "team", Interval: plan.Month, Seats: 2})
	if err != nil {
		t.Fatal(err)
	}
	err = ready.Plans.Subscribe(t.Context(), by, id, plan.Order{Request: plan.Request{Plan: "team", Interval: plan.Month, Seats: 2}, Family: plan.Chat, Expected: p.DueNow, Then: p.Then})
	if err != nil {
		t.Fatal(err)
	}
	for range 2 { // the second start finds nothing to do
		if err := c.Close(); err != nil {
			t.Fatal(err)
		}
		now.Advance(10 * 24 * time.Hour)
		if now.Now().Sub(p.At) < 15*24*time.Hour {
			now.Advance(90 * 24 * time.Hour)
		}
		c = reopen(t, c.Dir(), now)
		if err := c.Unlock(t.Context(), coretest.Passphrase); err != nil {
			t.Fatal(err)
		}
		if found := codes(t, c); len(found) > 0 {
			t.Errorf("found: %v", found)
		}
	}
	ready, err = c.Ready()
	if err != nil {
		t.Fatal(err)
	}
	leaves, err := ledger.Page(t.Context(), ready.DB.Read(), string(id), ledger.Newest, 4)
	if err != nil {
		t.Fatal(err)
	}
	for i, leaf := range leaves {
		want := "subscription.renewed"
		if i == 3 {
			want = "subscription.changed"
		}
		if leaf.Kind != want || (leaf.Actor.Door == ledger.DoorSystem) != (i < 3) {
			t.Errorf("entry %d is %s by %+v", leaf.Seq, leaf.Kind, leaf.Actor)
		}
	}
}

// TestOrganizationsFromBeforeThereWerePlans get the free ones at the next start,
// and a default workspace that is called as its creator would call it.
func TestOrganizationsFromBeforeThereWerePlans(t *testing.T) {
	c, now := coretest.Open(t)
	by, _ := settle(t, c)
	ready, _ := c.Ready()
	ready.Organizations.Founding = nil // as it was then
	old, err := ready.Organizations.Create(t.Context(), by, "Old")
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Close(); err != nil {
		t.Fatal(err)
	}
	c = reopen(t, c.Dir(), now)
	if err := c.Unlock(t.Context(), coretest.Passphrase); err != nil {
		t.Fatal(err)
	}
	ready, _ = c.Ready()
	all, err := ready.Plans.Subscriptions(t.Context(), by.Account, old.ID)
	if err != nil || len(all.Subscriptions) != 2 || all.Subscriptions[0].State != plan.Free {
		t.Errorf("%+v, %v", all.Subscriptions, err)
	}
	rooms, err := ready.Workspaces.List(t.Context(), by.Account, old.ID, false)
	if err != nil || len(rooms) != 1 || !rooms[0].Workspace.Default || rooms[0].Workspace.Name != "General" {
		t.Errorf("%+v, %v", rooms, err)
	}
	if found := codes(t, c); len(found) > 0 {
		t.Errorf("found: %v", found)
	}
}

// TestADeletedOrganizationLeavesNoSubscription, nor what it was charged.
func TestADeletedOrganizationLeavesNoSubscription(t *testing.T) {
	c, _ := coretest.Open(t)
	by, id := settle(t, c)
	ready, _ := c.Ready()
	request := plan.Request{Plan: "pro", Interval: plan.Month, Seats: 1}
	if err := ready.Plans.Subscribe(t.Context(), by, id, plan.Order{Request: request, Family: plan.Chat, Expected: 1499, Then: 1499}); err != nil {
		t.Fatal(err)
	}
	if err := ready.Organizations.Delete(t.Context(), by, id, "Atelier", "seven lanterns over the harbour"); err != nil {
		t.Fatal(err)
	}
	for _, table := range []string{"subscription", "subscription_charge"} {
		var left int
		err := sqlite.Classify(ready.DB.Read().QueryRowContext(t.Context(), `SELECT COUNT(*) FROM `+table).Scan(&left))
		if err != nil || left > 0 {
			t.Errorf("%s: %d left, %v", table, left, err)
		}
	}
}

// TestGates: what a plan doesn't include is refused by Commit, and allowed as soon
// as it does.
func TestGates(t *testing.T) {
	c, now := coretest.Open(t)
	by, id := settle(t, c)
	ready, _ := c.Ready()
	m, err := organization.MembershipOf(t.Context(), ready.DB.Read(), by.Account, id)
	if err != nil {
		t.Fatal(err)
	}
	add := func(member ident.Member) error {
		profile := ledger.Private{Subject: string(member), Class: ledger.ClassProfile, Fields: map[string]string{
			"email": "jo@example.com", "first_name": "Jo", "last_name": "Wren",
		}}
		change := &organization.MemberAdded{Member: member, Roles: []access.Role{access.Member}, Profile: profile}
		_, err := ready.Ledger.Commit(t.Context(), ledger.Draft{Ledger: string(id), By: m.Actor(by), Change: change})
		return err
	}
	if err := add("mem_01ARZ3NDEKTSV4RRFFQ69G5FA1"); !fault.Is(err, fault.PlanRequired) {
		t.Errorf("on the free plan: %v", err)
	}
	if err := ready.Plans.StartTrial(t.Context(), by, id, plan.Chat); err != nil {
		t.Fatal(err)
	}
	if err := add("mem_01ARZ3NDEKTSV4RRFFQ69G5FA2"); err != nil {
		t.Errorf("on trial: %v", err)
	}
	now.Advance(14 * 24 * time.Hour)
	if err := ready.Plans.CatchUp(t.Context()); err != nil {
		t.Fatal(err)
	}
	if err := add("mem_01ARZ3NDEKTSV4RRFFQ69G5FA3"); !fault.Is(err, fault.PlanRequired) {
		t.Errorf("after the trial: %v", err)
	}
}
