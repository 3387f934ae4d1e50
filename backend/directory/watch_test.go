package directory_test

import (
	"testing"
	"time"

	"intendant/backend/access"
	"intendant/backend/directory"
	"intendant/backend/event"
	"intendant/backend/ident"
	"intendant/backend/organization"
	"intendant/backend/testhouse"
)

// The copy in memory ends with whom or what it is of, though nobody looks again.
func TestTheCopyForgets(t *testing.T) {
	for name, c := range map[string]struct {
		do   func(*place) error
		kept bool
	}{
		"a member erased": {do: func(p *place) error { return p.by(erase(p.plain)) }},
		"an account that was in it deleted": {do: func(p *place) error {
			return p.People.Delete(t.Context(), p.bruno, "bruno@nordlicht.example")
		}},
		"an account deleted, and its organization": {do: func(p *place) error {
			if _, err := p.Organizations.Remove(t.Context(), p.astrid, p.id, []ident.Member{p.plain}); err != nil {
				return err
			}
			if err := p.People.Delete(t.Context(), p.bruno, "bruno@nordlicht.example"); err != nil {
				return err
			}
			p.page(t, directory.Query{}) // a copy of what is left
			return p.People.Delete(t.Context(), p.astrid, "astrid@nordlicht.example")
		}},
		"the organization deleted": {do: func(p *place) error {
			return p.Organizations.Delete(t.Context(), p.astrid, p.id, "Nordlicht", testhouse.Password)
		}},
		"events that were missed": {do: func(p *place) error { p.Bus.Publish(event.Everything); return nil }},
		"other roles": {do: func(p *place) error {
			return p.by(&organization.MemberRolesChanged{Member: p.plain, Roles: []access.Role{access.Billing}})
		}, kept: true},
	} {
		t.Run(name, func(t *testing.T) {
			p := open(t)
			stop := p.Directory.Watch(p.Bus)
			defer stop()
			p.page(t, directory.Query{})
			if !p.Directory.CopyHolds(p.id, "bruno") {
				t.Fatal("there is no copy")
			}
			if err := c.do(p); err != nil {
				t.Fatal(err)
			}
			for end := time.Now().Add(2 * time.Second); p.Directory.CopyHolds(p.id, "astrid") && !c.kept && time.Now().Before(end); {
				time.Sleep(time.Millisecond)
			}
			if c.kept {
				time.Sleep(20 * time.Millisecond)
			}
			if kept := p.Directory.CopyHolds(p.id, "astrid"); kept != c.kept {
				t.Errorf("the copy is there: %t", kept)
			}
		})
	}
}
