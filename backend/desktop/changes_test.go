package desktop_test

import (
	"testing"
	"time"

	"intendant/backend/access"
	"intendant/backend/desktop"
	"intendant/backend/event"
	"intendant/backend/ledger"
)

// A window of whoever gave the installation away hears of it, as does one of
// whoever got it; what it is told does not name anybody else.
func TestBothOwnersHearOfTheHandOver(t *testing.T) {
	d, c := window(t)
	made, err := d.organization.Create(desktop.CreateInput{Name: "Atelier"})
	d.must(err)
	_ = join(t, d, c, made.ID, "jo", access.Member)
	settings, err := d.installation.Settings(desktop.Nothing{})
	d.must(err)
	told := map[string]string{ines.Email: "", "jo@example.com": settings.Accounts[1].ID}
	var heard []func()
	for email, id := range told {
		set := desktop.New(c, desktop.Client{Door: ledger.DoorBrowser, Keeper: pocket{}})
		for _, one := range set.Bound() {
			if a, is := one.(*desktop.Account); is {
				_, err := a.SignIn(desktop.SignInInput{Email: email, Password: password})
				d.must(err)
			}
		}
		changes := set.Changes(t.Context())
		heard = append(heard, func() {
			if got := ofConcept("installation", changes); got.ID != id {
				t.Errorf("%s is told of %+v", email, got)
			}
		})
	}
	_, err = d.installation.HandOver(desktop.HandOverInput{Account: settings.Accounts[1].ID, Password: password})
	d.must(err)
	for _, check := range heard {
		check()
	}
}

// Whoever loses their seat by a plan hears of that, and of nothing else
// that happens there.
func TestTheUnseatedHearOfThePlan(t *testing.T) {
	c := atCounter(t)
	_, err := c.plan.StartTrial(desktop.SubscriptionInput{Organization: c.id, Family: "chat"})
	c.must(err)
	_ = join(t, c.desk, c.core, c.id, "jo", access.Member)
	set := desktop.New(c.core, desktop.Client{Door: ledger.DoorBrowser, Keeper: pocket{}})
	for _, one := range set.Bound() {
		if a, is := one.(*desktop.Account); is {
			_, err := a.SignIn(desktop.SignInInput{Email: "jo@example.com", Password: password})
			c.must(err)
		}
	}
	changes := set.Changes(t.Context())
	c.order("chat", "pro", "month", 1)
	if got := ofConcept("plan", changes); got.Ledger != c.id {
		t.Errorf("told of %+v", got)
	}
	_, err = c.organization.Rename(desktop.RenameInput{ID: c.id, Name: "Not told"})
	c.must(err)
	c.core.Bus().Publish(event.Everything)
	if got := <-changes; got != event.Everything {
		t.Errorf("told of %+v", got)
	}
}

// Of what happens in a workspace only those are told who have access, and whoever
// it happens to.
func TestOnlyThoseInAWorkspaceHearOfIt(t *testing.T) {
	d, c := window(t)
	made, err := d.organization.Create(desktop.CreateInput{Name: "Atelier"})
	d.must(err)
	subscribeTeam(t, c, made.ID)
	lab, err := d.workspace.Create(desktop.CreateWorkspaceInput{Organization: made.ID, Name: "Lab"})
	d.must(err)
	_ = join(t, d, c, made.ID, "jo", access.Member)
	jo := d.memberID(made.ID, "jo@example.com")
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
		_, err := d.workspace.Rename(desktop.RenameWorkspaceInput{Organization: made.ID, Workspace: lab.Workspace.ID, Name: name})
		d.must(err)
	}
	rename("Secret")
	in := desktop.SetWorkspaceRoleInput{Organization: made.ID, Workspace: lab.Workspace.ID, Members: []string{jo}, Role: "viewer"}
	_, err = d.workspace.AddMembers(in)
	d.must(err)
	if got := ofConcept("workspace", changes); got.ID != jo {
		t.Errorf("told of %+v before they were there", got)
	}
	rename("Known")
	if got := ofConcept("workspace", changes); got.ID != lab.Workspace.ID {
		t.Errorf("not told of their own: %+v", got)
	}
	_, err = d.workspace.RemoveMembers(desktop.RemoveWorkspaceMembersInput{Organization: made.ID, Workspace: lab.Workspace.ID, Members: in.Members})
	d.must(err)
	if got := ofConcept("workspace", changes); got.ID != jo {
		t.Errorf("not told that they are out: %+v", got)
	}
	rename("Secret again")
	c.Bus().Publish(event.Everything)
	if got := <-changes; got != event.Everything {
		t.Errorf("told of %+v", got)
	}
}

// Whose session is ended elsewhere hears so at once, though they may know of nothing else from then on.
func TestTheEndOfASessionIsHeard(t *testing.T) {
	d, c := window(t)
	set := desktop.New(c, desktop.Client{Door: ledger.DoorBrowser, Keeper: pocket{}})
	for _, one := range set.Bound() {
		if a, is := one.(*desktop.Account); is {
			_, err := a.SignIn(desktop.SignInInput{Email: ines.Email, Password: password})
			d.must(err)
		}
	}
	changes := set.Changes(t.Context())
	_, err := d.account.EndOtherSessions(desktop.Nothing{})
	d.must(err)
	if got := ofConcept("account", changes); got != (event.Changed{Concept: "account"}) {
		t.Errorf("told of %+v", got)
	}
}

// ofConcept is the next change of a concept; about "nothing" if none comes.
func ofConcept(concept string, changes <-chan event.Changed) event.Changed {
	late := time.After(5 * time.Second)
	for {
		select {
		case got := <-changes:
			if got.Concept == concept {
				return got
			}
		case <-late:
			return event.Changed{ID: "nothing"}
		}
	}
}
