package workspace_test

import (
	"context"
	"sync"
	"testing"

	"pgregory.net/rapid"

	"intendant/backend/access"
	"intendant/backend/account"
	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/ledger"
	"intendant/backend/organization"
	"intendant/backend/testhouse"
	"intendant/backend/workspace"
)

func accountOf(first string) account.Account { return account.Account{FirstName: first} }

func TestList(t *testing.T) {
	p := open(t)
	names := func(by ledger.Actor, archived bool) (names string) {
		t.Helper()
		list, err := p.Workspaces.List(t.Context(), by.Account, p.id, archived)
		if err != nil {
			t.Fatal(err)
		}
		for _, one := range list {
			names += one.Workspace.Name + ","
		}
		return names
	}
	if got := names(p.astrid, false); got != "Default en,Lab,Shop," {
		t.Errorf("an Admin sees %s", got)
	}
	if got := names(p.bruno, false); got != "Lab," {
		t.Errorf("a member sees %s", got)
	}
	if got := names(p.cleo, false); got != "" {
		t.Errorf("somebody in none sees %s", got)
	}
	if _, err := p.Workspaces.List(t.Context(), p.dora.Account, p.id, false); !fault.Is(err, fault.NotFound) {
		t.Errorf("a stranger: %v", err)
	}
	lab := p.list(t, p.astrid)[1]
	if lab.Members != 2 || lab.Role != "" || !lab.Can[access.KeysManage] || lab.Workspace.Default { // bruno, and astrid as Admin
		t.Errorf("%+v", lab)
	}
	if _, err := p.Workspaces.Archive(t.Context(), p.astrid, p.id, p.shop, "Shop"); err != nil {
		t.Fatal(err)
	}
	if got := names(p.astrid, true); got != "Shop," || names(p.astrid, false) != "Default en,Lab," {
		t.Errorf("archived are %s", got)
	}
	shop, err := p.Workspaces.Get(t.Context(), p.astrid.Account, p.id, p.shop)
	if err != nil || !shop.Workspace.IsArchived() || !shop.Can[access.UsageRead] || shop.Can[access.WorkspaceManage] {
		t.Errorf("%+v, %v", shop, err)
	}
	if _, err := p.Workspaces.May(t.Context(), p.astrid.Account, p.id, p.shop, access.KeysMake); !fault.Is(err, fault.WorkspaceArchived) {
		t.Error(err)
	}
	if _, err := p.Workspaces.May(t.Context(), p.bruno.Account, p.id, p.shop, access.KeysMake); !fault.Is(err, fault.NotFound) {
		t.Error(err)
	}
}

// Of a workspace that isn't theirs nobody learns anything, whatever they ask.
func TestIsolation(t *testing.T) {
	p := open(t)
	w, ctx := p.Workspaces, t.Context()
	for _, c := range []struct {
		name string
		by   ledger.Actor
		org  ident.Organization
		id   ident.Workspace
	}{
		{"a member in none", p.cleo, p.id, p.lab},
		{"a member of another", p.bruno, p.id, p.shop},
		{"a stranger", p.dora, p.id, p.lab},
		{"another organization's Admin", p.astrid, p.other, p.theirs},
		{"by one's own organization", p.astrid, p.id, p.theirs},
		{"by another's", p.dora, p.other, p.lab},
	} {
		for what, do := range map[string]func() error{
			"get":     func() error { _, err := w.Get(ctx, c.by.Account, c.org, c.id); return err },
			"roles":   func() error { _, err := w.RolesIn(ctx, c.by.Account, c.org, c.id, nil); return err },
			"may":     func() error { _, err := w.May(ctx, c.by.Account, c.org, c.id, access.WorkspaceRead); return err },
			"rename":  func() error { _, err := w.Rename(ctx, c.by, c.org, c.id, "", "Mine"); return err },
			"archive": func() error { _, err := w.Archive(ctx, c.by, c.org, c.id, "Lab"); return err },
			"add": func() error {
				_, err := w.AddMembers(ctx, c.by, c.org, c.id, []ident.Member{p.third}, access.WorkspaceAdmin)
				return err
			},
			"remove": func() error { _, err := w.RemoveMembers(ctx, c.by, c.org, c.id, []ident.Member{p.plain}); return err },
		} {
			t.Run(c.name+" "+what, func(t *testing.T) { p.Refused(t, fault.NotFound, do) })
		}
	}
}

func TestRenameAndArchive(t *testing.T) {
	p := open(t)
	one, err := p.Workspaces.Rename(t.Context(), p.bruno, p.id, p.lab, "Lab", " Labor ")
	if err != nil || one.Workspace.Name != "Labor" || p.newest(t).Before["name"] != "Lab" {
		t.Fatalf("%+v, %v", one, err)
	}
	p.Refused(t, fault.ChangeConflict, func() error {
		_, err := p.Workspaces.Rename(t.Context(), p.astrid, p.id, p.lab, "Lab", "Other")
		return err
	})
	for _, typed := range []string{"", "labor", "Lab", "\u202e"} {
		p.Refused(t, fault.WorkspaceNameMismatch, func() error {
			_, err := p.Workspaces.Archive(t.Context(), p.astrid, p.id, p.lab, typed)
			return err
		})
	}
	p.Refused(t, fault.PermissionDenied, func() error {
		_, err := p.Workspaces.Archive(t.Context(), p.bruno, p.id, p.lab, "Labor")
		return err
	})
	gone, err := p.Workspaces.Archive(t.Context(), p.astrid, p.id, p.lab, "Labor")
	if err != nil || !gone.Workspace.IsArchived() {
		t.Fatalf("%+v, %v", gone, err)
	}
	if left, err := p.Workspaces.Get(t.Context(), p.bruno.Account, p.id, p.lab); err != nil || len(left.Can) != 3 {
		t.Errorf("%+v, %v", left, err)
	}
	p.Sound(t)
}

func TestMembers(t *testing.T) {
	p := open(t)
	w, ctx, all := p.Workspaces, t.Context(), []ident.Member{p.plain, p.third, p.third}
	if n, err := w.AddMembers(ctx, p.bruno, p.id, p.lab, all, access.WorkspaceMember); n != 1 || err != nil {
		t.Errorf("%d, %v", n, err)
	}
	if n, err := w.AddMembers(ctx, p.bruno, p.id, p.lab, all, access.WorkspaceMember); n != 0 || err != nil {
		t.Errorf("again: %d, %v", n, err)
	}
	roles, err := w.RolesIn(ctx, p.cleo.Account, p.id, p.lab, []ident.Member{p.plain, p.third, p.boss})
	if err != nil || len(roles) != 2 || roles[p.plain] != access.WorkspaceAdmin || roles[p.third] != access.WorkspaceMember {
		t.Errorf("%v, %v", roles, err)
	}
	if n, err := w.SetRole(ctx, p.astrid, p.id, p.lab, all, access.WorkspaceViewer); n != 2 || err != nil {
		t.Errorf("%d, %v", n, err)
	}
	p.Refused(t, fault.PermissionDenied, func() error {
		_, err := w.SetRole(ctx, p.bruno, p.id, p.lab, all, access.WorkspaceAdmin)
		return err
	})
	p.Refused(t, fault.MembersGone, func() error { // all or none, with the name of who is in the way
		_, err := w.RemoveMembers(ctx, p.astrid, p.id, p.lab, []ident.Member{p.plain, p.boss})
		return err
	})
	of, err := w.Of(ctx, p.astrid.Account, p.id, p.third, p.plain, p.boss)
	if in := of[p.third]; err != nil || len(of) != 2 || len(in) != 1 || in[0].Name != "Lab" || in[0].Role != access.WorkspaceViewer {
		t.Errorf("%+v, %v", of, err)
	}
	if n, err := w.RemoveMembers(ctx, p.astrid, p.id, p.lab, all); n != 2 || err != nil {
		t.Errorf("%d, %v", n, err)
	}
	if in, err := w.Of(ctx, p.cleo.Account, p.id, p.third); err != nil || len(in) != 0 {
		t.Errorf("%+v, %v", in, err)
	}
	p.Sound(t)
}

// Whoever goes from the organization is gone from its workspaces, and a replay
// agrees; so it is with those who come again.
func TestWhoGoesIsInNoWorkspace(t *testing.T) {
	for name, change := range map[string]func(p *place) error{
		"removed": func(p *place) error { return p.by(p.boss, &organization.MemberRemoved{Member: p.plain}) },
		"left":    func(p *place) error { return p.by(p.plain, &organization.MemberLeft{Member: p.plain}) },
		"erased":  func(p *place) error { return p.by(p.boss, &organization.MemberErased{Member: p.plain}) },
		"account": func(p *place) error { return p.by(p.plain, &organization.MemberAccountDeleted{Member: p.plain}) },
	} {
		t.Run(name, func(t *testing.T) {
			p := open(t)
			if err := change(p); err != nil {
				t.Fatal(err)
			}
			if roles, err := p.Workspaces.RolesIn(t.Context(), p.astrid.Account, p.id, p.lab, []ident.Member{p.plain}); err != nil || len(roles) != 0 {
				t.Errorf("%v, %v", roles, err)
			}
			if set := p.may(t, p.plain, p.lab); len(set) != 0 {
				t.Errorf("may %v", set)
			}
			p.Sound(t)
		})
	}
}

// An organization that is deleted takes its workspaces with it.
func TestDeletedWithTheOrganization(t *testing.T) {
	p := open(t)
	if err := p.Organizations.Delete(t.Context(), p.astrid, p.id, "Nordlicht", testhouse.Password); err != nil {
		t.Fatal(err)
	}
	var left int
	err := p.DB.Read().QueryRowContext(t.Context(),
		`SELECT (SELECT COUNT(*) FROM workspace WHERE organization = ?1) + (SELECT COUNT(*) FROM workspace_member WHERE organization = ?1)`, p.id).Scan(&left)
	if err != nil || left != 0 {
		t.Errorf("%d rows are left, %v", left, err)
	}
	p.Sound(t)
}

// Every organization has one default workspace, however often it is caught up on,
// and however many do so at once.
func TestCatchUpOnce(t *testing.T) {
	p := open(t)
	late := p.Create(t, p.bruno, "Late").ID
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			if err := p.Workspaces.CatchUp(context.WithoutCancel(t.Context())); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	list, err := p.Workspaces.List(t.Context(), p.bruno.Account, late, false)
	if err != nil || len(list) != 1 || !list[0].Workspace.Default || list[0].Workspace.Name != "Default en" {
		t.Errorf("%+v, %v", list, err)
	}
	p.Sound(t)
}

// Two Admins at the same moment: one makes the name theirs, one adds the member,
// one archives, and the other is told.
func TestTwoAdmins(t *testing.T) {
	p := open(t)
	second := testhouse.NewMember(ident.New[ident.Member](p.IDs), accountOf("eva"), access.Admin)
	if err := p.by(p.boss, second); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		change func() ledger.Change
		want   []fault.Code
	}{
		"create": {func() ledger.Change {
			return &workspace.Created{Name: "Same", Workspace: ident.New[ident.Workspace](p.IDs)}
		}, []fault.Code{fault.InputInvalid}},
		"rename":  {func() ledger.Change { return &workspace.Renamed{Name: "Theirs", Workspace: p.lab} }, []fault.Code{fault.ChangeNone}},
		"add":     {func() ledger.Change { return added(p.shop, p.third, access.WorkspaceViewer) }, []fault.Code{fault.ChangeNone}},
		"remove":  {func() ledger.Change { return removed(p.lab, p.plain) }, []fault.Code{fault.NotFound}},
		"archive": {func() ledger.Change { return &workspace.Archived{Workspace: p.lab} }, []fault.Code{fault.WorkspaceArchived}},
	} {
		if name == "archive" {
			continue // last, below
		}
		race(t, name, p, second.Member, c.change, c.want[0])
	}
	race(t, "archive", p, second.Member, func() ledger.Change { return &workspace.Archived{Workspace: p.lab} }, fault.WorkspaceArchived)
	p.Sound(t)
}

func race(t *testing.T, name string, p *place, other ident.Member, change func() ledger.Change, want fault.Code) {
	t.Helper()
	errs := make([]error, 2)
	var wg sync.WaitGroup
	for i, by := range []ident.Member{p.boss, other} {
		c := change()
		wg.Go(func() { errs[i] = p.by(by, c) })
	}
	wg.Wait()
	if (errs[0] == nil) == (errs[1] == nil) {
		t.Errorf("%s: both or neither: %v, %v", name, errs[0], errs[1])
	}
	for _, err := range errs {
		if err != nil && !fault.Is(err, want) {
			t.Errorf("%s: %v, want %s", name, err, want)
		}
	}
}

// Whatever people do in whatever order: what is refused has a reason, names stay
// unique, the default workspace stays, nobody is in a workspace who isn't in the
// organization, and a replay gives the same tables.
func TestRandomChangesReplay(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		p := open(t)
		members, all := []ident.Member{p.boss, p.plain, p.third}, []ident.Workspace{p.main, p.lab, p.shop, p.theirs}
		for range rapid.IntRange(1, 20).Draw(rt, "steps") {
			m, w := rapid.SampledFrom(members).Draw(rt, "member"), rapid.SampledFrom(all).Draw(rt, "workspace")
			role := rapid.SampledFrom(append([]access.WorkspaceRole{"king"}, access.WorkspaceRoles...)).Draw(rt, "role")
			called := rapid.SampledFrom([]string{"", "Lab", "lab", "A", "B"}).Draw(rt, "name")
			made := &workspace.Created{Name: called, Workspace: ident.New[ident.Workspace](p.IDs), Default: rapid.Bool().Draw(rt, "default")}
			c := rapid.SampledFrom([]ledger.Change{
				made, &workspace.Renamed{Name: called, Workspace: w}, &workspace.Archived{Workspace: w},
				added(w, m, role), added(w, m, role), changed(w, m, role), removed(w, m),
				&organization.MemberRemoved{Member: m}, &organization.MemberErased{Member: m}, &organization.MemberDeactivated{Member: m},
			}).Draw(rt, "change")
			err := p.by(rapid.SampledFrom(members).Draw(rt, "by"), c)
			if err != nil && fault.Is(fault.From(err), fault.Internal) {
				rt.Fatalf("%T refused without a reason: %v", c, err)
			}
			if c == ledger.Change(made) && err == nil {
				all = append(all, made.Workspace)
			}
		}
		if wrong := p.Unsound(context.Background()); wrong != nil {
			rt.Fatalf("not sound: %+v", wrong)
		}
		var wrong int
		err := p.DB.Read().QueryRowContext(context.Background(),
			`SELECT (SELECT COUNT(*) FROM (SELECT 1 FROM workspace WHERE archived IS NULL GROUP BY organization, folded HAVING COUNT(*) > 1))
			      + (SELECT COUNT(*) <> 2 FROM workspace WHERE standard = 1 AND archived IS NULL)
			      + (SELECT COUNT(*) FROM workspace_member w JOIN member m ON m.organization = w.organization AND m.id = w.member WHERE m.removed IS NOT NULL)
			      + (SELECT COUNT(*) FROM workspace_member w JOIN workspace s ON s.id = w.workspace WHERE s.organization <> w.organization)`).Scan(&wrong)
		if err != nil || wrong != 0 {
			rt.Fatalf("%d invariants are broken, %v", wrong, err)
		}
	})
}
