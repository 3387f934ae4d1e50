package cli_test

import (
	"bytes"
	"io"
	"net/http"
	"path/filepath"
	"strings"
	"testing"

	"intendant/backend/cli"
)

// TestItIsNamedAsItWasStarted: what people are told to type is what they can
// type.
func TestItIsNamedAsItWasStarted(t *testing.T) {
	t.Setenv("DISPLAY", "")
	t.Setenv("WAYLAND_DISPLAY", "")
	dir := filepath.Join(t.TempDir(), "Inès's house")
	for want, args := range map[string][]string{
		"build/bin/intendant serve": {"--lang", "en"},
		"build/bin/intendant serve --data '" + strings.ReplaceAll(dir, "'", `'"'"'`) + "'": {"--data", dir},
		"build/bin/intendant --help": {"--nonsense"},
	} {
		var said bytes.Buffer
		cli.Run(t.Context(), args, cli.Program{Name: "build/bin/intendant", Stdout: io.Discard, Stderr: &said})
		if !strings.Contains(said.String(), want) {
			t.Errorf("%v: %q is not in %s", args, want, said.String())
		}
	}
}

func TestTheClosedDoorNamesTheFolder(t *testing.T) {
	dir := demo(t)
	served := start(t, nil, "serve", "--data", dir)
	origin, _, _ := strings.Cut(linkIn(served.says(t, "http://")), "/open/")
	status, body := visit(t, origin)
	if status != http.StatusUnauthorized || !strings.Contains(body, "intendant serve --data "+dir+"<") {
		t.Errorf("%d %s", status, body)
	}
	served.stop()
	served.wait(t)
}
