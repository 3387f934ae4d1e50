package core_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"sort"
	"strings"
	"testing"

	"intendant/backend/access"
	"intendant/backend/core"
	"intendant/backend/ledger"
)

var update = flag.Bool("update", false, "rewrite docs/kinds.md and the golden payloads")

const (
	kindsFile   = "../../docs/kinds.md"
	payloadFile = "testdata/payloads.json"

	oldPayloadFile = "testdata/old_payloads.json"
)

// TestKindsAreDocumented keeps docs/kinds.md equal to the table that enforces.
func TestKindsAreDocumented(t *testing.T) {
	kinds, err := core.Kinds()
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	b.WriteString(kindsHead)
	for _, k := range kinds.All() {
		fmt.Fprintf(&b, "| `%s` | %d | %s | `%s` | %s | %s |\n", k.Name, k.Version, k.Scope, k.Permission, feature(k), fields(k))
	}
	b.WriteString(erasures(kinds.All()))
	b.WriteString(matrix())
	same(t, kindsFile, b.Bytes())
}

const kindsHead = `# Kinds of entries

Everything that can happen, written by a test from the table that the ledger enforces: it is the catalogue of audit
events, the permission matrix of writes and, later, the sync protocol. The format around a payload stands in
[audit-format.md](audit-format.md).

| kind | version | ledger | permission | plan feature | payload |
|---|---|---|---|---|---|
`

func feature(k ledger.Kind) string {
	if k.Feature == access.None {
		return ""
	}
	return "`" + string(k.Feature) + "`"
}

func fields(k ledger.Kind) string {
	t := reflect.TypeOf(k.New()).Elem()
	var names []string
	for field := range t.Fields() {
		name, _, _ := strings.Cut(field.Tag.Get("json"), ",")
		if name != "" && name != "-" {
			names = append(names, "`"+name+"`")
		}
	}
	if personal, ok := k.New().(ledger.Personal); ok {
		names = append(names, fmt.Sprintf("and %d private", len(personal.Privates())))
	}
	return strings.Join(names, ", ")
}

// erasures is what each kind erases or supersedes: the field that names the
// subject, and the class.
func erasures(kinds []ledger.Kind) string {
	var b strings.Builder
	b.WriteString(erasuresHead)
	for _, k := range kinds {
		change := k.New()
		named(reflect.ValueOf(change).Elem())
		eraser, ok := change.(ledger.Eraser)
		if !ok {
			continue
		}
		for _, e := range eraser.Erases() {
			if e == (ledger.Erasure{}) {
				continue // rows of the concept's own
			}
			class := "all"
			if e.Class != "" {
				class = "`" + e.Class + "`"
			}
			fmt.Fprintf(&b, "| `%s` | `%s` | %s |\n", k.Name, e.Subject, class)
		}
	}
	return b.String()
}

const erasuresHead = `
## What is erased

After an entry of these kinds the private parts of earlier entries of its ledger may be missing: those about the subject that
the field names, of the class; what follows a slash names a field, too. A kind that brings a part of that class itself supersedes the earlier ones.

| kind | subject | class |
|---|---|---|
`

// named fills each text with the name of its field.
func named(v reflect.Value) {
	for i := range v.NumField() {
		name, _, _ := strings.Cut(v.Type().Field(i).Tag.Get("json"), ",")
		if v.Type().Field(i).IsExported() && v.Field(i).Kind() == reflect.String {
			v.Field(i).SetString(name)
		}
	}
}

func matrix() string {
	var permissions []string
	for p := range access.Of(access.Roles...) {
		permissions = append(permissions, string(p))
	}
	sort.Strings(permissions)
	var b strings.Builder
	b.WriteString("\n## What a role gives\n\nRoles add up. `system` is the program itself, `anyone` needs no session, ")
	b.WriteString("`installation.manage` is the owner's of the installation and gives no right inside an organization.\n\n|")
	for _, r := range access.Roles {
		b.WriteString(" | " + string(r))
	}
	b.WriteString(" |\n|---" + strings.Repeat("|---", len(access.Roles)) + "|\n")
	for _, p := range permissions {
		b.WriteString("| `" + p + "`")
		for _, r := range access.Roles {
			b.WriteString(" | " + mark(access.Of(r)[access.Permission(p)]))
		}
		b.WriteString(" |\n")
	}
	b.WriteString("\nA role in a workspace gives this there; what a role in the organization gives holds in every workspace.\n\n|")
	for _, r := range access.WorkspaceRoles {
		b.WriteString(" | " + string(r))
	}
	b.WriteString(" |\n|---" + strings.Repeat("|---", len(access.WorkspaceRoles)) + "|\n")
	for _, p := range access.WorkspaceMatrix[access.WorkspaceAdmin] {
		b.WriteString("| `" + string(p) + "`")
		for _, r := range access.WorkspaceRoles {
			b.WriteString(" | " + mark(slices.Contains(access.WorkspaceMatrix[r], p)))
		}
		b.WriteString(" |\n")
	}
	return b.String()
}

func mark(yes bool) string {
	if yes {
		return "yes"
	}
	return ""
}

// TestPayloadsStayReadable holds each kind's payload, with every field filled
// in, against the one in the golden file. A field that is renamed or retyped
// fails here: entries on people's machines have the old form. Add a version.
func TestPayloadsStayReadable(t *testing.T) {
	kinds, err := core.Kinds()
	if err != nil {
		t.Fatal(err)
	}
	payloads := map[string]json.RawMessage{}
	for _, k := range kinds.All() {
		change := k.New()
		filled(reflect.ValueOf(change).Elem())
		text, err := json.Marshal(change)
		if err != nil {
			t.Fatal(err)
		}
		payloads[fmt.Sprintf("%s v%d", k.Name, k.Version)] = text
	}
	text, err := json.MarshalIndent(payloads, "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	same(t, payloadFile, append(text, '\n'))
}

// TestOldPayloadsAreRead decodes what former versions wrote: entries on people's
// machines still have it. A version that ends adds its payload to the golden file.
func TestOldPayloadsAreRead(t *testing.T) {
	kinds, err := core.Kinds()
	if err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(filepath.FromSlash(oldPayloadFile))
	if err != nil {
		t.Fatal(err)
	}
	old := map[string]json.RawMessage{}
	if err := json.Unmarshal(text, &old); err != nil {
		t.Fatal(err)
	}
	for _, k := range kinds.All() {
		for version := 1; version < k.Version; version++ {
			payload, ok := old[fmt.Sprintf("%s v%d", k.Name, version)]
			if !ok {
				t.Errorf("%s lacks %s v%d", oldPayloadFile, k.Name, version)
				continue
			}
			decoder := json.NewDecoder(bytes.NewReader(payload))
			decoder.DisallowUnknownFields()
			if err := decoder.Decode(k.New()); err != nil {
				t.Errorf("%s v%d: %v", k.Name, version, err)
			}
		}
	}
}

func filled(v reflect.Value) {
	switch v.Kind() { //nolint:exhaustive // ledger.NewKinds allows no others
	case reflect.String:
		v.SetString("text")
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Int, reflect.Int64:
		v.SetInt(7)
	case reflect.Uint8:
		v.SetUint(7)
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 1, 1))
		filled(v.Index(0))
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() && v.Type().Field(i).Tag.Get("json") != "-" {
				filled(v.Field(i))
			}
		}
	}
}

func same(t *testing.T, path string, got []byte) {
	t.Helper()
	if *update {
		if err := os.WriteFile(filepath.FromSlash(path), got, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(filepath.FromSlash(path))
	if err != nil || !bytes.Equal(got, want) {
		t.Errorf("%s is out of date (%v): go test ./backend/core -update, if you know why it changed", path, err)
	}
}
