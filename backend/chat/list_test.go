package chat_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"intendant/backend/chat"
	"intendant/backend/fault"
)

func (p *place) list(t *testing.T, ask chat.Query) chat.Page {
	t.Helper()
	page, err := p.chats.List(t.Context(), p.bruno.Account, p.id, p.in, ask)
	if err != nil {
		t.Fatal(err)
	}
	return page
}

func titles(page chat.Page) string {
	all := make([]string, 0, len(page.Chats))
	for _, c := range page.Chats {
		all = append(all, c.Title)
	}
	return strings.Join(all, "|")
}

func TestListing(t *testing.T) {
	p := open(t)
	if page := p.list(t, chat.Query{}); len(page.Chats) != 0 || page.Chats == nil || page.Total != 0 {
		t.Errorf("%+v", page)
	}
	id, _ := p.said(t, p.bruno, chat.Ask{Text: "Où est la gare?"})
	p.said(t, p.bruno, chat.Ask{Text: "Zürich"}) // in the same millisecond
	for i := range 3 {
		p.Clock.Advance(time.Second)
		p.said(t, p.bruno, chat.Ask{Text: fmt.Sprint("Question ", i)})
	}
	if page := p.list(t, chat.Query{}); titles(page) != "Question 2|Question 1|Question 0|Zürich|Où est la gare?" || page.Total != 5 || page.Next != "" {
		t.Errorf("%s %+v", titles(page), page)
	}
	var all []string
	for ask := (chat.Query{Limit: 2}); ; {
		page := p.list(t, ask)
		all = append(all, titles(page))
		if page.Total != 5 {
			t.Errorf("%+v", page)
		}
		if ask.After = page.Next; ask.After == "" {
			break
		}
	}
	if got := strings.Join(all, "; "); got != "Question 2|Question 1; Question 0|Zürich; Où est la gare?" {
		t.Error(got)
	}
	for search, want := range map[string]string{"ou EST": "Où est la gare?", "zurich": "Zürich", "question": "Question 2|Question 1|Question 0", "nowhere": ""} {
		if page := p.list(t, chat.Query{Search: search}); titles(page) != want || page.Total != len(page.Chats) {
			t.Errorf("%s: %s", search, titles(page))
		}
	}
	first := p.list(t, chat.Query{Search: "question", Limit: 1})
	if page := p.list(t, chat.Query{Search: "question", Limit: 1, After: first.Next}); titles(page) != "Question 1" || page.Total != 3 {
		t.Errorf("%s %+v", titles(page), page)
	}
	p.Clock.Advance(time.Second)
	p.said(t, p.bruno, chat.Ask{Chat: id, Text: "Merci."})
	if page := p.list(t, chat.Query{Limit: 1}); titles(page) != "Où est la gare?" || page.Chats[0].Messages != 4 {
		t.Errorf("what was said last is not first: %+v", page)
	}
}

func TestTitles(t *testing.T) {
	p := open(t)
	long := strings.Repeat("wide world ", 20)
	for text, want := range map[string]string{
		long:                     strings.TrimSpace(strings.Repeat("wide world ", 7)) + "…",
		strings.Repeat("字", 100): strings.Repeat("字", 80) + "…",
		"\u202eevil\u0000":       "evil",
		"\u200b":                 "small",
	} {
		id, _ := p.said(t, p.bruno, chat.Ask{Text: text})
		if got := p.read(t, p.bruno, id).Title; got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
	id, _ := p.said(t, p.bruno, chat.Ask{Text: "First"})
	row, err := p.chats.Rename(t.Context(), p.bruno.Account, p.id, p.in, id, "  Another ")
	if err != nil || row.Title != "Another" || row.Messages != 2 || p.read(t, p.bruno, id).Title != "Another" {
		t.Errorf("%+v, %v", row, err)
	}
	for _, bad := range []string{"", "a\u202eb", strings.Repeat("x", 101)} {
		_, err := p.chats.Rename(t.Context(), p.bruno.Account, p.id, p.in, id, bad)
		wantCode(t, err, fault.InputInvalid)
	}
}

func TestDeletingOne(t *testing.T) {
	p := open(t)
	kept, _ := p.said(t, p.bruno, chat.Ask{Text: "Keep this."})
	in := p.model.waiting()
	id, run := p.send(t, p.bruno, chat.Ask{Text: "Go on."})
	_, _ = in.Write([]byte(piece("and on")))
	if err := p.chats.Delete(t.Context(), p.bruno.Account, p.id, p.in, id); err != nil {
		t.Fatal(err)
	}
	eventually(t, "the model falls silent", func() bool { return p.model.silenced() == 2 })
	_, err := p.chats.Follow(t.Context(), p.bruno.Account, p.id, p.in, run, 0)
	wantCode(t, err, fault.NotFound)
	p.chats.Close()
	if p.count(t, "chat") != 1 || p.count(t, "chat_message") != 2 || len(p.read(t, p.bruno, kept).All) != 2 {
		t.Error("more or less than one was deleted")
	}
}
