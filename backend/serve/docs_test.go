package serve_test

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"intendant/backend/desktop"
)

// TestTheDocumentsExample runs what docs/serve.md tells people to type, on a
// folder that is new, as theirs is.
func TestTheDocumentsExample(t *testing.T) {
	if _, err := exec.LookPath("curl"); err != nil {
		t.Skip("there is no curl here")
	}
	document, err := os.ReadFile("../../docs/serve.md")
	if err != nil {
		t.Fatal(err)
	}
	_, rest, found := strings.Cut(string(document), "```sh\n")
	example, _, closed := strings.Cut(rest, "```")
	if !found || !closed {
		t.Fatal("docs/serve.md has no example")
	}
	file := filepath.Join(t.TempDir(), "token")
	if err := os.WriteFile(file, []byte(token+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	shell := exec.CommandContext(t.Context(), "sh", "-euc", example)
	shell.Env = append(os.Environ(), "TOKEN_FILE="+file, "ORIGIN="+openNew(t).Origin())
	out, err := shell.Output()
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(string(out)), "\n")
	if strings.Contains(string(out), `"error"`) {
		t.Errorf("a call failed: %s", out)
	}
	var last struct {
		Result desktop.OrganizationsView `json:"result"`
	}
	if err := json.Unmarshal([]byte(lines[len(lines)-1]), &last); err != nil {
		t.Fatalf("%v in %s", err, out)
	}
	if list := last.Result.Organizations; len(list) != 1 || list[0].Name != "Atelier Lumen" || list[0].Plan != "Free" {
		t.Errorf("the example printed %s", out)
	}
}
