package cli_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"intendant/backend/cli"
	"intendant/backend/i18n"
)

// output can be read while a command still writes it.
type output struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (o *output) Write(p []byte) (int, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.text.Write(p)
}

func (o *output) String() string {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.text.String()
}

// running is a command under way.
type running struct {
	out, err output
	stop     context.CancelFunc
	code     chan int
}

func start(t *testing.T, window func(context.Context, cli.Window) error, args ...string) *running {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	r := &running{stop: cancel, code: make(chan int, 1)}
	p := cli.Program{
		Version: "1.2.3", Assets: fstest.MapFS{"index.html": {Data: []byte("<title>Intendant</title>")}},
		Window: window, Stdout: &r.out, Stderr: &r.err,
	}
	go func() { r.code <- cli.Run(ctx, args, p) }()
	t.Cleanup(cancel)
	return r
}

func (r *running) wait(t *testing.T) int {
	t.Helper()
	select {
	case code := <-r.code:
		return code
	case <-time.After(30 * time.Second):
		t.Fatalf("it does not end: %s %s", r.out.String(), r.err.String())
		return 0
	}
}

// says waits until a command has printed a text, and returns all of it.
func (r *running) says(t *testing.T, text string) string {
	t.Helper()
	for range 1000 {
		if out := r.out.String(); strings.Contains(out, text) {
			return out
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Fatalf("it never said %q: %s %s", text, r.out.String(), r.err.String())
	return ""
}

func command(t *testing.T, args ...string) (code int, out, err string) {
	t.Helper()
	r := start(t, nil, args...)
	code = r.wait(t)
	return code, r.out.String(), r.err.String()
}

// filled has the folders of demos that tests copy, by their arguments, since filling one takes seconds.
var filled = map[string]string{}

func TestMain(m *testing.M) {
	code := m.Run()
	for _, dir := range filled {
		_ = os.RemoveAll(dir)
	}
	os.Exit(code)
}

// demo returns a folder that a demo filled, for the test alone.
func demo(t *testing.T, args ...string) (folder string) {
	t.Helper()
	wish := strings.Join(args, " ")
	if filled[wish] == "" {
		dir, err := os.MkdirTemp("", "intendant-cli-test-") //nolint:usetesting // others of this package use it, too
		if err != nil {
			t.Fatal(err)
		}
		filled[wish] = dir
		fill(t, filepath.Join(dir, "demo"), args...)
	}
	folder = filepath.Join(t.TempDir(), "demo")
	from := filepath.Join(filled[wish], "demo")
	err := errors.Join(os.CopyFS(folder, os.DirFS(from)), filepath.WalkDir(from, func(path string, _ fs.DirEntry, err error) error {
		is, failed := os.Stat(path)
		if err = errors.Join(err, failed); err != nil {
			return err
		}
		return os.Chmod(folder+strings.TrimPrefix(path, from), is.Mode())
	}))
	if err != nil {
		t.Fatal(err)
	}
	return folder
}

func fill(t *testing.T, folder string, args ...string) {
	t.Helper()
	code, out, err := command(t, append([]string{"demo", "--fill-only", "--data", folder}, args...)...)
	var made map[string]any
	if code != 0 || json.Unmarshal([]byte(out), &made) != nil || made["email"] == "" || made["password"] == "" ||
		made["passphrase"] == "" || made["organization"] == "" {
		t.Fatalf("demo: %d %s %s", code, out, err)
	}
}

func TestVersion(t *testing.T) {
	if code, out, _ := command(t, "version"); code != 0 || !strings.HasPrefix(out, "Intendant 1.2.3 (") {
		t.Errorf("%d %s", code, out)
	}
	code, out, _ := command(t, "version", "--json")
	var v map[string]string
	if err := json.Unmarshal([]byte(out), &v); code != 0 || err != nil || v["version"] != "1.2.3" {
		t.Errorf("%d %s", code, out)
	}
}

func TestMisuse(t *testing.T) {
	token := filepath.Join(t.TempDir(), "token")
	if err := os.WriteFile(token, []byte("readable by all of them\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{
		{"frobnicate"},
		{"--frobnicate"},
		{"completion"},
		{"completion", "tcsh"},
		{"demo", "--scale", "0"},
		{"demo", "--scale", "many"},
		{"demo", "--seed", "-1"},
		{"serve", "--addr", "0.0.0.0:8080", "--data", demo(t)},
		{"serve", "--token-file", token},
		{"demo", "--data", demo(t)},
	} {
		if code, out, err := command(t, args...); code != 2 || out != "" || !strings.HasPrefix(err, "intendant: ") {
			t.Errorf("%v: %d %s %s", args, code, out, err)
		}
	}
}

func TestLanguageThatNobodySpeaks(t *testing.T) {
	for _, tag := range []string{"xx", "ja", "english"} {
		code, out, err := command(t, "version", "--lang", tag)
		if code != 2 || out != "" || !strings.Contains(err, strings.Join(i18n.Languages, ", ")) || !strings.Contains(err, tag) {
			t.Errorf("%s: %d %s %s", tag, code, out, err)
		}
	}
	if code, _, err := command(t, "version", "--lang", "fr-CA"); code != 0 {
		t.Errorf("another country's: %d %s", code, err)
	}
}

func TestHelpSpeaksEveryLanguage(t *testing.T) {
	for _, language := range i18n.Languages {
		code, out, err := command(t, "--help", "--lang", language)
		if code != 0 || !strings.Contains(out, "intendant serve") || !strings.Contains(out, "--passphrase-file FILE") || err != "" {
			t.Errorf("%s: %d %s %s", language, code, out, err)
		}
		if strings.Contains(out, "cli.help.") {
			t.Errorf("%s: a text is missing: %s", language, out)
		}
	}
	if code, out, _ := command(t, "serve", "-h"); code != 0 || !strings.Contains(out, "--token-file FILE") {
		t.Errorf("help of a command: %d %s", code, out)
	}
}

func TestCompletion(t *testing.T) {
	for _, shell := range []string{"bash", "zsh", "fish"} {
		code, out, err := command(t, "completion", shell)
		if code != 0 || !strings.Contains(out, "doctor") || !strings.Contains(out, "token-file") {
			t.Errorf("%s: %d %s %s", shell, code, out, err)
			continue
		}
		if _, err := exec.LookPath(shell); err != nil {
			continue
		}
		check := exec.CommandContext(t.Context(), shell, "-n")
		check.Stdin = strings.NewReader(out)
		if said, err := check.CombinedOutput(); err != nil {
			t.Errorf("%s does not understand it: %s", shell, said)
		}
	}
}

func TestBashCompletes(t *testing.T) {
	if _, err := exec.LookPath("bash"); err != nil {
		t.Skip("there is no bash here")
	}
	_, script, _ := command(t, "completion", "bash")
	for words, want := range map[string]string{
		"intendant do": "doctor", "intendant serve --tok": "--token-file", "intendant --pass": "--passphrase-file",
		"intendant completion z": "zsh", "intendant demo --fi": "--fill-only", "intendant gat": "gateway", "intendant gateway --ad": "--addr",
	} {
		list := strings.Fields(words)
		ask := exec.CommandContext(t.Context(), "bash", "-c",
			script+`COMP_WORDS=("$@"); COMP_CWORD=$(($#-1)); _intendant; echo "${COMPREPLY[*]}"`, "bash")
		ask.Args = append(ask.Args, list...)
		if said, err := ask.CombinedOutput(); err != nil || strings.TrimSpace(string(said)) != want {
			t.Errorf("%q: %q, %v", words, said, err)
		}
	}
}
