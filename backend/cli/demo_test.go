package cli_test

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"maps"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"intendant/backend/cli"
	"intendant/backend/fault"
	"intendant/backend/ledger"
	"intendant/backend/sqlite"
)

func TestDemoIsTheSameForASeed(t *testing.T) {
	again := filepath.Join(t.TempDir(), "demo")
	fill(t, again, "--seed", "7")
	one, two, other := stored(t, demo(t, "--seed", "7")), stored(t, again), stored(t, demo(t, "--seed", "8"))
	if !bytes.Equal(one, two) {
		t.Error("the same seed gave another ledger")
	}
	if bytes.Equal(one, other) {
		t.Error("another seed gave the same ledger")
	}
}

func TestDemoGrows(t *testing.T) {
	once, more := demo(t, "--seed", "7"), demo(t, "--seed", "7", "--scale", "4")
	if n, m := len(stored(t, once)), len(stored(t, more)); m < 2*n {
		t.Errorf("%d bytes, and %d at --scale 4", n, m)
	}
	if n, m := number(t, once, members), number(t, more, members); n != 18 || m != 168 {
		t.Errorf("%d members, and %d at --scale 4", n, m)
	}
	if n := number(t, more, `SELECT seats FROM subscription WHERE state = 'active' AND family = 'chat'`); n != 170 {
		t.Errorf("%d seats", n)
	}
	for _, query := range []string{`SELECT SUM(requests) FROM usage_model_activity`, `SELECT MAX(monthly_spend) FROM limit_rule`} {
		if n, m := number(t, once, query), number(t, more, query); m < 3*n || m > 5*n {
			t.Errorf("%d, and %d at --scale 4: %s", n, m, query)
		}
	}
}

// TestDemoIsAHistory: many kinds of things happened, nobody looked twice on one
// day or at a weekend, and the person who can sign in is the one that it ends with.
func TestDemoIsAHistory(t *testing.T) {
	dir := demo(t, "--seed", "7", "--lang", "en")
	db := open(t, dir)
	kinds, days := map[string]int{}, map[string]int{}
	for _, leaf := range leaves(t, db) {
		kinds[leaf.Kind]++
		if leaf.Kind != "organization.opened" {
			continue
		}
		at := time.UnixMilli(leaf.Time).UTC()
		if days[string(leaf.Actor.Member)+at.Format(time.DateOnly)]++; at.Weekday() == time.Saturday || at.Weekday() == time.Sunday {
			t.Errorf("opened on %s", at)
		}
	}
	if n := kinds["organization.opened"]; n < 30 || n > 120 || n != len(days) || len(kinds) < 20 {
		t.Errorf("opened %d times on %d days; all in all %v", n, len(days), kinds)
	}
	var email, first, theme string
	err := db.Read().QueryRowContext(t.Context(),
		`SELECT a.email, a.first_name, a.theme FROM account a JOIN installation i ON i.owner = a.id`).Scan(&email, &first, &theme)
	if err != nil || email != "ines.moreau@atelier-lumen.example" || first != "Inès" || theme != "system" {
		t.Errorf("it ends with %s, %s, %s, %v", first, email, theme, err)
	}
}

const (
	ofMain  = ` organization = (SELECT id FROM organization WHERE name = 'Atelier Lumen') `
	members = `SELECT COUNT(*) FROM member WHERE` + ofMain + `AND removed IS NULL `
)

// TestDemoIsATeam: on the Team plan for some time, with people of every sort, and
// a second organization that tries it. It holds on the day on which the demo is made.
func TestDemoIsATeam(t *testing.T) {
	dir, now := demo(t), time.Now().UnixMilli()
	for _, c := range []struct {
		what, query string
		least, most int
	}{
		{"members", members, 18, 18},
		{"inactive", members + `AND inactive IS NOT NULL`, 2, 2},
		{"Admins", `SELECT COUNT(*) FROM member_role WHERE` + ofMain + `AND role = 'admin'`, 3, 3},
		{"Billing", `SELECT COUNT(*) FROM member_role WHERE` + ofMain + `AND role = 'billing'`, 3, 3},
		{"days of being seen", `SELECT COUNT(DISTINCT seen / 86400000) FROM member_activity WHERE` + ofMain, 7, 18},
		{"never seen", `SELECT COUNT(*) FROM member_activity WHERE` + ofMain + `AND seen IS NULL`, 0, 0},
		{"open", `SELECT COUNT(*) FROM invitation WHERE` + ofMain + `AND outcome IS NULL AND expires > ?1`, 3, 3},
		{"expired", `SELECT COUNT(*) FROM invitation WHERE` + ofMain + `AND outcome IS NULL AND expires <= ?1`, 1, 1},
		{"revoked", `SELECT COUNT(*) FROM invitation WHERE` + ofMain + `AND outcome = 'revoked'`, 1, 1},
		{"seats of Team", `SELECT seats FROM subscription WHERE` + ofMain + `AND family = 'chat' AND state = 'active' AND trialed > 0`, 20, 20},
		{"charges", `SELECT COUNT(*) FROM subscription_charge WHERE` + ofMain, 5, 6},
		{"days of trial", `SELECT (trial_end - ?1) / 86400000 FROM subscription WHERE state = 'trialing'`, 3, 7},
	} {
		if n := number(t, dir, strings.ReplaceAll(c.query, "?1", strconv.FormatInt(now, 10))); n < c.least || n > c.most {
			t.Errorf("%s: %d", c.what, n)
		}
	}
}

// number asks a folder's database for one.
func number(t *testing.T, dir, query string) (n int) {
	t.Helper()
	if err := open(t, dir).Read().QueryRowContext(t.Context(), query).Scan(&n); err != nil {
		t.Fatal(err)
	}
	return n
}

func open(t *testing.T, dir string) *sqlite.DB {
	t.Helper()
	db, err := sqlite.Open(t.Context(), filepath.Join(dir, "intendant.db"), sqlite.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	return db
}

func leaves(t *testing.T, db *sqlite.DB) (all []*ledger.Leaf) {
	t.Helper()
	owners, err := ledger.Owners(t.Context(), db.Read())
	if err != nil {
		t.Fatal(err)
	}
	for _, owner := range owners {
		some, err := ledger.Page(t.Context(), db.Read(), owner, ledger.Newest, 1000)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, some...)
	}
	return all
}

// stored is every byte of a folder's ledgers, entries and heads.
func stored(t *testing.T, dir string) (all []byte) {
	t.Helper()
	db := open(t, dir)
	for _, query := range []string{
		`SELECT leaf FROM ledger_entry ORDER BY id`, `SELECT salt || data FROM ledger_private ORDER BY entry, part`,
		`SELECT signature FROM ledger_head ORDER BY ledger, size`,
	} {
		rows, err := db.Read().QueryContext(t.Context(), query)
		if err != nil {
			t.Fatal(err)
		}
		for rows.Next() {
			var part []byte
			if err := rows.Scan(&part); err != nil {
				t.Fatal(err)
			}
			all = append(all, part...)
		}
		if err := errClose(rows); err != nil {
			t.Fatal(err)
		}
	}
	return all
}

func errClose(rows interface {
	Err() error
	Close() error
},
) error {
	if err := rows.Err(); err != nil {
		return err
	}
	return rows.Close()
}

func TestDemoLeavesNothingBehind(t *testing.T) {
	t.Setenv("DISPLAY", ":0")
	t.Setenv("TMPDIR", t.TempDir())
	var dir string
	r := start(t, func(_ context.Context, w cli.Window) error {
		dir = w.Core.Dir()
		_, err := os.Stat(filepath.Join(dir, "intendant.db"))
		return err
	}, "demo")
	if code := r.wait(t); code != 0 {
		t.Fatalf("%d %s", code, r.err.String())
	}
	if _, err := os.Stat(dir); dir == "" || err == nil {
		t.Errorf("%q is still there", dir)
	}
	if out := r.out.String(); !strings.Contains(out, "seven lanterns over the harbour") {
		t.Errorf("it printed %s", out)
	}
}

// A display that is named may be gone.
func TestDemoServesWhereNoWindowOpens(t *testing.T) {
	t.Setenv("DISPLAY", ":77")
	t.Setenv("TMPDIR", t.TempDir())
	r := start(t, func(context.Context, cli.Window) error { return fault.New(fault.DisplayMissing) }, "demo")
	origin, _, _ := strings.Cut(linkIn(r.says(t, "/open/")), "/open/")
	request, err := http.NewRequestWithContext(t.Context(), http.MethodGet, linkIn(r.out.String()), nil)
	if err != nil {
		t.Fatal(err)
	}
	in, err := http.DefaultTransport.RoundTrip(request)
	if err != nil {
		t.Fatal(err)
	}
	page, err := io.ReadAll(in.Body)
	_ = in.Body.Close()
	_, rest, _ := strings.Cut(string(page), `data-key="`)
	key, _, _ := strings.Cut(rest, `"`)
	if err != nil || key == "" {
		t.Fatalf("%v %s", err, page)
	}
	who := strings.NewReader(`{"email":"ines.moreau@atelier-lumen.example","password":"seven lanterns over the harbour"}`)
	call, err := http.NewRequestWithContext(t.Context(), http.MethodPost, origin+"/rpc/Account.SignIn", who)
	if err != nil {
		t.Fatal(err)
	}
	call.Header = http.Header{"Content-Type": {"application/json"}, "Intendant-Key": {key}}
	call.AddCookie(in.Cookies()[0])
	answer, err := http.DefaultTransport.RoundTrip(call)
	if err != nil || answer.StatusCode != http.StatusOK {
		t.Errorf("signing in: %+v, %v", answer, err)
	}
	_ = answer.Body.Close()
	r.stop()
	if code := r.wait(t); code != 0 {
		t.Errorf("%d %s", code, r.err.String())
	}
}

func TestDemoForAProgram(t *testing.T) {
	t.Setenv("DISPLAY", ":0")
	t.Setenv("TMPDIR", t.TempDir())
	shown := func(context.Context, cli.Window) error { return nil }
	r := start(t, shown, "demo", "--json")
	if code := r.wait(t); code != 0 {
		t.Fatalf("%d %s", code, r.err.String())
	}
	var made map[string]any
	if err := json.Unmarshal([]byte(r.out.String()), &made); err != nil || made["email"] == "" {
		t.Errorf("%v in %q", err, r.out.String())
	}
	if said := r.err.String(); !strings.Contains(said, "seven lanterns over the harbour") {
		t.Errorf("people read %q", said)
	}
	code, out, said := command(t, "demo", "--json", "--fill-only", "--data", filepath.Join(t.TempDir(), "demo"))
	if err := json.Unmarshal([]byte(out), &made); code != 0 || err != nil || said != "" {
		t.Errorf("filled only: %d %v %q %q", code, err, out, said)
	}
	told := slices.Sorted(maps.Keys(made))
	if want := []string{"email", "folder", "organization", "organizations", "passphrase", "password", "seed"}; !slices.Equal(told, want) {
		t.Errorf("it tells %v", told)
	}
}
