package chat_test

import (
	"strings"
	"testing"
	"time"

	"intendant/backend/chat"
)

func TestExportingOnesOwn(t *testing.T) {
	p := open(t)
	p.said(t, p.bruno, chat.Ask{Text: "First?"})
	p.Clock.Advance(time.Second)
	p.said(t, p.bruno, chat.Ask{Text: "Second?"})
	p.said(t, p.astrid, chat.Ask{Text: "A secret."})
	all, err := p.chats.Export(t.Context(), p.bruno.Account)
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(string(all)), "\n")
	if len(lines) != 2 || !strings.Contains(lines[0], `"text":"Second?"`) || !strings.Contains(lines[1], `"title":"First?"`) ||
		!strings.Contains(lines[1], `"text":"Good day."`) || strings.Contains(string(all), "secret") {
		t.Errorf("%s", all)
	}
	if all, err = p.chats.Export(t.Context(), p.cleo.Account); err != nil || len(all) != 0 {
		t.Errorf("%s, %v", all, err)
	}
}
