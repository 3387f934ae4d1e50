package workspace_test

import (
	"strings"
	"testing"

	"intendant/backend/access"
	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/ledger"
	"intendant/backend/organization"
	"intendant/backend/testhouse"
	"intendant/backend/workspace"
)

func TestRefusedChanges(t *testing.T) {
	p := open(t)
	gone := testhouse.NewMember(ident.New[ident.Member](p.IDs), accountOf("dag"), access.Member)
	old := p.make(t, p.astrid, p.id, "Old")
	err := p.by(p.boss, gone, added(old, p.third, access.WorkspaceAdmin), &organization.MemberRemoved{Member: gone.Member},
		&workspace.Archived{Workspace: old}, added(p.main, p.third, access.WorkspaceAdmin))
	if err != nil {
		t.Fatal(err)
	}
	const ghost = ident.Member("mem_01KB3F7W9ZQ2M4X8T6RVN5YHCX")
	const nowhere = ident.Workspace("wsp_01KB3F7W9ZQ2M4X8T6RVN5YHCX")
	made := func(name string) *workspace.Created {
		return &workspace.Created{Name: name, Workspace: ident.New[ident.Workspace](p.IDs)}
	}
	again, nameless, second := made("New"), made("New"), made("Second")
	again.Workspace, nameless.Workspace, second.Default = p.lab, "wsp_x", true
	foreign := made("New")
	foreign.Workspace = p.theirs
	for _, c := range []struct {
		name   string
		by     ident.Member
		change ledger.Change
		want   fault.Code
	}{
		{"created by a plain member", p.plain, made("New"), fault.PermissionDenied},
		{"created by a ghost", ghost, made("New"), fault.PermissionDenied},
		{"created again", p.boss, again, fault.ChangeRepeated},
		{"created as another organization's", p.boss, foreign, fault.ChangeRepeated},
		{"created under no identifier", p.boss, nameless, fault.NotFound},
		{"a second default one", p.boss, second, fault.ChangeRepeated},
		{"without a name", p.boss, made(""), fault.InputInvalid},
		{"a name too long", p.boss, made(strings.Repeat("x", 101)), fault.InputInvalid},
		{"a name not trimmed", p.boss, made(" x"), fault.InputInvalid},
		{"a name that is taken", p.boss, made("Lab"), fault.InputInvalid},
		{"a name that is taken in other letters", p.boss, made("LAB"), fault.InputInvalid},
		{"renamed by a stranger to it", p.third, &workspace.Renamed{Name: "Other", Workspace: p.lab}, fault.PermissionDenied},
		{"renamed by the admin of another", p.plain, &workspace.Renamed{Name: "Other", Workspace: p.shop}, fault.PermissionDenied},
		{"renamed by a removed member", gone.Member, &workspace.Renamed{Name: "Other", Workspace: p.lab}, fault.PermissionDenied},
		{"renamed by nobody", "", &workspace.Renamed{Name: "Other", Workspace: p.lab}, fault.PermissionDenied},
		{"another organization's renamed", p.boss, &workspace.Renamed{Name: "Other", Workspace: p.theirs}, fault.NotFound},
		{"none renamed", p.boss, &workspace.Renamed{Name: "Other", Workspace: nowhere}, fault.NotFound},
		{"renamed outside of any", p.boss, &workspace.Renamed{Name: "Other"}, fault.NotFound},
		{"an archived one renamed", p.boss, &workspace.Renamed{Name: "Other", Workspace: old}, fault.WorkspaceArchived},
		{"the same name", p.boss, &workspace.Renamed{Name: "Lab", Workspace: p.lab}, fault.ChangeNone},
		{"renamed to one that is taken", p.boss, &workspace.Renamed{Name: "shop", Workspace: p.lab}, fault.InputInvalid},
		{"renamed to nothing", p.boss, &workspace.Renamed{Workspace: p.lab}, fault.InputInvalid},
		{"archived by its admin", p.plain, &workspace.Archived{Workspace: p.lab}, fault.PermissionDenied},
		{"the default one archived", p.boss, &workspace.Archived{Workspace: p.main}, fault.WorkspaceDefault},
		{"archived twice", p.boss, &workspace.Archived{Workspace: old}, fault.WorkspaceArchived},
		{"another organization's archived", p.boss, &workspace.Archived{Workspace: p.theirs}, fault.NotFound},
		{"added by a stranger to it", p.third, added(p.lab, p.third, access.WorkspaceViewer), fault.PermissionDenied},
		{"added by the admin of another", p.plain, added(p.shop, p.plain, access.WorkspaceAdmin), fault.PermissionDenied},
		{"added to another organization's", p.boss, added(p.theirs, p.third, access.WorkspaceAdmin), fault.NotFound},
		{"added to an archived one", p.boss, added(old, p.plain, access.WorkspaceViewer), fault.WorkspaceArchived},
		{"added twice", p.boss, added(p.lab, p.plain, access.WorkspaceViewer), fault.ChangeNone},
		{"a ghost added", p.boss, added(p.lab, ghost, access.WorkspaceViewer), fault.NotFound},
		{"a removed member added", p.boss, added(p.lab, gone.Member, access.WorkspaceViewer), fault.NotFound},
		{"added with an unknown role", p.boss, added(p.lab, p.third, "king"), fault.InputInvalid},
		{"a role of nobody changed", p.boss, changed(p.lab, p.third, access.WorkspaceViewer), fault.NotFound},
		{"one's own role without a right", p.third, changed(p.lab, p.third, access.WorkspaceAdmin), fault.PermissionDenied},
		{"the same role", p.boss, changed(p.lab, p.plain, access.WorkspaceAdmin), fault.ChangeNone},
		{"an unknown role", p.boss, changed(p.lab, p.plain, "king"), fault.InputInvalid},
		{"a role in an archived one", p.boss, changed(old, p.third, access.WorkspaceViewer), fault.WorkspaceArchived},
		{"removed by a stranger to it", p.third, removed(p.lab, p.plain), fault.PermissionDenied},
		{"removed who isn't there", p.boss, removed(p.lab, p.third), fault.NotFound},
		{"removed from an archived one", p.boss, removed(old, p.third), fault.WorkspaceArchived},
		{"the default one left", p.third, removed(p.main, p.third), fault.WorkspaceDefault},
	} {
		t.Run(c.name, func(t *testing.T) {
			p.Refused(t, c.want, func() error { return p.by(c.by, c.change) })
		})
	}
	p.Plan.Members = false
	p.Refused(t, fault.PlanRequired, func() error { return p.by(p.boss, added(p.lab, p.third, access.WorkspaceViewer)) })
	p.Sound(t)
}

// The program itself passes by the Authority, and not by the rules.
func TestTheProgramIsHeldToTheRules(t *testing.T) {
	p := open(t)
	if err := p.by(p.boss, &workspace.Archived{Workspace: p.shop}); err != nil {
		t.Fatal(err)
	}
	for _, c := range []ledger.Change{
		&workspace.Renamed{Name: "Other", Workspace: p.shop}, &workspace.Archived{Workspace: p.shop},
		added(p.shop, p.third, access.WorkspaceViewer), changed(p.shop, p.third, access.WorkspaceViewer), removed(p.shop, p.third),
	} {
		p.Refused(t, fault.WorkspaceArchived, func() error {
			_, err := p.Ledger.Commit(t.Context(), ledger.Draft{Ledger: string(p.id), By: ledger.System(""), Change: c})
			return err
		})
	}
	p.Sound(t)
}

// Each Change, followed by one that fails after it was applied, leaves nothing.
func TestChangesThatFailInTheMiddle(t *testing.T) {
	p := open(t)
	for _, c := range []ledger.Change{
		&workspace.Created{Name: "New", Workspace: ident.New[ident.Workspace](p.IDs)},
		&workspace.Renamed{Name: "Other", Workspace: p.lab}, &workspace.Archived{Workspace: p.lab},
		added(p.lab, p.third, access.WorkspaceViewer), changed(p.lab, p.plain, access.WorkspaceViewer), removed(p.lab, p.plain),
	} {
		p.Refused(t, fault.Internal, func() error { return p.by(p.boss, c, &testhouse.OtherBroken{}) })
	}
	if list := p.list(t, p.bruno); len(list) != 1 || list[0].Workspace.Name != "Lab" || list[0].Role != access.WorkspaceAdmin {
		t.Errorf("%+v", list)
	}
	p.Sound(t)
}

func TestAllowedChanges(t *testing.T) {
	p := open(t)
	// The admin of a workspace runs it, and is nothing in the organization.
	for _, c := range []ledger.Change{
		&workspace.Renamed{Name: "Laboratory", Workspace: p.lab}, added(p.lab, p.third, access.WorkspaceViewer),
		changed(p.lab, p.third, access.WorkspaceDeveloper),
	} {
		if err := p.by(p.plain, c); err != nil {
			t.Fatalf("%T: %v", c, err)
		}
	}
	l := p.newest(t)
	if l.Before["workspaceRole"] != "viewer" || l.After["workspaceRole"] != "developer" || l.Target.ID != string(p.third) || l.Workspace != p.lab {
		t.Errorf("%+v", l)
	}
	if set := p.may(t, p.third, p.lab); !set[access.KeysMake] || set[access.WorkspaceManage] {
		t.Errorf("a developer may %v", set)
	}
	if set := p.may(t, p.third, p.shop); len(set) != 0 {
		t.Errorf("a stranger may %v", set)
	}
	if err := p.by(p.plain, removed(p.lab, p.third), removed(p.lab, p.plain)); err != nil { // and may leave it
		t.Fatal(err)
	}
	if set := p.may(t, p.plain, p.lab); len(set) != 0 {
		t.Errorf("one who left may %v", set)
	}
	if err := p.by(p.boss, &workspace.Archived{Workspace: p.lab}, &workspace.Renamed{Name: "Laboratory", Workspace: p.shop}); err != nil {
		t.Errorf("an archived one's name is taken still: %v", err)
	}
	p.Sound(t)
}

// Somebody without a seat may nothing in a workspace, whatever their role there.
func TestWithoutASeat(t *testing.T) {
	p := open(t)
	if err := p.by(p.boss, &organization.MemberDeactivated{Member: p.plain}); err != nil {
		t.Fatal(err)
	}
	p.Refused(t, fault.PermissionDenied, func() error { return p.by(p.plain, &workspace.Renamed{Name: "Other", Workspace: p.lab}) })
	if _, err := workspace.AccessOf(t.Context(), p.DB.Read(), p.bruno.Account, p.id, p.lab); !fault.Is(err, fault.MemberInactive) {
		t.Error(err)
	}
}

func (p *place) may(t *testing.T, m ident.Member, id ident.Workspace) access.Set {
	t.Helper()
	set, err := workspace.Permissions(t.Context(), p.DB.Read(), p.id, id, m)
	if err != nil {
		t.Fatal(err)
	}
	return set
}
