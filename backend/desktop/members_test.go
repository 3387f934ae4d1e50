package desktop_test

import (
	"reflect"
	"testing"

	"intendant/backend/access"
	"intendant/backend/core"
	"intendant/backend/desktop"
	"intendant/backend/event"
	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/ledger"
	"intendant/backend/sqlite"
)

// join makes an account and a member of it, with the roles. Until there are
// invitations and plans, the program itself adds people.
func join(t *testing.T, d *desk, c *core.Core, id, first string, role access.Role) *desk {
	t.Helper()
	_, err := d.installation.SetSignUp(desktop.SetSignUpInput{Open: true})
	d.must(err)
	other := sit(t, c, d.clock, desktop.Client{Door: ledger.DoorBrowser, Keeper: pocket{}})
	in := ines
	in.Email, in.FirstName = first+"@example.com", first
	view, err := other.account.SignUp(in)
	d.must(err)
	add(t, c, id, ident.Account(view.Account.ID), first, role)
	return other
}

func add(t *testing.T, c *core.Core, id string, a ident.Account, first string, role access.Role) {
	t.Helper()
	ready, err := c.Ready()
	if err != nil {
		t.Fatal(err)
	}
	member := "mem_" + string(a)[4:]
	for _, statement := range []struct {
		text string
		args []any
	}{
		{`INSERT INTO member (organization, id, joined, email, first_name, last_name) VALUES (?, ?, 1, ?, ?, 'Wren')`, []any{id, member, first + "@example.com", first}},
		{`INSERT INTO member_role (organization, member, role) VALUES (?, ?, ?)`, []any{id, member, role}},
		{`INSERT INTO account_member (organization, account, member) VALUES (?, ?, ?)`, []any{id, a, member}},
	} {
		err := ready.DB.Write(t.Context(), func(tx *sqlite.Tx) error {
			_, err := tx.ExecContext(t.Context(), statement.text, statement.args...)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}

// TestRequired calls every method of an organization that requires a second
// factor, for a member without one.
func TestRequired(t *testing.T) {
	d, c := window(t)
	made, err := d.organization.Create(desktop.CreateInput{Name: "Atelier"})
	d.must(err)
	jo := join(t, d, c, made.ID, "jo", access.Admin)
	view, err := d.organization.SetMFAPolicy(desktop.MFAPolicyInput{ID: made.ID, Policy: "prompt"})
	if err != nil || view.MFAPolicy != "prompt" {
		t.Fatalf("%+v, %v", view, err)
	}
	if _, err := jo.organization.General(desktop.OrganizationInput{ID: made.ID}); err != nil {
		t.Errorf("a suggestion keeps out: %v", err)
	}
	view, err = d.organization.SetMFAPolicy(desktop.MFAPolicyInput{ID: made.ID, Policy: "required"})
	if err != nil || view.MFAPolicy != "required" {
		t.Fatalf("%+v, %v", view, err)
	}
	found(t, c, made.ID, inside)
	for method, m := range desktop.Methods {
		if !access.Of(access.Admin)[m.Permission] {
			continue
		}
		if err := invokeIn(t, jo, method, made.ID, inside); err == nil {
			t.Errorf("%s lets in", method)
		} else {
			jo.refused(err, fault.MFARequired)
		}
	}
	list, err := jo.organization.List(desktop.Nothing{})
	if err != nil || len(list.Organizations) != 1 || list.Organizations[0].MFAPolicy != "required" {
		t.Errorf("%+v, %v", list, err)
	}
	if state, err := jo.mfa.State(desktop.Nothing{}); err != nil || !state.Required || state.Enabled {
		t.Errorf("%+v, %v", state, err)
	}
	jo.enable()
	if _, err := jo.organization.General(desktop.OrganizationInput{ID: made.ID}); err != nil {
		t.Errorf("with a second factor: %v", err)
	}
}

// invokeIn calls a method with texts that fit, the organization and the workspace
// where they are asked for.
func invokeIn(t *testing.T, d *desk, method, id, workspace string) error {
	t.Helper()
	for _, one := range d.all {
		v := reflect.ValueOf(one)
		for i := range v.NumMethod() {
			if v.Elem().Type().Name()+"."+v.Type().Method(i).Name != method {
				continue
			}
			in := reflect.New(v.Method(i).Type().In(0)).Elem()
			for f := range in.NumField() {
				switch jsonName(in.Type().Field(f)) {
				case desktop.Methods[method].Organization:
					in.Field(f).SetString(id)
				case desktop.Methods[method].Workspace:
					in.Field(f).SetString(workspace)
				default:
					scribble(in.Field(f))
				}
			}
			err, _ := reflect.TypeAssert[error](v.Method(i).Call([]reflect.Value{in})[1])
			return err
		}
	}
	t.Fatalf("no desk has %s", method)
	return nil
}

// scribble enters something that fits.
func scribble(v reflect.Value) {
	switch v.Kind() { //nolint:exhaustive // inputs have no others
	case reflect.String:
		v.SetString("x")
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 1, 1))
		scribble(v.Index(0))
	case reflect.Struct:
		for _, field := range v.Fields() {
			scribble(field)
		}
	}
}

func TestMembersAndReset(t *testing.T) {
	d, c := window(t)
	made, err := d.organization.Create(desktop.CreateInput{Name: "Atelier"})
	d.must(err)
	jo := join(t, d, c, made.ID, "jo", access.Member)
	jo.enable()
	seen := func(by *desk) map[string]desktop.MemberRef {
		t.Helper()
		view, err := by.organization.Members(desktop.MembersInput{ID: made.ID})
		d.must(err)
		all := map[string]desktop.MemberRef{}
		for _, m := range view.Members {
			all[m.Email] = m
		}
		return all
	}
	all := seen(d)
	if m := all["jo@example.com"]; m.Name != "jo Wren" || m.Initials != "JW" || m.MFA != "on" || !m.CanReset || m.You || m.Roles[0] != "member" {
		t.Errorf("%+v", m)
	}
	if m := all[ines.Email]; m.MFA != "off" || m.CanReset || !m.You {
		t.Errorf("%+v", m)
	}
	if others := seen(jo); others[ines.Email].MFA != "" || others["jo@example.com"].MFA != "on" || others["jo@example.com"].CanReset {
		t.Errorf("a plain member sees %+v", others)
	}
	member := all["jo@example.com"].ID
	_, err = jo.organization.ResetMFA(desktop.MemberInput{ID: made.ID, Member: all[ines.Email].ID})
	jo.refused(err, fault.PermissionDenied)
	_, err = d.organization.ResetMFA(desktop.MemberInput{ID: made.ID, Member: "x"})
	d.refused(err, fault.NotFound)
	view, err := d.organization.ResetMFA(desktop.MemberInput{ID: made.ID, Member: member})
	if err != nil || len(view.Members) != 2 {
		t.Errorf("%+v, %v", view, err)
	}
	if m := seen(d)["jo@example.com"]; m.MFA != "off" || m.CanReset {
		t.Errorf("%+v", m)
	}
	jo.enable()
	settings, err := d.installation.Settings(desktop.Nothing{})
	if err != nil || !settings.Accounts[1].MFA || settings.Accounts[0].MFA {
		t.Fatalf("%+v, %v", settings, err)
	}
	_, err = jo.installation.ResetMFA(desktop.AccountInput{Account: settings.Accounts[0].ID})
	jo.refused(err, fault.PermissionDenied)
	settings, err = d.installation.ResetMFA(desktop.AccountInput{Account: settings.Accounts[1].ID})
	if err != nil || settings.Accounts[1].MFA {
		t.Errorf("%+v, %v", settings, err)
	}
}

// Nor is anybody without the required second factor told what happens there.
func TestRequiredKeepsEventsBack(t *testing.T) {
	d, c := window(t)
	made, err := d.organization.Create(desktop.CreateInput{Name: "Atelier"})
	d.must(err)
	_ = join(t, d, c, made.ID, "jo", access.Member)
	set := desktop.New(c, desktop.Client{Door: ledger.DoorBrowser, Keeper: pocket{}})
	for _, one := range set.Bound() {
		if a, is := one.(*desktop.Account); is {
			_, err := a.SignIn(desktop.SignInInput{Email: "jo@example.com", Password: password})
			d.must(err)
		}
	}
	changes := set.Changes(t.Context())
	rename := func(name string) {
		t.Helper()
		_, err := d.organization.Rename(desktop.RenameInput{ID: made.ID, Name: name})
		d.must(err)
	}
	rename("Told")
	if got := <-changes; got.Ledger != made.ID {
		t.Errorf("%+v", got)
	}
	d.enable()
	_, err = d.organization.SetMFAPolicy(desktop.MFAPolicyInput{ID: made.ID, Policy: "required"})
	d.must(err)
	rename("Not told")
	c.Bus().Publish(event.Everything) // which everybody is told, and in order
	if got := <-changes; got != event.Everything {
		t.Errorf("told of %+v", got)
	}
}
