package organization_test

import (
	"context"
	"fmt"
	"slices"
	"sync"
	"testing"

	"intendant/backend/access"
	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/ledger"
	"intendant/backend/organization"
	"intendant/backend/testhouse"
)

// Two Admins who remove each other, demote themselves or leave at the same
// moment: one stays.
func TestOneAdminRemains(t *testing.T) {
	for name, change := range map[string]func(self, other ident.Member) ledger.Change{
		"removing": func(_, other ident.Member) ledger.Change { return &organization.MemberRemoved{Member: other} },
		"erasing":  func(_, other ident.Member) ledger.Change { return &organization.MemberErased{Member: other} },
		"demoting": func(self, _ ident.Member) ledger.Change { return roles(self, access.Member) },
		"deactivating": func(_, other ident.Member) ledger.Change {
			return &organization.MemberDeactivated{Member: other}
		},
		"leaving": func(self, _ ident.Member) ledger.Change { return &organization.MemberLeft{Member: self} },
	} {
		t.Run(name, func(t *testing.T) {
			p := open(t)
			for range 10 {
				both(t, p, change)
			}
			p.Sound(t)
		})
	}
}

func both(t *testing.T, p *place, change func(self, other ident.Member) ledger.Change) {
	t.Helper()
	a, b := newMember(p, "a", access.Admin), newMember(p, "b", access.Admin)
	if err := p.by(p.boss, a, b, roles(p.boss, access.Member)); err != nil {
		t.Fatal(err)
	}
	var wg sync.WaitGroup
	errs := make([]error, 2)
	for i, pair := range [][2]ident.Member{{a.Member, b.Member}, {b.Member, a.Member}} {
		wg.Go(func() { errs[i] = p.by(pair[0], change(pair[0], pair[1])) })
	}
	wg.Wait()
	if (errs[0] == nil) == (errs[1] == nil) {
		t.Errorf("both or neither: %v, %v", errs[0], errs[1])
	}
	for _, err := range errs {
		if err != nil && !fault.Is(err, fault.LastAdmin) && !fault.Is(err, fault.PermissionDenied) {
			t.Error(err)
		}
	}
	left := admins(t, p)
	for _, m := range []ident.Member{a.Member, b.Member} {
		if !slices.Contains(left, m) {
			_ = p.by(left[0], &organization.MemberRemoved{Member: m}) // the one without a seat would stay Admin
		}
	}
	if len(left) != 1 {
		t.Fatalf("%d Admins", len(left))
	}
	if err := p.by(left[0], roles(p.boss, access.Admin), roles(left[0], access.Member)); err != nil {
		t.Fatal(err)
	}
}

func admins(t *testing.T, p *place) []ident.Member {
	t.Helper()
	rows, err := p.DB.Read().QueryContext(t.Context(), `SELECT r.member FROM member_role r JOIN member m ON m.organization = r.organization AND m.id = r.member
		  WHERE r.organization = ? AND r.role = 'admin' AND m.inactive IS NULL`, p.id)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	var list []ident.Member
	for rows.Next() {
		var m ident.Member
		if err := rows.Scan(&m); err != nil {
			t.Fatal(err)
		}
		list = append(list, m)
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return list
}

// Renames of many at a time and a deletion amid them: every rename is in the
// record or was refused, and nothing survives the deletion.
func TestRenamesAmidADeletion(t *testing.T) {
	p := open(t)
	doomed := p.Create(t, p.astrid, "Doomed").ID
	var wg sync.WaitGroup
	for i := range 20 {
		wg.Go(func() {
			ctx := context.WithoutCancel(t.Context())
			for _, id := range []ident.Organization{p.id, doomed} {
				_, err := p.Organizations.Rename(ctx, p.astrid, id, fmt.Sprint("Name ", i))
				if err != nil && (id == p.id || !fault.Is(err, fault.NotFound) && !fault.Is(err, fault.PermissionDenied)) {
					t.Error(err)
				}
			}
		})
	}
	wg.Go(func() {
		err := deleteNow(p, doomed)
		if err != nil {
			t.Error(err)
		}
	})
	wg.Wait()
	if p.Holds(t, string(doomed)+`","op"`) {
		t.Error("an entry of the deleted organization is in the file")
	}
	n, err := ledger.Size(t.Context(), p.DB.Read(), string(p.id))
	if err != nil || n != 4+20 {
		t.Errorf("%d entries, %v", n, err)
	}
	p.Sound(t)
}

// deleteNow types the name that the organization has at this moment, until it
// still has it.
func deleteNow(p *place, id ident.Organization) error {
	ctx := context.Background()
	for {
		g, err := p.Organizations.General(ctx, p.astrid.Account, id)
		if err == nil {
			err = p.Organizations.Delete(ctx, p.astrid, id, g.Name, testhouse.Password)
		}
		if !fault.Is(err, fault.OrganizationNameMismatch) {
			return err
		}
	}
}
