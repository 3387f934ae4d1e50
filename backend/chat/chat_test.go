package chat_test

import (
	"context"
	"fmt"
	"net/http"
	"strings"
	"testing"

	"intendant/backend/access"
	"intendant/backend/chat"
	"intendant/backend/fault"
	"intendant/backend/ident"
)

func TestAnAnswerIsStreamedAndKept(t *testing.T) {
	p := open(t)
	p.model.answers(func() *http.Response { return streamed(": hello\n\n", piece("Grüß "), piece("Gott."), last) })
	id, m := p.said(t, p.bruno, chat.Ask{Text: "  Good  morning,\tdear model!\nHow are you?"})
	if m.Text != "Grüß Gott." || m.State != chat.Done || m.Problem != nil || m.Role != chat.Assistant || m.Model != "small" {
		t.Errorf("%+v", m)
	}
	if want := (chat.Cost{Input: 12, Output: 4, Spend: 3*12 + 7*4, Priced: true}); m.Cost != want {
		t.Errorf("%+v", m.Cost)
	}
	found := p.read(t, p.bruno, id)
	if found.Title != "Good morning, dear model!" || found.Messages != 2 || len(found.All) != 2 || found.Run != "" || found.Sum != (chat.Cost{Input: 12, Output: 4, Spend: 64}) {
		t.Errorf("%+v", found)
	}
	if found.All[0].Text != "  Good  morning,\tdear model!\nHow are you?" || found.All[0].Role != chat.User {
		t.Errorf("%+v", found.All[0])
	}
	asked := p.model.last(t)
	if asked.Model != "small" || !asked.Stream || asked.Options != nil || len(asked.Messages) != 1 {
		t.Errorf("%+v", asked)
	}
	if p.model.who != (chat.Speaker{Organization: p.id, Workspace: p.in, Member: p.plain}) {
		t.Errorf("%+v", p.model.who)
	}
	p.said(t, p.bruno, chat.Ask{Chat: id, Model: "agent:Helper", Text: "And now?"})
	asked = p.model.last(t)
	if asked.Model != "agent:Helper" || len(asked.Messages) != 3 || asked.Messages[1].Role != "assistant" || asked.Messages[1].Content != "Grüß Gott." {
		t.Errorf("%+v", asked)
	}
	if found = p.read(t, p.bruno, id); found.Messages != 4 || found.Model != "agent:Helper" || found.Sum.Input != 24 {
		t.Errorf("%+v", found)
	}
}

func TestFollowingWhileItIsWritten(t *testing.T) {
	p := open(t)
	in := p.model.waiting()
	id, run := p.send(t, p.bruno, chat.Ask{Text: "Count."})
	wait := make(chan chat.Progress)
	go func() {
		got, _ := p.chats.Follow(context.Background(), p.bruno.Account, p.id, p.in, run, 0)
		wait <- got
	}()
	_, _ = in.Write([]byte(piece("أهلًا ")))
	got := <-wait
	if got.Text != "أهلًا " || got.Message != nil || got.Next != int64(len(got.Text)) {
		t.Errorf("%+v", got)
	}
	found := p.read(t, p.bruno, id)
	if found.Run != run || found.All[1].State != chat.Running || found.All[1].Text != "أهلًا " {
		t.Errorf("%+v", found)
	}
	_, _, err := p.chats.Send(t.Context(), p.bruno.Account, p.id, p.in, chat.Ask{Chat: id, Model: "small", Text: "More."})
	wantCode(t, err, fault.ChatBusy)
	_, _ = in.Write([]byte(piece("وسهلًا") + last))
	_ = in.Close()
	if m := p.finished(t, p.bruno, run); m.Text != "أهلًا وسهلًا" || m.State != chat.Done {
		t.Errorf("%+v", m)
	}
	for from, want := range map[int64]string{0: "أهلًا وسهلًا", got.Next: "وسهلًا", 1 << 40: ""} {
		again, err := p.chats.Follow(t.Context(), p.bruno.Account, p.id, p.in, run, from)
		if err != nil || again.Message == nil || again.Text != want {
			t.Errorf("from %d: %+v, %v", from, again, err)
		}
	}
}

func TestStoppingAnAnswer(t *testing.T) {
	p := open(t)
	in := p.model.waiting()
	p.model.used = &chat.Cost{Input: 12, Output: 4096, Spend: 999, Priced: true, Estimated: true} // what was set aside
	id, run := p.send(t, p.bruno, chat.Ask{Text: "Go on for ever."})
	_, _ = in.Write([]byte(piece("one, two")))
	if err := p.chats.Stop(t.Context(), p.bruno.Account, p.id, p.in, run); err != nil {
		t.Fatal(err)
	}
	if m := p.finished(t, p.bruno, run); m.Text != "one, two" || m.State != chat.Stopped || m.Problem != nil || m.Cost != *p.model.used {
		t.Errorf("%+v", m)
	}
	if err := p.chats.Stop(t.Context(), p.bruno.Account, p.id, p.in, run); err != nil {
		t.Errorf("once more: %v", err)
	}
	eventually(t, "the model falls silent", func() bool { return p.model.silenced() == 1 })
	p.model.says(nil)
	p.said(t, p.bruno, chat.Ask{Chat: id, Text: "Thanks."})
	if asked := p.model.last(t); len(asked.Messages) != 3 || asked.Messages[1].Content != "one, two" {
		t.Errorf("%+v", asked)
	}
}

func TestRetryReplacesTheLastAnswer(t *testing.T) {
	p := open(t)
	id, first := p.said(t, p.bruno, chat.Ask{Text: "A joke, please."})
	p.model.answers(func() *http.Response { return streamed(piece("A better one."), last) })
	p.model.used = &chat.Cost{Input: 12, Output: 6, Spend: 78, Priced: true, Estimated: true}
	_, second := p.said(t, p.bruno, chat.Ask{Chat: id, Model: "large", Retry: true})
	if second.Number == first.Number || second.Model != "large" {
		t.Errorf("%+v", second)
	}
	if asked := p.model.last(t); len(asked.Messages) != 1 {
		t.Errorf("the answer that is replaced was sent along: %+v", asked)
	}
	found := p.read(t, p.bruno, id)
	if len(found.All) != 2 || found.Messages != 2 || found.All[1].Text != "A better one." || found.Sum != (chat.Cost{Input: 24, Output: 10, Spend: 142, Estimated: true}) {
		t.Errorf("%+v", found)
	}
	_, err := p.chats.Follow(t.Context(), p.bruno.Account, p.id, p.in, string(id)+".2", 0)
	wantCode(t, err, fault.NotFound)
}

func TestWhatGoesWrongIsKept(t *testing.T) {
	p := open(t)
	const js, events = "application/json", "text/event-stream"
	api := func(code, message string) string {
		return fmt.Sprintf(`{"error":{"message":"%s","type":"x","param":null,"code":"%s"}}`, message, code)
	}
	for name, c := range map[string]struct {
		status     int
		kind, body string
		code       fault.Code
		param      string
	}{
		"nobody":     {0, "", "", fault.Internal, ""},
		"gone model": {404, js, api("model_not_found", "no"), fault.ChatModel, "small"},
		"quota":      {429, js + "; limit=monthly_spend", api("insufficient_quota", "no"), fault.ChatQuotaOf, "workspace monthly_spend"},
		"its quota":  {429, js, api("insufficient_quota", "pay first"), fault.ChatRefused, "pay first"},
		"no price":   {403, js, api("model_not_priced", "no"), fault.ChatUnpriced, "small"},
		"no bound":   {400, js, api("unbounded_request", "no"), fault.ChatUnbounded, "small"},
		"archived":   {200, events, piece("Half") + `data: {"error":{"message":"no","code":"workspace_archived"}}` + "\n\n", fault.WorkspaceArchived, ""},
		"no book":    {503, js, api("usage_unavailable", "no"), fault.UsageUnavailable, ""},
		"our fault":  {500, js, api("internal", "no"), fault.Internal, ""},
		"its key":    {502, js, api("provider_refused", "no"), fault.ChatProvider, ""},
		"rate":       {429, js + "; limit=requests_per_second", api("rate_limit_exceeded", "no"), fault.ChatRateOf, "workspace requests_per_second 2"},
		"its rate":   {429, js, api("rate_limit_exceeded", "no"), fault.ChatTheirRate, ""},
		"never":      {429, js + "; limit=tokens_per_minute; final", api("rate_limit_exceeded", "no"), fault.ChatRateSize, ""},
		"upstream":   {502, "text/html", "<h1>no</h1>", fault.ChatUnreachable, ""},
		"busy":       {503, js, api("overloaded", "no"), fault.ChatOverloaded, ""},
		"too large":  {413, js, api("request_too_large", "no"), fault.ChatTooLarge, ""},
		"refused":    {400, js, api("other", `say <b>\u202eplease\n`), fault.ChatRefused, "say <b>please"},
		"silent":     {400, "text/plain", "?", fault.ChatRefused, "Bad Request"},
		"cut":        {200, events, piece("Half"), fault.ChatBroken, ""},
		"cut, told":  {200, events, piece("Half") + `data: {"error":{"message":"no","code":"provider_failed"}}` + "\n\n", fault.ChatBroken, ""},
		"late, told": {200, events, piece("Half") + `data: {"error":{"message":"no","code":"provider_timeout"}}` + "\n\n", fault.ChatUnreachable, ""},
		"no JSON":    {200, events, piece("Half") + "data: {\n\n", fault.ChatBroken, ""},
		"told":       {200, events, piece("Half") + `data: {"error":{"message":"out of memory","code":500}}` + "\n\n", fault.ChatRefused, "out of memory"},
	} {
		t.Run(name, func(t *testing.T) {
			p.model.says(func(context.Context) (*http.Response, error) {
				if c.status == 0 {
					return nil, errDown
				}
				answer := plain(c.status, c.kind, c.body)
				if _, name, is := strings.Cut(c.kind, "; limit="); is {
					answer.Header.Set("Intendant-Limit", "workspace; "+strings.TrimSuffix(name, "; final"))
					answer.Header.Set("Retry-After", "2")
				}
				if strings.HasSuffix(c.kind, "final") {
					answer.Header.Set("X-Should-Retry", "false")
				}
				return answer, nil
			})
			id, m := p.said(t, p.bruno, chat.Ask{Text: "Hello?"})
			if m.State != chat.Failed || m.Problem == nil || m.Problem.Code != c.code {
				t.Fatalf("%+v, %+v", m, m.Problem)
			}
			said := m.Problem.Params
			if got := strings.TrimSpace(said["answer"] + said["model"] + said["level"] + " " + said["limit"] + " " + said["seconds"]); got != c.param {
				t.Errorf("%+v", said)
			}
			p.model.says(nil)
			if _, m = p.said(t, p.bruno, chat.Ask{Chat: id, Retry: true}); m.State != chat.Done {
				t.Errorf("again: %+v", m)
			}
			if asked := p.model.last(t); len(asked.Messages) != 1 {
				t.Errorf("%+v", asked)
			}
		})
	}
}

func TestWhatThereIsToKnowOfAnAnswer(t *testing.T) {
	p := open(t)
	p.model.unknown = true
	for reason, code := range map[string]fault.Code{"length": fault.ChatLength, "content_filter": fault.ChatFiltered} {
		p.model.answers(func() *http.Response {
			return streamed(piece("So"), `data: {"choices":[{"delta":{},"finish_reason":"`+reason+`"}]}`+"\n\n", "data: [DONE]\n\n")
		})
		if _, m := p.said(t, p.bruno, chat.Ask{Text: "Hello?"}); m.State != chat.Done || m.Problem.Code != code || !m.Cost.Estimated {
			t.Errorf("%+v", m)
		}
	}
	p.model.answers(func() *http.Response {
		return plain(200, "application/json", `{"choices":[{"message":{"content":[{"type":"thinking","thinking":[]},{"type":"text","text":"All at once."}]},"finish_reason":"stop"}]}`)
	})
	if _, m := p.said(t, p.bruno, chat.Ask{Text: "Hello?"}); m.Text != "All at once." || m.State != chat.Done {
		t.Errorf("%+v", m)
	}
	p.model.says(nil)
	p.model.used = &chat.Cost{Input: 12}
	if _, m := p.said(t, p.bruno, chat.Ask{Text: "Hello?"}); m.Cost != *p.model.used {
		t.Errorf("%+v", m)
	}
	p.model.answers(func() *http.Response { return streamed(strings.Repeat(piece(strings.Repeat("x", 1<<20)), 5)) })
	if _, m := p.said(t, p.bruno, chat.Ask{Text: "Hello?"}); m.State != chat.Failed || m.Problem.Code != fault.ChatTooLong || len(m.Text) != 4<<20 {
		t.Errorf("%s, %+v, %d bytes", m.State, m.Problem, len(m.Text))
	}
}

// What the program was closed over, or a crash cut, is marked; what had come of
// it is there.
func TestWhatACrashCut(t *testing.T) {
	p := open(t)
	in := p.model.waiting()
	id, run := p.send(t, p.bruno, chat.Ask{Text: "Go on."})
	_, _ = in.Write([]byte(piece("As I was say")))
	p.chats.Close()
	_, _, err := p.chats.Send(t.Context(), p.bruno.Account, p.id, p.in, chat.Ask{Model: "small", Text: "Hello?"})
	wantCode(t, err, fault.Canceled)
	p.start(t)
	m := p.finished(t, p.bruno, run)
	if m.Text != "As I was say" || m.State != chat.Failed || m.Problem.Code != fault.ChatCut {
		t.Errorf("%+v, %+v", m, m.Problem)
	}
	found := p.read(t, p.bruno, id)
	if found.Run != "" || found.All[1].State != chat.Failed || found.All[1].Problem.Code != fault.ChatCut {
		t.Errorf("%+v", found)
	}
	p.model.says(nil)
	if _, m := p.said(t, p.bruno, chat.Ask{Chat: id, Retry: true}); m.Text != "Good day." {
		t.Errorf("%+v", m)
	}
}

func TestOnlyOnesOwn(t *testing.T) {
	p := open(t)
	id, m := p.said(t, p.bruno, chat.Ask{Text: "A secret."})
	run := string(id) + ".2"
	if m.Number != 2 {
		t.Fatal(m.Number)
	}
	other := p.workspace(t, p.Create(t, p.cleo, "Elsewhere").ID)
	type reader struct {
		by  ident.Account
		org ident.Organization
		in  ident.Workspace
	}
	for name, who := range map[string]reader{
		"Admin":                    {p.astrid.Account, p.id, p.in},
		"stranger":                 {p.cleo.Account, p.id, p.in},
		"other workspace":          {p.bruno.Account, p.id, p.elsewhere},
		"other organization":       {p.bruno.Account, p.id, other},
		"no workspace":             {p.bruno.Account, p.id, ""},
		"Admin in other workspace": {p.astrid.Account, p.id, p.elsewhere},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := p.chats.Read(t.Context(), who.by, who.org, who.in, id)
			wantCode(t, err, fault.NotFound)
			_, err = p.chats.Rename(t.Context(), who.by, who.org, who.in, id, "Mine")
			wantCode(t, err, fault.NotFound)
			wantCode(t, p.chats.Delete(t.Context(), who.by, who.org, who.in, id), fault.NotFound)
			_, _, err = p.chats.Send(t.Context(), who.by, who.org, who.in, chat.Ask{Chat: id, Model: "small", Text: "Tell me."})
			wantCode(t, err, fault.NotFound)
			_, _, err = p.chats.Send(t.Context(), who.by, who.org, who.in, chat.Ask{Chat: id, Model: "small", Retry: true})
			wantCode(t, err, fault.NotFound)
			_, err = p.chats.Follow(t.Context(), who.by, who.org, who.in, run, 0)
			wantCode(t, err, fault.NotFound)
			wantCode(t, p.chats.Stop(t.Context(), who.by, who.org, who.in, run), fault.NotFound)
			if page, err := p.chats.List(t.Context(), who.by, who.org, who.in, chat.Query{}); err == nil && page.Total > 0 {
				t.Errorf("listed: %+v", page)
			}
		})
	}
	if found := p.read(t, p.bruno, id); found.Title != "A secret." || len(found.All) != 2 {
		t.Errorf("%+v", found)
	}
}

func TestWhoMayTalk(t *testing.T) {
	p := open(t)
	ask := chat.Ask{Model: "small", Text: "Hello?"}
	for _, role := range []access.WorkspaceRole{access.WorkspaceViewer, access.WorkspaceDeveloper} {
		p.write(t, `UPDATE workspace_member SET role = ? WHERE member = ?`, role, p.plain)
		_, run, err := p.chats.Send(t.Context(), p.bruno.Account, p.id, p.in, ask)
		if role == access.WorkspaceDeveloper && err == nil {
			p.finished(t, p.bruno, run)
		} else if !fault.Is(err, fault.PermissionDenied) {
			t.Errorf("%s: %v", role, err)
		}
	}
	p.write(t, `UPDATE workspace SET archived = 2 WHERE id = ?`, p.in)
	_, _, err := p.chats.Send(t.Context(), p.bruno.Account, p.id, p.in, ask)
	wantCode(t, err, fault.WorkspaceArchived)
	page, err := p.chats.List(t.Context(), p.bruno.Account, p.id, p.in, chat.Query{})
	if err != nil || page.Total != 1 {
		t.Fatalf("one's own in an archived workspace: %+v, %v", page, err)
	}
	p.read(t, p.bruno, page.Chats[0].ID)
	for _, bad := range []chat.Ask{{Model: "small"}, {Model: "small", Text: " \n"}, {Text: "Hello?"}} {
		p.Refused(t, fault.WorkspaceArchived, func() error {
			_, _, err := p.chats.Send(t.Context(), p.bruno.Account, p.id, p.in, bad)
			return err
		})
		p.Refused(t, fault.InputInvalid, func() error {
			_, _, err := p.chats.Send(t.Context(), p.astrid.Account, p.id, p.elsewhere, bad)
			return err
		})
	}
	for _, run := range []string{"", "cht_x.1", string(page.Chats[0].ID), string(page.Chats[0].ID) + ".x", string(page.Chats[0].ID) + ".9"} {
		_, err := p.chats.Follow(t.Context(), p.bruno.Account, p.id, p.in, run, 0)
		wantCode(t, err, fault.NotFound)
	}
}
