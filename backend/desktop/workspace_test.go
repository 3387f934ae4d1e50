package desktop_test

import (
	"fmt"
	"testing"

	"intendant/backend/access"
	"intendant/backend/core"
	"intendant/backend/desktop"
	"intendant/backend/fault"
	"intendant/backend/sqlite"
)

// subscribeTeam lets several people be in an organization, and in a workspace.
func subscribeTeam(t *testing.T, c *core.Core, id string) {
	t.Helper()
	ready, err := c.Ready()
	if err != nil {
		t.Fatal(err)
	}
	err = ready.DB.Write(t.Context(), func(tx *sqlite.Tx) error {
		_, err := tx.ExecContext(t.Context(), `UPDATE subscription SET features = ' members ' WHERE organization = ?`, id)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// atelier is an organization on a plan for several, with the workspace Lab that jo
// administers and kim uses.
type atelier struct {
	*desk

	org, lab string
	jo, kim  *desk
	ids      map[*desk]string
}

func openAtelier(t *testing.T) *atelier {
	t.Helper()
	d, c := window(t)
	made, err := d.organization.Create(desktop.CreateInput{Name: "Atelier"})
	d.must(err)
	a := &atelier{desk: d, org: made.ID, jo: join(t, d, c, made.ID, "jo", access.Member), kim: join(t, d, c, made.ID, "kim", access.Member)}
	a.ids = map[*desk]string{a.jo: d.memberID(a.org, "jo@example.com"), a.kim: d.memberID(a.org, "kim@example.com")}
	view, err := d.workspace.Create(desktop.CreateWorkspaceInput{Organization: a.org, Name: "Lab"})
	d.must(err)
	a.lab = view.Workspace.ID
	_, err = d.workspace.AddMembers(a.role("admin", a.jo))
	d.refused(err, fault.PlanRequired)
	subscribeTeam(t, c, a.org)
	n, err := d.workspace.AddMembers(a.role("admin", a.jo))
	if err != nil || n.Changed != 1 {
		t.Fatalf("%+v, %v", n, err)
	}
	return a
}

func (a *atelier) role(role string, who *desk) desktop.SetWorkspaceRoleInput {
	return desktop.SetWorkspaceRoleInput{Organization: a.org, Workspace: a.lab, Members: []string{a.ids[who]}, Role: role}
}

func (a *atelier) list(who *desk) []desktop.WorkspaceRef {
	a.t.Helper()
	view, err := who.workspace.List(desktop.WorkspacesInput{Organization: a.org})
	who.must(err)
	return view.Workspaces
}

func TestWorkspaces(t *testing.T) {
	a := openAtelier(t)
	if first := a.list(a.desk)[0]; !first.IsDefault || first.Name != "Général" || first.Members != 1 { // ines reads French
		t.Errorf("%+v", first)
	}
	_, err := a.workspace.Create(desktop.CreateWorkspaceInput{Organization: a.org, Name: "LAB"})
	a.refused(err, fault.InputInvalid)
	if mine := a.list(a.jo); len(mine) != 1 || mine[0].Role != "admin" || mine[0].Members != 2 || len(mine[0].Can) == 0 {
		t.Errorf("%+v", mine)
	}
	renamed, err := a.jo.workspace.Rename(desktop.RenameWorkspaceInput{Organization: a.org, Workspace: a.lab, Was: "Lab", Name: "Labor"})
	if err != nil || renamed.Workspace.Name != "Labor" {
		t.Errorf("%+v, %v", renamed, err)
	}
	archive := desktop.ArchiveWorkspaceInput{Organization: a.org, Workspace: a.lab, Name: "Labor"}
	_, err = a.jo.workspace.Archive(archive)
	a.jo.refused(err, fault.PermissionDenied)
	gone, err := a.workspace.Archive(archive)
	if err != nil || gone.Workspace.Archived == "" {
		t.Errorf("%+v, %v", gone, err)
	}
	_, err = a.workspace.AddMembers(a.role("viewer", a.kim))
	a.refused(err, fault.WorkspaceArchived)
}

func TestPeopleOfAWorkspace(t *testing.T) {
	a := openAtelier(t)
	_, err := a.jo.workspace.AddMembers(a.role("viewer", a.kim))
	a.must(err)
	if n, err := a.jo.workspace.SetRole(a.role("developer", a.kim)); err != nil || n.Changed != 1 {
		t.Errorf("%+v, %v", n, err)
	}
	page := desktop.WorkspaceMembersInput{Organization: a.org, Workspace: a.lab, Limit: 2}
	people, err := a.kim.workspace.Members(page)
	if err != nil || people.Total != 3 || len(people.Members) != 2 || people.Next == "" {
		t.Fatalf("%+v, %v", people, err)
	}
	page.After = people.Next
	rest, err := a.kim.workspace.Members(page)
	if err != nil || len(rest.Members) != 1 || rest.Members[0].ID == people.Members[0].ID {
		t.Errorf("%+v, %v", rest, err)
	}
	found, err := a.workspace.Members(desktop.WorkspaceMembersInput{Organization: a.org, Workspace: a.lab, Search: "KIM"})
	if err != nil || found.Total != 1 || found.Members[0].Role != "developer" || found.Members[0].OrganizationAdmin {
		t.Errorf("%+v, %v", found, err)
	}
	one, err := a.organization.Member(desktop.MemberInput{ID: a.org, Member: a.ids[a.kim]})
	if err != nil || len(one.Workspaces) != 1 || one.Workspaces[0] != (desktop.InWorkspaceView{ID: a.lab, Name: "Lab", Role: "developer"}) {
		t.Errorf("%+v, %v", one.Workspaces, err)
	}
	out := desktop.RemoveWorkspaceMembersInput{Organization: a.org, Workspace: a.lab, Members: []string{a.ids[a.kim]}}
	if n, err := a.jo.workspace.RemoveMembers(out); err != nil || n.Changed != 1 {
		t.Errorf("%+v, %v", n, err)
	}
	_, err = a.kim.workspace.Get(desktop.WorkspaceInput{Organization: a.org, Workspace: a.lab})
	a.kim.refused(err, fault.NotFound)
	activity, err := a.audit.Activity(desktop.ActivityInput{Organization: a.org})
	a.must(err)
	if e := activity.Entries[0]; e.Kind != "workspace.member_removed" || e.Target.Name != "kim Wren" || e.Workspace.Name != "Lab" || e.Actor.Name != "jo Wren" {
		t.Errorf("%+v", e)
	}
}

// Who removes a member hears which keys they made, and may end them with it: both
// or neither.
func TestKeysOfWhoIsRemoved(t *testing.T) {
	d, c := window(t)
	made, err := d.organization.Create(desktop.CreateInput{Name: "Atelier"})
	d.must(err)
	org := made.ID
	list, err := d.workspace.List(desktop.WorkspacesInput{Organization: org})
	d.must(err)
	in := list.Workspaces[0].ID
	subscribeTeam(t, c, org)
	jo, kim := join(t, d, c, org, "jo", access.Member), join(t, d, c, org, "kim", access.Member)
	both := []string{d.memberID(org, "jo@example.com"), d.memberID(org, "kim@example.com")}
	_, err = d.workspace.AddMembers(desktop.SetWorkspaceRoleInput{Organization: org, Workspace: in, Members: both, Role: "developer"})
	d.must(err)
	for _, who := range []*desk{jo, kim} {
		_, err := who.apiKey.Create(desktop.CreateKeyInput{Organization: org, Workspace: in, Name: "Build"})
		who.must(err)
	}
	keys, err := d.organization.KeysOf(desktop.MemberKeysInput{ID: org, Members: both})
	if err != nil || keys.Total != 2 || len(keys.Keys) != 2 || keys.Keys[0].Name != "Build" || keys.Keys[0].WorkspaceName != "Général" {
		t.Fatalf("%+v, %v", keys, err)
	}
	for who, want := range map[*desk]int{d: 1, jo: 1, kim: 0} { // of others' only those who manage them
		view, err := who.organization.Member(desktop.MemberInput{ID: org, Member: both[0]})
		if err != nil || len(view.Keys) != want {
			t.Errorf("%+v, %v", view.Keys, err)
		}
	}
	me := d.memberID(org, ines.Email)
	_, err = d.organization.Remove(desktop.RemoveMembersInput{ID: org, Members: append([]string{me}, both...), RevokeKeys: true})
	d.refused(err, fault.MemberYourself)
	if list, err = d.workspace.List(desktop.WorkspacesInput{Organization: org}); err != nil || list.Workspaces[0].Keys != 2 {
		t.Errorf("%+v, %v", list, err)
	}
	if n, err := d.organization.Remove(desktop.RemoveMembersInput{ID: org, Members: both[:1]}); err != nil || n.Changed != 1 {
		t.Fatalf("%+v, %v", n, err)
	}
	if list, err = d.workspace.List(desktop.WorkspacesInput{Organization: org}); err != nil || list.Workspaces[0].Keys != 2 {
		t.Errorf("a key is gone that nobody revoked: %+v, %v", list, err)
	}
	if n, err := d.organization.Remove(desktop.RemoveMembersInput{ID: org, Members: both[1:], RevokeKeys: true}); err != nil || n.Changed != 1 {
		t.Fatalf("%+v, %v", n, err)
	}
	if list, err = d.workspace.List(desktop.WorkspacesInput{Organization: org}); err != nil || list.Workspaces[0].Keys != 1 || list.Workspaces[0].Members != 1 {
		t.Errorf("%+v, %v", list, err)
	}
}

func TestInvitedIntoAWorkspace(t *testing.T) {
	d, c, org := onTeam(t)
	lab, err := d.workspace.Create(desktop.CreateWorkspaceInput{Organization: org, Name: "Lab"})
	d.must(err)
	places := []desktop.InWorkspaceInput{{ID: lab.Workspace.ID, Role: "developer"}}
	preview, err := d.invitation.Preview(desktop.InvitationPreviewInput{
		Organization: org, Text: "email,workspaces\njo@example.com,\nkim@example.com,Nowhere", Workspaces: places,
	})
	want := desktop.InWorkspaceView{ID: lab.Workspace.ID, Name: "Lab", Role: "developer"}
	if err != nil || preview.Lines[0].Workspaces[0] != want || preview.Lines[1].Verdict != "workspace_unknown" {
		t.Fatalf("%+v, %v", preview, err)
	}
	sent, err := d.invitation.Send(desktop.SendInvitationsInput{
		Organization: org, People: []desktop.InviteeInput{{Email: "jo@example.com", Workspaces: places}},
	})
	d.must(err)
	listed, err := d.invitation.List(desktop.InvitationsInput{Organization: org})
	if err != nil || len(listed.Invitations[0].Workspaces) != 1 || listed.Invitations[0].Workspaces[0] != want {
		t.Errorf("%+v, %v", listed, err)
	}
	jo, link := visitor(t, d.desk, c), desktop.InvitationInput{Invitation: sent.Invitations[0].Link}
	if seen, err := jo.invitation.Look(link); err != nil || len(seen.Workspaces) != 1 || seen.Workspaces[0] != want {
		t.Errorf("%+v, %v", seen, err)
	}
	jo.comeIn(link)
	mine, err := jo.workspace.List(desktop.WorkspacesInput{Organization: org})
	if err != nil || len(mine.Workspaces) != 1 || mine.Workspaces[0].Role != "developer" {
		t.Errorf("%+v, %v", mine, err)
	}
}

// Who makes keys while they are removed with their keys leaves none that works.
func TestNoKeyOutlivesTheRemoval(t *testing.T) {
	a := openAtelier(t)
	made := make(chan struct{})
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		for n := 0; ; n++ {
			_, err := a.jo.apiKey.Create(desktop.CreateKeyInput{Organization: a.org, Workspace: a.lab, Name: fmt.Sprint("Key ", n)})
			if n == 0 {
				close(made)
			}
			if err != nil {
				return // they are out
			}
		}
	}()
	<-made
	for { // while they are quicker nothing at all happens
		n, err := a.organization.Remove(desktop.RemoveMembersInput{ID: a.org, Members: []string{a.ids[a.jo]}, RevokeKeys: true})
		if err == nil && n.Changed == 1 {
			break
		}
		a.refused(err, fault.ChangeNone)
	}
	<-ended
	for _, w := range a.list(a.desk) {
		if w.Keys != 0 {
			t.Errorf("%d keys of %s work still", w.Keys, w.Name)
		}
	}
}
