package directory_test

import (
	"testing"
	"time"

	"intendant/backend/access"
	"intendant/backend/account"
	"intendant/backend/directory"
	"intendant/backend/ident"
	"intendant/backend/ledger"
	"intendant/backend/organization"
	"intendant/backend/sqlite"
	"intendant/backend/testhouse"
)

// place is a house with an organization that astrid made; bruno is a plain member.
type place struct {
	*testhouse.House

	id            ident.Organization
	astrid, bruno ledger.Actor
	boss, plain   ident.Member
}

func open(tb testing.TB) *place {
	tb.Helper()
	p := &place{House: testhouse.Open(tb)}
	p.astrid = p.SignUp(tb, "astrid")
	p.LetIn(tb, p.astrid)
	p.bruno = p.SignUp(tb, "bruno")
	p.id = p.Create(tb, p.astrid, "Nordlicht").ID
	p.boss = p.Membership(tb, p.astrid, p.id).Member
	p.plain = p.Join(tb, p.astrid, p.bruno, p.id, access.Member)
	return p
}

// add makes a member of a name, who has no account here.
func (p *place) add(tb testing.TB, first, last, email string, roles ...access.Role) ident.Member {
	tb.Helper()
	p.Clock.Advance(time.Second)
	c := testhouse.NewMember(ident.New[ident.Member](p.IDs), account.Account{FirstName: first}, roles...)
	c.Profile.Fields["last_name"], c.Profile.Fields["email"] = last, email
	p.must(tb, c)
	return c.Member
}

func (p *place) must(tb testing.TB, changes ...ledger.Change) {
	tb.Helper()
	if err := p.by(changes...); err != nil {
		tb.Fatal(err)
	}
}

// by commits Changes of astrid's.
func (p *place) by(changes ...ledger.Change) error {
	return p.By(p.id, p.boss, changes...)
}

func (p *place) page(tb testing.TB, q directory.Query) directory.Page {
	tb.Helper()
	page, err := p.Directory.Members(tb.Context(), p.astrid.Account, p.id, q)
	if err != nil {
		tb.Fatal(err)
	}
	return page
}

// names are those that a query finds, on all pages.
func (p *place) names(tb testing.TB, q directory.Query) []string {
	tb.Helper()
	names := []string{}
	for {
		page := p.page(tb, q)
		for _, m := range page.Members {
			names = append(names, m.Name())
		}
		if q.After = page.Next; q.After == "" {
			if len(names) != page.Matches {
				tb.Errorf("%+v: %d of %d matches", q, len(names), page.Matches)
			}
			return names
		}
	}
}

func remove(m ident.Member) ledger.Change { return &organization.MemberRemoved{Member: m} }

func (p *place) write(tb testing.TB, query string, args ...any) {
	tb.Helper()
	err := p.DB.Write(tb.Context(), func(tx *sqlite.Tx) error {
		_, err := tx.ExecContext(tb.Context(), query, args...)
		return err
	})
	if err != nil {
		tb.Fatal(err)
	}
}

func erase(m ident.Member) ledger.Change { return &organization.MemberErased{Member: m} }
