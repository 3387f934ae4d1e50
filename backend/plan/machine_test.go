package plan_test

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"intendant/backend/plan"
)

var update = flag.Bool("update", false, "rewrite the machine's table in docs/plans.md")

const (
	docs  = "../../docs/plans.md"
	begin = "<!-- machine: written by a test from plan.Machine; go test ./backend/plan -update -->\n"
	end   = "<!-- end -->\n"
)

// TestTheMachineIsDocumented keeps the table in docs/plans.md equal to the one that
// enforces.
func TestTheMachineIsDocumented(t *testing.T) {
	file, err := os.ReadFile(docs)
	if err != nil {
		t.Fatal(err)
	}
	head, rest, _ := strings.Cut(string(file), begin)
	_, tail, found := strings.Cut(rest, end)
	want := head + begin + table() + end + tail
	if *update && found {
		if err := os.WriteFile(docs, []byte(want), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if got, _ := os.ReadFile(docs); string(got) != want {
		t.Error("docs/plans.md is out of date: go test ./backend/plan -update")
	}
}

func table() string {
	var b strings.Builder
	b.WriteString("\n| action | from | to | kind | permission | due |\n|---|---|---|---|---|---|\n")
	for _, s := range plan.Machine {
		from := string(s.From)
		if s.From == plan.None {
			from = "nothing"
		}
		fmt.Fprintf(&b, "| %s | %s | %s | `%s` | `%s` | %s |\n", s.Action, from, s.To, s.Kind, s.Permission, s.Due)
	}
	return b.String() + "\n"
}

// TestTheMachineIsEnforced: the kinds say of each step what the machine says.
func TestTheMachineIsEnforced(t *testing.T) {
	steps := map[string]bool{}
	for _, s := range plan.Machine {
		steps[s.Kind] = true
		for _, k := range plan.Kinds {
			if k.Name == s.Kind && k.Permission != s.Permission {
				t.Errorf("%s needs %s, and %s by the machine", k.Name, k.Permission, s.Permission)
			}
		}
	}
	for _, k := range plan.Kinds {
		if strings.HasPrefix(k.Name, "subscription.") != steps[k.Name] {
			t.Errorf("%s is no step of the machine", k.Name)
		}
		delete(steps, k.Name)
	}
	if len(steps) > 0 {
		t.Errorf("no kinds: %v", steps)
	}
}

// TestTheExampleInTheDocumentation is worked out as it stands there.
func TestTheExampleInTheDocumentation(t *testing.T) {
	s := set(t)
	s.Clock.Advance(time.Date(2026, time.April, 1, 10, 0, 0, 0, time.UTC).Sub(s.Clock.Now()))
	s.subscribe(t, plan.Chat, "team", plan.Month, 2)
	s.Clock.Advance(15 * day)
	p := s.preview(t, plan.Chat, "team", plan.Month, 5)
	if len(p.Lines) != 2 || p.Lines[0].Amount != -2499 || p.Lines[1].Amount != 6248 || p.DueNow != 3749 {
		t.Errorf("%+v", p.Lines)
	}
	if p.Then != 5*2499 || !p.ThenAt.Equal(time.Date(2026, time.May, 1, 10, 0, 0, 0, time.UTC)) {
		t.Errorf("then %d at %s", p.Then, p.ThenAt)
	}
	year := s.preview(t, plan.Chat, "team", plan.Year, 2)
	if len(year.Lines) != 2 || year.Lines[0].Amount != -2499 || year.Lines[1].Amount != 2*23988 {
		t.Errorf("%+v", year.Lines)
	}
}
