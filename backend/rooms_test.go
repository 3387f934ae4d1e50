package backend_test

import (
	"os"
	"strings"
	"testing"
)

// TestTheArchitectureNamesEachRoom: whoever reads it finds every package.
func TestTheArchitectureNamesEachRoom(t *testing.T) {
	document, err := os.ReadFile("../docs/ARCHITECTURE.md")
	if err != nil {
		t.Fatal(err)
	}
	_, rest, _ := strings.Cut(string(document), "## Rooms\n")
	rooms, _, _ := strings.Cut(rest, "\n## ")
	folders, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range folders {
		if f.IsDir() && !strings.Contains(rooms, "`backend/"+f.Name()+"`") && !strings.Contains(rooms, "`"+f.Name()+"`") {
			t.Errorf("docs/ARCHITECTURE.md has no room backend/%s", f.Name())
		}
	}
}
