package backend_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

var (
	asvsRow  = regexp.MustCompile(`^\| (\d+\.\d+\.\d+)`)
	testName = regexp.MustCompile("`([a-z]+)\\.(Test\\w+)`")
)

// TestTheChecklistNamesTests makes sure that docs/asvs.md calls met what tests
// show, or says in words why there is none to show it.
func TestTheChecklistNamesTests(t *testing.T) {
	text, err := os.ReadFile("../docs/asvs.md")
	if err != nil {
		t.Fatal(err)
	}
	rows := 0
	for line := range strings.Lines(string(text)) {
		row := asvsRow.FindStringSubmatch(line)
		if row == nil {
			continue
		}
		rows++
		cells := strings.Split(line, " | ")
		state := cells[len(cells)-1]
		if !strings.HasPrefix(state, "Met") && !strings.HasPrefix(state, "Not applicable: ") && !strings.HasPrefix(state, "Open") {
			t.Errorf("%s is neither met, not applicable nor open: %s", row[1], state)
		}
		if strings.Count(state, " ") < 2 {
			t.Errorf("%s says nothing: %s", row[1], state)
		}
		for _, test := range testName.FindAllStringSubmatch(state, -1) {
			if !hasTest(t, test[1], test[2]) {
				t.Errorf("%s names %s.%s, which is no test", row[1], test[1], test[2])
			}
		}
	}
	if rows < 60 {
		t.Errorf("%d requirements", rows)
	}
}

func hasTest(t *testing.T, pkg, name string) bool {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(pkg, "*_test.go"))
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range files {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(string(text), "func "+name+"(") {
			return true
		}
	}
	return false
}
