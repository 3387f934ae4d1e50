package serve_test

import (
	"bufio"
	"context"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"intendant/backend/core/coretest"
	"intendant/backend/desktop"
	"intendant/backend/event"
	"intendant/backend/fault"
	"intendant/backend/serve"
)

func TestTwoBrowsersAreTwoSessions(t *testing.T) {
	d := open(t)
	one, two := d.browser(t), d.browser(t)
	var session desktop.SessionView
	one.must("Account.SignUp", ines, &session)
	if session.State != "active" || session.Account.FirstName != "Inès" || !session.Account.Owner {
		t.Errorf("the first: %+v", session)
	}
	two.must("Account.Session", `{}`, &session)
	if session.State != "none" {
		t.Errorf("the second: %+v", session)
	}
	two.must("Account.SignIn", `{"email":"ines@example.com","password":"seven lanterns over the harbour"}`, nil)
	one.must("Account.SignOut", `{}`, nil)
	two.must("Account.Session", `{}`, &session)
	if session.State != "active" {
		t.Errorf("the second after the first went: %+v", session)
	}
}

func TestSessionLocksAndExpires(t *testing.T) {
	d := open(t)
	b := d.browser(t)
	b.must("Account.SignUp", ines, nil)
	d.clock.Advance(16 * time.Minute)
	if a := b.call("Organization.List", `{}`); a.Status != http.StatusLocked || a.Error.Code != fault.SessionLocked {
		t.Errorf("idle: %+v", a)
	}
	b.must("Account.Unlock", `{"password":"seven lanterns over the harbour"}`, nil)
	b.must("Organization.List", `{}`, nil)
	d.clock.Advance(13 * time.Hour)
	if a := b.call("Organization.List", `{}`); a.Status != http.StatusUnauthorized || a.Error.Code != fault.SessionExpired {
		t.Errorf("after a day: %+v", a)
	}
}

func TestRequestsThatAreNoCalls(t *testing.T) {
	b := open(t).browser(t)
	b.must("Account.SignUp", ines, nil)
	for _, c := range []struct {
		name, method, body string
		code               fault.Code
		field              string
		fieldCode          fault.FieldCode
	}{
		{"unknown method", "Account.Nothing", `{}`, fault.MethodUnknown, "", ""},
		{"no object", "Account.Session", `[]`, fault.RequestInvalid, "", ""},
		{"null", "Account.Session", `null`, fault.RequestInvalid, "", ""},
		{"nothing", "Account.Session", ``, fault.RequestInvalid, "", ""},
		{"half an object", "Account.Session", `{`, fault.RequestInvalid, "", ""},
		{"two objects", "Account.Session", `{}{}`, fault.RequestInvalid, "", ""},
		{"invalid UTF-8", "Organization.Create", "{\"name\":\"\xff\"}", fault.RequestInvalid, "", ""},
		{"unknown field", "Organization.Create", `{"name":"A","nam":"B"}`, fault.RequestInvalid, "nam", fault.Unknown},
		{"other case", "Organization.Create", `{"Name":"A"}`, fault.RequestInvalid, "Name", fault.Unknown},
		{"wrong type", "Organization.Create", `{"name":7}`, fault.InputInvalid, "name", fault.WrongType},
		{"null field", "Organization.Create", `{"name":null}`, fault.InputInvalid, "name", fault.WrongType},
		{"wrong flag", "Installation.SetSignUp", `{"open":"yes"}`, fault.InputInvalid, "open", fault.WrongType},
		{"missing flag", "Installation.SetSignUp", `{}`, fault.InputInvalid, "open", fault.Required},
		{"large", "Organization.Create", `{"name":"` + strings.Repeat("a", 10<<20) + `"}`, fault.RequestTooLarge, "", ""},
	} {
		a := b.call(c.method, c.body)
		if a.Error.Code != c.code || a.Error.Message == "" {
			t.Errorf("%s: %d %+v", c.name, a.Status, a.Error)
			continue
		}
		if c.field != "" && (len(a.Error.Fields) != 1 || a.Error.Fields[0].Name != c.field || a.Error.Fields[0].Code != c.fieldCode) {
			t.Errorf("%s: fields %+v", c.name, a.Error.Fields)
		}
	}
	b.header.Set("Content-Type", "text/plain")
	if a := b.call("Account.Session", `{}`); a.Error.Code != fault.RequestInvalid {
		t.Errorf("another content type: %+v", a)
	}
}

func TestErrorsSpeakTheClientsLanguage(t *testing.T) {
	b := open(t).browser(t)
	english := b.call("Organization.List", `{}`).Error.Message
	b.must("Installation.Status", `{"language":"fr"}`, nil)
	if french := b.call("Organization.List", `{}`).Error.Message; french == english || french == "" {
		t.Errorf("in English %q, in French %q", english, french)
	}
}

func TestChangesReachOthersWhoMayKnow(t *testing.T) {
	d := open(t)
	writer, reader, stranger := d.browser(t), d.browser(t), d.browser(t)
	writer.must("Account.SignUp", ines, nil)
	reader.must("Account.SignIn", `{"email":"ines@example.com","password":"seven lanterns over the harbour"}`, nil)
	var made desktop.OrganizationRef
	writer.must("Organization.Create", `{"name":"Atelier"}`, &made)
	theirs, nothing := reader.listen(), stranger.listen()
	writer.must("Organization.Rename", `{"id":"`+made.ID+`","name":"Atelier Lumen"}`, nil)
	if line := <-theirs; !strings.Contains(line, made.ID) || !strings.Contains(line, `"concept":"organization"`) {
		t.Errorf("heard %s", line)
	}
	d.core.Bus().Publish(event.Everything) // which everybody hears, and in order
	if line := <-nothing; !strings.Contains(line, `"concept":"*"`) {
		t.Errorf("somebody who is not signed in heard %s", line)
	}
}

// listen returns the data of the changed events.
func (b browser) listen() <-chan string {
	b.t.Helper()
	r := b.do(http.MethodGet, "/events", nil)
	if r.StatusCode != http.StatusOK || r.Header.Get("Content-Type") != "text/event-stream" {
		b.t.Fatalf("events: %d %s", r.StatusCode, r.Header.Get("Content-Type"))
	}
	b.t.Cleanup(func() { _ = r.Body.Close() })
	lines := bufio.NewScanner(r.Body)
	lines.Scan() // the greeting: from here on nothing is missed
	heard := make(chan string, 16)
	go func() {
		defer close(heard)
		for lines.Scan() {
			if data, ok := strings.CutPrefix(lines.Text(), "data: "); ok {
				heard <- data
			}
		}
	}()
	return heard
}

// TestItEndsWhileSomebodyListens: their stream ends in order, rather than by
// force after the farewell.
func TestItEndsWhileSomebodyListens(t *testing.T) {
	c, _ := coretest.Open(t)
	s, err := serve.Listen(t.Context(), serve.Options{Core: c, Assets: page, Token: token})
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan error, 1)
	go func() { done <- s.Serve(ctx) }()
	stream := door{Server: s}.browser(t).do(http.MethodGet, "/events", nil)
	defer func() { _ = stream.Body.Close() }()
	cancel()
	if err := <-done; err != nil {
		t.Error(err)
	}
	if heard, err := io.ReadAll(stream.Body); err != nil || string(heard) != ": open\n\n" {
		t.Errorf("heard %q, %v", heard, err)
	}
}

func TestManyBrowsersMakeRoom(t *testing.T) {
	d := open(t)
	first := d.browser(t)
	for range 40 {
		d.browser(t)
	}
	if a := first.call("Account.Session", `{}`); a.Error.Code != fault.DoorClosed {
		t.Errorf("the one silent longest: %+v", a)
	}
}
