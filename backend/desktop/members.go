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
	id := ident.Organization(in.ID)
	page, err := v.membersPage(ctx, id, directory.Query{
		Search: in.Search, Sort: in.Sort, Descending: in.Descending, Workspace: ident.Workspace(in.Workspace),
		Role: in.Role, Seat: in.Seat, MFA: in.MFA, After: in.After, Skip: int(in.Skip), Limit: int(in.Limit),
	})
	if err != nil {
		return MembersView{}, err
	}
	places, err := v.Workspaces.Of(ctx, v.session.Account, id, idsOf(page.Members)...)
	view := MembersView{
		Members: make([]MemberRef, 0, len(page.Members)), Next: page.Next, Matches: page.Matches,
		Total: page.Total, Active: page.Active, Inactive: page.Total - page.Active,
		Seats: page.Seats, Invited: page.Invited, Manages: page.Manages,
	}
	for _, m := range page.Members {
		view.Members = append(view.Members, memberRef(m, places[m.ID]))
	}
	return view, err
}

// membersPage is a page of the members' table. Who is in a workspace is for those who
// may know of it.
func (v visit) membersPage(ctx context.Context, id ident.Organization, query directory.Query) (directory.Page, error) {
	if err := v.mayLookInto(ctx, id, query.Workspace); err != nil {
		return directory.Page{}, err
	}
	return v.Directory.Members(ctx, v.session.Account, id, query)
}

func (v visit) mayLookInto(ctx context.Context, id ident.Organization, w ident.Workspace) error {
	if w == "" {
		return nil
	}
	_, err := workspace.AccessOf(ctx, v.Workspaces.DB.Read(), v.session.Account, id, w)
	return err
}

func idsOf(members []directory.Member) []ident.Member {
	ids := make([]ident.Member, 0, len(members))
	for _, m := range members {
		ids = append(ids, m.ID)
	}
	return ids
}

// mostNamed is how many workspaces of a member are named in a list.
const mostNamed = 3

func memberRef(m directory.Member, places []workspace.Placement) MemberRef {
	names := make([]string, 0, mostNamed)
	for _, p := range places[:min(mostNamed, len(places))] {
		names = append(names, p.Name)
	}
	return MemberRef{
		ID: string(m.ID), Name: m.Name(), Email: m.Email, Initials: m.Initials(), Roles: roleNames(m.Roles),
		Active: m.Active, MFA: m.MFA, Joined: m.Joined.Format(time.RFC3339Nano), Seen: timeOrNothing(m.Seen),
		You: m.You, Creator: m.Creator, CanReset: m.CanReset, Workspaces: names, MoreWorkspaces: len(places) - len(names),
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
	places, err := v.Workspaces.Of(ctx, v.session.Account, id, member)
	if err != nil {
		return MemberView{}, err
	}
	view := MemberView{
		Member: memberRef(found, places[member]), Workspaces: inWorkspaces(places[member]), Keys: []MemberKeyView{}, Entries: []EntryView{},
	}
	if view.AddedBy, err = v.addedBy(ctx, id, found.AddedBy); err != nil {
		return MemberView{}, err
	}
	if view.Keys, err = v.keysShownOf(ctx, id, member); err != nil {
		return MemberView{}, err
	}
	entries, err := audit.ReadMember(ctx, v.DB, v.session.Account, id, member)
	if fault.Is(err, fault.PermissionDenied) {
		return view, nil // their role shows them the member, and no activity
	}
	if err == nil {
		view.Entries, err = v.entryViews(ctx, entries)
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
	id := ident.Organization(in.ID)
	if err := v.mayLookInto(ctx, id, ident.Workspace(in.Workspace)); err != nil {
		return FileView{}, err
	}
	heading := func(column string) string { return Text(v.language(), "members.csv."+column, nil) }
	file, err := v.Directory.Export(ctx, v.session.Account, id, directory.Query{
		Search: in.Search, Role: in.Role, Seat: in.Seat, MFA: in.MFA, Workspace: ident.Workspace(in.Workspace),
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
