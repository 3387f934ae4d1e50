package desktop_test

import (
	"errors"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"

	"intendant/backend/access"
	"intendant/backend/core"
	"intendant/backend/core/coretest"
	"intendant/backend/desktop"
	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/ledger"
	"intendant/backend/plan"
	"intendant/backend/sqlite"
)

// somebody is who calls.
type somebody struct {
	name     string
	email    string // empty: nobody is signed in
	member   string
	roles    []access.Role
	role     access.WorkspaceRole // in the first of the organization's workspaces
	inactive bool
	owner    bool // of the installation
	desk     *desk
}

// TestEveryMethodEveryRoleEveryPlan calls each bound method as everybody under each
// plan of the catalogue, and with each feature alone: what is allowed and what is
// denied is exactly what access.Matrix and desktop.Methods say.
func TestEveryMethodEveryRoleEveryPlan(t *testing.T) {
	m := newMatrix(t)
	bound := slices.Sorted(maps.Keys(methodsOf(desktop.New(nil, desktop.Client{}))))
	for _, features := range featureSets(t) {
		m.subscribe(features)
		for _, who := range m.people {
			for _, method := range bound {
				for _, place := range m.places(method) {
					m.try(who, method, features, place)
				}
			}
		}
	}
}

// matrix is an organization with somebody of every sort.
type matrix struct {
	t      *testing.T
	core   *core.Core
	id     string
	people []*somebody
}

// The workspaces: two of the organization, and one of another.
const (
	inside    = "wsp_01KB3F7W9ZQ2M4X8T6RVN5YHC1"
	elsewhere = "wsp_01KB3F7W9ZQ2M4X8T6RVN5YHC2"
	foreign   = "wsp_01KB3F7W9ZQ2M4X8T6RVN5YHC3"
)

// places are where a method is tried: nowhere is the whole organization.
func (m *matrix) places(method string) []string {
	if desktop.Methods[method].Workspace == "" {
		return []string{""}
	}
	input := methodsOf(desktop.New(nil, desktop.Client{}))[method].In(0)
	for f := range input.Fields() {
		if jsonName(f) == "workspace" && f.Tag.Get("required") == "true" {
			return []string{inside, elsewhere, foreign}
		}
	}
	return []string{"", inside, elsewhere, foreign}
}

// found makes a workspace without the record.
func found(t *testing.T, c *core.Core, organization, workspace string) {
	t.Helper()
	ready, err := c.Ready()
	if err != nil {
		t.Fatal(err)
	}
	err = ready.DB.Write(t.Context(), func(tx *sqlite.Tx) error {
		_, err := tx.ExecContext(t.Context(),
			`INSERT INTO workspace (organization, id, name, folded, standard, created) VALUES (?1, ?2, ?2, ?2, 0, 1)`, organization, workspace)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

func newMatrix(t *testing.T) *matrix {
	t.Helper()
	c, now := coretest.Open(t)
	m := &matrix{t: t, core: c, people: []*somebody{
		{name: "owner of the installation", email: ines.Email, owner: true},
		{name: "creator", email: "creator@example.com", roles: []access.Role{access.Admin, access.Billing}},
		{name: "admin", email: "admin@example.com", roles: []access.Role{access.Admin}},
		{name: "billing", email: "billing@example.com", roles: []access.Role{access.Billing}},
		{name: "member", email: "member@example.com", roles: []access.Role{access.Member}},
		{name: "billing and member", email: "both@example.com", roles: []access.Role{access.Billing, access.Member}},
		{name: "inactive admin", email: "inactive@example.com", roles: []access.Role{access.Admin}, inactive: true},
		{name: "workspace admin", email: "wadmin@example.com", roles: []access.Role{access.Member}, role: access.WorkspaceAdmin},
		{name: "developer", email: "developer@example.com", roles: []access.Role{access.Member}, role: access.WorkspaceDeveloper},
		{name: "workspace member", email: "wmember@example.com", roles: []access.Role{access.Member}, role: access.WorkspaceMember},
		{name: "viewer", email: "viewer@example.com", roles: []access.Role{access.Member}, role: access.WorkspaceViewer},
		{name: "inactive developer", email: "idle@example.com", roles: []access.Role{access.Member}, role: access.WorkspaceDeveloper, inactive: true},
		{name: "stranger", email: "stranger@example.com"},
		{name: "nobody"},
	}}
	for i, who := range m.people {
		who.desk = sit(t, c, now, desktop.Client{Door: ledger.DoorBrowser, Keeper: pocket{}})
		if who.email == "" {
			continue
		}
		in := ines
		in.Email = who.email
		view, err := who.desk.account.SignUp(in)
		who.desk.must(err)
		m.settle(i, ident.Account(view.Account.ID))
	}
	return m
}

// settle opens the house behind the first, and lets the others into the
// organization of the second.
func (m *matrix) settle(i int, a ident.Account) {
	who := m.people[i]
	switch {
	case i == 0:
		_, err := who.desk.installation.SetSignUp(desktop.SetSignUpInput{Open: true})
		who.desk.must(err)
	case i == 1:
		made, err := who.desk.organization.Create(desktop.CreateInput{Name: "Atelier"})
		who.desk.must(err)
		m.id = made.ID
		found(m.t, m.core, m.id, inside)
		found(m.t, m.core, m.id, elsewhere)
		found(m.t, m.core, "org_01KB3F7W9ZQ2M4X8T6RVN5YHC4", foreign)
		who.desk.must(m.ready().DB.Read().QueryRowContext(m.t.Context(),
			`SELECT member FROM account_member WHERE account = ?`, a).Scan(&who.member))
	case len(who.roles) > 0:
		who.member = "mem_" + string(a)[4:]
		m.join(who)
		m.write(`INSERT INTO account_member (organization, account, member) VALUES (?, ?, ?)`, m.id, a, who.member)
	}
}

func (m *matrix) join(who *somebody) {
	m.write(`INSERT INTO member (organization, id, joined, email, first_name, last_name, inactive) VALUES (?, ?, 1, ?, ?, 'Wren', ?)`,
		m.id, who.member, who.email, who.name, map[bool]any{true: 1}[who.inactive])
	for _, role := range who.roles {
		m.write(`INSERT INTO member_role (organization, member, role) VALUES (?, ?, ?)`, m.id, who.member, role)
	}
	if who.role != "" {
		m.write(`INSERT OR REPLACE INTO workspace_member (organization, workspace, member, role, added) VALUES (?, ?, ?, ?, 1)`,
			m.id, inside, who.member, who.role)
	}
}

func (m *matrix) write(query string, args ...any) {
	m.t.Helper()
	err := m.ready().DB.Write(m.t.Context(), func(tx *sqlite.Tx) error {
		_, err := tx.ExecContext(m.t.Context(), query, args...)
		return err
	})
	if err != nil {
		m.t.Fatal(err)
	}
}

func (m *matrix) ready() *core.Ready {
	m.t.Helper()
	ready, err := m.core.Ready()
	if err != nil {
		m.t.Fatal(err)
	}
	return ready
}

// featureSets are those of the plans in the catalogue, each feature alone, all and
// none.
func featureSets(t *testing.T) [][]access.Feature {
	t.Helper()
	catalogue, findings := plan.Parse(plan.BuiltIn())
	if len(findings) > 0 {
		t.Fatal(findings)
	}
	sets := [][]access.Feature{{}, access.Features}
	for _, f := range access.Features {
		sets = append(sets, []access.Feature{f})
	}
	for _, family := range catalogue.Families {
		for _, offer := range family.Plans {
			sets = append(sets, offer.Features)
		}
	}
	distinct := map[string][]access.Feature{}
	for _, set := range sets {
		distinct[fmt.Sprint(slices.Sorted(slices.Values(set)))] = set
	}
	return slices.Collect(maps.Values(distinct))
}

// subscribe makes the plans include these features and no others.
func (m *matrix) subscribe(features []access.Feature) {
	text := " "
	for _, f := range features {
		text += string(f) + " "
	}
	m.write(`UPDATE subscription SET features = ? WHERE organization = ?`, text, m.id)
}

// want is the fault that the data says, or none.
func (who *somebody) want(m desktop.Method, features []access.Feature, place string) fault.Code {
	switch {
	case m.Permission == access.Anyone:
		return ""
	case who.email == "":
		return fault.SessionNone
	case m.Permission == access.Owner && !who.owner:
		return fault.PermissionDenied
	case m.Organization == "":
		return ""
	case len(who.roles) == 0:
		return fault.NotFound
	case who.inactive && m.Permission != access.Self:
		return fault.MemberInactive
	case place != "" && len(who.may(place)) == 0:
		return fault.NotFound
	case !who.may(place)[m.Permission]:
		return fault.PermissionDenied
	case m.Feature != access.None && !slices.Contains(features, m.Feature):
		return fault.PlanRequired
	}
	return ""
}

// may is what their roles give in the whole organization, or in a workspace.
func (who *somebody) may(place string) access.Set {
	switch place {
	case "":
		return access.Of(who.roles...)
	case inside:
		return access.Of(who.roles...).In(who.role)
	case elsewhere:
		return access.Of(who.roles...).In("")
	}
	return access.Set{}
}

// denials are the faults by which somebody is kept out, whatever they enter.
var denials = []fault.Code{
	fault.SessionNone, fault.SessionLocked, fault.PermissionDenied, fault.MemberInactive, fault.PlanRequired, fault.MethodUnknown,
	fault.MFARequired, fault.ReauthenticationRequired, fault.Internal,
}

// theirs are answers of methods that sound like a denial: there is no code to ask
// those for who have no second factor.
var theirs = map[string]fault.Code{
	"Account.ConfirmCode": fault.ReauthenticationRequired,
	"Account.SignInCode":  fault.SessionNone,
}

func (m *matrix) try(who *somebody, method string, features []access.Feature, place string) {
	m.t.Helper()
	m.signIn(who)
	defer m.restore(who, method)
	before := m.entries()
	err := invokeIn(m.t, who.desk, method, m.id, place)
	var got fault.Code
	if problem, is := errors.AsType[*desktop.Problem](err); is {
		got = problem.Code
	}
	want := who.want(desktop.Methods[method], features, place)
	switch {
	case want != "" && got != want:
		m.t.Errorf("%s in %q by %s with %v: got %v, want %s", method, place, who.name, features, err, want)
	case want == "" && slices.Contains(denials, got) && got != theirs[method]:
		m.t.Errorf("%s in %q by %s with %v: %v, which the data allows", method, place, who.name, features, err)
	case want != "" && m.entries() != before:
		m.t.Errorf("%s by %s with %v was denied and wrote", method, who.name, features)
	}
}

func (m *matrix) signIn(who *somebody) {
	m.t.Helper()
	if who.email == "" {
		return
	}
	if now, err := who.desk.account.Session(desktop.Nothing{}); err == nil && now.State == "active" {
		return
	}
	_, err := who.desk.account.SignIn(desktop.SignInInput{Email: who.email, Password: password})
	who.desk.must(err)
}

// restore takes back those who left.
func (m *matrix) restore(who *somebody, method string) {
	if method != "Organization.Leave" || who.member == "" {
		return
	}
	var gone bool
	err := m.ready().DB.Read().QueryRowContext(m.t.Context(), `SELECT removed IS NOT NULL FROM member WHERE id = ?`, who.member).Scan(&gone)
	if err != nil {
		m.t.Fatal(err)
	}
	if gone {
		m.write(`DELETE FROM member WHERE id = ?`, who.member)
		m.join(who)
		m.write(`INSERT INTO account_member (organization, account, member) SELECT ?, id, ? FROM account WHERE email = ?`, m.id, who.member, who.email)
	}
}

func (m *matrix) entries() (n int) {
	m.t.Helper()
	if err := m.ready().DB.Read().QueryRowContext(m.t.Context(), `SELECT COUNT(*) FROM ledger_entry`).Scan(&n); err != nil {
		m.t.Fatal(err)
	}
	return n
}

// TestRolesAreWhatDecides holds the page that shows the roles against the tables
// that decide.
func TestRolesAreWhatDecides(t *testing.T) {
	d, _ := window(t)
	made, err := d.organization.Create(desktop.CreateInput{Name: "Atelier"})
	d.must(err)
	view, err := d.organization.Roles(desktop.OrganizationInput{ID: made.ID})
	d.must(err)
	kinds, err := core.Kinds()
	d.must(err)
	shown := map[string]desktop.PermissionView{}
	for _, p := range view.Permissions {
		shown[p.ID] = p
		if strings.HasPrefix(desktop.Text("en", "permission."+p.ID, nil), "permission.") {
			t.Errorf("%s has no name", p.ID)
		}
		for _, role := range access.Roles {
			if access.Of(role)[access.Permission(p.ID)] != slices.Contains(p.Roles, string(role)) {
				t.Errorf("%s of %s is shown otherwise", p.ID, role)
			}
		}
		for _, role := range access.WorkspaceRoles {
			if slices.Contains(access.WorkspaceMatrix[role], access.Permission(p.ID)) != slices.Contains(p.WorkspaceRoles, string(role)) {
				t.Errorf("%s of %s in a workspace is shown otherwise", p.ID, role)
			}
		}
	}
	if len(shown) != len(access.Of(access.Roles...)) || !reflect.DeepEqual(view.Roles, []string{"admin", "billing", "member"}) {
		t.Errorf("%+v", view)
	}
	for _, k := range kinds.All() {
		p, is := shown[string(k.Permission)]
		if is && !slices.Contains(p.Changes, k.Name) {
			t.Errorf("%s is not shown", k.Name)
		}
	}
	for name, m := range desktop.Methods {
		if m.Organization != "" && !slices.Contains(shown[string(m.Permission)].Methods, name) {
			t.Errorf("%s is not shown", name)
		}
	}
}
