package cli_test

import (
	"context"
	"encoding/json"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"intendant/backend/cli"
	"intendant/backend/sqlite"
)

func TestWithoutDisplay(t *testing.T) {
	t.Setenv("DISPLAY", "")
	t.Setenv("WAYLAND_DISPLAY", "")
	dir := t.TempDir()
	code, _, err := command(t, "--data", dir)
	if code != 3 || !strings.Contains(err, "intendant serve --data "+dir) {
		t.Errorf("%d %s", code, err)
	}
}

func TestASecondStartFocusesTheFirst(t *testing.T) {
	t.Setenv("DISPLAY", ":0")
	dir, focused := t.TempDir(), make(chan bool, 1)
	opened := make(chan bool)
	first := start(t, func(ctx context.Context, w cli.Window) error {
		close(opened)
		select {
		case <-w.Focus:
			focused <- true
		case <-ctx.Done():
			focused <- false
		}
		return nil
	}, "--data", dir)
	<-opened
	if code, _, err := command(t, "--data", dir); code != 0 {
		t.Errorf("the second start: %d %s", code, err)
	}
	if !<-focused {
		t.Error("the first was not asked for")
	}
	if code := first.wait(t); code != 0 {
		t.Errorf("the first: %d %s", code, first.err.String())
	}
}

func TestServe(t *testing.T) {
	t.Setenv("DISPLAY", ":0")
	dir := demo(t)
	first := start(t, nil, "serve", "--data", dir, "--lang", "de")
	link := linkIn(first.says(t, "http://"))
	if status, body := visit(t, link); status != http.StatusOK || !strings.Contains(body, "Intendant") {
		t.Errorf("the link: %d %s", status, body)
	}
	second := start(t, nil, "serve", "--json", "--data", dir)
	var answer map[string]string
	if err := json.Unmarshal([]byte(second.says(t, "http://")), &answer); err != nil || answer["link"] == link {
		t.Errorf("the second: %+v, %v", answer, err)
	}
	if status, _ := visit(t, answer["link"]); status != http.StatusOK {
		t.Errorf("the second link: %d", status)
	}
	if code, out, err := command(t, "doctor", "--json", "--data", dir); code != 0 || !strings.Contains(out, `"findings":[]`) {
		t.Errorf("doctor meanwhile: %d %s %s", code, out, err)
	}
	if code, _, err := command(t, "--data", dir); code != 3 || !strings.Contains(err, dir) {
		t.Errorf("a window meanwhile: %d %s", code, err)
	}
	second.stop()
	if code := second.wait(t); code != 0 {
		t.Errorf("the second ended with %d %s", code, second.err.String())
	}
	first.stop()
	if code := first.wait(t); code != 0 {
		t.Errorf("the first ended with %d %s", code, first.err.String())
	}
	if lock, err := sqlite.LockFolder(dir); err != nil {
		t.Errorf("the folder is not given up: %v", err)
	} else if err := lock.Release(); err != nil {
		t.Error(err)
	}
}

// TestTheThreatModelNamesEachFile: whoever reads it knows all that lies there.
func TestTheThreatModelNamesEachFile(t *testing.T) {
	document, err := os.ReadFile("../../docs/THREAT-MODEL.md")
	if err != nil {
		t.Fatal(err)
	}
	dir := demo(t)
	served := start(t, nil, "serve", "--data", dir)
	served.says(t, "http://")
	files, err := os.ReadDir(dir)
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	names := []string{"trusted.json`", "key.json`", "key.age`", "backups/`"}
	for _, file := range files {
		names = append(names, file.Name())
	}
	for _, name := range names {
		if !strings.Contains(string(document), "`"+name) {
			t.Errorf("docs/THREAT-MODEL.md does not name %s", name)
		}
	}
	served.stop()
	served.wait(t)
}

func linkIn(out string) string {
	_, rest, _ := strings.Cut(out, "http://")
	return "http://" + strings.Fields(rest)[0]
}

func visit(t *testing.T, link string) (status int, body string) {
	t.Helper()
	stay := http.Client{CheckRedirect: func(next *http.Request, _ []*http.Request) error {
		for _, c := range next.Response.Cookies() {
			next.AddCookie(c)
		}
		return nil
	}}
	r, err := stay.Get(link)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = r.Body.Close() }()
	text, err := io.ReadAll(r.Body)
	if err != nil {
		t.Fatal(err)
	}
	return r.StatusCode, string(text)
}

func TestServeOpensNothingForOthers(t *testing.T) {
	for _, address := range []string{"0.0.0.0:18081", "192.0.2.1:80", "8080"} {
		dir, token := filepath.Join(t.TempDir(), "new"), filepath.Join(t.TempDir(), "token")
		code, _, said := command(t, "serve", "--addr", address, "--data", dir, "--token-file", token, "--lang", "en")
		if code != 2 || !strings.Contains(said, "loopback") || !strings.Contains(said, address) {
			t.Errorf("%s: %d %s", address, code, said)
		}
		for _, made := range []string{dir, token} {
			if _, err := os.Stat(made); err == nil {
				t.Errorf("%s: it made %s", address, made)
			}
		}
	}
}

// TestAFolderIsGivenUpWhereNoSocketOpens: the next start finds it free.
func TestAFolderIsGivenUpWhereNoSocketOpens(t *testing.T) {
	t.Setenv("DISPLAY", ":0")
	dir := t.TempDir()
	if err := os.MkdirAll(filepath.Join(dir, "control.sock", "taken"), 0o700); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{{"--data", dir}, {"serve", "--data", dir}} {
		if code, _, err := command(t, args...); code == 0 {
			t.Fatalf("%v: it opened: %s", args, err)
		}
		lock, err := sqlite.LockFolder(dir)
		if err != nil {
			t.Fatalf("%v: the folder is not given up: %v", args, err)
		}
		if err := lock.Release(); err != nil {
			t.Error(err)
		}
	}
}
