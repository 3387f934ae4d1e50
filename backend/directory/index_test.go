package directory_test

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"intendant/backend/access"
	"intendant/backend/account"
	"intendant/backend/directory"
	"intendant/backend/ident"
	"intendant/backend/ledger"
	"intendant/backend/organization"
	"intendant/backend/testhouse"
)

// Whoever comes, goes, changes or is seen: what a query finds is what looking at
// every member in the tables finds, page by page.
func TestAnyQueryFindsWhatLookingAtAllFinds(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		p := open(t)
		members := []ident.Member{p.plain}
		for range rapid.IntRange(1, 30).Draw(rt, "steps") {
			p.Clock.Advance(time.Duration(rapid.IntRange(0, 2).Draw(rt, "seconds")) * time.Second)
			m := rapid.SampledFrom(members).Draw(rt, "member")
			switch rapid.IntRange(0, 7).Draw(rt, "what") {
			case 0, 1, 2:
				c := testhouse.NewMember(ident.New[ident.Member](p.IDs), account.Account{FirstName: called(rt)}, access.Roles[rapid.IntRange(0, 2).Draw(rt, "role")])
				c.Profile.Fields["last_name"], c.Profile.Fields["email"] = called(rt), called(rt)+"@e.example"
				if p.by(c) == nil {
					members = append(members, c.Member)
				}
			case 3:
				_ = p.by([]ledger.Change{&organization.MemberRemoved{Member: m}, &organization.MemberErased{Member: m}}[rapid.IntRange(0, 1).Draw(rt, "gone")])
			case 4:
				_ = p.by([]ledger.Change{&organization.MemberDeactivated{Member: m}, &organization.MemberRolesChanged{Member: m, Roles: []access.Role{access.Billing}}}[rapid.IntRange(0, 1).Draw(rt, "how")])
			case 5:
				_ = p.Directory.Seen(context.Background(), p.id, m)
			default:
				p.compare(rt, drawn(rt))
			}
		}
		p.compare(rt, drawn(rt))
	})
}

func called(t *rapid.T) string {
	return rapid.StringMatching(`[aAáłŁßéEw王م]{1,4}`).Draw(t, "name")
}

func drawn(t *rapid.T) directory.Query {
	return directory.Query{
		Search:     rapid.SampledFrom([]string{"", "a", "á a", "łs", "王", "e w", "م", "@e.", "lind", "q a"}).Draw(t, "search"),
		Sort:       rapid.SampledFrom([]string{"", "name", "email", "joined", "seen"}).Draw(t, "sort"),
		Descending: rapid.Bool().Draw(t, "descending"),
		Role:       rapid.SampledFrom([]string{"", "", "admin", "billing", "member"}).Draw(t, "role"),
		Seat:       rapid.SampledFrom([]string{"", "", "active", "inactive"}).Draw(t, "seat"),
		MFA:        rapid.SampledFrom([]string{"", "", "", "on", "off"}).Draw(t, "mfa"),
		Limit:      rapid.IntRange(1, 4).Draw(t, "limit"),
	}
}

// row is a member in the tables.
type row struct {
	id           ident.Member
	name, email  string
	joined, seen int64
	inactive     bool
	roles        string
}

func (p *place) compare(t *rapid.T, q directory.Query) {
	var got []ident.Member
	page := directory.Page{Next: "begin"}
	for first := true; page.Next != ""; first = false {
		if q.After = page.Next; first {
			q.After = ""
		}
		var err error
		if page, err = p.Directory.Members(context.Background(), p.astrid.Account, p.id, q); err != nil {
			t.Fatal(err)
		}
		for _, m := range page.Members {
			got = append(got, m.ID)
		}
	}
	want, total, active := p.naive(t, q)
	if !slices.Equal(got, want) || page.Matches != len(want) || page.Total != total || page.Active != active {
		t.Fatalf("%+v: got %v (%d of %d, %d active), want %v (of %d, %d active)", q, got, page.Matches, page.Total, page.Active, want, total, active)
	}
}

// naive looks at all members.
func (p *place) naive(t *rapid.T, q directory.Query) (ids []ident.Member, total, active int) {
	var found []row
	for _, r := range p.all(t) {
		total++
		if !r.inactive {
			active++
		}
		if q.Role != "" && !strings.Contains(r.roles, q.Role) || q.Seat == "active" && r.inactive || q.Seat == "inactive" && !r.inactive || q.MFA == "on" {
			continue
		}
		matches := true
		for word := range strings.FieldsSeq(directory.Fold(q.Search)) {
			matches = matches && (strings.Contains(r.name, word) || strings.Contains(r.email, word))
		}
		if matches {
			found = append(found, r)
		}
	}
	slices.SortFunc(found, func(a, b row) int {
		by := map[string]int{
			"": strings.Compare(a.name, b.name), "name": strings.Compare(a.name, b.name), "email": strings.Compare(a.email, b.email),
			"joined": cmp.Compare(a.joined, b.joined), "seen": cmp.Compare(a.seen, b.seen),
		}[q.Sort]
		if by = cmp.Or(by, cmp.Compare(a.id, b.id)); q.Descending {
			by = -by
		}
		return by
	})
	for _, r := range found {
		ids = append(ids, r.id)
	}
	return ids, total, active
}

func (p *place) all(t *rapid.T) (list []row) {
	rows, err := p.DB.Read().QueryContext(context.Background(),
		`SELECT m.id, m.first_name || ' ' || m.last_name, m.email, m.joined, COALESCE(a.seen, 0), m.inactive IS NOT NULL,
		        (SELECT group_concat(role) FROM member_role r WHERE r.member = m.id)
		   FROM member m LEFT JOIN member_activity a ON a.member = m.id WHERE m.organization = ? AND m.removed IS NULL`, p.id)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		var r row
		if err := rows.Scan(&r.id, &r.name, &r.email, &r.joined, &r.seen, &r.inactive, &r.roles); err != nil {
			t.Fatal(err)
		}
		r.name, r.email = directory.Fold(r.name), directory.Fold(r.email)
		list = append(list, r)
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return list
}

func TestFold(t *testing.T) {
	for _, same := range [][]string{
		{"lodz", "Łódź", "ŁÓDŹ", "Lo\u0301dz"},
		{"strasse", "Straße", "STRASSE", "STRAẞE"},
		{"sorensen", "Sørensen"},
		{"dorde", "Đorđe"},
		{"istanbul", "İstanbul", "Istanbul", "ıstanbul"},
		{"aeon", "Æon"},
		{"nguyen", "Nguyễn"},
		{"οδυσσευσ", "Ὀδυσσεύς"},
		{"احمد", "أحمد", "أَحْمَد", "احـمد"},
		{"علي", "علی", "على"},
		{"שלום", "שָׁלוֹם"},
		{"ivan", "ｉｖａｎ"},
		{"fi", "ﬁ"},
		{"कि", "कि"},
		{"ที่", "ที่"},
	} {
		for _, s := range same {
			if got := directory.Fold(s); got != directory.Fold(same[0]) {
				t.Errorf("%s is %s", s, got)
			}
		}
	}
	for _, other := range [][2]string{{"が", "か"}, {"कि", "क"}, {"ท่า", "ทา"}, {"й", "ж"}} {
		if directory.Fold(other[0]) == directory.Fold(other[1]) {
			t.Errorf("%s is taken for %s", other[0], other[1])
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.String().Draw(t, "s")
		if once := directory.Fold(s); directory.Fold(once) != once {
			t.Fatalf("%q becomes %q, and then %q", s, once, directory.Fold(once))
		}
	})
}
