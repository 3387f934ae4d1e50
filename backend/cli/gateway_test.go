package cli_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

func TestGateway(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "demo")
	_, out, _ := command(t, "demo", "--fill-only", "--data", dir)
	var made map[string]any
	if err := json.Unmarshal([]byte(out), &made); err != nil {
		t.Fatal(err)
	}
	passphrase := filepath.Join(t.TempDir(), "passphrase")
	if err := os.WriteFile(passphrase, []byte(made["passphrase"].(string)), 0o600); err != nil {
		t.Fatal(err)
	}
	first := start(t, nil, "gateway", "--addr", "127.0.0.1:0", "--data", dir, "--passphrase-file", passphrase, "--lang", "en")
	refusesWithoutKey(t, linkIn(first.says(t, "http://")))
	second := start(t, nil, "gateway", "--addr", "127.0.0.1:0", "--json", "--data", dir)
	var answer map[string]string
	if err := json.Unmarshal([]byte(second.says(t, "http://")), &answer); err != nil {
		t.Fatal(err)
	}
	refusesWithoutKey(t, answer["baseURL"])
	for _, r := range []*running{second, first} {
		r.stop()
		if code := r.wait(t); code != 0 {
			t.Errorf("it ended with %d %s", code, r.err.String())
		}
	}
}

// TestPassphraseFromAPipe: what a shell makes of <(…) can be read once.
func TestPassphraseFromAPipe(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("its pipes aren't files")
	}
	from, to, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer from.Close()
	if _, err := to.WriteString("drifting ochre lantern 42 quietly"); err != nil || to.Close() != nil {
		t.Fatal(err)
	}
	pipe := fmt.Sprintf("/dev/fd/%d", from.Fd())
	r := start(t, nil, "gateway", "--addr", "127.0.0.1:0", "--data", filepath.Join(t.TempDir(), "new"), "--passphrase-file", pipe, "--lang", "en")
	refusesWithoutKey(t, linkIn(r.says(t, "http://")))
	r.stop()
	r.wait(t)
}

func refusesWithoutKey(t *testing.T, base string) {
	t.Helper()
	r, err := http.Get(base + "/models")
	if err != nil {
		t.Fatal(err)
	}
	_ = r.Body.Close()
	if r.StatusCode != http.StatusUnauthorized {
		t.Errorf("%s answers %d", base, r.StatusCode)
	}
}

func TestGatewayOpensNothingForOthers(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "new")
	code, _, said := command(t, "gateway", "--addr", "0.0.0.0:8786", "--data", dir, "--lang", "en")
	if _, err := os.Stat(dir); code != 2 || !strings.Contains(said, "loopback") || err == nil {
		t.Errorf("%d %s %v", code, said, err)
	}
}

// TestGatewayOfASealedFolder: nothing can be answered before the keys are open.
func TestGatewayOfASealedFolder(t *testing.T) {
	dir := demo(t)
	code, _, said := command(t, "gateway", "--addr", "127.0.0.1:0", "--data", dir, "--lang", "en")
	if code != 3 || !strings.Contains(said, "“intendant gateway --passphrase-file FILE --data "+dir+"”") {
		t.Errorf("%d %s", code, said)
	}
	code, _, said = command(t, "gateway", "--data", dir, "--passphrase-file", filepath.Join(dir, "none"), "--lang", "en")
	if code != 2 || !strings.Contains(said, filepath.Join(dir, "none")) {
		t.Errorf("a file that isn't there: %d %s", code, said)
	}
}
