package mail_test

import (
	"context"
	"io"
	"mime"
	"net"
	stdmail "net/mail"
	"strings"
	"testing"
	"time"

	"intendant/backend/fault"
	"intendant/backend/ledger"
	"intendant/backend/mail"
	"intendant/backend/testhouse"
)

func TestItSendsByEachSecurity(t *testing.T) {
	for _, security := range []string{mail.STARTTLS, mail.TLS, mail.None} {
		t.Run(security, func(t *testing.T) {
			h, s := open(t), serve(t, security)
			h.use(t, s, security)
			if err := h.test(t); err != nil {
				t.Fatal(err)
			}
			got := s.letters()
			if len(got) != 1 || got[0].to != "ada@nordlicht.example" || got[0].from != "console@nordlicht.example" || s.logins != 1 {
				t.Fatalf("%+v", got)
			}
			m, err := stdmail.ReadMessage(strings.NewReader(got[0].text))
			if err != nil {
				t.Fatal(err)
			}
			if m.Header.Get("Auto-Submitted") != "auto-generated" || m.Header.Get("Content-Language") != "de" ||
				m.Header.Get("User-Agent")+m.Header.Get("X-Mailer") != "" || !strings.HasSuffix(m.Header.Get("Message-Id"), "@nordlicht.example>") {
				t.Errorf("%+v", m.Header)
			}
			subject, err := new(mime.WordDecoder).DecodeHeader(m.Header.Get("Subject"))
			if want := h.texts.Text("de", "mail.test.subject", nil); err != nil || subject != want {
				t.Errorf("%q instead of %q", subject, want)
			}
		})
	}
}

func TestWhatIsWrongIsFound(t *testing.T) {
	closed, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	nobody := portOf(closed)
	_ = closed.Close()
	silent, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = silent.Close() }()
	for name, c := range map[string]struct {
		serve, use string
		change     func(*server, *mail.Input)
		strangers  bool // the authority isn't known
		want       fault.Code
	}{
		"no such host":     {mail.STARTTLS, mail.STARTTLS, func(_ *server, in *mail.Input) { in.Host = "mail.invalid" }, false, fault.MailHostUnknown},
		"nobody listens":   {mail.STARTTLS, mail.STARTTLS, func(_ *server, in *mail.Input) { in.Port = nobody }, false, fault.MailUnreachable},
		"silent":           {mail.STARTTLS, mail.STARTTLS, func(_ *server, in *mail.Input) { in.Port = portOf(silent) }, false, fault.MailTimeout},
		"slow":             {mail.STARTTLS, mail.STARTTLS, func(s *server, _ *mail.Input) { s.slow = 3 * time.Second }, false, fault.MailTimeout},
		"no STARTTLS":      {mail.None, mail.STARTTLS, nil, false, fault.MailNoTLS},
		"no TLS":           {mail.STARTTLS, mail.TLS, nil, false, fault.MailNoTLS},
		"certificate":      {mail.STARTTLS, mail.STARTTLS, nil, true, fault.MailCertificate},
		"certificate, TLS": {mail.TLS, mail.TLS, nil, true, fault.MailCertificate},
		"another name":     {mail.STARTTLS, mail.STARTTLS, func(_ *server, in *mail.Input) { in.Host = "localhost" }, false, fault.MailCertificate},
		"password":         {mail.STARTTLS, mail.STARTTLS, func(s *server, _ *mail.Input) { s.refuses = true }, false, fault.MailAuthRefused},
		"password, TLS":    {mail.TLS, mail.TLS, func(s *server, _ *mail.Input) { s.refuses = true }, false, fault.MailAuthRefused},
		"sender":           {mail.STARTTLS, mail.STARTTLS, func(s *server, _ *mail.Input) { s.mail = errNever }, false, fault.MailSenderRefused},
		"recipient":        {mail.STARTTLS, mail.STARTTLS, func(s *server, _ *mail.Input) { s.rcpt = errNever }, false, fault.MailRecipientRefused},
		"letter":           {mail.STARTTLS, mail.STARTTLS, func(s *server, _ *mail.Input) { s.data = errNever }, false, fault.MailRejected},
	} {
		t.Run(name, func(t *testing.T) {
			h, s := open(t), serve(t, c.serve)
			in := input(s, c.use)
			if c.change != nil {
				c.change(s, &in)
			}
			if !c.strangers {
				h.post = h.newPost(s.roots)
			}
			if err := h.post.Configure(t.Context(), h.ada, in); err != nil {
				t.Fatal(err)
			}
			err := h.test(t)
			if !fault.Is(err, c.want) {
				t.Errorf("got %v, want %s", err, c.want)
			}
			if err != nil && strings.Contains(err.Error(), secret) {
				t.Errorf("the password is in %v", err)
			}
			if len(s.letters()) > 0 {
				t.Errorf("it was sent")
			}
		})
	}
}

func TestSettings(t *testing.T) {
	h, s := open(t), serve(t, mail.STARTTLS)
	h.use(t, s, mail.STARTTLS)
	is, ok, err := h.post.Configured(t.Context(), h.ada.Account)
	if err != nil || !ok || !is.HasPassword || is.User != "console" || h.Holds(t, secret) {
		t.Errorf("%+v, %t, %v", is, ok, err)
	}
	set := func(change func(*mail.Input)) error {
		in := input(s, mail.STARTTLS)
		in.Password = ""
		change(&in)
		return h.post.Configure(t.Context(), h.ada, in)
	}
	h.Refused(t, fault.ChangeNone, func() error { return set(func(*mail.Input) {}) })
	if err := set(func(in *mail.Input) { in.Name = "Another" }); err != nil {
		t.Error(err)
	}
	if err := h.test(t); err != nil {
		t.Errorf("the password is gone: %v", err)
	}
	h.LetIn(t, h.ada)
	bo := h.SignUp(t, "bo")
	h.Refused(t, fault.PermissionDenied, func() error { return h.post.Configure(t.Context(), bo, input(s, mail.STARTTLS)) })
	h.Refused(t, fault.PermissionDenied, func() error { return h.post.Remove(t.Context(), bo) })
	h.Refused(t, fault.PermissionDenied, func() error {
		_, err := h.post.Test(t.Context(), bo.Account, "en")
		return err
	})
	h.Refused(t, fault.PermissionDenied, func() error {
		_, _, err := h.post.Configured(t.Context(), bo.Account)
		return err
	})
	for field, change := range map[string]func(*mail.Input){
		"host":     func(in *mail.Input) { in.Host = "https://mail.example/x" },
		"port":     func(in *mail.Input) { in.Port = 70000 },
		"security": func(in *mail.Input) { in.Security = "maybe" },
		"from":     func(in *mail.Input) { in.From = "console@x.example\r\nBcc: a@b.example" },
		"user":     func(in *mail.Input) { in.User = "con\r\nsole" },
		"name":     func(in *mail.Input) { in.Name = "a\nb" },
		"password": func(in *mail.Input) { in.Host = "mail.example" }, // it would go to another server
	} {
		var err error
		h.Refused(t, fault.InputInvalid, func() error { err = set(change); return err })
		if fields := fault.From(err).Fields; len(fields) == 0 || fields[0].Name != field {
			t.Errorf("%s: %+v", field, fields)
		}
	}
	h.Refused(t, fault.InputInvalid, func() error {
		err = set(func(in *mail.Input) { in.Port, in.From = 99999, "nobody" })
		return err
	})
	if fields := fault.From(err).Fields; len(fields) != 2 || fields[0].Code != fault.TooLarge || fields[0].Params["max"] != "65535" {
		t.Errorf("a port beyond the last and a wrong sender: %+v", fields)
	}
	h.Refused(t, fault.InputInvalid, func() error { // in the clear to somewhere else
		in := input(s, mail.None)
		in.Host = "mail.example"
		return h.post.Configure(t.Context(), h.ada, in)
	})
	h.Refused(t, fault.Internal, func() error {
		_, err := h.Ledger.Commit(t.Context(),
			ledger.Draft{Ledger: string(testhouse.Installation), By: h.ada, Change: &mail.Removed{Installation: testhouse.Installation}},
			ledger.Draft{Ledger: string(testhouse.Installation), By: h.ada, Change: &testhouse.Broken{}})
		return err
	})
	h.Sound(t)
	if err := h.post.Remove(t.Context(), h.ada); err != nil {
		t.Fatal(err)
	}
	h.Refused(t, fault.NotFound, func() error { return h.post.Remove(t.Context(), h.ada) })
	if err := h.test(t); !fault.Is(err, fault.MailNotConfigured) {
		t.Errorf("got %v", err)
	}
	var left int
	err = h.DB.Read().QueryRowContext(t.Context(), `SELECT COUNT(*) FROM ledger_private WHERE class = 'mail'`).Scan(&left)
	if err != nil || left != 0 {
		t.Errorf("%d private parts left, %v", left, err)
	}
	h.Sound(t)
}

func TestLettersWaitSealed(t *testing.T) {
	h, s := open(t), serve(t, mail.STARTTLS)
	if err := h.post.Queue(t.Context(), letterTo("inv_1", "bo@x.example")); err != nil {
		t.Fatal(err)
	}
	if h.Holds(t, "geheimnis-des-links") || h.Holds(t, "bo@x.example") {
		t.Error("a letter stands in the database in the clear")
	}
	h.deliver(t)
	if got := h.state(t, "inv_1"); got.State != mail.StateQueued || got.Problem == nil || got.Problem.Code != fault.MailNotConfigured {
		t.Errorf("%+v", got)
	}
	h.use(t, s, mail.STARTTLS) // as after a restart
	h.Clock.Advance(time.Minute)
	events := h.Announces(t, func() error { h.deliver(t); return nil })
	if got := h.state(t, "inv_1"); got.State != mail.StateSent || got.Problem != nil {
		t.Errorf("%+v", got)
	}
	if len(events) != 1 || events[0].Concept != "invitation" || events[0].ID != "inv_1" {
		t.Errorf("%+v", events)
	}
	got := s.letters()
	if len(got) != 1 || got[0].to != "bo@x.example" {
		t.Fatalf("%+v", got)
	}
	m, err := stdmail.ReadMessage(strings.NewReader(got[0].text))
	if err != nil || m.Header.Get("Bcc")+m.Header.Get("X-Evil") != "" {
		t.Errorf("%+v, %v", m.Header, err)
	}
	body, _ := io.ReadAll(m.Body)
	if !strings.Contains(string(body), "text/plain") || !strings.Contains(string(body), "text/html") || strings.Contains(string(body), "http") {
		t.Errorf("%s", body)
	}
	var sealed int
	err = h.DB.Read().QueryRowContext(t.Context(), `SELECT COUNT(*) FROM mail_activity WHERE sealed IS NOT NULL`).Scan(&sealed)
	if err != nil || sealed != 0 || h.deliver(t) != 0 {
		t.Errorf("%d are kept, %v", sealed, err)
	}
}

func TestTryingAgainEnds(t *testing.T) {
	h, s := open(t), serve(t, mail.STARTTLS)
	h.use(t, s, mail.STARTTLS)
	s.behave(func(s *server) { s.rcpt = errLater })
	if err := h.post.Queue(t.Context(), letterTo("inv_1", "bo@x.example")); err != nil {
		t.Fatal(err)
	}
	tries := 0
	for range 100 {
		if h.deliver(t) > 0 {
			tries++
		}
		h.Clock.Advance(30 * time.Minute)
	}
	if got := h.state(t, "inv_1"); tries != 6 || got.State != mail.StateFailed || got.Problem.Code != fault.MailRecipientRefused || got.Problem.Params["answer"] != "451 4.3.0" {
		t.Errorf("%d tries, %+v", tries, got)
	}
	s.behave(func(s *server) { s.rcpt = errNever })
	if err := h.post.Queue(t.Context(), letterTo("inv_2", "bo@x.example"), letterTo("inv_3", "cem@x.example")); err != nil {
		t.Fatal(err)
	}
	h.deliver(t)
	if got := h.state(t, "inv_2"); got.State != mail.StateFailed || got.Problem.Params["answer"] != "550 5.1.1" {
		t.Errorf("%+v", got)
	}
	if got := h.state(t, "inv_3"); got.State != mail.StateFailed {
		t.Errorf("%+v", got)
	}
}

// TestNobodyWaitsForNothing drops letters that nobody wants any more.
func TestNobodyWaitsForNothing(t *testing.T) {
	h, s := open(t), serve(t, mail.STARTTLS)
	h.use(t, s, mail.STARTTLS)
	h.post.Still("invitation", func(_ context.Context, id string) (bool, error) { return id == "inv_2", nil })
	if err := h.post.Queue(t.Context(), letterTo("inv_1", "bo@x.example"), letterTo("inv_2", "cem@x.example")); err != nil {
		t.Fatal(err)
	}
	h.deliver(t)
	if got := s.letters(); len(got) != 1 || got[0].to != "cem@x.example" {
		t.Errorf("%+v", got)
	}
	if h.state(t, "inv_1").State != mail.StateNone || h.state(t, "inv_2").State != mail.StateSent {
		t.Error("they stand as if it were otherwise")
	}
}

// TestItRunsByItself starts a Post, and another after it.
func TestItRunsByItself(t *testing.T) {
	h, s := open(t), serve(t, mail.STARTTLS)
	h.use(t, s, mail.STARTTLS)
	if err := h.post.Queue(t.Context(), letterTo("inv_1", "bo@x.example")); err != nil {
		t.Fatal(err)
	}
	h.post = h.newPost(s.roots)
	h.post.Start()
	if err := h.post.Queue(t.Context(), letterTo("inv_2", "cem@x.example")); err != nil {
		t.Fatal(err)
	}
	for end := time.Now().Add(5 * time.Second); len(s.letters()) < 2 && time.Now().Before(end); {
		time.Sleep(10 * time.Millisecond)
	}
	h.post.Close()
	if got := s.letters(); len(got) != 2 {
		t.Errorf("%+v", got)
	}
}
