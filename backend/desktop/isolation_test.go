package desktop_test

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"net/http"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"intendant/backend/access"
	"intendant/backend/desktop"
	"intendant/backend/ident"
	"intendant/backend/sqlite"
)

// looker is somebody who calls everything, and what they must see nothing of.
type looker struct {
	name  string
	desk  *desk
	home  *side   // where they are; nil: nowhere
	never []*side // whose IDs they know, and nothing else
	words []string
}

// TestNobodySeesIntoAnotherWorkspace calls each bound method as somebody of one
// workspace, in each place, with the IDs of what is in others: no answer holds anything
// of theirs, and nothing of theirs changes.
func TestNobodySeesIntoAnotherWorkspace(t *testing.T) {
	w := newWorld(t)
	methods := slices.SortedFunc(maps.Keys(methodsOf(desktop.New(nil, desktop.Client{}))), endsLast)
	for _, l := range w.lookers() {
		var seen strings.Builder
		for _, method := range methods {
			if leavesOneself[method] {
				continue
			}
			l.signIn(t)
			before, writes := w.theirs(l), w.writes()
			for _, c := range w.calls(l, method) {
				text := c.made(t, w, l)
				seen.WriteString(text)
				l.judge(t, method, c, text)
			}
			if w.writes() == writes {
				continue
			}
			if diff := changed(before, w.theirs(l)); diff != "" {
				t.Errorf("%s by the %s changed what is another's:\n%s", method, l.name, diff)
			}
		}
		l.sawOwn(t, seen.String())
	}
}

// leavesOneself are methods that end what a looker is, or are about nobody but them.
var leavesOneself = map[string]bool{
	"Organization.Leave": true, "Account.Delete": true, "Account.SignOut": true, "Account.Lock": true, "Account.SetPassword": true,
	"Account.SetEmail": true, "Account.SignIn": true, "Account.SignUp": true, "Account.SignInCode": true, "MFA.Enable": true,
}

// endsLast orders methods so that what is there is looked at before it is ended.
func endsLast(a, b string) int {
	ends := func(method string) int {
		_, verb, _ := strings.Cut(method, ".")
		for _, word := range []string{"Delete", "Remove", "Revoke", "Archive", "Cancel"} {
			if strings.HasPrefix(verb, word) {
				return 1
			}
		}
		return 0
	}
	return cmp.Or(cmp.Compare(ends(a), ends(b)), cmp.Compare(a, b))
}

// lookers come in an order in which none takes from the next what it needs.
func (w *world) lookers() []*looker {
	heron, zebra, quagga := w.sides["heron"], w.sides["zebra"], w.sides["quagga"]
	in := func(email string, role access.Role, there access.WorkspaceRole) *desk {
		w.join(email, heron.org, role, heron.place, there)
		return w.desks[email]
	}
	zebras, quaggas := []string{"Zebra", "zebra-helper", "777777", "777000777"}, []string{"Quagga", "quagga", "888888"}
	both, all := []*side{zebra, quagga}, append(slices.Clone(zebras), quaggas...)
	w.person("stranger@example.com")
	return []*looker{
		{"stranger", w.desks["stranger@example.com"], nil, []*side{heron, zebra, quagga}, append([]string{"Heron", "heron", "111111"}, all...)},
		{"viewer", in("viewer@example.com", access.Member, access.WorkspaceViewer), heron, both, append([]string{"Heron whispers"}, all...)},
		{"member of the workspace", in("wmember@example.com", access.Member, access.WorkspaceMember), heron, both, append([]string{"Heron whispers"}, all...)},
		{"developer", in("developer@example.com", access.Member, access.WorkspaceDeveloper), heron, both, append([]string{"Heron whispers"}, all...)},
		{"member of no workspace", in("member@example.com", access.Member, ""), nil, both, append([]string{"Heron ", "heron-helper", "111111"}, all...)},
		{"admin of the workspace", heron.desk, heron, both, all},
		{"billing", in("billing@example.com", access.Billing, ""), nil, []*side{quagga}, append([]string{"Zebra whispers", "Zebra instructions"}, quaggas...)},
		{"admin of the organization", w.desks["ada@example.com"], heron, []*side{quagga}, append([]string{"Zebra whispers", "Heron whispers"}, quaggas...)},
	}
}

// request is one way to call a method.
type request struct {
	method, org, place string
	of                 *side  // whose IDs are entered
	id, by             string // of fields that may mean several things
	given              string // the input, as JSON
}

// calls are all of them: in each place, with the IDs of each side.
func (w *world) calls(l *looker, method string) (all []*request) {
	heron, zebra, quagga := w.sides["heron"], w.sides["zebra"], w.sides["quagga"]
	m := desktop.Methods[method]
	var places []*request
	for _, p := range [][2]string{
		{string(heron.org), string(heron.place)},
		{string(heron.org), ""},
		{string(heron.org), string(zebra.place)},
		{string(heron.org), string(quagga.place)},
		{string(quagga.org), ""},
		{string(quagga.org), string(quagga.place)},
		{string(quagga.org), string(heron.place)},
	} {
		places = append(places, &request{org: p[0], place: p[1]})
	}
	switch {
	case m.Organization == "":
		places = places[:1]
	case m.Workspace == "":
		places = []*request{places[1], places[4]}
	}
	input := methodsOf(desktop.New(nil, desktop.Client{}))[method].In(0)
	for _, place := range places {
		for _, of := range []*side{heron, zebra, quagga} {
			for _, by := range choices(input, "by", []string{"key", "member", "workspace", "model"}) {
				for _, id := range choices(input, "id", []string{of.agent, of.connection, of.invitation, of.model}) {
					all = append(all, &request{method: method, org: place.org, place: place.place, of: of, id: id, by: by})
				}
			}
		}
	}
	return all
}

// choices are those of a field, where an input has it.
func choices(input reflect.Type, field string, all []string) []string {
	for f := range input.Fields() {
		if jsonName(f) == field {
			return all
		}
	}
	return []string{""}
}

// made calls it, and returns the answer, or the problem, as JSON.
func (c *request) made(t *testing.T, w *world, l *looker) string {
	t.Helper()
	for _, one := range l.desk.all {
		v := reflect.ValueOf(one)
		for i := range v.NumMethod() {
			if v.Elem().Type().Name()+"."+v.Type().Method(i).Name != c.method {
				continue
			}
			in := reflect.New(v.Method(i).Type().In(0)).Elem()
			c.fill(w, in, true)
			given, err := json.Marshal(in.Interface())
			w.must(err)
			c.given = string(given)
			out := v.Method(i).Call([]reflect.Value{in})
			view, err := json.Marshal(out[0].Interface())
			w.must(err)
			problem, err := json.Marshal(out[1].Interface())
			w.must(err)
			return string(view) + string(problem)
		}
	}
	t.Fatalf("no desk has %s", c.method)
	return ""
}

// fill enters what fits: the place, and what is called like a field.
func (c *request) fill(w *world, in reflect.Value, top bool) {
	for i := range in.NumField() {
		name := jsonName(in.Type().Field(i))
		switch v := in.Field(i); {
		case top && name == desktop.Methods[c.method].Organization:
			v.SetString(c.org)
		case top && name == "workspace":
			v.SetString(c.place)
		default:
			c.enter(w, v, name)
		}
	}
}

func (c *request) enter(w *world, v reflect.Value, name string) {
	switch v.Kind() { //nolint:exhaustive // inputs have no others
	case reflect.String:
		v.SetString(c.text(w, name))
	case reflect.Int64:
		if name == "limit" || name == "days" || name == "seats" {
			v.SetInt(30)
		}
	case reflect.Bool:
		v.SetBool(name == "archived" || name == "revokeKeys")
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 1, 1))
		c.enter(w, v.Index(0), name)
	case reflect.Struct:
		c.fill(w, v, false)
	}
}

// text is what is entered in a field.
func (c *request) text(w *world, name string) string {
	day := w.now.Now().Format(time.DateOnly)
	fits := map[string]string{
		"key": c.of.key, "keys": c.of.key, "member": string(c.of.member), "members": string(c.of.member), "chat": c.of.chat, "run": c.of.run,
		"model": c.of.model, "models": c.of.model, "connection": c.of.connection, "ids": c.of.invitation, "id": c.id, "by": c.by,
		"account": string(c.of.by.Account), "from": day, "to": day, "month": day[:7], "baseURL": w.from.URL, "kind": "chat", "role": "viewer",
		"roles": "member", "add": "member", "remove": "member", "family": "api", "plan": "scale", "interval": "month", "upstream": "sample",
		"email": "somebody@example.com", "workspaces": string(c.of.place), "search": "", "state": "", "after": "", "sort": "", "seat": "",
		"mfa": "", "expires": "", "language": "", "scope": "chat", "temperature": "", "topP": "", "at": "", "usdRate": "",
	}
	if c.method == "Chat.Send" && name == "model" {
		return c.of.word
	}
	if strings.HasPrefix(c.method, "Usage.") && (name == "model" || name == "key" || name == "member") && c.of.word == "heron" {
		return "" // no filter
	}
	text, known := fits[name]
	if !known {
		return "x"
	}
	return text
}

func (l *looker) signIn(t *testing.T) {
	t.Helper()
	now, err := l.desk.account.Session(desktop.Nothing{})
	if err == nil && now.State == "active" {
		return
	}
	t.Fatalf("the %s is signed out: %+v %v", l.name, now, err)
}

// judge wants nothing of others in an answer, but what was entered.
func (l *looker) judge(t *testing.T, method string, c *request, text string) {
	t.Helper()
	for _, word := range l.forbidden() {
		if strings.Contains(text, word) && !strings.Contains(c.given, word) {
			t.Errorf("%s told the %s of %s\n  asked: %s\n  answered: %.600s", method, l.name, word, c.given, text)
		}
	}
}

func (l *looker) forbidden() []string {
	all := slices.Clone(l.words)
	for _, s := range l.never {
		all = append(all, s.ids()...)
	}
	return all
}

// sawOwn makes sure that there was something to see.
func (l *looker) sawOwn(t *testing.T, seen string) {
	t.Helper()
	if l.home == nil {
		return
	}
	own := []string{string(l.home.place), "heron-helper", "111111"}
	if l.name == "admin of the workspace" {
		own = append(own, "Heron whispers", "Heron key", l.home.chat, l.home.key)
	}
	for _, word := range own {
		if !strings.Contains(seen, word) {
			t.Errorf("the %s never saw %s", l.name, word)
		}
	}
}

// writes counts what was ever written.
func (w *world) writes() (n int64) {
	w.t.Helper()
	w.must(w.ready().DB.Write(w.t.Context(), func(tx *sqlite.Tx) error {
		return tx.QueryRowContext(w.t.Context(), `SELECT total_changes()`).Scan(&n)
	}))
	return n
}

// theirs are the rows of the database that name what a looker must not touch.
func (w *world) theirs(l *looker) map[string]int {
	w.t.Helper()
	var ids []string
	for _, s := range l.never {
		ids = append(ids, s.ids()...)
	}
	if n := w.writes(); w.at == n && slices.Equal(w.about, ids) {
		return w.rows
	} else {
		w.at, w.about = n, ids
	}
	rows := map[string]int{}
	defer func() { w.rows = rows }()
	w.must(w.ready().DB.ReadTx(w.t.Context(), func(q sqlite.Queryer) error {
		tables, err := column(w, q, `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '%_activity'`)
		for _, table := range tables {
			all, failed := column(w, q, `SELECT json_array(`+w.columns(q, table)+`) FROM "`+table+`"`)
			err = errors.Join(err, failed)
			for _, row := range all {
				if slices.ContainsFunc(ids, func(id string) bool { return strings.Contains(row, id) }) {
					rows[table+" "+row]++
				}
			}
		}
		return err
	}))
	return rows
}

func (w *world) columns(q sqlite.Queryer, table string) string {
	if w.quoted[table] == "" {
		names, err := column(w, q, `SELECT 'quote("' || name || '")' FROM pragma_table_info('`+table+`')`)
		w.must(err)
		w.quoted[table] = strings.Join(names, ", ")
	}
	return w.quoted[table]
}

func column(w *world, q sqlite.Queryer, query string) (all []string, err error) {
	rows, err := q.QueryContext(w.t.Context(), query)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", query, err)
	}
	defer rows.Close()
	for rows.Next() {
		var text string
		if err := rows.Scan(&text); err != nil {
			return nil, err
		}
		all = append(all, text)
	}
	return all, rows.Err()
}

func changed(before, after map[string]int) string {
	var diff strings.Builder
	for row, n := range before {
		if after[row] < n {
			fmt.Fprintln(&diff, "- ", row)
		}
	}
	for row, n := range after {
		if before[row] < n {
			fmt.Fprintln(&diff, "+ ", row)
		}
	}
	return diff.String()
}

// TestNoKeyReachesIntoAnotherWorkspace asks the gateway by the key of each for what
// the others have.
func TestNoKeyReachesIntoAnotherWorkspace(t *testing.T) {
	w := newWorld(t)
	for _, own := range w.sides {
		used := w.used()
		requests := w.from.Requests()
		for _, other := range w.sides {
			if own == other {
				continue
			}
			for _, model := range []string{other.word, "agent:" + other.word + "-helper", other.model, other.agent, "sample", other.connection} {
				for _, path := range []string{"/chat/completions", "/embeddings", "/completions", "/responses", "/images/generations"} {
					status, text := w.ask(own.secret, http.MethodPost, path, talkTo(model))
					w.nothing(own, other, status, http.StatusNotFound, text, path+" for "+model)
				}
				status, text := w.ask(own.secret, http.MethodGet, "/models/"+model, "")
				w.nothing(own, other, status, http.StatusNotFound, text, "a look at "+model)
			}
			status, text := w.ask(own.secret, http.MethodGet, "/models", "")
			w.nothing(own, other, status, http.StatusOK, text, "the list")
		}
		if now := w.used(); now != used || w.from.Requests() != requests {
			t.Errorf("the key of %s used %s where %s was, and the provider was asked %d times", own.word, now, used, w.from.Requests()-requests)
		}
		w.countsOwn(own)
	}
}

// nothing wants an answer that holds nothing of another.
func (w *world) nothing(own, other *side, status, want int, text, what string) {
	w.t.Helper()
	if status != want || other.org != own.org && strings.Contains(text, string(other.org)) || strings.Contains(text, other.title()) {
		w.t.Errorf("the key of %s asked for %s: %d %s", own.word, what, status, text)
	}
	if what == "the list" && (strings.Contains(text, other.word) || !strings.Contains(text, `"agent:`+own.word+`-helper"`)) {
		w.t.Errorf("the key of %s lists %s", own.word, text)
	}
}

// used is what each has used.
func (w *world) used() string {
	var all strings.Builder
	for _, word := range slices.Sorted(maps.Keys(w.sides)) {
		s := w.sides[word]
		for _, scope := range []string{"org", string(s.place), s.key} {
			spend, tokens, reserved := w.ready().Meter.Used(s.org, scope)
			fmt.Fprintln(&all, word, scope[:3], spend, tokens, reserved)
		}
	}
	return all.String()
}

// countsOwn: what a key uses counts in its own workspace and organization, and nowhere
// else.
func (w *world) countsOwn(own *side) {
	w.t.Helper()
	before := map[ident.Workspace]int64{}
	for _, s := range w.sides {
		before[s.place], _, _ = w.ready().Meter.Used(s.org, string(s.place))
	}
	if status, text := w.ask(own.secret, http.MethodPost, "/chat/completions", talkTo("agent:"+own.word+"-helper")); status != http.StatusOK {
		w.t.Errorf("the key of %s asked its own agent: %d %s", own.word, status, text)
	}
	for _, s := range w.sides {
		if now, _, _ := w.ready().Meter.Used(s.org, string(s.place)); (now > before[s.place]) != (s == own) {
			w.t.Errorf("%s asked, and %s used %d after %d", own.word, s.word, now, before[s.place])
		}
	}
}
