package chat_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"intendant/backend/access"
	"intendant/backend/chat"
	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/ledger"
	"intendant/backend/seal"
	"intendant/backend/sqlite"
	"intendant/backend/testhouse"
)

// place is a house with an organization and a workspace: astrid is its Admin,
// bruno a member of the workspace, cleo has an account only.
type place struct {
	*testhouse.House

	chats               *chat.Chats
	model               *model
	vault               *seal.Vault
	keys                string
	id                  ident.Organization
	in, elsewhere       ident.Workspace
	astrid, bruno, cleo ledger.Actor
	plain               ident.Member // bruno
}

func open(t *testing.T) *place {
	t.Helper()
	p := &place{House: testhouse.Open(t, append(testhouse.BrokenKinds, chat.Kinds...)...), model: &model{}}
	dir := t.TempDir()
	p.keys = filepath.Join(dir, "keys")
	var err error
	if p.vault, _, err = seal.OpenVault(dir, seal.VaultOptions{Keyring: seal.NoKeyring, WorkFactor: 1}); err == nil {
		err = p.vault.Protect(testhouse.Password)
	}
	if err != nil {
		t.Fatal(err)
	}
	p.astrid = p.SignUp(t, "astrid")
	p.LetIn(t, p.astrid)
	p.bruno, p.cleo = p.SignUp(t, "bruno"), p.SignUp(t, "cleo")
	p.id = p.Create(t, p.astrid, "Nordlicht").ID
	p.plain = p.Join(t, p.astrid, p.bruno, p.id, access.Member)
	p.in, p.elsewhere = p.workspace(t, p.id), p.workspace(t, p.id)
	p.admit(t, p.in, p.plain, access.WorkspaceMember)
	p.start(t)
	return p
}

// start opens the chats, as at the start of the program.
func (p *place) start(t *testing.T) {
	t.Helper()
	p.chats = chat.New(chat.Deps{
		DB: p.DB, Ledger: p.Ledger, IDs: p.IDs, Clock: p.Clock, Log: slog.New(slog.DiscardHandler),
		Keys: seal.NewKeystore(p.keys, p.vault),
		House: chat.House{
			Talk: p.model.talk,
		},
	})
	t.Cleanup(p.chats.Close)
}

func (p *place) write(t *testing.T, query string, args ...any) {
	t.Helper()
	err := p.DB.Write(t.Context(), func(tx *sqlite.Tx) error {
		_, err := tx.ExecContext(t.Context(), query, args...)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

func (p *place) workspace(t *testing.T, org ident.Organization) ident.Workspace {
	t.Helper()
	id := ident.New[ident.Workspace](p.IDs)
	p.write(t, `INSERT INTO workspace (organization, id, name, folded, standard, created) VALUES (?, ?, ?2, ?2, 0, 1)`, org, id)
	return id
}

func (p *place) admit(t *testing.T, in ident.Workspace, m ident.Member, role access.WorkspaceRole) {
	t.Helper()
	p.write(t, `INSERT INTO workspace_member (organization, workspace, member, role, added) VALUES (?, ?, ?, ?, 1)`, p.id, in, m, role)
}

// send asks, and returns the conversation and the run.
func (p *place) send(t *testing.T, by ledger.Actor, ask chat.Ask) (ident.Chat, string) {
	t.Helper()
	if ask.Model == "" {
		ask.Model = "small"
	}
	id, run, err := p.chats.Send(t.Context(), by.Account, p.id, p.in, ask)
	if err != nil {
		t.Fatal(err)
	}
	return id, run
}

// finished follows an answer to its end.
func (p *place) finished(t *testing.T, by ledger.Actor, run string) chat.Message {
	t.Helper()
	var text string
	for from := int64(0); ; {
		got, err := p.chats.Follow(t.Context(), by.Account, p.id, p.in, run, from)
		if err != nil {
			t.Fatal(err)
		}
		text, from = text+got.Text, got.Next
		if got.Message != nil {
			if text != got.Message.Text {
				t.Errorf("followed %q, and it is %q", text, got.Message.Text)
			}
			return *got.Message
		}
	}
}

// said is a whole exchange.
func (p *place) said(t *testing.T, by ledger.Actor, ask chat.Ask) (ident.Chat, chat.Message) {
	t.Helper()
	id, run := p.send(t, by, ask)
	return id, p.finished(t, by, run)
}

func (p *place) read(t *testing.T, by ledger.Actor, id ident.Chat) chat.Conversation {
	t.Helper()
	found, err := p.chats.Read(t.Context(), by.Account, p.id, p.in, id)
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func (p *place) count(t *testing.T, table string) (n int) {
	t.Helper()
	if err := p.DB.Read().QueryRowContext(t.Context(), `SELECT COUNT(*) FROM `+table).Scan(&n); err != nil {
		t.Fatal(err)
	}
	return n
}

func (p *place) keyFiles(t *testing.T) []string {
	t.Helper()
	entries, err := os.ReadDir(p.keys)
	if err != nil && !os.IsNotExist(err) {
		t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}

func wantCode(t *testing.T, err error, code fault.Code) {
	t.Helper()
	if !fault.Is(err, code) {
		t.Errorf("got %v, want %s", err, code)
	}
}

// model answers as it is told: by a stream of pieces, or by whatever answer is.
type model struct {
	mu      sync.Mutex
	answer  func(ctx context.Context) (*http.Response, error)
	asked   []request
	who     chat.Speaker
	used    *chat.Cost // nil: 12 in, 4 out
	unknown bool       // nobody tells
	ended   int        // requests whose context is done
}

type request struct {
	Model    string `json:"model"`
	Messages []struct {
		Role    string `json:"role"`
		Content string `json:"content"`
	} `json:"messages"`
	Stream  bool            `json:"stream"`
	Options map[string]bool `json:"stream_options"`
}

func (m *model) talk(ctx context.Context, who chat.Speaker, body []byte) (chat.Answer, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	var asked request
	if err := json.Unmarshal(body, &asked); err != nil {
		return chat.Answer{}, err
	}
	m.asked, m.who = append(m.asked, asked), who
	context.AfterFunc(ctx, func() { m.mu.Lock(); m.ended++; m.mu.Unlock() })
	answer, err := streamed(piece("Good "), piece("day."), last), error(nil) //nolint:bodyclose // what is tested closes it
	if m.answer != nil {
		answer, err = m.answer(ctx) //nolint:bodyclose // what is tested closes it
	}
	return chat.Answer{Response: answer, Used: m.usedBy}, err
}

// usedBy is what an answer took, as the gateway tells it.
func (m *model) usedBy() (chat.Cost, bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.used != nil {
		return *m.used, true
	}
	return chat.Cost{Input: 12, Output: 4, Spend: 64, Priced: true}, !m.unknown
}

func (m *model) says(answer func(ctx context.Context) (*http.Response, error)) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.answer = answer
}

// answers has it give one answer to all.
func (m *model) answers(one func() *http.Response) {
	m.says(func(context.Context) (*http.Response, error) { return one(), nil })
}

func (m *model) silenced() int {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.ended
}

func (m *model) last(t *testing.T) request {
	t.Helper()
	m.mu.Lock()
	defer m.mu.Unlock()
	if len(m.asked) == 0 {
		t.Fatal("nothing was asked")
	}
	return m.asked[len(m.asked)-1]
}

// waiting is an answer of which the test writes the events, and that ends when
// nobody listens any more.
func (m *model) waiting() *io.PipeWriter {
	out, in := io.Pipe()
	m.says(func(ctx context.Context) (*http.Response, error) {
		context.AfterFunc(ctx, func() { _ = in.CloseWithError(context.Cause(ctx)) })
		return response(http.StatusOK, "text/event-stream", out), nil
	})
	return in
}

func response(status int, kind string, body io.ReadCloser) *http.Response {
	return &http.Response{StatusCode: status, Header: http.Header{"Content-Type": {kind}}, Body: body}
}

func plain(status int, kind, body string) *http.Response {
	return response(status, kind, io.NopCloser(strings.NewReader(body)))
}

func streamed(events ...string) *http.Response {
	return plain(http.StatusOK, "text/event-stream; charset=utf-8", strings.Join(events, ""))
}

func piece(text string) string {
	return fmt.Sprintf(`data: {"choices":[{"delta":{"content":%q}}]}`, text) + "\n\n"
}

const last = `data: {"choices":[{"delta":{},"finish_reason":"stop"}]}` + "\n\n" + `data: {"choices":[],"usage":{"prompt_tokens":12,"completion_tokens":4}}` +
	"\n\ndata: [DONE]\n\n"

// eventually waits for something that happens beside the test.
func eventually(t *testing.T, what string, is func() bool) {
	t.Helper()
	for end := time.Now().Add(5 * time.Second); !is(); time.Sleep(2 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatal("in vain: " + what)
		}
	}
}

var errDown = errors.New("nobody is there")

// disk is everything that the database's files and the keys' hold.
func (p *place) disk(t *testing.T) []byte {
	t.Helper()
	var all []byte
	for _, path := range []string{p.Path, p.Path + "-wal"} {
		text, err := os.ReadFile(path)
		if err != nil && !os.IsNotExist(err) {
			t.Fatal(err)
		}
		all = append(all, text...)
	}
	for _, name := range p.keyFiles(t) {
		text, err := os.ReadFile(filepath.Join(p.keys, name))
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, text...)
	}
	return all
}

func (p *place) holds(t *testing.T, text []byte) bool {
	t.Helper()
	return bytes.Contains(p.disk(t), text)
}
