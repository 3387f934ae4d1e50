package desktop

import (
	"context"
	"encoding/base64"
	"slices"
	"time"

	"intendant/backend/access"
	"intendant/backend/apikey"
	"intendant/backend/audit"
	"intendant/backend/directory"
	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/organization"
	"intendant/backend/workspace"
)

// Members shows a page of the people of an organization.
func (o *Organization) Members(in MembersInput) (MembersView, error) {
	return call(o.room, "Organization.Members", in, visit.members)
}

// Member shows one of them.
func (o *Organization) Member(in MemberInput) (MemberView, error) {
	return call(o.room, "Organization.Member", in, visit.member)
}

// KeysOf shows the API keys that several of them made.
func (o *Organization) KeysOf(in MemberKeysInput) (MemberKeysView, error) {
	return call(o.room, "Organization.KeysOf", in, visit.keysOf)
}

// ExportMembers makes a CSV file of them.
func (o *Organization) ExportMembers(in ExportMembersInput) (FileView, error) {
	return call(o.room, "Organization.ExportMembers", in, visit.exportMembers)
}

func (v visit) members(ctx context.Context, in MembersInput) (MembersView, error) {
	page, err := v.Directory.Members(ctx, v.session.Account, ident.Organization(in.ID), directory.Query{
		Search: in.Search, Sort: in.Sort, Descending: in.Descending,
		Role: in.Role, Seat: in.Seat, MFA: in.MFA, After: in.After, Skip: int(in.Skip), Limit: int(in.Limit),
	})
	view := MembersView{
		Members: make([]MemberRef, 0, len(page.Members)), Next: page.Next, Matches: page.Matches,
		Total: page.Total, Active: page.Active, Inactive: page.Total - page.Active,
		Seats: page.Seats, Invited: page.Invited, Manages: page.Manages,
	}
	for _, m := range page.Members {
		view.Members = append(view.Members, memberRef(m))
	}
	return view, err
}

func memberRef(m directory.Member) MemberRef {
	return MemberRef{
		ID: string(m.ID), Name: m.Name(), Email: m.Email, Initials: m.Initials(), Roles: roleNames(m.Roles),
		Active: m.Active, MFA: m.MFA, Joined: m.Joined.Format(time.RFC3339Nano), Seen: timeOrNothing(m.Seen),
		You: m.You, Creator: m.Creator, CanReset: m.CanReset,
	}
}

func timeOrNothing(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.RFC3339Nano)
}

func (v visit) member(ctx context.Context, in MemberInput) (MemberView, error) {
	member, err := ident.Parse[ident.Member](in.Member)
	if err != nil {
		return MemberView{}, err
	}
	id := ident.Organization(in.ID)
	found, err := v.Directory.Member(ctx, v.session.Account, id, member)
	if err != nil {
		return MemberView{}, err
	}
	view := MemberView{Member: memberRef(found), Workspaces: []InWorkspaceView{}, Keys: []MemberKeyView{}, Entries: []EntryView{}}
	if view.AddedBy, err = v.addedBy(ctx, id, found.AddedBy); err != nil {
		return MemberView{}, err
	}
	if view.Workspaces, err = v.workspacesOf(ctx, id, member); err != nil {
		return MemberView{}, err
	}
	if view.Keys, err = v.keysShownOf(ctx, id, member); err != nil {
		return MemberView{}, err
	}
	entries, err := audit.ReadMember(ctx, v.DB, v.session.Account, id, member)
	if fault.Is(err, fault.PermissionDenied) {
		return view, nil // their role shows them the member, and no activity
	}
	for _, e := range entries {
		view.Entries = append(view.Entries, entryView(e))
	}
	return view, err
}

func (v visit) addedBy(ctx context.Context, id ident.Organization, m ident.Member) (ActorView, error) {
	if m == "" {
		return ActorView{}, nil
	}
	a, err := audit.NameOf(ctx, v.DB.Read(), id, m)
	return ActorView{Kind: a.Kind, ID: a.ID, Name: a.Name, Initials: a.Initials}, err
}

func (v visit) workspacesOf(ctx context.Context, id ident.Organization, m ident.Member) ([]InWorkspaceView, error) {
	list, err := v.Workspaces.Of(ctx, v.session.Account, id, m)
	return inWorkspaces(list), err
}

func inWorkspaces(list []workspace.Placement) []InWorkspaceView {
	view := make([]InWorkspaceView, 0, len(list))
	for _, p := range list {
		view = append(view, InWorkspaceView{ID: string(p.Workspace), Name: p.Name, Role: string(p.Role)})
	}
	return view
}

// keysShownOf are the keys that a member made, to themselves and to those who
// manage keys where they belong.
func (v visit) keysShownOf(ctx context.Context, id ident.Organization, m ident.Member) ([]MemberKeyView, error) {
	made, err := apikey.MadeBy(ctx, v.DB.Read(), id, []ident.Member{m})
	if err != nil {
		return nil, err
	}
	me, err := organization.MembershipOf(ctx, v.DB.Read(), v.session.Account, id)
	if err != nil {
		return nil, err
	}
	places, err := v.Workspaces.List(ctx, v.session.Account, id, false)
	if err != nil {
		return nil, err
	}
	view := []MemberKeyView{}
	for _, one := range made {
		manages := func(w workspace.Listed) bool { return w.Workspace.ID == one.Workspace && w.Can[access.KeysManage] }
		if m == me.Member || slices.ContainsFunc(places, manages) {
			view = append(view, memberKeyView(one))
		}
	}
	return view, nil
}

func memberKeyView(k apikey.Made) MemberKeyView {
	return MemberKeyView{
		ID: string(k.ID), Name: k.Name, Member: string(k.Member), WorkspaceName: k.WorkspaceName, LastUsed: timeOrNothing(k.LastUsed),
	}
}

// mostKeys bounds how many keys are named before their makers are removed.
const mostKeys = 200

// keysOf are keys of members who may be removed, for those who remove them.
func (v visit) keysOf(ctx context.Context, in MemberKeysInput) (MemberKeysView, error) {
	members, err := membersOf(in.Members)
	if err != nil {
		return MemberKeysView{}, err
	}
	made, err := apikey.MadeBy(ctx, v.DB.Read(), ident.Organization(in.ID), members)
	view := MemberKeysView{Keys: []MemberKeyView{}, Total: len(made)}
	for _, one := range made[:min(len(made), mostKeys)] {
		view.Keys = append(view.Keys, memberKeyView(one))
	}
	return view, err
}

func (v visit) exportMembers(ctx context.Context, in ExportMembersInput) (FileView, error) {
	heading := func(column string) string { return Text(v.language(), "members.csv."+column, nil) }
	file, err := v.Directory.Export(ctx, v.session.Account, ident.Organization(in.ID), directory.Query{
		Search: in.Search, Role: in.Role, Seat: in.Seat, MFA: in.MFA,
	}, heading, in.BOM)
	if err != nil {
		return FileView{}, err
	}
	day := v.core.Clock().Now().UTC().Format(time.DateOnly)
	return FileView{Name: "members-" + day + ".csv", Data: base64.StdEncoding.EncodeToString(file)}, nil
}

// rolesOf reads roles; what is none of them is refused where it counts.
func rolesOf(names []string) []access.Role {
	roles := make([]access.Role, 0, len(names))
	for _, name := range names {
		roles = append(roles, access.Role(name))
	}
	return roles
}
