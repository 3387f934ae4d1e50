package mail_test

import (
	"fmt"
	stdmail "net/mail"
	"strings"
	"testing"

	"github.com/emersion/go-smtp"

	"intendant/backend/fault"
	"intendant/backend/mail"
)

// queue queues letters to as many people.
func (h *house) queue(t *testing.T, n int) {
	t.Helper()
	for i := range n {
		if err := h.post.Queue(t.Context(), letterTo(fmt.Sprintf("inv_%02d", i), fmt.Sprintf("bo%02d@x.example", i))); err != nil {
			t.Fatal(err)
		}
	}
}

// tally counts the letters by how they stand, and all attempts that failed.
func (h *house) tally(t *testing.T) (sent, queued, attempts int) {
	t.Helper()
	err := h.DB.Read().QueryRowContext(t.Context(),
		`SELECT COUNT(*) FILTER (WHERE state = 'sent'), COUNT(*) FILTER (WHERE state = 'queued'), SUM(attempts) FROM mail_activity`).
		Scan(&sent, &queued, &attempts)
	if err != nil {
		t.Fatal(err)
	}
	return sent, queued, attempts
}

// TestAServerThatTakesFewAtATime takes five letters over a connection: the others
// go over another one at once, and none is the worse for it.
func TestAServerThatTakesFewAtATime(t *testing.T) {
	for name, end := range map[string]func(*smtp.Conn) error{
		"says so":  func(*smtp.Conn) error { return errCloses },
		"hangs up": func(c *smtp.Conn) error { return c.Conn().Close() },
	} {
		t.Run(name, func(t *testing.T) {
			h, s := open(t), serve(t, mail.STARTTLS)
			h.use(t, s, mail.STARTTLS)
			s.hears = func(c *smtp.Conn, came int) error {
				if came < 5 {
					return nil
				}
				return end(c)
			}
			h.queue(t, 12)
			for h.deliver(t) > 0 {
			}
			to := map[string]bool{}
			for _, l := range s.letters() {
				to[l.to] = true
			}
			sent, queued, attempts := h.tally(t)
			if sent != 12 || queued != 0 || attempts != 0 || len(to) != 12 || len(s.letters()) != 12 || s.logins != 3 {
				t.Errorf("%d sent, %d queued, %d failures; %d came over %d connections", sent, queued, attempts, len(s.letters()), s.logins)
			}
		})
	}
}

// TestAServerThatTakesNone costs each letter one attempt, not more.
func TestAServerThatTakesNone(t *testing.T) {
	h, s := open(t), serve(t, mail.STARTTLS)
	h.use(t, s, mail.STARTTLS)
	s.hears = func(c *smtp.Conn, _ int) error { return c.Conn().Close() }
	h.queue(t, 3)
	for h.deliver(t) > 0 {
	}
	if sent, queued, attempts := h.tally(t); sent != 0 || queued != 3 || attempts != 3 {
		t.Errorf("%d sent, %d queued, %d failures", sent, queued, attempts)
	}
}

// TestItIsSentOnce counts a letter as sent that was taken before the connection ended.
func TestItIsSentOnce(t *testing.T) {
	h, s := open(t), serve(t, mail.STARTTLS)
	h.use(t, s, mail.STARTTLS)
	s.resets = func(c *smtp.Conn) { _ = c.Conn().Close() }
	h.queue(t, 2)
	for h.deliver(t) > 0 {
	}
	if sent, _, attempts := h.tally(t); sent != 2 || attempts != 0 || len(s.letters()) != 2 {
		t.Errorf("%d sent, %d failures, %d came", sent, attempts, len(s.letters()))
	}
}

func TestNamesWithQuotes(t *testing.T) {
	h, s := open(t), serve(t, mail.STARTTLS)
	h.use(t, s, mail.STARTTLS)
	in := input(s, mail.STARTTLS)
	in.Name = `The "Console" \ Nordlicht`
	if err := h.post.Configure(t.Context(), h.ada, in); err != nil {
		t.Fatal(err)
	}
	l := letterTo("inv_1", "bo@x.example")
	l.ToName = `Bo "B\" Öz\`
	if err := h.post.Queue(t.Context(), l); err != nil {
		t.Fatal(err)
	}
	h.deliver(t)
	got := s.letters()
	if len(got) != 1 {
		t.Fatalf("%+v, %+v", got, h.state(t, "inv_1").Problem)
	}
	m, err := stdmail.ReadMessage(strings.NewReader(got[0].text))
	if err != nil {
		t.Fatal(err)
	}
	for header, want := range map[string]string{"From": in.Name, "To": l.ToName} {
		if list, err := m.Header.AddressList(header); err != nil || list[0].Name != want {
			t.Errorf("%s: %v, %v", header, list, err)
		}
	}
}

// TestALetterThatCannotBeWritten is given up at once: it never will be.
func TestALetterThatCannotBeWritten(t *testing.T) {
	h, s := open(t), serve(t, mail.STARTTLS)
	h.use(t, s, mail.STARTTLS)
	if err := h.post.Queue(t.Context(), letterTo("inv_1", "nobody"), letterTo("inv_2", "bo@x.example")); err != nil {
		t.Fatal(err)
	}
	if n := h.deliver(t); n != 2 {
		t.Errorf("%d of the two", n)
	}
	if got := h.state(t, "inv_1"); got.State != mail.StateFailed || got.Problem.Code != fault.MailRecipientRefused {
		t.Errorf("%+v", got)
	}
	if got := h.state(t, "inv_2"); got.State != mail.StateSent {
		t.Errorf("%+v", got)
	}
}
