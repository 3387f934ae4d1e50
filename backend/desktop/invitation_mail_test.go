package desktop_test

import (
	"io"
	"net"
	"strings"
	"testing"
	"time"

	"github.com/emersion/go-smtp"

	"intendant/backend/desktop"
)

// postbox is a mail server that takes everything.
type postbox struct{ got chan string }

func (p postbox) NewSession(*smtp.Conn) (smtp.Session, error) { return p, nil }
func (p postbox) Mail(string, *smtp.MailOptions) error        { return nil }
func (p postbox) Rcpt(string, *smtp.RcptOptions) error        { return nil }
func (p postbox) Reset()                                      {}
func (p postbox) Logout() error                               { return nil }

func (p postbox) Data(r io.Reader) error {
	text, err := io.ReadAll(r)
	p.got <- string(text)
	return err
}

func (p postbox) next(t *testing.T) string {
	t.Helper()
	select {
	case text := <-p.got:
		return text
	case <-time.After(5 * time.Second):
		t.Fatal("no mail came")
		return ""
	}
}

// TestInvitationsAreMailed sends an invitation, in the language of the person, and
// a code for an address.
func TestInvitationsAreMailed(t *testing.T) {
	d, _, id := onTeam(t)
	box := postbox{make(chan string, 9)}
	server := smtp.NewServer(box)
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	d.must(err)
	go func() { _ = server.Serve(listener) }()
	t.Cleanup(func() { _ = server.Close() })
	_, err = d.installation.SetMail(desktop.MailInput{
		Host: "127.0.0.1", Port: int64(listener.Addr().(*net.TCPAddr).Port), Security: "none", From: "console@example.com", Name: "Atelier",
	})
	d.must(err)
	test, err := d.installation.TestMail(desktop.Nothing{})
	if err != nil || !test.OK || test.To != "ines@example.com" || box.next(t) == "" {
		t.Fatalf("%+v, %v", test, err)
	}

	sent, err := d.invitation.Send(desktop.SendInvitationsInput{
		Organization: id, People: []desktop.InviteeInput{{Email: "jo@example.com", Name: "Jo Wren"}}, Language: "de", Message: "Bis <b>bald</b>", Mail: true,
	})
	d.must(err)
	unfold := strings.NewReplacer("=\r\n", "", "=3D", "=")
	text := unfold.Replace(box.next(t))
	for _, want := range []string{
		sent.Invitations[0].Link, "Guten Tag Jo Wren", "Bis <b>bald</b>", "Bis &lt;b&gt;bald", "To: \"Jo Wren\" <jo@example.com>",
		"Content-Language: de", strings.ReplaceAll(sent.Invitations[0].Link, "&", "&amp;"),
	} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is missing in\n%s", want, text)
		}
	}
	state := ""
	for range 100 {
		list, err := d.invitation.List(desktop.InvitationsInput{Organization: id})
		d.must(err)
		if state = list.Invitations[0].Mail; state == "sent" {
			break
		}
		time.Sleep(10 * time.Millisecond)
	}
	if state != "sent" {
		t.Errorf("the mail is %s", state)
	}

	_, err = d.account.SendEmailCode(desktop.Nothing{})
	d.must(err)
	_, after, _ := strings.Cut(box.next(t), "Subject: ")
	profile, err := d.account.VerifyEmail(desktop.EmailCodeInput{Code: after[:8]})
	if err != nil || !profile.EmailVerified {
		t.Errorf("%s: %+v, %v", after[:8], profile, err)
	}
}
