package desktop_test

import (
	"flag"
	"fmt"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	"intendant/backend/access"
	"intendant/backend/desktop"
)

var update = flag.Bool("update", false, "rewrite docs/methods.md")

// methodsOf are the bound methods, by name.
func methodsOf(set *desktop.Set) map[string]reflect.Type {
	found := map[string]reflect.Type{}
	for _, bound := range set.Bound() {
		v := reflect.ValueOf(bound)
		for i := range v.NumMethod() {
			found[v.Elem().Type().Name()+"."+v.Type().Method(i).Name] = v.Method(i).Type()
		}
	}
	return found
}

func TestEveryMethodSaysWhoMayCallIt(t *testing.T) {
	bound := methodsOf(desktop.New(nil, desktop.Client{}))
	for name, m := range bound {
		said, listed := desktop.Methods[name]
		if !listed {
			t.Errorf("%s can be called and is not in desktop.Methods: say there who may call it", name)
			continue
		}
		failure := reflect.TypeFor[error]()
		if m.NumIn() != 1 || m.In(0).Kind() != reflect.Struct || m.NumOut() != 2 || m.Out(0).Kind() != reflect.Struct || m.Out(1) != failure {
			t.Errorf("%s is %s: it takes one input struct and returns (View, error)", name, m)
			continue
		}
		checkInput(t, name, m.In(0), said)
	}
	for name := range desktop.Methods {
		if _, is := bound[name]; !is {
			t.Errorf("desktop.Methods lists %s, which is not bound", name)
		}
	}
}

func checkInput(t *testing.T, name string, input reflect.Type, m desktop.Method) {
	t.Helper()
	checkFields(t, name, input)
	named, placed := false, false
	for f := range input.Fields() {
		named = named || jsonName(f) == m.Organization
		placed = placed || jsonName(f) == "workspace"
	}
	if placed != (m.Workspace == "workspace") || placed && m.Organization == "" {
		t.Errorf("%s: a workspace is named in the field %q, and Methods says %q", name, "workspace", m.Workspace)
	}
	if m.Organization != "" && !named {
		t.Errorf("%s: no input field %q names the organization", name, m.Organization)
	}
	inside := access.Of(access.Roles...)[m.Permission]
	if inside != (m.Organization != "") {
		t.Errorf("%s: the permission %s is given by a role exactly where an organization is named", name, m.Permission)
	}
	if m.Permission != access.Anyone && m.Need < desktop.NeedsAccount {
		t.Errorf("%s: the permission %s needs somebody who is signed in", name, m.Permission)
	}
}

func jsonName(f reflect.StructField) string {
	name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
	return name
}

func checkFields(t *testing.T, name string, input reflect.Type) {
	t.Helper()
	for f := range input.Fields() {
		of := f.Type
		if of.Kind() == reflect.Slice {
			of = of.Elem()
			if f.Tag.Get("most") == "" {
				t.Errorf("%s: %s.%s has no most tag: every list has a length", name, input, f.Name)
			}
		}
		switch {
		case f.Tag.Get("json") == "":
			t.Errorf("%s: %s.%s has no json tag", name, input, f.Name)
		case of.Kind() == reflect.String && f.Tag.Get("max") == "":
			t.Errorf("%s: %s.%s has no max tag: every text has a length", name, input, f.Name)
		case of != f.Type && of.Kind() == reflect.Struct:
			checkFields(t, name, of)
		case !slices.Contains([]reflect.Kind{reflect.String, reflect.Bool, reflect.Int64}, of.Kind()):
			t.Errorf("%s: %s.%s is a %s, which nothing checks yet", name, input, f.Name, f.Type)
		}
	}
}

const methodsFile = "../../docs/methods.md"

// TestMethodsAreDocumented keeps docs/methods.md equal to the table.
func TestMethodsAreDocumented(t *testing.T) {
	want := document()
	if *update {
		if err := os.WriteFile(methodsFile, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(methodsFile)
	if err != nil || string(got) != want {
		t.Errorf("docs/methods.md is out of date (%v): go test ./backend/desktop -update", err)
	}
}

func document() string {
	var b strings.Builder
	b.WriteString("# Methods\n\nWhat the page and scripts may call, written by a test from `desktop.Methods`. " +
		"A text's number is its most characters\n(a password's as typed: one has at most 128 once they are composed); `*` marks what must be given. How to call them stands in [serve.md](serve.md).\n\n" +
		"| method | input | view | who |\n|---|---|---|---|\n")
	bound := methodsOf(desktop.New(nil, desktop.Client{}))
	names := make([]string, 0, len(bound))
	for name := range bound {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		fmt.Fprintf(&b, "| `%s` | %s | `%s` | %s |\n", name, inputOf(bound[name].In(0)), bound[name].Out(0).Name(), who(desktop.Methods[name]))
	}
	return b.String()
}

func inputOf(input reflect.Type) string {
	var fields []string
	for f := range input.Fields() {
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		text := "`" + name + "` "
		switch f.Type.Kind() { //nolint:exhaustive // checkFields keeps inputs to these
		case reflect.String:
			text += f.Tag.Get("max")
		case reflect.Slice:
			text += "list of " + f.Tag.Get("most")
			if of := f.Type.Elem(); of.Kind() == reflect.Struct {
				text += " (" + inputOf(of) + ")"
			}
		default:
			text += f.Type.Kind().String()
		}
		if f.Tag.Get("required") == "true" || f.Type.Kind() == reflect.Bool {
			text += "*"
		}
		fields = append(fields, text)
	}
	return strings.Join(fields, ", ")
}

func who(m desktop.Method) string {
	need := map[desktop.Need]string{
		desktop.NeedsNothing: "", desktop.NeedsKeys: ", once unsealed",
		desktop.NeedsAccount: ", also when locked", desktop.NeedsSession: "",
	}[m.Need]
	if m.Pending {
		need += " or while a code is asked for"
	}
	if m.Feature != access.None {
		need += ", plan with `" + string(m.Feature) + "`"
	}
	if m.Fresh {
		need += ", confirmed in the last 5 minutes"
	}
	return "`" + string(m.Permission) + "`" + need
}
