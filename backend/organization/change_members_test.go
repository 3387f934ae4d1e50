package organization_test

import (
	"slices"
	"sync"
	"testing"

	"intendant/backend/access"
	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/ledger"
	"intendant/backend/organization"
)

func list(members ...ident.Member) []ident.Member { return members }

func (p *place) count(t *testing.T) (active, inactive int) {
	t.Helper()
	active, inactive, err := organization.Count(t.Context(), p.DB.Read(), p.id)
	if err != nil {
		t.Fatal(err)
	}
	return active, inactive
}

// refusedFor is Refused for one of several members, whom the fault names.
func (p *place) refusedFor(t *testing.T, code fault.Code, name string, do func() (int, error)) {
	t.Helper()
	p.Refused(t, code, func() error {
		_, err := do()
		if got := fault.From(err).Params["name"]; got != name {
			t.Errorf("%v names %q, not %q", err, got, name)
		}
		return err
	})
}

func TestSetRolesOfSeveral(t *testing.T) {
	p := open(t)
	a, b := p.Join(t, p.astrid, p.cleo, p.id, access.Member), newMember(p, "b", access.Billing)
	if err := p.by(p.boss, b); err != nil {
		t.Fatal(err)
	}
	set := func(members []ident.Member, add, remove []access.Role) (int, error) {
		return p.Organizations.SetRoles(t.Context(), p.astrid, p.id, members, add, remove)
	}
	n, err := set(list(p.plain, a, b.Member, a), []access.Role{access.Billing}, nil)
	if err != nil || n != 2 || !p.roles(t, a)[access.PlanManage] || p.roles(t, b.Member)[access.MembersManage] {
		t.Errorf("%d changed, %v", n, err)
	}
	if n, err := set(list(a, p.plain), []access.Role{access.Billing}, nil); n != 0 || err != nil {
		t.Errorf("what is so already: %d, %v", n, err)
	}
	if n, err := set(list(p.boss, a), []access.Role{access.Admin}, []access.Role{access.Billing}); n != 2 || err != nil {
		t.Errorf("%d, %v", n, err)
	}
	p.refusedFor(t, fault.InputInvalid, "", func() (int, error) { return set(list(p.plain), nil, []access.Role{access.Member, access.Billing}) })
	p.refusedFor(t, fault.InputInvalid, "", func() (int, error) { return set(list(p.plain), []access.Role{"king"}, nil) })
	p.refusedFor(t, fault.NotFound, "", func() (int, error) { return set(list(a, "mem_ghost"), []access.Role{access.Billing}, nil) })
	p.refusedFor(t, fault.PermissionDenied, "", func() (int, error) {
		return p.Organizations.SetRoles(t.Context(), p.bruno, p.id, list(a), []access.Role{access.Admin}, nil)
	})
	if _, err := set(list(a), nil, []access.Role{access.Admin, access.Member}); !fault.Is(err, fault.InputInvalid) {
		t.Errorf("no role at all: %v", err)
	}
	if _, err := set(list(a), []access.Role{access.Member}, []access.Role{access.Admin}); err != nil {
		t.Fatal(err)
	}
	p.refusedFor(t, fault.MembersLastAdmin, "astrid Lindqvist", func() (int, error) {
		return set(list(a, p.boss, p.plain), []access.Role{access.Billing}, []access.Role{access.Admin})
	})
	p.Sound(t)
}

func TestSeats(t *testing.T) {
	p := open(t)
	seats := func(active bool, members ...ident.Member) (int, error) {
		return p.Organizations.SetSeats(t.Context(), p.astrid, p.id, members, active)
	}
	if n, err := seats(false, p.plain, p.plain); n != 1 || err != nil {
		t.Fatalf("%d, %v", n, err)
	}
	if active, inactive := p.count(t); active != 1 || inactive != 1 {
		t.Errorf("%d active, %d inactive", active, inactive)
	}
	if n, err := seats(false, p.plain); n != 0 || err != nil {
		t.Errorf("once more: %d, %v", n, err)
	}
	p.refusedFor(t, fault.MemberYourself, "", func() (int, error) { return seats(false, p.boss) })
	p.keptOut(t, p.bruno, p.plain)
	p.Plan.Seats, p.Plan.Invited = 2, 1
	p.refusedFor(t, fault.SeatsFull, "", func() (int, error) { return seats(true, p.plain) })
	p.Plan.Invited = 0
	if n, err := seats(true, p.boss, p.plain); n != 1 || err != nil {
		t.Errorf("%d, %v", n, err)
	}
	if _, err := p.Organizations.General(t.Context(), p.bruno.Account, p.id); err != nil {
		t.Errorf("with a seat again: %v", err)
	}
	p.Sound(t)
}

// Whoever has the only seat can give it to another Admin, and nobody is left
// without one.
func TestGiveSeat(t *testing.T) {
	p := open(t)
	cleo := p.Join(t, p.astrid, p.cleo, p.id, access.Admin)
	off := list(p.plain, cleo)
	if _, err := p.Organizations.SetSeats(t.Context(), p.astrid, p.id, off, false); err != nil {
		t.Fatal(err)
	}
	p.Plan.Seats, p.Plan.Invited = 1, 1 // the invitation was sent before the plan ended
	give := func(by ledger.Actor, to ident.Member) (int, error) {
		return 0, p.Organizations.GiveSeat(t.Context(), by, p.id, to)
	}
	p.refusedFor(t, fault.SeatsFull, "", func() (int, error) {
		return p.Organizations.SetSeats(t.Context(), p.astrid, p.id, list(cleo), true)
	})
	p.refusedFor(t, fault.MembersLastAdmin, "astrid Lindqvist", func() (int, error) { return give(p.astrid, p.plain) })
	p.refusedFor(t, fault.MemberYourself, "", func() (int, error) { return give(p.astrid, p.boss) })
	p.refusedFor(t, fault.NotFound, "", func() (int, error) { return give(p.astrid, "mem_ghost") })
	p.refusedFor(t, fault.MemberInactive, "", func() (int, error) { return give(p.cleo, p.plain) })
	if _, err := give(p.astrid, cleo); err != nil {
		t.Fatal(err)
	}
	p.keptOut(t, p.astrid, p.boss)
	if active, inactive := p.count(t); active != 1 || inactive != 2 || !p.roles(t, cleo)[access.MembersManage] {
		t.Errorf("%d active, %d inactive", active, inactive)
	}
	if _, err := give(p.cleo, p.boss); err != nil {
		t.Fatal(err)
	}
	p.Plan.Seats, p.Plan.Invited = 2, 0
	if _, err := p.Organizations.SetSeats(t.Context(), p.astrid, p.id, list(cleo), true); err != nil {
		t.Fatal(err)
	}
	p.refusedFor(t, fault.ChangeNone, "", func() (int, error) { return give(p.astrid, cleo) })
	p.Sound(t)
}

// keptOut makes sure that somebody without a seat sees that the organization is
// there, and may do nothing in it.
func (p *place) keptOut(t *testing.T, who ledger.Actor, m ident.Member) {
	t.Helper()
	all, err := p.Organizations.List(t.Context(), who.Account)
	if err != nil || len(all) != 1 || !all[0].Inactive {
		t.Errorf("%+v, %v", all, err)
	}
	p.Refused(t, fault.MemberInactive, func() error {
		_, err := p.Organizations.General(t.Context(), who.Account, p.id)
		return err
	})
	p.Refused(t, fault.MemberInactive, func() error {
		_, err := p.Organizations.Open(t.Context(), who, p.id, false)
		return err
	})
	p.Refused(t, fault.PermissionDenied, func() error { return p.by(m, &organization.Opened{}) })
	if set := p.roles(t, m); len(set) != 1 || !set[access.Self] {
		t.Errorf("may %v", set)
	}
}

func TestInactiveAdminsDontCount(t *testing.T) {
	p := open(t)
	a := newMember(p, "a", access.Admin)
	if err := p.by(p.boss, a, &organization.MemberDeactivated{Member: a.Member}); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]ledger.Change{
		"deactivating": &organization.MemberDeactivated{Member: p.boss}, "demoting": roles(p.boss, access.Member),
		"removing": &organization.MemberRemoved{Member: p.boss}, "leaving": &organization.MemberLeft{Member: p.boss},
		"erasing": &organization.MemberErased{Member: p.boss},
	} {
		p.Refused(t, fault.LastAdmin, func() error { return p.by(p.boss, c) })
		if t.Failed() {
			t.Fatal(name)
		}
	}
	if err := p.by(p.boss, &organization.MemberRemoved{Member: a.Member}); err != nil {
		t.Errorf("an inactive Admin can go: %v", err)
	}
	p.Sound(t)
}

func TestRemoveSeveral(t *testing.T) {
	p := open(t)
	a := p.Join(t, p.astrid, p.cleo, p.id, access.Member)
	remove := func(members ...ident.Member) (int, error) {
		return p.Organizations.Remove(t.Context(), p.astrid, p.id, members)
	}
	p.refusedFor(t, fault.MemberYourself, "", func() (int, error) { return remove(a, p.boss) })
	if n, err := remove(a, p.plain); n != 2 || err != nil {
		t.Fatalf("%d, %v", n, err)
	}
	if _, err := organization.MembershipOf(t.Context(), p.DB.Read(), p.cleo.Account, p.id); !fault.Is(err, fault.NotFound) {
		t.Errorf("cleo is a member still: %v", err)
	}
	if active, _ := p.count(t); active != 1 {
		t.Errorf("%d are left", active)
	}
	b := newMember(p, "b", access.Member)
	if err := p.by(p.boss, b); err != nil {
		t.Fatal(err)
	}
	p.refusedFor(t, fault.MembersGone, "bruno Lindqvist", func() (int, error) { return remove(b.Member, p.plain) })
	p.Join(t, p.astrid, p.cleo, p.id, access.Member) // she can come back
	p.Sound(t)
}

func TestLeave(t *testing.T) {
	p := open(t)
	p.Refused(t, fault.LastAdmin, func() error { return p.Organizations.Leave(t.Context(), p.astrid, p.id) })
	p.Refused(t, fault.NotFound, func() error { return p.Organizations.Leave(t.Context(), p.cleo, p.id) })
	if err := p.by(p.boss, &organization.MemberDeactivated{Member: p.plain}); err != nil {
		t.Fatal(err)
	}
	if err := p.Organizations.Leave(t.Context(), p.bruno, p.id); err != nil {
		t.Errorf("without a seat: %v", err)
	}
	if all, err := p.Organizations.List(t.Context(), p.bruno.Account); err != nil || len(all) != 0 {
		t.Errorf("%+v, %v", all, err)
	}
	p.Sound(t)
}

// Who keeps a seat first: the creator while Admin, then Admins by when they
// joined, then the others.
func TestOrder(t *testing.T) {
	p := open(t)
	var members []ident.Member
	for _, role := range []access.Role{access.Billing, access.Admin, access.Member, access.Admin} {
		p.Clock.Advance(1_000_000)
		m := newMember(p, "x", role)
		if err := p.by(p.boss, m); err != nil {
			t.Fatal(err)
		}
		members = append(members, m.Member)
	}
	if err := p.by(p.boss, &organization.MemberDeactivated{Member: members[2]}); err != nil {
		t.Fatal(err)
	}
	want := func(order ...ident.Member) {
		t.Helper()
		got, err := organization.Order(t.Context(), p.DB.Read(), p.id)
		if err != nil || !slices.Equal(got, order) {
			t.Errorf("got %v, want %v, %v", got, order, err)
		}
	}
	want(p.boss, members[1], members[3], p.plain, members[0])
	if err := p.by(p.boss, roles(p.boss, access.Member)); err != nil {
		t.Fatal(err)
	}
	want(members[1], members[3], p.boss, p.plain, members[0])
}

// Two people who give the same members different roles at the same moment: none
// takes back what the other gave.
func TestRolesGivenAtTheSameTimeAddUp(t *testing.T) {
	p := open(t)
	p.Join(t, p.astrid, p.cleo, p.id, access.Admin)
	for range 10 {
		m := newMember(p, "m", access.Member)
		if err := p.by(p.boss, m); err != nil {
			t.Fatal(err)
		}
		var wg sync.WaitGroup
		for who, role := range map[ledger.Actor]access.Role{p.astrid: access.Admin, p.cleo: access.Billing} {
			wg.Go(func() {
				if _, err := p.Organizations.SetRoles(t.Context(), who, p.id, list(m.Member), []access.Role{role}, nil); err != nil {
					t.Error(err)
				}
			})
		}
		wg.Wait()
		if set := p.roles(t, m.Member); !set[access.MembersManage] || !set[access.PlanManage] {
			t.Errorf("%v", set)
		}
	}
}

// As many are activated at the same time as there are seats, and no more.
func TestSeatsAtTheSameTime(t *testing.T) {
	p := open(t)
	var waiting []ident.Member
	for range 6 {
		m := newMember(p, "m", access.Member)
		if err := p.by(p.boss, m, &organization.MemberDeactivated{Member: m.Member}); err != nil {
			t.Fatal(err)
		}
		waiting = append(waiting, m.Member)
	}
	p.Plan.Seats = 5
	var wg sync.WaitGroup
	for _, m := range waiting {
		wg.Go(func() {
			_, err := p.Organizations.SetSeats(t.Context(), p.astrid, p.id, list(m), true)
			if err != nil && !fault.Is(err, fault.SeatsFull) {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	if active, inactive := p.count(t); active != 5 || inactive != 3 {
		t.Errorf("%d active, %d inactive", active, inactive)
	}
	p.Sound(t)
}
