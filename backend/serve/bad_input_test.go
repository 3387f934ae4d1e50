package serve_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"reflect"
	"strconv"
	"strings"
	"testing"
	"time"

	"intendant/backend/desktop"
	"intendant/backend/fault"
	"intendant/backend/testhouse"
)

const harbour = "seven lanterns over the harbour"

// good is an input that each method takes, for somebody who is signed in and
// belongs to the organization {org}.
var good = map[string]map[string]any{
	"Installation.Status":     {"language": "en"},
	"Installation.Protect":    {"passphrase": "a passphrase"},
	"Installation.Unlock":     {"passphrase": "a passphrase"},
	"Installation.Settings":   {},
	"Installation.Gateway":    {},
	"Installation.SetGateway": {"enabled": true, "address": "127.0.0.1:8786", "maxBodyMiB": 32},
	"Gateway.Status":          {"organization": "{org}"},
	"Installation.SetSignUp":  {"open": true},
	"Installation.HandOver":   {"account": "acc_01ARZ3NDEKTSV4RRFFQ69G5FAV", "password": harbour},
	"Account.SignUp":          {"email": "jo@example.com", "firstName": "Jo", "lastName": "Wren", "password": harbour, "language": "en", "theme": "light"},
	"Account.Strength":        {"password": "a", "email": "jo@example.com", "firstName": "Jo", "lastName": "Wren"},
	"Account.SignIn":          {"email": "ines@example.com", "password": harbour},
	"Account.Session":         {},
	"Account.SignOut":         {},
	"Account.Lock":            {},
	"Account.Unlock":          {"password": harbour},
	"Account.SetPreferences":  {"language": "fr", "theme": "light", "contrast": "more", "firstDay": "sunday", "timeZone": "Europe/Paris"},
	"Organization.List":       {},
	"Organization.Create":     {"name": "Another"},
	"Organization.Open":       {"id": "{org}"},
	"Organization.General":    {"id": "{org}"},
	"Organization.Rename":     {"id": "{org}", "name": "Renamed"},
	"Organization.Delete":     {"id": "{org}", "name": "Atelier", "password": harbour},
	"Audit.Activity":          {"organization": "{org}"},

	"Account.Profile":          {},
	"Account.SetName":          {"firstName": "Jo", "lastName": "Wren"},
	"Account.SetEmail":         {"email": "jo@example.com"},
	"Account.SetPassword":      {"password": "another lantern over the harbour"},
	"Account.SecurityActivity": {"before": 9},
	"Account.SeenNotices":      {"seq": 9},
	"Account.Export":           {},
	"Account.Delete":           {"email": "ines@example.com"},

	"Account.SignInCode":       {"code": "123456", "trust": false},
	"Account.Confirm":          {"password": harbour},
	"Account.ConfirmCode":      {"code": "123456"},
	"Account.UnlockCode":       {"code": "123456"},
	"Account.Sessions":         {},
	"Account.EndSession":       {"id": "ses_01ARZ3NDEKTSV4RRFFQ69G5FAV"},
	"Account.EndOtherSessions": {},
	"MFA.State":                {},
	"MFA.Begin":                {},
	"MFA.Enable":               {"code": "123456"},
	"MFA.RegenerateRecovery":   {"code": "123456"},
	"MFA.Disable":              {"password": harbour, "code": "123456"},
	"MFA.Untrust":              {"id": "tru_01ARZ3NDEKTSV4RRFFQ69G5FAV"},
	"Organization.Members": {
		"id": "{org}", "search": "jo", "sort": "name", "descending": false, "role": "admin", "seat": "active", "mfa": "on", "after": "", "limit": 9,
	},
	"Organization.Member":        {"id": "{org}", "member": "mem_01ARZ3NDEKTSV4RRFFQ69G5FAV"},
	"Organization.ExportMembers": {"id": "{org}", "search": "jo", "role": "admin", "seat": "active", "mfa": "on", "bom": true},
	"Organization.Roles":         {"id": "{org}"},
	"Organization.SetRoles": {
		"id": "{org}", "members": []string{"mem_01ARZ3NDEKTSV4RRFFQ69G5FAV"}, "add": []string{"billing"}, "remove": []string{"member"},
	},
	"Organization.SetSeats":     {"id": "{org}", "members": []string{"mem_01ARZ3NDEKTSV4RRFFQ69G5FAV"}, "active": true},
	"Organization.GiveSeat":     {"id": "{org}", "member": "mem_01ARZ3NDEKTSV4RRFFQ69G5FAV"},
	"Organization.Remove":       {"id": "{org}", "members": []string{"mem_01ARZ3NDEKTSV4RRFFQ69G5FAV"}, "revokeKeys": true},
	"Organization.KeysOf":       {"id": "{org}", "members": []string{"mem_01ARZ3NDEKTSV4RRFFQ69G5FAV"}},
	"Organization.Leave":        {"id": "{org}"},
	"Organization.SetMFAPolicy": {"id": "{org}", "policy": "prompt"},
	"Organization.ResetMFA":     {"id": "{org}", "member": "mem_01ARZ3NDEKTSV4RRFFQ69G5FAV"},
	"Installation.ResetMFA":     {"account": "acc_01ARZ3NDEKTSV4RRFFQ69G5FAV"},

	"SocialLogin.Offered":    {},
	"SocialLogin.Begin":      {"provider": "prv_01ARZ3NDEKTSV4RRFFQ69G5FAV", "purpose": "signin"},
	"SocialLogin.Wait":       {"transaction": "another"},
	"SocialLogin.Cancel":     {"transaction": "another"},
	"SocialLogin.Linked":     {},
	"SocialLogin.Unlink":     {"id": "idy_01ARZ3NDEKTSV4RRFFQ69G5FAV"},
	"Installation.Providers": {},
	"Installation.SetProvider": {
		"id": "", "kind": "oidc", "name": "Nordlicht ID", "issuer": "https://id.example", "clientId": "console",
		"clientSecret": "", "relay": "", "teamId": "", "keyId": "", "privateKey": "",
	},
	"Installation.RemoveProvider": {"id": "prv_01ARZ3NDEKTSV4RRFFQ69G5FAV"},
	"Installation.TestProvider":   {"id": "prv_01ARZ3NDEKTSV4RRFFQ69G5FAV"},

	"Invitation.List":    {"organization": "{org}", "state": "open", "after": "", "limit": 9},
	"Invitation.Preview": {"organization": "{org}", "text": "jo@example.com", "roles": []string{"member"}, "workspaces": []map[string]any{}},
	"Invitation.Send": {
		"organization": "{org}", "people": []map[string]any{{"email": "jo@example.com", "name": "Jo", "roles": []string{"member"}}},
		"message": "Welcome", "language": "en", "mail": false,
	},
	"Invitation.Resend":  {"organization": "{org}", "id": "inv_01ARZ3NDEKTSV4RRFFQ69G5FAV", "mail": false},
	"Invitation.Revoke":  {"organization": "{org}", "ids": []string{"inv_01ARZ3NDEKTSV4RRFFQ69G5FAV"}},
	"Invitation.Look":    {"invitation": "intendant:join"},
	"Invitation.Accept":  {"invitation": "intendant:join"},
	"Invitation.Decline": {"invitation": "intendant:join"},

	"Workspace.List":    {"organization": "{org}", "archived": false},
	"Workspace.Get":     {"organization": "{org}", "workspace": "wsp_01ARZ3NDEKTSV4RRFFQ69G5FAV"},
	"Workspace.Create":  {"organization": "{org}", "name": "Lab"},
	"Workspace.Rename":  {"organization": "{org}", "workspace": "wsp_01ARZ3NDEKTSV4RRFFQ69G5FAV", "was": "Lab", "name": "Labor"},
	"Workspace.Archive": {"organization": "{org}", "workspace": "wsp_01ARZ3NDEKTSV4RRFFQ69G5FAV", "name": "Lab"},
	"Workspace.Members": {
		"organization": "{org}", "workspace": "wsp_01ARZ3NDEKTSV4RRFFQ69G5FAV", "search": "jo", "after": "", "limit": 9,
	},
	"Workspace.AddMembers": {
		"organization": "{org}", "workspace": "wsp_01ARZ3NDEKTSV4RRFFQ69G5FAV",
		"members": []string{"mem_01ARZ3NDEKTSV4RRFFQ69G5FAV"}, "role": "viewer",
	},
	"Workspace.SetRole": {
		"organization": "{org}", "workspace": "wsp_01ARZ3NDEKTSV4RRFFQ69G5FAV",
		"members": []string{"mem_01ARZ3NDEKTSV4RRFFQ69G5FAV"}, "role": "viewer",
	},
	"Workspace.RemoveMembers": {
		"organization": "{org}", "workspace": "wsp_01ARZ3NDEKTSV4RRFFQ69G5FAV", "members": []string{"mem_01ARZ3NDEKTSV4RRFFQ69G5FAV"},
	},

	"APIKey.List":      {"organization": "{org}", "workspace": "wsp_01ARZ3NDEKTSV4RRFFQ69G5FAV", "search": "build", "state": "active", "member": "mem_01ARZ3NDEKTSV4RRFFQ69G5FAV", "after": "key_01ARZ3NDEKTSV4RRFFQ69G5FAV", "limit": 9},
	"APIKey.Create":    {"organization": "{org}", "workspace": "wsp_01ARZ3NDEKTSV4RRFFQ69G5FAV", "name": "Build", "expires": "2030-01-01T00:00:00Z", "scope": []string{"chat"}, "models": []string{"mdl_01ARZ3NDEKTSV4RRFFQ69G5FAV"}},
	"APIKey.Rotate":    {"organization": "{org}", "workspace": "wsp_01ARZ3NDEKTSV4RRFFQ69G5FAV", "key": "key_01ARZ3NDEKTSV4RRFFQ69G5FAV", "graceHours": 24},
	"APIKey.Revoke":    {"organization": "{org}", "workspace": "wsp_01ARZ3NDEKTSV4RRFFQ69G5FAV", "keys": []string{"key_01ARZ3NDEKTSV4RRFFQ69G5FAV"}},
	"APIKey.Rename":    {"organization": "{org}", "workspace": "wsp_01ARZ3NDEKTSV4RRFFQ69G5FAV", "key": "key_01ARZ3NDEKTSV4RRFFQ69G5FAV", "was": "Build", "name": "Builds"},
	"APIKey.Policy":    {"organization": "{org}"},
	"APIKey.SetPolicy": {"organization": "{org}", "maxDays": 90},

	"Limit.Get": {"organization": "{org}", "workspace": "wsp_01ARZ3NDEKTSV4RRFFQ69G5FAV", "key": ""},
	"Limit.Set": {
		"organization": "{org}", "workspace": "wsp_01ARZ3NDEKTSV4RRFFQ69G5FAV", "key": "", "model": "", "requestsPerSecond": 5, "tokensPerMinute": 5, "tokensPerMonth": 5, "monthlySpend": 5,
		"wasRequestsPerSecond": 0, "wasTokensPerMinute": 0, "wasTokensPerMonth": 0, "wasMonthlySpend": 0,
	},

	"Resource.Connections":      {"organization": "{org}"},
	"Resource.SetConnection":    {"organization": "{org}", "id": "con_01ARZ3NDEKTSV4RRFFQ69G5FAV", "name": "Own", "baseURL": "http://127.0.0.1:9/v1", "key": "secret", "keepKey": false},
	"Resource.RemoveConnection": {"organization": "{org}", "id": "con_01ARZ3NDEKTSV4RRFFQ69G5FAV", "models": []string{"mdl_01ARZ3NDEKTSV4RRFFQ69G5FAV"}},
	"Resource.TestConnection":   {"organization": "{org}", "id": "con_01ARZ3NDEKTSV4RRFFQ69G5FAV", "baseURL": "http://127.0.0.1:9/v1", "key": "secret", "keepKey": false},
	"Resource.Models":           {"organization": "{org}"},
	"Resource.Listed":           {"organization": "{org}", "names": []string{"some-model"}},
	"Resource.SetModels":        {"organization": "{org}", "models": []map[string]any{{"id": "", "name": "m", "connection": "con_01ARZ3NDEKTSV4RRFFQ69G5FAV", "kind": "chat"}}},
	"Resource.RemoveModels":     {"organization": "{org}", "models": []string{"mdl_01ARZ3NDEKTSV4RRFFQ69G5FAV"}},
	"Resource.SetRate":          {"organization": "{org}", "usdRate": "0.9"},
	"Resource.Allowed":          {"organization": "{org}", "workspace": "wsp_01ARZ3NDEKTSV4RRFFQ69G5FAV"},
	"Resource.SetAllowed":       {"organization": "{org}", "workspace": "wsp_01ARZ3NDEKTSV4RRFFQ69G5FAV", "all": false, "models": []string{"mdl_01ARZ3NDEKTSV4RRFFQ69G5FAV"}},
	"Resource.Agents":           {"organization": "{org}", "workspace": "wsp_01ARZ3NDEKTSV4RRFFQ69G5FAV"},
	"Resource.SetAgent": {
		"organization": "{org}", "workspace": "wsp_01ARZ3NDEKTSV4RRFFQ69G5FAV", "id": "agt_01ARZ3NDEKTSV4RRFFQ69G5FAV", "name": "clerk", "instructions": "Be brief.", "model": "mdl_01ARZ3NDEKTSV4RRFFQ69G5FAV", "temperature": "0.5", "topP": "1", "maxOutput": 9,
	},
	"Resource.RemoveAgent": {"organization": "{org}", "workspace": "wsp_01ARZ3NDEKTSV4RRFFQ69G5FAV", "id": "agt_01ARZ3NDEKTSV4RRFFQ69G5FAV"},

	"Usage.Overview": {"organization": "{org}", "workspace": "wsp_01ARZ3NDEKTSV4RRFFQ69G5FAV", "month": "2026-11"},
	"Usage.By":       {"organization": "{org}", "workspace": "wsp_01ARZ3NDEKTSV4RRFFQ69G5FAV", "by": "model", "from": "2026-11-01", "to": "2026-11-30", "model": "m", "key": "key_01ARZ3NDEKTSV4RRFFQ69G5FAV", "member": "mem_01ARZ3NDEKTSV4RRFFQ69G5FAV"},
	"Usage.Export": {
		"organization": "{org}", "workspace": "wsp_01ARZ3NDEKTSV4RRFFQ69G5FAV", "by": "model", "from": "2026-11-01", "to": "2026-11-30", "model": "m", "key": "key_01ARZ3NDEKTSV4RRFFQ69G5FAV", "member": "mem_01ARZ3NDEKTSV4RRFFQ69G5FAV", "bom": true,
	},
	"Usage.Alerts":    {"organization": "{org}", "workspace": "wsp_01ARZ3NDEKTSV4RRFFQ69G5FAV"},
	"Usage.SetAlerts": {"organization": "{org}", "workspace": "wsp_01ARZ3NDEKTSV4RRFFQ69G5FAV", "percents": []int{50, 80}},

	"Chat.List":         {"organization": "{org}", "workspace": "wsp_01ARZ3NDEKTSV4RRFFQ69G5FAV", "search": "hello", "after": "", "limit": 9},
	"Chat.Read":         {"organization": "{org}", "workspace": "wsp_01ARZ3NDEKTSV4RRFFQ69G5FAV", "chat": "cht_01ARZ3NDEKTSV4RRFFQ69G5FAV"},
	"Chat.Rename":       {"organization": "{org}", "workspace": "wsp_01ARZ3NDEKTSV4RRFFQ69G5FAV", "chat": "cht_01ARZ3NDEKTSV4RRFFQ69G5FAV", "title": "Hello"},
	"Chat.Delete":       {"organization": "{org}", "workspace": "wsp_01ARZ3NDEKTSV4RRFFQ69G5FAV", "chat": "cht_01ARZ3NDEKTSV4RRFFQ69G5FAV"},
	"Chat.Choices":      {"organization": "{org}", "workspace": "wsp_01ARZ3NDEKTSV4RRFFQ69G5FAV"},
	"Chat.Send":         {"organization": "{org}", "workspace": "wsp_01ARZ3NDEKTSV4RRFFQ69G5FAV", "chat": "cht_01ARZ3NDEKTSV4RRFFQ69G5FAV", "model": "m", "text": "Hello", "retry": false},
	"Chat.Follow":       {"organization": "{org}", "workspace": "wsp_01ARZ3NDEKTSV4RRFFQ69G5FAV", "run": "run", "from": 0},
	"Chat.Stop":         {"organization": "{org}", "workspace": "wsp_01ARZ3NDEKTSV4RRFFQ69G5FAV", "run": "run"},
	"Chat.Settings":     {"organization": "{org}", "days": 30},
	"Chat.SetRetention": {"organization": "{org}", "days": 30},
	"Chat.DeleteAll":    {"organization": "{org}", "name": "Atelier"},

	"Plan.Compare":       {"organization": "{org}"},
	"Plan.Subscriptions": {"organization": "{org}"},
	"Plan.Available":     {"organization": "{org}"},
	"Plan.Preview":       {"organization": "{org}", "family": "chat", "plan": "team", "interval": "month", "seats": 2},
	"Plan.Subscribe": {
		"organization": "{org}", "family": "chat", "plan": "team", "interval": "month", "seats": 2, "at": "", "expected": 1,
	},
	"Plan.StartTrial": {"organization": "{org}", "family": "chat"},
	"Plan.Cancel":     {"organization": "{org}", "family": "chat"},
	"Plan.Resume":     {"organization": "{org}", "family": "chat"},
	"Plan.Keep":       {"organization": "{org}", "family": "chat"},

	"Installation.Catalogue":      {},
	"Installation.CheckCatalogue": {"text": "{}"},
	"Installation.SetCatalogue":   {"text": "{}"},
	"Installation.ResetCatalogue": {},
	"Installation.Subscriptions":  {},
	"Installation.MarkUnpaid":     {"organization": "{org}", "family": "chat"},
	"Installation.MarkPaid":       {"organization": "{org}", "family": "chat"},

	"Installation.Mail": {},
	"Installation.SetMail": {
		"host": "mail.example", "port": 587, "security": "starttls", "user": "console", "password": "", "from": "console@example.com", "name": "Console",
	},
	"Installation.RemoveMail": {},
	"Installation.TestMail":   {},
	"Account.SendEmailCode":   {},
	"Account.VerifyEmail":     {"code": "12345678"},
}

// room is a door with somebody in it who has an organization, and somebody else
// who has another.
type room struct {
	door

	in             browser
	theirs, others string // organizations
	room           string // a workspace of the others'
	before         string
}

func furnish(t *testing.T) *room {
	t.Helper()
	r := &room{door: open(t)}
	r.in = r.browser(t)
	r.in.must("Account.SignUp", ines, nil)
	r.theirs = create(r.in, "Atelier")
	r.in.must("Installation.SetSignUp", `{"open":true}`, nil)
	other := r.browser(t)
	other.must("Account.SignUp", strings.ReplaceAll(ines, "ines@", "other@"), nil)
	r.others = create(other, "Elsewhere")
	var list desktop.WorkspacesView
	other.must("Workspace.List", `{"organization":"`+r.others+`","archived":false}`, &list)
	r.room = list.Workspaces[0].ID
	r.before = r.written(t)
	return r
}

func create(b browser, name string) string {
	b.t.Helper()
	var made desktop.OrganizationRef
	b.must("Organization.Create", `{"name":"`+name+`"}`, &made)
	return made.ID
}

// written sums up everything that a call could have written.
func (r *room) written(t *testing.T) string {
	t.Helper()
	ready, err := r.core.Ready()
	if err != nil {
		t.Fatal(err)
	}
	var sum strings.Builder
	for _, table := range testhouse.Tables(t, ready.DB) {
		var n int64
		err := ready.DB.Read().QueryRowContext(t.Context(), `SELECT COUNT(*) FROM `+table).Scan(&n)
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&sum, "%s %d\n", table, n)
	}
	return sum.String()
}

func (r *room) input(method string) map[string]any {
	in := maps.Clone(good[method])
	if in == nil {
		in = map[string]any{}
	}
	for field, value := range in {
		if value == "{org}" {
			in[field] = r.theirs
		}
	}
	return in
}

// refused makes a call that must fail, name the field, speak, and write nothing.
func (r *room) refused(t *testing.T, b browser, method, body string, code fault.Code, field string, fieldCode fault.FieldCode) {
	t.Helper()
	shown := body
	if len(shown) > 200 {
		shown = shown[:200] + "…"
	}
	a := b.call(method, body)
	if a.Error.Code != code || a.Error.Message == "" || a.Status < 400 {
		t.Errorf("%s %s: %d %+v instead of %s", method, shown, a.Status, a.Error, code)
	}
	if field != "" && (len(a.Error.Fields) != 1 || a.Error.Fields[0].Name != field || a.Error.Fields[0].Code != fieldCode) {
		t.Errorf("%s %s: fields %+v instead of %s of %s", method, shown, a.Error.Fields, fieldCode, field)
	}
	if after := r.written(t); after != r.before {
		t.Errorf("%s %s: it wrote\n%s", method, shown, after)
		r.before = after
	}
}

// TestBadInput sends every method everything that it must refuse.
func TestBadInput(t *testing.T) {
	r := furnish(t)
	inputs := inputsOf()
	for method := range desktop.Methods {
		if _, known := good[method]; !known {
			t.Errorf("%s has no line in good", method)
			continue
		}
		r.refused(t, r.in, method, `{"surplus":1}`, fault.RequestInvalid, "surplus", fault.Unknown)
		r.refused(t, r.in, method, `"text"`, fault.RequestInvalid, "", "")
		r.refused(t, r.in, method, "{\"surplus\":\"\xff\xfe\"}", fault.RequestInvalid, "", "")
		r.refused(t, r.in, method, `{"surplus":"`+strings.Repeat("a", 10<<20)+`"}`, fault.RequestTooLarge, "", "")
		for field := range inputs[method].Fields() {
			r.badField(t, method, field)
		}
	}
}

func (r *room) badField(t *testing.T, method string, f reflect.StructField) {
	t.Helper()
	name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
	with := func(value any) string {
		in := r.input(method)
		in[name] = value
		if value == nil {
			delete(in, name)
		}
		return text(t, in)
	}
	refused := func(value any, code fault.FieldCode) {
		t.Helper()
		r.refused(t, r.in, method, with(value), fault.InputInvalid, name, code)
	}
	refused(json.RawMessage("null"), fault.WrongType)
	if f.Type.Kind() == reflect.Slice {
		r.badList(t, f, refused)
		return
	}
	refused([]int{1}, fault.WrongType)
	if f.Type.Kind() == reflect.Bool {
		refused(nil, fault.Required)
		refused("true", fault.WrongType)
		return
	}
	if f.Type.Kind() == reflect.Int64 {
		refused("7", fault.WrongType)
		refused(7.5, fault.WrongType)
		refused(-1, fault.Malformed)
		refused(int64(1)<<53, fault.Malformed)
		return
	}
	refused(7, fault.WrongType)
	most, _ := strconv.Atoi(f.Tag.Get("max"))
	refused(strings.Repeat("é", most+1), fault.TooLong)
	refused("a\ufffdb", fault.BadEncoding)
	for _, hidden := range []string{"\x00", "\a", "\n", "\x7f", "\u0085", "\u2028", "\u200e", "\u202e", "\u2066", "\u061c"} {
		if hidden == "\n" && f.Tag.Get("lines") == "true" || f.Tag.Get("raw") == "true" {
			continue
		}
		refused("a"+hidden+"b", fault.ForbiddenChars)
	}
	if f.Tag.Get("required") == "true" {
		refused(nil, fault.Required)
		refused(" \u00a0", fault.Required)
	}
}

// badList sends what no list takes.
func (r *room) badList(t *testing.T, f reflect.StructField, refused func(value any, code fault.FieldCode)) {
	t.Helper()
	refused("text", fault.WrongType)
	refused([]any{[]int{1}}, fault.WrongType)
	limit, _ := strconv.Atoi(f.Tag.Get("most"))
	if f.Type.Elem().Kind() == reflect.Struct {
		refused(make([]struct{}, limit+1), fault.TooManyLines)
		return
	}
	if f.Type.Elem().Kind() == reflect.Int64 {
		refused(make([]int, limit+1), fault.TooManyLines)
		return
	}
	refused(make([]string, limit+1), fault.TooManyLines)
	refused([]string{"a\u202eb"}, fault.ForbiddenChars)
	if f.Tag.Get("required") == "true" {
		refused(nil, fault.Required)
	}
}

// TestOthersOrganizations asks for what exists, and isn't theirs.
func TestOthersOrganizations(t *testing.T) {
	r := furnish(t)
	for method, m := range desktop.Methods {
		if m.Organization == "" {
			continue
		}
		for _, id := range []string{r.others, "org_01ARZ3NDEKTSV4RRFFQ69G5FAV", "org_", "x", "mem" + r.theirs[3:], "ORG" + r.theirs[3:], r.theirs + " "} {
			in := r.input(method)
			in[m.Organization] = id
			r.refused(t, r.in, method, text(t, in), fault.NotFound, "", "")
		}
	}
}

// TestOthersWorkspaces asks in one's own organization for the workspace of another.
func TestOthersWorkspaces(t *testing.T) {
	r := furnish(t)
	for method, m := range desktop.Methods {
		if m.Workspace == "" {
			continue
		}
		for _, id := range []string{r.room, "wsp_01ARZ3NDEKTSV4RRFFQ69G5FAV", "wsp_", "x", "WSP" + r.room[3:], r.room + " "} {
			in := r.input(method)
			in[m.Workspace] = id
			r.refused(t, r.in, method, text(t, in), fault.NotFound, "", "")
		}
	}
}

// TestWithoutSession calls every method in each state in which it must not work.
func TestWithoutSession(t *testing.T) {
	r := furnish(t)
	nobody := r.browser(t)
	for method, m := range desktop.Methods {
		if m.Need >= desktop.NeedsAccount {
			r.refused(t, nobody, method, text(t, r.input(method)), fault.SessionNone, "", "")
		}
	}
	r.clock.Advance(20 * time.Minute)
	for method, m := range desktop.Methods {
		if m.Need >= desktop.NeedsSession {
			r.refused(t, r.in, method, text(t, r.input(method)), fault.SessionLocked, "", "")
		}
	}
	r.clock.Advance(20 * time.Hour)
	for method, m := range desktop.Methods {
		if m.Need >= desktop.NeedsAccount {
			r.refused(t, r.in, method, text(t, r.input(method)), fault.SessionExpired, "", "")
		}
	}
}

func inputsOf() map[string]reflect.Type {
	inputs := map[string]reflect.Type{}
	for _, bound := range desktop.New(nil, desktop.Client{}).Bound() {
		v := reflect.ValueOf(bound)
		for i := range v.NumMethod() {
			inputs[v.Elem().Type().Name()+"."+v.Type().Method(i).Name] = v.Method(i).Type().In(0)
		}
	}
	return inputs
}

func text(t *testing.T, in map[string]any) string {
	t.Helper()
	out, err := json.Marshal(in)
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}
