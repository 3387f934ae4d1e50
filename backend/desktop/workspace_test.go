package desktop_test

import (
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

func TestWorkspaces(t *testing.T) {
	d, c := window(t)
	made, err := d.organization.Create(desktop.CreateInput{Name: "Atelier"})
	d.must(err)
	org := made.ID
	list, err := d.workspace.List(desktop.WorkspacesInput{Organization: org})
	if err != nil || len(list.Workspaces) != 1 || !list.Workspaces[0].IsDefault || list.Workspaces[0].Name != "Général" || list.Workspaces[0].Members != 1 {
		t.Fatalf("%+v, %v", list, err) // ines reads French
	}
	view, err := d.workspace.Create(desktop.CreateWorkspaceInput{Organization: org, Name: "Lab"})
	d.must(err)
	lab := view.Workspace.ID
	_, err = d.workspace.Create(desktop.CreateWorkspaceInput{Organization: org, Name: "LAB"})
	d.refused(err, fault.InputInvalid)
	jo, kim := join(t, d, c, org, "jo", access.Member), join(t, d, c, org, "kim", access.Member)
	members := map[string]string{}
	page, err := d.organization.Members(desktop.MembersInput{ID: org})
	d.must(err)
	for _, m := range page.Members {
		members[m.Email] = m.ID
	}
	add := desktop.SetWorkspaceRoleInput{Organization: org, Workspace: lab, Members: []string{members["jo@example.com"]}, Role: "admin"}
	_, err = d.workspace.AddMembers(add)
	d.refused(err, fault.PlanRequired)
	subscribeTeam(t, c, org)
	if n, err := d.workspace.AddMembers(add); err != nil || n.Changed != 1 {
		t.Fatalf("%+v, %v", n, err)
	}
	// jo runs it from here on.
	mine, err := jo.workspace.List(desktop.WorkspacesInput{Organization: org})
	if err != nil || len(mine.Workspaces) != 1 || mine.Workspaces[0].Role != "admin" || mine.Workspaces[0].Members != 2 || len(mine.Workspaces[0].Can) == 0 {
		t.Fatalf("%+v, %v", mine, err)
	}
	renamed, err := jo.workspace.Rename(desktop.RenameWorkspaceInput{Organization: org, Workspace: lab, Was: "Lab", Name: "Labor"})
	if err != nil || renamed.Workspace.Name != "Labor" {
		t.Errorf("%+v, %v", renamed, err)
	}
	add.Members, add.Role = []string{members["kim@example.com"]}, "viewer"
	if _, err := jo.workspace.AddMembers(add); err != nil {
		t.Fatal(err)
	}
	add.Role = "developer"
	if n, err := jo.workspace.SetRole(add); err != nil || n.Changed != 1 {
		t.Errorf("%+v, %v", n, err)
	}
	people, err := kim.workspace.Members(desktop.WorkspaceMembersInput{Organization: org, Workspace: lab, Limit: 2})
	if err != nil || people.Total != 3 || len(people.Members) != 2 || people.Next == "" {
		t.Fatalf("%+v, %v", people, err)
	}
	rest, err := kim.workspace.Members(desktop.WorkspaceMembersInput{Organization: org, Workspace: lab, Limit: 2, After: people.Next})
	if err != nil || len(rest.Members) != 1 || rest.Members[0].ID == people.Members[0].ID {
		t.Errorf("%+v, %v", rest, err)
	}
	found, err := d.workspace.Members(desktop.WorkspaceMembersInput{Organization: org, Workspace: lab, Search: "KIM"})
	if err != nil || found.Total != 1 || found.Members[0].Role != "developer" || found.Members[0].OrganizationAdmin {
		t.Errorf("%+v, %v", found, err)
	}
	one, err := d.organization.Member(desktop.MemberInput{ID: org, Member: members["kim@example.com"]})
	if err != nil || len(one.Workspaces) != 1 || one.Workspaces[0] != (desktop.InWorkspaceView{ID: lab, Name: "Labor", Role: "developer"}) {
		t.Errorf("%+v, %v", one.Workspaces, err)
	}
	_, err = jo.workspace.Archive(desktop.ArchiveWorkspaceInput{Organization: org, Workspace: lab, Name: "Labor"})
	jo.refused(err, fault.PermissionDenied)
	if n, err := jo.workspace.RemoveMembers(desktop.RemoveWorkspaceMembersInput{Organization: org, Workspace: lab, Members: add.Members}); err != nil || n.Changed != 1 {
		t.Errorf("%+v, %v", n, err)
	}
	_, err = kim.workspace.Get(desktop.WorkspaceInput{Organization: org, Workspace: lab})
	kim.refused(err, fault.NotFound)
	gone, err := d.workspace.Archive(desktop.ArchiveWorkspaceInput{Organization: org, Workspace: lab, Name: "Labor"})
	if err != nil || gone.Workspace.Archived == "" {
		t.Errorf("%+v, %v", gone, err)
	}
	activity, err := d.audit.Activity(desktop.ActivityInput{Organization: org})
	if err != nil || activity.Entries[0].Kind != "workspace.archived" || activity.Entries[0].Target.Name != "Labor" ||
		activity.Entries[1].Workspace.Name != "Labor" || activity.Entries[1].Target.Name != "kim Wren" {
		t.Errorf("%+v, %v", activity.Entries, err)
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
