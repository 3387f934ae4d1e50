package person_test

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"intendant/backend/access"
	"intendant/backend/account"
	"intendant/backend/fault"
	"intendant/backend/i18n"
	"intendant/backend/ledger"
	"intendant/backend/session"
	"intendant/backend/testhouse"
	"intendant/backend/workspace"
)

// export is the files of a person's export, by name.
func export(t *testing.T, p *place, by ledger.Actor, language string) map[string]string {
	t.Helper()
	texts := i18n.New()
	whole, err := p.People.Export(t.Context(), by, p.Clock.Now(), sessions(p, by), func(key string, params map[string]string) string {
		return texts.Text(language, key, params)
	})
	if err != nil {
		t.Fatal(err)
	}
	archive, err := zip.NewReader(bytes.NewReader(whole), int64(len(whole)))
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{}
	for _, f := range archive.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		files[f.Name] = string(text)
	}
	return files
}

func TestExport(t *testing.T) {
	p := open(t)
	all, err := p.Organizations.List(t.Context(), p.bruno.Account)
	if err != nil {
		t.Fatal(err)
	}
	if err := p.Directory.Seen(t.Context(), all[0].ID, p.Membership(t, p.bruno, all[0].ID).Member); err != nil {
		t.Fatal(err)
	}
	files := export(t, p, p.bruno, "de")
	names := slices.Sorted(maps.Keys(files))
	if fmt.Sprint(names) != "[README.txt account.json memberships.json organization-activity.jsonl preferences.json security-activity.jsonl]" {
		t.Errorf("%v", names)
	}
	if readme := files["README.txt"]; !strings.HasPrefix(readme, "Alles, was Intendant über bruno Lindqvist weiß\n") || strings.Contains(readme, "{{") {
		t.Errorf("%s", readme)
	}
	var account struct {
		ID              string  `json:"id"`
		Email           string  `json:"email"`
		PasswordChanged *string `json:"passwordChanged"`
		MFA             struct {
			Enabled bool `json:"enabled"`
		} `json:"mfa"`
	}
	if err := json.Unmarshal([]byte(files["account.json"]), &account); err != nil || account.ID != string(p.bruno.Account) ||
		account.Email != "bruno@nordlicht.example" || account.PasswordChanged == nil || account.MFA.Enabled {
		t.Errorf("%s, %v", files["account.json"], err)
	}
	var memberships []struct {
		Name       string     `json:"name"`
		Roles      []string   `json:"roles"`
		LastActive *time.Time `json:"lastActive"`
		Seat       bool       `json:"seat"`
	}
	if err := json.Unmarshal([]byte(files["memberships.json"]), &memberships); err != nil || len(memberships) != 3 ||
		memberships[0].LastActive == nil || !memberships[0].LastActive.Equal(p.Clock.Now()) || memberships[1].LastActive != nil || !memberships[0].Seat ||
		memberships[0].Name != "Alleinflug" || !slices.Equal(memberships[0].Roles, []string{"admin", "billing"}) {
		t.Errorf("%s, %v", files["memberships.json"], err)
	}
	var preferences map[string]string
	if err := json.Unmarshal([]byte(files["preferences.json"]), &preferences); err != nil || len(preferences) != 5 || preferences["timeZone"] != "auto" {
		t.Errorf("%s, %v", files["preferences.json"], err)
	}
	lines := strings.Split(strings.TrimSpace(files["security-activity.jsonl"]), "\n")
	for _, line := range lines {
		var entry struct {
			Kind string `json:"kind"`
		}
		if err := json.Unmarshal([]byte(line), &entry); err != nil || entry.Kind == "" {
			t.Errorf("%s, %v", line, err)
		}
	}
	if len(lines) < 3 || !strings.Contains(lines[len(lines)-1], `"account.created"`) {
		t.Errorf("%v", lines)
	}
}

func sessions(p *place, by ledger.Actor) []session.Session {
	s := session.NewStore(p.Clock, p.IDs)
	c := s.New("browser", "Firefox, Linux")
	c.Start(by.Account, c.Mark())
	return s.List(by.Account)
}

// Nothing that is kept of a person is left out.
func TestExportHoldsWhatIsKeptElsewhere(t *testing.T) {
	p := open(t)
	who := account.External{Provider: "prv_01KB3F7W9ZQ2M4X8T6RVN5YHCE", Issuer: "https://id.example", Subject: "sub-bruno-7"}
	if err := p.Accounts.Link(t.Context(), p.bruno, who); err != nil {
		t.Fatal(err)
	}
	if err := p.People.SetName(t.Context(), p.bruno, "Brünhild", "Lindqvist"); err != nil {
		t.Fatal(err)
	}
	if err := p.Accounts.SeeNotices(t.Context(), p.bruno, 5); err != nil {
		t.Fatal(err)
	}
	p.Refused(t, fault.PermissionDenied, func() error {
		_, err := p.Organizations.Rename(t.Context(), p.bruno, p.north, "Südwest")
		return err
	})
	if _, err := p.Organizations.Rename(t.Context(), p.bruno, p.my, "Zu zweit"); err != nil {
		t.Fatal(err)
	}
	lab, err := p.Workspaces.Create(t.Context(), p.bruno, p.my, "Labor")
	if err == nil {
		m := p.Membership(t, p.bruno, p.my)
		_, err = p.Ledger.Commit(t.Context(), ledger.Draft{Ledger: string(p.my), By: m.Actor(p.bruno), Change: &workspace.MemberAdded{
			Member: m.Member, Role: access.WorkspaceDeveloper, Workspace: lab.Workspace.ID,
		}})
	}
	if err != nil {
		t.Fatal(err)
	}
	files := export(t, p, p.bruno, "fr")
	for name, wants := range map[string][]string{
		"account.json": {
			`"issuer": "https://id.example"`, `"subject": "sub-bruno-7"`, `"noticesSeenUpTo": 5`, `"device": "Firefox, Linux"`,
		},
		"memberships.json":            {`"first_name": "bruno"`, `"first_name": "Brünhild"`, `"name": "Labor"`, `"role": "developer"`},
		"organization-activity.jsonl": {`"organization.renamed"`, `"Zu zweit"`, `"member.added"`, string(p.north), string(p.my)},
		"README.txt":                  {"organization-activity.jsonl"},
	} {
		for _, want := range wants {
			if !strings.Contains(files[name], want) {
				t.Errorf("%s lacks %s:\n%s", name, want, files[name])
			}
		}
	}
	for name, text := range export(t, p, p.astrid, "fr") {
		if strings.Contains(text, "Zu zweit") || strings.Contains(text, "sub-bruno") || strings.Contains(text, "Brünhild") {
			t.Errorf("another's %s tells of it", name)
		}
	}
}

func TestExportHoldsNoSecretAndNobodyElse(t *testing.T) {
	p := open(t)
	sealed := ""
	err := p.DB.Read().QueryRowContext(t.Context(), `SELECT hex(sealed) FROM account_password WHERE account = ?`, p.bruno.Account).Scan(&sealed)
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range export(t, p, p.bruno, "en") {
		for _, secret := range []string{testhouse.Password, "$argon2", "sealed", sealed, "astrid@nordlicht.example"} {
			if strings.Contains(text, secret) {
				t.Errorf("%s holds %q", name, secret)
			}
		}
	}
}

func TestExportIsOnesOwn(t *testing.T) {
	p := open(t)
	_, err := p.People.Export(t.Context(), ledger.Actor{Account: "acc_01KB3F7W9ZQ2M4X8T6RVN5YHCX"}, p.Clock.Now(), nil,
		func(key string, _ map[string]string) string { return key })
	if !fault.Is(err, fault.NotFound) {
		t.Errorf("a stranger's: %v", err)
	}
}
