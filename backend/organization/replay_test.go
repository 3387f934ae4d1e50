package organization_test

import (
	"context"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"intendant/backend/access"
	"intendant/backend/account"
	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/installation"
	"intendant/backend/ledger"
	"intendant/backend/organization"
	"intendant/backend/sqlite"
	"intendant/backend/testhouse"
)

// Whatever people do in whatever order: what is refused has a reason, an Admin
// stays, every ledger verifies, and a replay gives the same tables.
func TestRandomChangesReplay(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		p := open(t)
		w := &world{place: p, organizations: []ident.Organization{p.id}, accounts: []ledger.Actor{p.astrid, p.bruno, p.cleo}}
		w.members = map[ident.Organization][]ident.Member{p.id: {p.boss, p.plain}}
		for range rapid.IntRange(1, 25).Draw(rt, "steps") {
			w.step(rt)
		}
		if wrong := p.Unsound(context.Background()); wrong != nil {
			rt.Fatalf("not sound: %+v", wrong)
		}
		for _, id := range w.organizations {
			w.check(rt, id)
		}
	})
}

type world struct {
	*place

	accounts      []ledger.Actor
	organizations []ident.Organization
	members       map[ident.Organization][]ident.Member
}

func (w *world) step(t *rapid.T) {
	by := rapid.SampledFrom(w.accounts).Draw(t, "account")
	var err error
	switch what := rapid.IntRange(0, 9).Draw(t, "what"); {
	case what == 0:
		err = w.create(t, by)
	case what == 1 && len(w.organizations) > 1:
		err = w.delete(t, by)
	case what == 2:
		err = w.atInstallation(t, by)
	default:
		err = w.inOrganization(t)
	}
	if err != nil && fault.Is(fault.From(err), fault.Internal) {
		t.Fatalf("refused without a reason: %v", err)
	}
}

func (w *world) create(t *rapid.T, by ledger.Actor) error {
	o, err := w.Organizations.Create(context.Background(), by, rapid.StringMatching(`[a-zé]{0,5}`).Draw(t, "name"))
	if err != nil {
		return err
	}
	m, err := organization.MembershipOf(context.Background(), w.DB.Read(), by.Account, o.ID)
	w.organizations = append(w.organizations, o.ID)
	w.members[o.ID] = []ident.Member{m.Member}
	return err
}

func (w *world) delete(t *rapid.T, by ledger.Actor) error {
	i := rapid.IntRange(0, len(w.organizations)-1).Draw(t, "which")
	id := w.organizations[i]
	g, err := w.Organizations.General(context.Background(), by.Account, id)
	if err == nil {
		err = w.Organizations.Delete(context.Background(), by, id, g.Name, testhouse.Password)
	}
	if err == nil {
		w.organizations = slices.Delete(w.organizations, i, i+1)
	}
	return err
}

func (w *world) atInstallation(t *rapid.T, by ledger.Actor) error {
	other := rapid.SampledFrom(w.accounts).Draw(t, "other")
	secret := ledger.Private{Subject: string(by.Account), Class: ledger.ClassSecret, Fields: map[string]string{"sealed": "eA=="}}
	c := rapid.SampledFrom([]ledger.Change{
		&account.SignedIn{Account: by.Account}, &account.SignedOut{Account: by.Account}, &account.SignInFailed{},
		&account.PreferencesChanged{
			Account: by.Account, Language: rapid.SampledFrom([]string{"en", "ar"}).Draw(t, "language"), Theme: "dark", Contrast: "more",
		},
		&account.PasswordSet{Account: other.Account, Secret: secret},
		&installation.OwnerChanged{Owner: other.Account},
		&installation.SignUpChanged{Open: rapid.Bool().Draw(t, "open")},
		&installation.Created{Owner: by.Account},
	}).Draw(t, "change")
	if set, ok := c.(*account.PasswordSet); ok && set.Account == by.Account {
		return nil // or nobody could delete with testhouse.Password
	}
	_, err := w.Ledger.Commit(context.Background(), ledger.Draft{Ledger: string(testhouse.Installation), By: by, Change: c})
	return err
}

func (w *world) inOrganization(t *rapid.T) error {
	id := rapid.SampledFrom(w.organizations).Draw(t, "organization")
	by, m := rapid.SampledFrom(w.members[id]).Draw(t, "by"), rapid.SampledFrom(w.members[id]).Draw(t, "member")
	added := testhouse.NewMember(ident.New[ident.Member](w.IDs), account.Account{FirstName: "neu"}, someRoles(t)...)
	c := rapid.SampledFrom([]ledger.Change{
		&organization.Renamed{Name: rapid.StringMatching(`[a-zé ]{0,4}`).Draw(t, "name")},
		&organization.Opened{}, added,
		&organization.MemberRolesChanged{Member: m, Roles: access.Sorted(someRoles(t))},
		&organization.MemberRemoved{Member: m}, &organization.MemberLeft{Member: by},
		&organization.MemberProfileChanged{Member: by, Profile: testhouse.Profile(by, rapid.SampledFrom([]string{"", "a", "b"}).Draw(t, "first"))},
		&organization.MemberErased{Member: m}, &organization.MemberDeactivated{Member: m},
		&organization.MemberActivated{Member: m, Seats: seats},
	}).Draw(t, "change")
	_, err := w.Ledger.Commit(context.Background(), ledger.Draft{
		Ledger: string(id), By: ledger.Actor{Member: by, Door: ledger.DoorCLI}, Change: c,
	})
	if c == ledger.Change(added) && err == nil {
		w.members[id] = append(w.members[id], added.Member)
	}
	return err
}

func seats(context.Context, sqlite.Queryer, ident.Organization) (of, invited int, err error) {
	return 3, 0, nil
}

func someRoles(t *rapid.T) []access.Role {
	return rapid.SliceOfN(rapid.SampledFrom([]access.Role{access.Admin, access.Billing, access.Member, "king"}), 0, 3).Draw(t, "roles")
}

// check counts the Admins, and everybody.
func (w *world) check(t *rapid.T, id ident.Organization) {
	var n int
	err := w.DB.Read().QueryRowContext(context.Background(),
		`SELECT COUNT(*) FROM member_role r JOIN member m ON m.organization = r.organization AND m.id = r.member
		  WHERE r.organization = ? AND r.role = 'admin' AND m.removed IS NULL AND m.inactive IS NULL`, id).Scan(&n)
	if err != nil || n == 0 {
		t.Fatalf("%s has %d Admins, %v", id, n, err)
	}
	active, inactive, err := organization.Count(context.Background(), w.DB.Read(), id)
	if err != nil {
		t.Fatal(err)
	}
	var same bool
	err = w.DB.Read().QueryRowContext(context.Background(),
		`SELECT COUNT(*) FILTER (WHERE inactive IS NULL) = ?2 AND COUNT(*) FILTER (WHERE inactive IS NOT NULL) = ?3
		   FROM member WHERE organization = ?1 AND removed IS NULL`, id, active, inactive).Scan(&same)
	if err != nil || !same {
		t.Fatalf("%d active and %d inactive are not what there is, %v", active, inactive, err)
	}
}
