package invitation_test

import (
	"testing"

	"intendant/backend/access"
	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/invitation"
	"intendant/backend/ledger"
	"intendant/backend/workspace"
)

// rooms are the workspaces Lab and Shop of the house, and one of another
// organization.
func (h *house) rooms(tb testing.TB) (lab, shop, theirs ident.Workspace) {
	tb.Helper()
	other := h.Create(tb, h.ada, "Elsewhere").ID
	found := func(org ident.Organization, called string) ident.Workspace {
		one, err := h.Workspaces.Create(tb.Context(), h.ada, org, called)
		if err != nil {
			tb.Fatal(err)
		}
		return one.Workspace.ID
	}
	return found(h.org, "Lab"), found(h.org, "Shop: Nord"), found(other, "Theirs")
}

func in(id ident.Workspace, role access.WorkspaceRole) workspace.Placement {
	return workspace.Placement{Workspace: id, Role: role}
}

func (h *house) into(email string, places ...workspace.Placement) invitation.Request {
	r := h.request(email)
	r.People[0].Workspaces = places
	return r
}

// Whoever joins is in the workspaces that the invitation named, and a replay
// agrees.
func TestJoiningWithWorkspaces(t *testing.T) {
	h := open(t)
	lab, shop, _ := h.rooms(t)
	handed, err := h.all.Send(t.Context(), h.ada, h.into("bo@nordlicht.example", in(shop, access.WorkspaceViewer), in(lab, access.WorkspaceDeveloper)))
	if err != nil {
		t.Fatal(err)
	}
	seen, err := h.all.Look(t.Context(), "", handed[0].Link)
	if err != nil || len(seen.Workspaces) != 2 || seen.Workspaces[0].Name != "Lab" || seen.Workspaces[1].Role != access.WorkspaceViewer {
		t.Errorf("%+v, %v", seen.Workspaces, err)
	}
	if listed := h.list(t).Invitations[0].Workspaces; len(listed) != 2 || listed[1].Name != "Shop: Nord" {
		t.Errorf("%+v", listed)
	}
	// One is archived before they come: they are in the other.
	if _, err := h.Workspaces.Archive(t.Context(), h.ada, h.org, shop, "Shop: Nord"); err != nil {
		t.Fatal(err)
	}
	if seen, err = h.all.Look(t.Context(), "", handed[0].Link); err != nil || len(seen.Workspaces) != 1 {
		t.Errorf("%+v, %v", seen.Workspaces, err)
	}
	bo := h.SignUp(t, "bo")
	if _, err := h.all.Accept(t.Context(), bo, handed[0].Link); err != nil {
		t.Fatal(err)
	}
	list, err := h.Workspaces.List(t.Context(), bo.Account, h.org, false)
	if err != nil || len(list) != 1 || list[0].Workspace.ID != lab || list[0].Role != access.WorkspaceDeveloper {
		t.Errorf("%+v, %v", list, err)
	}
	if _, err := workspace.AccessOf(t.Context(), h.DB.Read(), bo.Account, h.org, shop); !fault.Is(err, fault.NotFound) {
		t.Error(err)
	}
	h.Sound(t)
}

func TestNobodyIsInvitedIntoWhatIsNotThere(t *testing.T) {
	h := open(t)
	lab, shop, theirs := h.rooms(t)
	if _, err := h.Workspaces.Archive(t.Context(), h.ada, h.org, shop, "Shop: Nord"); err != nil {
		t.Fatal(err)
	}
	many := make([]workspace.Placement, 0, invitation.MaxWorkspaces+1)
	for range cap(many) {
		many = append(many, in(ident.New[ident.Workspace](h.IDs), access.WorkspaceViewer))
	}
	for name, places := range map[string][]workspace.Placement{
		"another organization's": {in(theirs, access.WorkspaceViewer)}, "an archived one": {in(shop, access.WorkspaceViewer)},
		"none": {in("x", access.WorkspaceViewer)}, "an unknown role": {in(lab, "king")}, "too many": many,
		"twice the same": {in(lab, access.WorkspaceViewer), in(lab, access.WorkspaceAdmin)},
	} {
		t.Run(name, func(t *testing.T) {
			h.Refused(t, fault.InputInvalid, func() error {
				_, err := h.all.Send(t.Context(), h.ada, h.into("bo@nordlicht.example", places...))
				return err
			})
			h.Refused(t, fault.InputInvalid, func() error {
				_, err := h.all.Preview(t.Context(), h.ada.Account, h.org, "bo@nordlicht.example", nil, places)
				return err
			})
		})
	}
	// A Change that comes another way is held to the same.
	for name, texts := range map[string][]string{
		"no role": {string(lab)}, "nonsense": {"x"}, "in disorder": {string(shop) + ":viewer", string(lab) + ":viewer"},
		"another organization's": {string(theirs) + ":viewer"},
	} {
		t.Run(name, func(t *testing.T) {
			h.Refused(t, fault.InputInvalid, func() error {
				c := sentTo(h, "bo@nordlicht.example")
				c.Workspaces = texts
				m := h.Membership(t, h.ada, h.org)
				_, err := h.Ledger.Commit(t.Context(), ledger.Draft{Ledger: string(h.org), By: m.Actor(h.ada), Change: c})
				return err
			})
		})
	}
}

func TestPreviewReadsWorkspaces(t *testing.T) {
	h := open(t)
	lab, shop, _ := h.rooms(t)
	text := "email,Espaces\n" +
		"a@b.example,lab\n" +
		"b@b.example,\"LAB:Entwickler; Shop: Nord\"\n" +
		"c@b.example,\"Shop: Nord: viewer | Lab : admin\"\n" +
		"d@b.example,Theirs\n" +
		"e@b.example,Lab:king\n" +
		"f@b.example,\n"
	p, err := h.all.Preview(t.Context(), h.ada.Account, h.org, text, nil, []workspace.Placement{in(shop, access.WorkspaceAdmin)})
	if err != nil {
		t.Fatal(err)
	}
	for n, want := range []struct {
		verdict invitation.Verdict
		places  []workspace.Placement
	}{
		{invitation.OK, []workspace.Placement{in(lab, access.WorkspaceMember)}},
		{invitation.OK, []workspace.Placement{in(lab, access.WorkspaceDeveloper), in(shop, access.WorkspaceMember)}},
		{invitation.OK, []workspace.Placement{in(shop, access.WorkspaceViewer), in(lab, access.WorkspaceAdmin)}},
		{invitation.WorkspaceUnknown, []workspace.Placement{{Name: "Theirs"}}},
		{invitation.WorkspaceUnknown, []workspace.Placement{{Name: "Lab:king"}}},
		{invitation.OK, []workspace.Placement{in(shop, access.WorkspaceAdmin)}},
	} {
		line := p.Lines[n]
		if line.Verdict != want.verdict || len(line.Workspaces) != len(want.places) {
			t.Errorf("%+v instead of %+v", line, want)
			continue
		}
		for i, place := range want.places {
			if got := line.Workspaces[i]; got.Workspace != place.Workspace || got.Role != place.Role || place.Name != "" && got.Name != place.Name {
				t.Errorf("%+v instead of %+v", got, place)
			}
		}
	}
}

// sentTo is an invitation as somebody else's program may make it.
func sentTo(h *house, email string) *invitation.Sent {
	id := ident.New[ident.Invitation](h.IDs)
	return &invitation.Sent{
		Invitation: id, Expires: h.Clock.Now().Add(invitation.Lifetime).UnixMilli(), Hash: make([]byte, 32), Language: "en",
		Roles: []access.Role{access.Member}, Invitee: ledger.Private{Subject: string(id), Class: "invitee", Fields: map[string]string{
			"email": email, "email_key": email, "name": "", "message": "",
		}},
	}
}
