// Package backend_test holds what is true of all packages together.
package backend_test

import (
	"encoding/json"
	"errors"
	"io"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

const module = "intendant/"

var (
	// kernel are the leaves: what any package may build on.
	kernel = []string{"access", "clock", "event", "fault", "i18n", "ident", "name", "password", "seal", "session", "sheet", "sqlite"}
	base   = append(slices.Clone(kernel), "ledger")
)

// allowed is the import matrix: which of our packages each one may know. Imports
// go down only; a concept names the concepts it stands on.
var allowed = map[string][]string{
	"access":   {},
	"clock":    {},
	"event":    {},
	"fault":    {},
	"i18n":     {"fault"},
	"ident":    {"clock", "fault"},
	"name":     {"fault"},
	"password": {"fault"},
	"seal":     {"fault"},
	"session":  {"clock", "fault", "ident"},
	"sheet":    {},
	"sqlite":   {"clock", "fault", "migrations"},

	"ledger": kernel,

	"installation": base,
	"account":      with(base, "installation"),
	"organization": with(base, "installation", "account"),
	"mfa":          with(base, "installation", "account", "organization"),
	"audit":        with(base, "installation", "organization"),
	"directory":    with(base, "organization"),

	"person": with(base, "installation", "account", "organization", "workspace", "mfa", "audit"),

	"plan": with(base, "installation", "organization"),

	"mail":       with(base, "installation", "account"),
	"invitation": with(base, "installation", "account", "organization", "workspace", "mail"),

	"workspace": with(base, "installation", "organization"),

	"resource": with(base, "organization", "workspace", "plan"),

	"apikey": with(base, "organization", "workspace"),
	"limit":  with(base, "organization", "workspace", "plan"),

	"usage": with(base, "organization", "workspace", "plan"),

	"gateway": with(base, "installation", "organization", "workspace", "plan", "resource", "apikey", "limit", "usage"),

	"gateway/chaos":       {},
	"gateway/clients":     {},
	"gateway/gatewaytest": with(kernel, "ledger", "account", "plan", "apikey", "limit", "resource", "core"),

	"sociallogin": with(base, "installation", "account"),

	"chat": with(base, "organization", "workspace", "directory"),

	"testhouse/issuer":     {},
	"testhouse/issuer/run": {"testhouse/issuer"},

	"testhouse/provider":     {},
	"testhouse/provider/run": {"testhouse/provider"},

	"testhouse":     with(base, "installation", "plan", "account", "organization", "workspace", "directory", "mfa", "person"),
	"core":          with(base, "chat", "gateway", "usage", "resource", "installation", "plan", "account", "organization", "workspace", "apikey", "limit", "directory", "audit", "mfa", "person", "sociallogin", "mail", "invitation"),
	"core/coretest": with(kernel, "core"),
	"desktop":       with(base, "chat", "gateway", "usage", "resource", "installation", "plan", "account", "organization", "workspace", "apikey", "limit", "directory", "audit", "mfa", "person", "sociallogin", "mail", "invitation", "core"),
	"serve":         with(kernel, "ledger", "mfa", "core", "desktop"),
	"control":       {"fault", "sqlite"},
	"cli":           with(base, "chat", "usage", "resource", "installation", "plan", "account", "organization", "workspace", "apikey", "limit", "audit", "invitation", "core", "desktop", "serve", "control"),

	"desktop/generate": {"desktop"},
	"migrations":       {},
	"":                 {"cli", "desktop", "fault", "serve"},
}

func with(some []string, more ...string) []string { return append(slices.Clone(some), more...) }

type found struct {
	ImportPath string   `json:"ImportPath"`
	Imports    []string `json:"Imports"`
}

// packages asks Go what there is. Tests may import what they like: they hold
// packages to account from above.
func packages(t *testing.T) []found {
	t.Helper()
	list := exec.Command("go", "list", "-e", "-json=ImportPath,Imports", module+"...")
	text, err := list.Output()
	if err != nil {
		t.Fatal(err)
	}
	var all []found
	for decoder := json.NewDecoder(strings.NewReader(string(text))); ; {
		var p found
		if err := decoder.Decode(&p); errors.Is(err, io.EOF) {
			return all
		} else if err != nil {
			t.Fatal(err)
		}
		all = append(all, p)
	}
}

func short(path string) string {
	path = strings.TrimPrefix(path+"/", module)
	return strings.TrimSuffix(strings.TrimPrefix(path, "backend/"), "/")
}

func TestImportsGoDown(t *testing.T) {
	for _, p := range packages(t) {
		name := short(p.ImportPath)
		if strings.HasPrefix(name, "build/") || name == "backend" {
			continue // programs that measure, and this test
		}
		may, listed := allowed[name]
		if !listed && !strings.Contains(name, "/internal/") { // generated queries stand on nothing of ours
			t.Errorf("%s is not in the matrix: say what it may import", name)
		}
		for _, path := range p.Imports {
			if strings.HasPrefix(path, module) && !slices.Contains(may, short(path)) && !inside(name, short(path)) {
				t.Errorf("%s must not import %s: imports go down only. Declare a small interface where it is needed, "+
					"and wire it in core; or, where the matrix is wrong, change it and say why", name, short(path))
			}
		}
	}
}

// inside tells whether a package is a part of another: generated queries,
// fixtures.
func inside(whole, part string) bool { return strings.HasPrefix(part, whole+"/internal/") }

func TestOnlyTheWindowKnowsWails(t *testing.T) {
	for _, p := range packages(t) {
		name := short(p.ImportPath)
		if name == "" || name == "desktop/generate" || strings.HasPrefix(name, "build/") {
			continue
		}
		for _, path := range p.Imports {
			if strings.HasPrefix(path, "github.com/wailsapp/") {
				t.Errorf("%s imports %s", name, path)
			}
		}
	}
}
