package seal_test

import (
	"os"
	"os/exec"
	"strings"
	"testing"

	"intendant/backend/seal"
)

const (
	roleVar   = "SEAL_TEST_ROLE"
	folderVar = "SEAL_TEST_FOLDER"
)

// TestSecretService uses a real keyring: gnome-keyring on a private bus, with a
// home of its own.
func TestSecretService(t *testing.T) {
	if os.Getenv(roleVar) != "" {
		t.Skip("this is the inner process")
	}
	for _, program := range []string{"dbus-run-session", "gnome-keyring-daemon"} {
		if _, err := exec.LookPath(program); err != nil {
			t.Skipf("%s is not installed; make test installs it", program)
		}
	}
	home, dir := t.TempDir(), t.TempDir()
	const script = `printf pass | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1
"$0" -test.run '^TestInsideSession$' -test.v; status=$?
exit $status`
	cmd := exec.CommandContext(t.Context(), "dbus-run-session", "--", "sh", "-c", script, os.Args[0])
	cmd.Env = append(os.Environ(), roleVar+"=session", folderVar+"="+dir, "HOME="+home,
		"XDG_RUNTIME_DIR="+home, "XDG_DATA_HOME="+home+"/data", "DBUS_SESSION_BUS_ADDRESS=")
	out, err := cmd.CombinedOutput()
	if err != nil || !strings.Contains(string(out), "--- PASS: TestInsideSession") {
		t.Fatalf("%v\n%s", err, out)
	}
	holdsNot(t, dir, "a secret")
}

func TestInsideSession(t *testing.T) {
	if os.Getenv(roleVar) != "session" {
		t.Skip("runs on the bus that TestSecretService starts")
	}
	dir := os.Getenv(folderVar)
	v := vault(t, dir, nil, seal.Open)
	if v.Storage() != seal.InKeyring {
		t.Fatalf("storage is %q", v.Storage())
	}
	opens(t, vault(t, dir, nil, seal.Open), sealed(t, v))
}
