package cli_test

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"net/http"
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
	"intendant/backend/sqlite"
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

// demo fills a folder and returns it.
func demo(t *testing.T, args ...string) (folder string) {
	t.Helper()
	folder = filepath.Join(t.TempDir(), "demo")
	code, out, err := command(t, append([]string{"demo", "--fill-only", "--data", folder}, args...)...)
	var made map[string]any
	if code != 0 || json.Unmarshal([]byte(out), &made) != nil || made["email"] == "" || made["password"] == "" ||
		made["passphrase"] == "" || made["organization"] == "" {
		t.Fatalf("demo: %d %s %s", code, out, err)
	}
	return folder
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
		"intendant completion z": "zsh", "intendant demo --fi": "--fill-only",
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

func TestWithoutDisplay(t *testing.T) {
	t.Setenv("DISPLAY", "")
	t.Setenv("WAYLAND_DISPLAY", "")
	code, _, err := command(t, "--data", t.TempDir())
	if code != 3 || !strings.Contains(err, "intendant serve") {
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

func TestDoctor(t *testing.T) {
	dir := demo(t)
	if code, out, err := command(t, "doctor", "--data", dir); code != 0 || strings.Count(out, "org_") != 2 {
		t.Errorf("a sound folder: %d %s %s", code, out, err)
	}
	db, err := sqlite.Open(t.Context(), filepath.Join(dir, "intendant.db"), sqlite.Options{})
	if err != nil {
		t.Fatal(err)
	}
	err = db.Write(t.Context(), func(tx *sqlite.Tx) error {
		_, err := tx.ExecContext(t.Context(), `UPDATE organization SET name = 'Somebody else''s'`)
		return err
	})
	if err != nil || db.Close() != nil {
		t.Fatal(err)
	}
	if code, out, _ := command(t, "doctor", "--json", "--data", dir); code != 1 || !strings.Contains(out, "table_differs") {
		t.Errorf("a damaged one: %d %s", code, out)
	}
	if code, out, _ := command(t, "doctor", "--data", dir); code != 1 || !strings.Contains(out, "organization (row") {
		t.Errorf("a damaged one, in words: %d %s", code, out)
	}
	if err := os.WriteFile(filepath.Join(dir, "intendant.db"), bytes.Repeat([]byte("no database "), 1000), 0o600); err != nil {
		t.Fatal(err)
	}
	if code, out, err := command(t, "doctor", "--json", "--data", dir); code != 1 || !strings.Contains(out, "database_damaged") {
		t.Errorf("no database: %d %s %s", code, out, err)
	}
	missing := filepath.Join(t.TempDir(), "missing")
	if code, _, err := command(t, "doctor", "--data", missing); code != 3 || err == "" {
		t.Errorf("no folder: %d %s", code, err)
	}
	if _, err := os.Stat(missing); err == nil {
		t.Error("doctor made the folder that it should have examined")
	}
}

func TestDemoIsTheSameForASeed(t *testing.T) {
	one, two, other := stored(t, demo(t, "--seed", "7")), stored(t, demo(t, "--seed", "7")), stored(t, demo(t, "--seed", "8"))
	if !bytes.Equal(one, two) {
		t.Error("the same seed gave another ledger")
	}
	if bytes.Equal(one, other) {
		t.Error("another seed gave the same ledger")
	}
}

func TestDemoGrows(t *testing.T) {
	once, thrice := len(stored(t, demo(t, "--seed", "7"))), len(stored(t, demo(t, "--seed", "7", "--scale", "3")))
	if thrice < 2*once {
		t.Errorf("%d bytes, and %d at --scale 3", once, thrice)
	}
}

// stored is every byte of a folder's ledgers, entries and heads.
func stored(t *testing.T, dir string) (all []byte) {
	t.Helper()
	db, err := sqlite.Open(t.Context(), filepath.Join(dir, "intendant.db"), sqlite.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = db.Close() }()
	for _, query := range []string{
		`SELECT leaf FROM ledger_entry ORDER BY id`, `SELECT salt || data FROM ledger_private ORDER BY entry, part`,
		`SELECT signature FROM ledger_head ORDER BY ledger, size`,
	} {
		rows, err := db.Read().QueryContext(t.Context(), query)
		if err != nil {
			t.Fatal(err)
		}
		for rows.Next() {
			var part []byte
			if err := rows.Scan(&part); err != nil {
				t.Fatal(err)
			}
			all = append(all, part...)
		}
		if err := errClose(rows); err != nil {
			t.Fatal(err)
		}
	}
	return all
}

func errClose(rows interface {
	Err() error
	Close() error
},
) error {
	if err := rows.Err(); err != nil {
		return err
	}
	return rows.Close()
}

func TestDemoLeavesNothingBehind(t *testing.T) {
	t.Setenv("DISPLAY", ":0")
	t.Setenv("TMPDIR", t.TempDir())
	var dir string
	r := start(t, func(_ context.Context, w cli.Window) error {
		dir = w.Core.Dir()
		_, err := os.Stat(filepath.Join(dir, "intendant.db"))
		return err
	}, "demo")
	if code := r.wait(t); code != 0 {
		t.Fatalf("%d %s", code, r.err.String())
	}
	if _, err := os.Stat(dir); dir == "" || err == nil {
		t.Errorf("%q is still there", dir)
	}
	if out := r.out.String(); !strings.Contains(out, "seven lanterns over the harbour") {
		t.Errorf("it printed %s", out)
	}
}
