package directory_test

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"os"
	"strconv"
	"testing"

	"intendant/backend/access"
	"intendant/backend/directory"
	"intendant/backend/ident"
	"intendant/backend/sqlite"
)

var (
	firsts = []string{
		"Anna", "Jürgen", "Zoë", "Łukasz", "María", "João", "Chloé", "Søren", "Giulia", "Владимир", "Ελένη", "أحمد", "فاطمة",
		"小明", "美咲", "지훈", "अनिल", "สมชาย", "Nguyễn", "Oluwaseun", "Siobhán", "İbrahim", "Đorđe", "Ásgeir", "Sofia",
	}
	lasts = []string{
		"Schmidt", "Müller", "Łukasiewicz", "García", "Conceição", "Lefèvre", "Sørensen", "Rossi", "Иванов", "Παπαδάκης", "الزهراني",
		"王", "田中", "김", "शर्मा", "ใจดี", "Trần", "Adébáyò", "O’Brien", "Yılmaz", "Petrović", "Þórsson", "Weiß", "Novák", "Smith",
	}
)

// workspaces are of everybody, and of a third.
var workspaces = []ident.Workspace{"wsp_all", "wsp_third"}

// fill adds members to the tables, without entries, for what only reads them.
func (p *place) fill(tb testing.TB, count int, random *rand.Rand) {
	tb.Helper()
	err := p.DB.Write(tb.Context(), func(tx *sqlite.Tx) error {
		for i := range count {
			if err := p.insert(tb, tx, i, random); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		tb.Fatal(err)
	}
}

func (p *place) insert(tb testing.TB, tx *sqlite.Tx, i int, random *rand.Rand) error {
	tb.Helper()
	id, joined := fmt.Sprintf("mem_%026d", i), 1_700_000_000_000+random.Int64N(1<<36)
	last := lasts[random.IntN(len(lasts))] + " " + strconv.FormatInt(random.Int64N(1<<30), 36)
	var inactive any
	if random.IntN(20) == 0 {
		inactive = 1
	}
	_, err := tx.ExecContext(tb.Context(), `INSERT INTO member (organization, id, joined, inactive, email, first_name, last_name) VALUES (?, ?, ?, ?, ?, ?, ?)`,
		p.id, id, joined, inactive, fmt.Sprintf("p%d@team%d.example", i, random.IntN(50)), firsts[random.IntN(len(firsts))], last)
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(tb.Context(), `INSERT INTO member_role (organization, member, role) VALUES (?, ?, ?)`,
		p.id, id, access.Roles[min(2, random.IntN(200))])
	for w, one := range []int{1, 3} {
		if err == nil && i%one == 0 {
			_, err = tx.ExecContext(tb.Context(), `INSERT INTO workspace_member (organization, workspace, member, role, added) VALUES (?, ?, ?, 'member', 1)`,
				p.id, workspaces[w], id)
		}
	}
	if err == nil && random.IntN(3) == 0 {
		_, err = tx.ExecContext(tb.Context(), `UPDATE member_activity SET seen = ? WHERE organization = ? AND member = ?`,
			joined+random.Int64N(1<<33), p.id, id)
	}
	return err
}

// BenchmarkMembers reads pages of the members' table and searches it, at the size
// that INTENDANT_MEMBERS names.
func BenchmarkMembers(b *testing.B) {
	count, err := strconv.Atoi(cmp.Or(os.Getenv("INTENDANT_MEMBERS"), "2000"))
	if err != nil {
		b.Fatal(err)
	}
	p := open(b)
	p.fill(b, count, rand.New(rand.NewPCG(1, 2))) // the same people each time
	for _, c := range queries(b, p) {
		b.Run(c.name, func(b *testing.B) {
			for b.Loop() {
				if _, err := p.Directory.Members(b.Context(), p.astrid.Account, p.id, c.query); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
	b.Run("like", func(b *testing.B) {
		for b.Loop() {
			if n := p.like(b, "Łukasz"); n == 0 {
				b.Fatal("nobody")
			}
		}
	})
	b.Run("after_a_change", func(b *testing.B) {
		for b.Loop() {
			p.write(b, `UPDATE member SET joined = joined + 1 WHERE organization = ? AND id = ?`, p.id, p.plain)
			p.page(b, directory.Query{})
		}
	})
	b.Run("first_look", func(b *testing.B) {
		for b.Loop() {
			p.Directory.Forget(p.id)
			p.page(b, directory.Query{})
		}
	})
}

// like is the plain way to search, without accents folded and without a count.
func (p *place) like(b *testing.B, text string) (n int) {
	b.Helper()
	rows, err := p.DB.Read().QueryContext(b.Context(),
		`SELECT id, first_name, last_name, email FROM member WHERE organization = ?1 AND removed IS NULL
		    AND (first_name || ' ' || last_name LIKE '%' || ?2 || '%' OR email LIKE '%' || ?2 || '%') ORDER BY joined, id LIMIT 50`, p.id, text)
	if err != nil {
		b.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		n++
	}
	if err := rows.Err(); err != nil {
		b.Fatal(err)
	}
	return n
}

type question struct {
	name  string
	query directory.Query
}

// queries are pages and searches of every sort: common and rare, short and long,
// in several scripts, and with filters that hardly anybody passes.
func queries(b *testing.B, p *place) []question {
	b.Helper()
	list := []question{{"page/first", directory.Query{}}}
	deep := directory.Query{Sort: "email", Descending: true, Limit: directory.MostOfPage}
	for range 3 {
		deep.After = p.page(b, deep).Next
	}
	deep.Limit = 0
	list = append(list, question{"page/deep", deep})
	for _, sort := range []string{"email", "joined", "seen"} {
		list = append(list, question{"page/by_" + sort, directory.Query{Sort: sort, Descending: true}})
	}
	list = append(list,
		question{"page/billing_inactive", directory.Query{Role: "billing", Seat: "inactive", Sort: "seen"}},
		question{"page/mfa_on", directory.Query{MFA: "on"}},
		question{"page/workspace", directory.Query{Workspace: workspaces[0]}},
		question{"search/workspace", directory.Query{Workspace: workspaces[1], Search: "example"}})
	for name, search := range map[string]string{
		"one_letter": "e", "two_letters": "lu", "arabic_letter": "ف", "han": "王", "common": "example", "name": "Łukasz", "accents": "conceicao",
		"two_words": "schmidt anna", "rare": "p1234@", "none": "zzzzzz",
	} {
		list = append(list, question{"search/" + name, directory.Query{Search: search, Sort: "joined"}})
	}
	return list
}
