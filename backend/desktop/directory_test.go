package desktop_test

import (
	"encoding/base64"
	"fmt"
	"strings"
	"sync"
	"testing"

	"intendant/backend/access"
	"intendant/backend/desktop"
	"intendant/backend/fault"
)

func (d *desk) memberID(organization, email string) string {
	d.t.Helper()
	view, err := d.organization.Members(desktop.MembersInput{ID: organization, Search: email})
	d.must(err)
	if len(view.Members) != 1 {
		d.t.Fatalf("%s: %+v", email, view)
	}
	return view.Members[0].ID
}

// Two windows in which two Admins remove each other, or take each other's role or
// seat, at the same moment: one wins, one Admin remains.
func TestTwoWindowsRacing(t *testing.T) {
	d, c := window(t)
	made, err := d.organization.Create(desktop.CreateInput{Name: "Atelier"})
	d.must(err)
	acts := map[string]func(by *desk, other string) error{
		"remove": func(by *desk, other string) error {
			_, err := by.organization.Remove(desktop.RemoveMembersInput{ID: made.ID, Members: []string{other}})
			return err
		},
		"demote": func(by *desk, other string) error {
			_, err := by.organization.SetRoles(desktop.SetRolesInput{ID: made.ID, Members: []string{other}, Add: []string{"member"}, Remove: []string{"admin", "billing"}})
			return err
		},
		"deactivate": func(by *desk, other string) error {
			_, err := by.organization.SetSeats(desktop.SetSeatsInput{ID: made.ID, Members: []string{other}})
			return err
		},
	}
	last, round := d, 0 // the Admin who is left
	for name, act := range acts {
		for range 4 {
			round++
			other := join(t, d, c, made.ID, fmt.Sprint("p", round), access.Admin)
			last = race(t, name, last, other, made.ID, act)
		}
	}
}

func race(t *testing.T, name string, a, b *desk, id string, act func(by *desk, other string) error) *desk {
	t.Helper()
	me := func(d *desk) string {
		now, err := d.account.Session(desktop.Nothing{})
		d.must(err)
		return now.Account.Email
	}
	ofA, ofB := a.memberID(id, me(a)), a.memberID(id, me(b))
	errs := make([]error, 2)
	var wg sync.WaitGroup
	wg.Go(func() { errs[0] = act(a, ofB) })
	wg.Go(func() { errs[1] = act(b, ofA) })
	wg.Wait()
	if (errs[0] == nil) == (errs[1] == nil) {
		t.Fatalf("%s: both or neither: %v, %v", name, errs[0], errs[1])
	}
	winner := a
	if errs[0] != nil {
		winner = b
	}
	view, err := winner.organization.Members(desktop.MembersInput{ID: id, Role: "admin", Seat: "active"})
	if err != nil || view.Matches != 1 || !view.Members[0].You {
		t.Fatalf("%s: %+v, %v", name, view, err)
	}
	return winner
}

func TestMemberDetail(t *testing.T) {
	d, c := window(t)
	made, err := d.organization.Create(desktop.CreateInput{Name: "Atelier"})
	d.must(err)
	jo := join(t, d, c, made.ID, "jo", access.Member)
	id := d.memberID(made.ID, "jo@")
	if _, err := d.organization.SetRoles(desktop.SetRolesInput{ID: made.ID, Members: []string{id}, Add: []string{"billing"}}); err != nil {
		t.Fatal(err)
	}
	view, err := d.organization.Member(desktop.MemberInput{ID: made.ID, Member: id})
	if err != nil || view.Member.Name != "jo Wren" || len(view.Entries) != 1 || view.Entries[0].Kind != "member.roles_changed" ||
		view.Entries[0].Target.Name != "jo Wren" || view.AddedBy.Kind != "" {
		t.Errorf("%+v, %v", view, err)
	}
	mine, err := d.organization.Member(desktop.MemberInput{ID: made.ID, Member: d.memberID(made.ID, ines.Email)})
	if err != nil || !mine.Member.Creator || mine.AddedBy.Name != "Inês Moreau" && mine.AddedBy.Kind != "member" || mine.Member.Seen == "" {
		t.Errorf("%+v, %v", mine, err)
	}
	if _, err := d.organization.SetRoles(desktop.SetRolesInput{ID: made.ID, Members: []string{id}, Remove: []string{"billing"}}); err != nil {
		t.Fatal(err)
	}
	own, err := jo.organization.Member(desktop.MemberInput{ID: made.ID, Member: id})
	if err != nil || len(own.Entries) != 0 || own.Member.MFA != "off" {
		t.Errorf("a plain member sees %+v, %v", own, err)
	}
	_, err = d.organization.Member(desktop.MemberInput{ID: made.ID, Member: "mem_01ARZ3NDEKTSV4RRFFQ69G5FAV"})
	d.refused(err, fault.NotFound)
}

func TestWithoutASeat(t *testing.T) {
	d, c := window(t)
	made, err := d.organization.Create(desktop.CreateInput{Name: "Atelier"})
	d.must(err)
	jo := join(t, d, c, made.ID, "jo", access.Admin)
	_, err = jo.organization.Open(desktop.OrganizationInput{ID: made.ID})
	jo.must(err)
	members := []string{d.memberID(made.ID, "jo@")}
	changed, err := d.organization.SetSeats(desktop.SetSeatsInput{ID: made.ID, Members: members})
	if err != nil || changed.Changed != 1 {
		t.Fatalf("%+v, %v", changed, err)
	}
	now, err := jo.account.Session(desktop.Nothing{})
	if err != nil || now.State != "active" || now.Organization != nil {
		t.Errorf("%+v, %v", now, err)
	}
	list, err := jo.organization.List(desktop.Nothing{})
	if err != nil || len(list.Organizations) != 1 || !list.Organizations[0].Inactive {
		t.Errorf("%+v, %v", list, err)
	}
	_, err = jo.organization.General(desktop.OrganizationInput{ID: made.ID})
	jo.refused(err, fault.MemberInactive)
	_, err = d.organization.SetSeats(desktop.SetSeatsInput{ID: made.ID, Members: members, Active: true})
	d.refused(err, fault.SeatsFull) // Free has one
	_, err = jo.organization.Leave(desktop.OrganizationInput{ID: made.ID})
	jo.must(err)
	view, err := d.organization.Members(desktop.MembersInput{ID: made.ID})
	if err != nil || view.Total != 1 || view.Active != 1 || view.Seats != 1 {
		t.Errorf("%+v, %v", view, err)
	}
	_, err = d.organization.Leave(desktop.OrganizationInput{ID: made.ID})
	d.refused(err, fault.LastAdmin)
}

// An organization with one seat goes to another Admin: whoever gives the seat is
// out at once, and whoever gets it is in, in their windows.
func TestTheOnlySeatChangesHands(t *testing.T) {
	d, c := window(t)
	made, err := d.organization.Create(desktop.CreateInput{Name: "Atelier"})
	d.must(err)
	jo := join(t, d, c, made.ID, "jo", access.Admin)
	member := d.memberID(made.ID, "jo@")
	_, err = d.organization.SetSeats(desktop.SetSeatsInput{ID: made.ID, Members: []string{member}})
	d.must(err)
	_, err = jo.organization.GiveSeat(desktop.MemberInput{ID: made.ID, Member: member})
	jo.refused(err, fault.MemberInactive)
	now, err := d.organization.GiveSeat(desktop.MemberInput{ID: made.ID, Member: member})
	if err != nil || now.State != "active" || now.Organization != nil {
		t.Fatalf("%+v, %v", now, err)
	}
	_, err = d.organization.Members(desktop.MembersInput{ID: made.ID})
	d.refused(err, fault.MemberInactive)
	view, err := jo.organization.Members(desktop.MembersInput{ID: made.ID})
	if err != nil || !view.Manages || view.Active != 1 || view.Inactive != 1 {
		t.Errorf("%+v, %v", view, err)
	}
	_, err = d.organization.Leave(desktop.OrganizationInput{ID: made.ID})
	d.must(err)
}

func TestExportIsInTheirLanguage(t *testing.T) {
	d, _ := window(t)
	made, err := d.organization.Create(desktop.CreateInput{Name: "Atelier"})
	d.must(err)
	for language, head := range map[string]string{"en": "Member ID,Name,E-mail,Roles,", "de": "Mitglieds-ID,", "ar": "معرّف العضو,"} {
		_, err := d.account.SetPreferences(desktop.PreferencesInput{Language: language, Theme: "light", Contrast: "system"})
		d.must(err)
		file, err := d.organization.ExportMembers(desktop.ExportMembersInput{ID: made.ID})
		d.must(err)
		text, err := base64.StdEncoding.DecodeString(file.Data)
		if err != nil || !strings.HasPrefix(string(text), head) || !strings.Contains(string(text), ines.Email) || file.Name != "members-2026-11-03.csv" {
			t.Errorf("%s: %q, %v", file.Name, text, err)
		}
	}
}
