package directory_test

import (
	"strings"
	"testing"

	"intendant/backend/directory"
)

// A page costs the same in an organization of a hundred thousand: each table is
// searched by a key, and nothing but the page itself is sorted. The whole is read
// in the order of the keys.
func TestNothingIsScanned(t *testing.T) {
	p := open(t)
	page, whole := directory.Queries()
	for name, query := range page {
		for _, step := range p.explain(t, query) {
			scans := strings.HasPrefix(step, "SCAN") && !strings.Contains(step, "VIRTUAL TABLE")
			if whole := strings.HasSuffix(step, "(organization=?)"); scans || whole && name != "newest" { // that reads the last one only
				t.Errorf("%s: %s", name, step)
			}
		}
	}
	for name, query := range whole {
		for _, step := range p.explain(t, query) {
			if name != "mfa" && (strings.HasPrefix(step, "SCAN") || strings.Contains(step, "TEMP B-TREE")) { // by those who have a factor
				t.Errorf("%s: %s", name, step)
			}
		}
	}
}

func (p *place) explain(t *testing.T, query string) (steps []string) {
	t.Helper()
	args := []any{"org_x", "[]", "[]"}
	rows, err := p.DB.Read().QueryContext(t.Context(), "EXPLAIN QUERY PLAN "+query, args[:parameters(query)]...)
	if err != nil {
		t.Fatalf("%s: %v", query, err)
	}
	defer rows.Close()
	for rows.Next() {
		var id, parent, unused int
		var step string
		if err := rows.Scan(&id, &parent, &unused, &step); err != nil {
			t.Fatal(err)
		}
		steps = append(steps, step)
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	t.Logf("%s\n\t%s", query, strings.Join(steps, "\n\t"))
	return steps
}

func parameters(query string) int {
	for n := 3; n > 0; n-- {
		if strings.Contains(query, "?"+string(rune('0'+n))) {
			return n
		}
	}
	return strings.Count(query, "?")
}

// What is erased is in no file afterwards, and in no search.
func TestErasedMembersAreNowhere(t *testing.T) {
	p := open(t)
	m := p.add(t, "Wilhelmina", "Quastenflosser", "wilhelmina@elsewhere.example", "member")
	if got := p.names(t, directory.Query{Search: "quasten"}); len(got) != 1 || !p.Holds(t, "Quastenflosser") {
		t.Fatalf("%v", got)
	}
	p.must(t, erase(m))
	if err := p.DB.Scrub(t.Context()); err != nil {
		t.Fatal(err)
	}
	if got := p.names(t, directory.Query{Search: "quasten"}); len(got) != 0 || p.Holds(t, "Quastenflosser") || p.Holds(t, "quastenflosser") {
		t.Errorf("still there: %v", got)
	}
}
