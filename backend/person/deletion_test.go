package person_test

import (
	"context"
	"strings"
	"testing"

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

// verify makes an account's address count as verified.
func verify(id ident.Account) func(tx *sqlite.Tx) error {
	return func(tx *sqlite.Tx) error {
		_, err := tx.ExecContext(context.Background(), `UPDATE account SET email_verified = 1 WHERE id = ?`, id)
		return err
	}
}

func TestDeletionIsRefusedWhereOthersAreLeftBehind(t *testing.T) {
	p := open(t)
	ctx := t.Context()
	p.Refused(t, fault.EmailMismatch, func() error { return p.People.Delete(ctx, p.bruno, "astrid@nordlicht.example") })
	for by, way := range map[string]func() error{
		"Südlicht":  func() error { return p.People.Delete(ctx, p.bruno, "bruno@nordlicht.example") },
		"Nordlicht": func() error { return p.People.Delete(ctx, p.astrid, "astrid@nordlicht.example") },
	} {
		p.Refused(t, fault.AccountLastAdmin, way)
		if e := fault.From(way()); e.Params["organizations"] != by {
			t.Errorf("the way out is said to be %v", e.Params)
		}
	}
	promote(t, p, p.astrid, p.bruno, p.north)
	p.Refused(t, fault.AccountOwner, func() error { return p.People.Delete(ctx, p.astrid, "astrid@nordlicht.example") })
	if p.Forgotten != 0 {
		t.Error("backups were removed for nothing")
	}
	p.Sound(t)
}

// promote makes who an Admin as well.
func promote(t *testing.T, p *place, by, who ledger.Actor, id ident.Organization) {
	t.Helper()
	p.Must(t, ledger.Draft{
		Ledger: string(id), By: p.Membership(t, by, id).Actor(by),
		Change: &organization.MemberRolesChanged{Member: p.Membership(t, who, id).Member, Roles: []access.Role{access.Admin}},
	})
}

func TestDeletionErasesThePersonEverywhere(t *testing.T) {
	p := open(t)
	ctx := t.Context()
	p.Join(t, p.bruno, p.SignUp(t, "cleo"), p.my, access.Admin)
	alone := p.Create(t, p.bruno, "Ganz Alleine").ID
	if err := p.People.SetName(ctx, p.bruno, "Brünhild-Vergessen", "Vergessensson"); err != nil {
		t.Fatal(err)
	}
	if _, err := p.Accounts.SignIn(ctx, ledger.DoorBrowser, "bruno@nordlicht.example", "wrong"); err == nil {
		t.Fatal("signed in")
	}
	wrong := func() (bool, error) { return false, nil }
	if err := p.Accounts.Attempt(ctx, p.bruno, account.Code, wrong); !fault.Is(err, fault.CodeWrong) {
		t.Fatal(err)
	}
	if err := p.Accounts.SeeNotices(ctx, p.bruno, 3); err != nil {
		t.Fatal(err)
	}
	promote(t, p, p.bruno, p.astrid, p.south)
	members := []ident.Member{p.Membership(t, p.bruno, p.north).Member, p.Membership(t, p.bruno, p.my).Member}
	if err := p.People.Delete(ctx, p.bruno, " BRUNO@nordlicht.example "); err != nil {
		t.Fatal(err)
	}
	for _, text := range []string{"Vergessen", "bruno", "Ganz Alleine"} {
		if p.Holds(t, text) {
			t.Errorf("the file still holds %q", text)
		}
	}
	for n, id := range []ident.Organization{p.north, p.my} {
		if got := p.shown(t, id, members[n]); got != "||" {
			t.Errorf("%s shows %q", id, got)
		}
	}
	leaf := p.Newest(t, string(p.north))
	if leaf.Kind != "member.account_deleted" || leaf.Target.ID != string(members[0]) {
		t.Errorf("%+v", leaf)
	}
	if n, _ := ledger.Size(ctx, p.DB.Read(), string(alone)); n != 0 || p.Forgotten != 1 {
		t.Errorf("the organization that was theirs alone has %d entries, and backups were removed %d times", n, p.Forgotten)
	}
	var left int
	err := p.DB.Read().QueryRowContext(ctx,
		`SELECT (SELECT COUNT(*) FROM account_notice_activity) + (SELECT COUNT(*) FROM account_sign_in_activity)
		      + (SELECT COUNT(*) FROM ledger_private WHERE subject IN (?, ?, ?))
		      + (SELECT COUNT(*) FROM account_password WHERE account = ?1)`,
		p.bruno.Account, members[0], members[1]).Scan(&left)
	if err != nil || left != 0 {
		t.Errorf("%d rows are left of them, %v", left, err)
	}
	if _, err := p.Accounts.SignIn(ctx, ledger.DoorWindow, "bruno@nordlicht.example", testhouse.Password); !fault.Is(err, fault.SignInFailed) {
		t.Errorf("they still sign in: %v", err)
	}
	if err := p.People.Delete(ctx, p.bruno, "bruno@nordlicht.example"); !fault.Is(err, fault.NotFound) {
		t.Errorf("deleted twice: %v", err)
	}
	p.SignUp(t, "bruno") // the address is free again
	p.Sound(t)
}

// A deletion that fails at its end leaves everything, organizations too.
func TestDeletionIsAllOrNothing(t *testing.T) {
	p := open(t)
	promote(t, p, p.bruno, p.astrid, p.south)
	m := p.Membership(t, p.bruno, p.my)
	i, err := installation.Read(t.Context(), p.DB.Read())
	if err != nil {
		t.Fatal(err)
	}
	p.Refused(t, fault.MemberExists, func() error { // two links are left
		return p.Ledger.Dissolve(t.Context(), ledger.Dissolution{
			Deletions: []ledger.Deletion{p.Organizations.Deletion(i, p.bruno, m)},
			Drafts:    []ledger.Draft{{Ledger: i.Ledger(), By: p.bruno, Change: &account.Deleted{Account: p.bruno.Account}}},
			Purge:     func(context.Context, *sqlite.Tx) error { return nil },
		})
	})
	p.Membership(t, p.bruno, p.my)
	p.Sound(t)
}

// Somebody joins after the deletion was found to leave nobody behind.
func TestDeletionLooksAgainWhoIsLeftBehind(t *testing.T) {
	h := testhouse.Open(t)
	astrid := h.SignUp(t, "astrid")
	north := h.Create(t, astrid, "Nordlicht").ID
	h.Plan.Members = true
	joins := true
	h.People.Clear = func(context.Context) ([]ledger.Change, error) {
		if joins {
			guest := testhouse.NewMember(ident.New[ident.Member](h.IDs), account.Account{FirstName: "bruno"}, access.Member)
			h.Must(t, ledger.Draft{Ledger: string(north), By: h.Membership(t, astrid, north).Actor(astrid), Change: guest})
		}
		joins = false
		return nil, nil
	}
	err := h.People.Delete(t.Context(), astrid, "astrid@nordlicht.example")
	if !fault.Is(err, fault.AccountLastAdmin) || fault.From(err).Params["organizations"] != "Nordlicht" {
		t.Errorf("got %v", err)
	}
	if n := len(h.Membership(t, astrid, north).Roles); n == 0 || h.Forgotten != 0 {
		t.Errorf("%d roles, backups removed %d times", n, h.Forgotten)
	}
	h.Sound(t)
}

func TestTheLastAccountLeavesAWelcome(t *testing.T) {
	h := testhouse.Open(t)
	ctx := t.Context()
	astrid := h.SignUp(t, "astrid")
	h.LetIn(t, astrid)
	h.Create(t, astrid, "Nordlicht")
	if err := h.People.Delete(ctx, astrid, "astrid@nordlicht.example"); err != nil {
		t.Fatal(err)
	}
	i, err := installation.Read(ctx, h.DB.Read())
	if err != nil || i.Founded() || h.Forgotten != 1 {
		t.Errorf("%+v, %v; backups removed %d times", i, err, h.Forgotten)
	}
	for _, text := range []string{"astrid", "Lindqvist", "Nordlicht"} {
		if h.Holds(t, text) {
			t.Errorf("the file still holds %q", text)
		}
	}
	h.Sound(t)
	bruno := h.SignUp(t, "bruno") // the next one owns it, and nobody else gets in
	i, err = installation.ReadAs(ctx, h.DB.Read(), bruno.Account)
	if err != nil || i.SignUpOpen {
		t.Errorf("%+v, %v", i, err)
	}
	if _, err := h.Accounts.SignUp(ctx, ledger.DoorWindow, account.NewAccount{Email: "x@nordlicht.example"}); !fault.Is(err, fault.SignUpClosed) {
		t.Errorf("somebody else signed up: %v", err)
	}
	h.Sound(t)
}

// Every table that names accounts is emptied of one that is deleted.
func TestNoTableForgetsToForget(t *testing.T) {
	h := testhouse.Open(t)
	rows, err := h.DB.Read().QueryContext(t.Context(),
		`SELECT t.name FROM sqlite_schema t JOIN pragma_table_info(t.name) c WHERE t.type = 'table' AND c.name = 'account' ORDER BY 1`)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	var tables []string
	for rows.Next() {
		var name string
		if err := rows.Scan(&name); err != nil {
			t.Fatal(err)
		}
		tables = append(tables, name)
	}
	if err := rows.Err(); err != nil || len(tables) < 3 {
		t.Fatalf("%v, %v", tables, err)
	}
	astrid := h.SignUp(t, "astrid")
	for _, table := range tables {
		fill(t, h, table, astrid.Account)
	}
	if err := h.People.Delete(t.Context(), astrid, "astrid@nordlicht.example"); err != nil {
		t.Fatal(err)
	}
	for _, table := range tables {
		var n int
		if err := h.DB.Read().QueryRowContext(t.Context(), `SELECT COUNT(*) FROM `+table).Scan(&n); err != nil || n > 0 {
			t.Errorf("%s still has %d rows, %v", table, n, err)
		}
	}
}

// fill adds a row about the account to a table that has none.
func fill(t *testing.T, h *testhouse.House, table string, id ident.Account) {
	t.Helper()
	if table == "account_member" { // checked before anything is deleted
		return
	}
	err := h.DB.Write(t.Context(), func(tx *sqlite.Tx) error {
		rows, err := tx.QueryContext(t.Context(), `SELECT name, type FROM pragma_table_info(?)`, table)
		if err != nil {
			return err
		}
		var names, values []string
		for rows.Next() {
			var name, kind string
			if err := rows.Scan(&name, &kind); err != nil {
				return err
			}
			value := map[string]string{"TEXT": `'` + name + `'`, "INTEGER": "1", "BLOB": "x'01'"}[kind]
			if name == "account" {
				value = `'` + string(id) + `'`
			}
			names, values = append(names, name), append(values, value)
		}
		if err := rows.Close(); err != nil {
			return err
		}
		_, err = tx.ExecContext(t.Context(),
			`INSERT OR IGNORE INTO `+table+` (`+strings.Join(names, ", ")+`) VALUES (`+strings.Join(values, ", ")+`)`)
		return err
	})
	if err != nil {
		t.Fatalf("%s: %v", table, err)
	}
}
