package directory_test

import (
	"encoding/base64"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"intendant/backend/access"
	"intendant/backend/directory"
	"intendant/backend/fault"
	"intendant/backend/organization"
)

func TestSearch(t *testing.T) {
	p := open(t)
	p.add(t, "Zoë", "Łukasiewicz", "zoe@elsewhere.example", access.Member)
	p.add(t, "أحمد", "الزهراني", "ahmad@elsewhere.example", access.Member)
	p.add(t, "小明", "王", "xm@elsewhere.example", access.Member)
	p.add(t, "Jürgen", "Weiß", "j.weiss@elsewhere.example", access.Billing, access.Member)
	p.add(t, "Ελένη", "Παπαδάκης", "eleni@elsewhere.example", access.Member)
	for search, want := range map[string]string{
		"zoe":              "Zoë Łukasiewicz",
		"LUKASIEW":         "Zoë Łukasiewicz",
		"ë":                "Zoë Łukasiewicz|Jürgen Weiß|Ελένη Παπαδάκης|astrid Lindqvist|bruno Lindqvist|小明 王|أحمد الزهراني", // accents don't count: .example
		"احمد":             "أحمد الزهراني",
		"الزه":             "أحمد الزهراني",
		"王":                "小明 王",
		"小":                "小明 王",
		"weiss jurg":       "Jürgen Weiß",
		"weiß":             "Jürgen Weiß",
		"παπαδακησ":        "Ελένη Παπαδάκης",
		"brunö@":           "bruno Lindqvist",
		"uno lind":         "bruno Lindqvist",
		"bruno@nordlicht":  "bruno Lindqvist",
		"lindqvist bruno@": "bruno Lindqvist",
		"nobody":           "",
		"%":                "",
		"*":                "",
	} {
		got := p.names(t, directory.Query{Search: search, Limit: 2})
		want := strings.FieldsFunc(want, func(r rune) bool { return r == '|' })
		slices.Sort(got)
		slices.Sort(want)
		if diff := cmp.Diff(want, got, cmp.Transformer("none", func(s []string) string { return strings.Join(s, "|") })); diff != "" {
			t.Errorf("%q (-want +got):\n%s", search, diff)
		}
	}
}

func TestSortAndFilter(t *testing.T) {
	p := open(t)
	zed := p.add(t, "Zed", "A", "a@elsewhere.example", access.Billing)
	p.add(t, "Émile", "B", "z@elsewhere.example", access.Admin)
	p.must(t, &organization.MemberDeactivated{Member: zed})
	if err := p.Directory.Seen(t.Context(), p.id, p.plain); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		q    directory.Query
		want string
	}{
		{directory.Query{}, "astrid Lindqvist,bruno Lindqvist,Émile B,Zed A"},
		{directory.Query{Descending: true}, "Zed A,Émile B,bruno Lindqvist,astrid Lindqvist"},
		{directory.Query{Sort: "email"}, "Zed A,astrid Lindqvist,bruno Lindqvist,Émile B"},
		{directory.Query{Sort: "joined"}, "astrid Lindqvist,bruno Lindqvist,Zed A,Émile B"},
		{directory.Query{Sort: "joined", Descending: true}, "Émile B,Zed A,bruno Lindqvist,astrid Lindqvist"},
		{directory.Query{Sort: "seen", Descending: true}, "bruno Lindqvist,Émile B,Zed A,astrid Lindqvist"},
		{directory.Query{Role: "admin"}, "astrid Lindqvist,Émile B"},
		{directory.Query{Role: "billing", Seat: "active"}, "astrid Lindqvist"},
		{directory.Query{Seat: "inactive"}, "Zed A"},
		{directory.Query{Seat: "active", Search: "z@"}, "Émile B"},
		{directory.Query{MFA: "on"}, ""},
		{directory.Query{MFA: "off", Role: "member"}, "bruno Lindqvist"},
	} {
		for _, limit := range []int{0, 1, 3} {
			c.q.Limit = limit
			if got := strings.Join(p.names(t, c.q), ","); got != c.want {
				t.Errorf("%+v: %s", c.q, got)
			}
		}
	}
	for _, c := range []struct {
		q    directory.Query
		want string
	}{
		{directory.Query{Skip: 1, Limit: 2}, "bruno Lindqvist,Émile B"},
		{directory.Query{Skip: 2, Sort: "joined", Descending: true, Limit: 1}, "bruno Lindqvist"},
		{directory.Query{Skip: 1, Role: "admin"}, "Émile B"},
		{directory.Query{Skip: 4}, ""},
	} {
		var names []string
		for _, m := range p.page(t, c.q).Members {
			names = append(names, m.Name())
		}
		if got := strings.Join(names, ","); got != c.want {
			t.Errorf("%+v: %s", c.q, got)
		}
	}
	page := p.page(t, directory.Query{Seat: "inactive"})
	if page.Total != 4 || page.Active != 3 || page.Matches != 1 || !page.Manages || page.Members[0].Active {
		t.Errorf("%+v", page)
	}
}

func TestWhoSeesWhat(t *testing.T) {
	p := open(t)
	if err := p.Directory.Seen(t.Context(), p.id, p.boss); err != nil {
		t.Fatal(err)
	}
	m, err := p.Directory.Member(t.Context(), p.astrid.Account, p.id, p.boss)
	if err != nil || !m.You || !m.Creator || m.MFA != "off" || !m.Seen.Equal(p.Clock.Now()) || m.AddedBy != p.boss || m.Initials() != "AL" {
		t.Errorf("%+v, %v", m, err)
	}
	m, err = p.Directory.Member(t.Context(), p.bruno.Account, p.id, p.boss)
	if err != nil || m.You || m.MFA != "" || !m.Seen.IsZero() || m.CanReset {
		t.Errorf("a plain member sees %+v, %v", m, err)
	}
	for _, q := range []directory.Query{{MFA: "off"}, {Sort: "seen"}} {
		if _, err := p.Directory.Members(t.Context(), p.bruno.Account, p.id, q); !fault.Is(err, fault.PermissionDenied) {
			t.Errorf("%+v: %v", q, err)
		}
	}
	cleo := p.SignUp(t, "cleo")
	if _, err := p.Directory.Members(t.Context(), cleo.Account, p.id, directory.Query{}); !fault.Is(err, fault.NotFound) {
		t.Errorf("a stranger: %v", err)
	}
	if _, err := p.Directory.Member(t.Context(), p.astrid.Account, p.id, "mem_nobody"); !fault.Is(err, fault.NotFound) {
		t.Errorf("nobody: %v", err)
	}
	p.must(t, &organization.MemberDeactivated{Member: p.plain})
	if _, err := p.Directory.Members(t.Context(), p.bruno.Account, p.id, directory.Query{}); !fault.Is(err, fault.MemberInactive) {
		t.Errorf("without a seat: %v", err)
	}
}

func TestAdministered(t *testing.T) {
	p := open(t)
	factor := `INSERT INTO mfa_factor (account, factor, since) VALUES (?, 'fac_1', 1)`
	p.write(t, factor, p.bruno.Account)
	can := func() bool { return p.page(t, directory.Query{MFA: "on"}).Members[0].CanReset }
	if !can() {
		t.Error("astrid administers all that bruno belongs to")
	}
	cleo := p.SignUp(t, "cleo")
	elsewhere := p.Create(t, cleo, "Elsewhere").ID
	p.Join(t, cleo, p.bruno, elsewhere, access.Member)
	if can() {
		t.Error("bruno is in an organization that astrid doesn't administer")
	}
	p.write(t, `DELETE FROM mfa_factor WHERE account = ?`, p.bruno.Account)
	if page := p.page(t, directory.Query{MFA: "on"}); page.Matches != 0 {
		t.Errorf("%+v", page)
	}
}

func TestWhatIsNotOffered(t *testing.T) {
	p := open(t)
	p.add(t, "Zed", "A", "a@elsewhere.example", access.Billing)
	next := p.page(t, directory.Query{Limit: 1}).Next
	for _, q := range []directory.Query{
		{Sort: "size"},
		{Role: "king"},
		{Seat: "aisle"},
		{MFA: "maybe"},
		{Limit: 201},
		{Limit: -1},
		{Skip: -1},
		{After: "x"},
		{After: "AAAA"},
		{After: next + "A"},
		{After: next[1:]},
		{After: next, Sort: "email"},
		{After: next, Descending: true},
		{After: next, Search: "a"},
		{After: next, Role: "admin"},
		{After: next, Workspace: "wsp_lab"},
		{After: tampered(t, next)},
	} {
		_, err := p.Directory.Members(t.Context(), p.astrid.Account, p.id, q)
		if !fault.Is(err, fault.InputInvalid) {
			t.Errorf("%+v: %v", q, err)
		}
	}
	other := p.Create(t, p.astrid, "Other").ID
	if _, err := p.Directory.Members(t.Context(), p.astrid.Account, other, directory.Query{After: next}); !fault.Is(err, fault.InputInvalid) {
		t.Errorf("another organization's cursor: %v", err)
	}
}

// tampered is a cursor that says another name.
func tampered(t *testing.T, cursor string) string {
	t.Helper()
	text, err := base64.RawURLEncoding.DecodeString(cursor)
	if err != nil || !strings.Contains(string(text), "astrid") {
		t.Fatalf("%s, %v", text, err)
	}
	return base64.RawURLEncoding.EncodeToString([]byte(strings.Replace(string(text), "astrid", "bstrid", 1)))
}

// A page goes on where the one before ended, whatever happened in between.
func TestPagesWhileMembersComeAndGo(t *testing.T) {
	p := open(t)
	for _, name := range []string{"d", "f", "h", "k"} {
		p.add(t, name, "X", name+"@elsewhere.example", access.Member)
	}
	first := p.page(t, directory.Query{Limit: 3}) // astrid, bruno, d
	p.must(t, remove(first.Members[2].ID))
	p.add(t, "c", "X", "c@elsewhere.example", access.Member)
	p.add(t, "e", "X", "e@elsewhere.example", access.Member)
	if got := strings.Join(p.rest(t, directory.Query{Limit: 3, After: first.Next}), " "); got != "e X f X h X k X" {
		t.Errorf("got %s", got)
	}
}

func (p *place) rest(t *testing.T, q directory.Query) []string {
	t.Helper()
	var names []string
	for {
		page := p.page(t, q)
		for _, m := range page.Members {
			names = append(names, m.Name())
		}
		if q.After = page.Next; q.After == "" {
			return names
		}
	}
}

func TestSeenIsWrittenNowAndThen(t *testing.T) {
	p := open(t)
	seen := func() time.Time {
		t.Helper()
		if err := p.Directory.Seen(t.Context(), p.id, p.boss); err != nil {
			t.Fatal(err)
		}
		m, err := p.Directory.Member(t.Context(), p.astrid.Account, p.id, p.boss)
		if err != nil {
			t.Fatal(err)
		}
		return m.Seen
	}
	first := p.Clock.Now()
	if got := seen(); !got.Equal(first) {
		t.Errorf("got %v", got)
	}
	p.Clock.Advance(4 * time.Minute)
	if got := seen(); !got.Equal(first) {
		t.Errorf("written again after four minutes: %v", got)
	}
	p.Clock.Advance(2 * time.Minute)
	if got := seen(); !got.Equal(p.Clock.Now()) {
		t.Errorf("got %v", got)
	}
	p.Sound(t)
}

// Who has access to a workspace is found by a role there or as Admin, also when
// that has changed since.
func TestInAWorkspace(t *testing.T) {
	p := open(t)
	zed := p.add(t, "Zed", "A", "a@elsewhere.example", access.Billing)
	const come = `INSERT INTO workspace_member (organization, workspace, member, role, added) VALUES (?, 'wsp_lab', ?, 'member', 1)`
	look := func(q directory.Query) string {
		q.Workspace = "wsp_lab"
		page, err := p.Directory.Members(t.Context(), p.astrid.Account, p.id, q)
		if err != nil || page.Total != 3 || page.Matches != len(page.Members) {
			t.Errorf("%+v, %v", page, err)
		}
		names := make([]string, 0, len(page.Members))
		for _, m := range page.Members {
			names = append(names, m.FirstName)
		}
		return strings.Join(names, " ")
	}
	if got := look(directory.Query{}); got != "astrid" {
		t.Errorf("at first: %s", got)
	}
	p.write(t, come, p.id, zed)
	p.write(t, come, p.id, p.plain)
	if got := look(directory.Query{}) + "," + look(directory.Query{Search: "zed"}) + "," + look(directory.Query{Role: "billing"}); got != "astrid bruno Zed,Zed,astrid Zed" {
		t.Errorf("with two more: %s", got)
	}
	p.write(t, `DELETE FROM workspace_member WHERE member = ?`, p.plain)
	if got := look(directory.Query{}); got != "astrid Zed" {
		t.Errorf("without one: %s", got)
	}
}
