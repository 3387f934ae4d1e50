package mail

import (
	"context"
	"crypto/tls"
	"net"
	"strconv"
	"strings"

	gomail "github.com/wneessen/go-mail"

	"intendant/backend/fault"
	"intendant/backend/installation"
)

// helo is how this computer calls itself to a server: not by its own name,
// which is nobody's business.
const helo = "[127.0.0.1]"

// line is a connection to the server, with whoever sends by it.
type line struct {
	client   *gomail.Client
	settings Settings
}

// connect opens a connection and signs in. What is wrong is one of the faults
// of findings.go.
func (p *Post) connect(ctx context.Context) (*line, error) {
	s, sealed, ok, err := read(ctx, p.DB.Read())
	if err != nil {
		return nil, err
	}
	if !ok {
		return nil, fault.New(fault.MailNotConfigured)
	}
	password := ""
	if sealed != nil {
		i, err := installation.Read(ctx, p.DB.Read())
		if err != nil {
			return nil, err
		}
		plain, err := p.Vault.Open(sealed, passwordPlace(i.ID)...)
		if err != nil {
			return nil, err
		}
		password = string(plain)
	}
	return p.dial(ctx, s, password)
}

var (
	policies = map[string]gomail.TLSPolicy{STARTTLS: gomail.TLSMandatory, None: gomail.NoTLS}
	// Without encryption there is only this computer at the other end.
	auths = map[string]gomail.SMTPAuthType{
		STARTTLS: gomail.SMTPAuthAutoDiscover, TLS: gomail.SMTPAuthAutoDiscover, None: gomail.SMTPAuthPlainNoEnc,
	}
)

func (p *Post) dial(ctx context.Context, s Settings, password string) (*line, error) {
	secure := &tls.Config{ServerName: s.Host, MinVersion: tls.VersionTLS12, RootCAs: p.Roots}
	options := []gomail.Option{
		gomail.WithPort(s.Port), gomail.WithTimeout(p.Wait), gomail.WithHELO(helo), gomail.WithTLSConfig(secure),
	}
	var open net.Conn // which go-mail leaves open where it fails
	if s.Security == TLS {
		options = append(options, gomail.WithSSL())
	} else {
		options = append(options, gomail.WithTLSPolicy(policies[s.Security]),
			gomail.WithDialContextFunc(func(ctx context.Context, network, address string) (net.Conn, error) {
				var err error
				open, err = (&net.Dialer{Timeout: p.Wait}).DialContext(ctx, network, address)
				return open, err
			}))
	}
	if s.User != "" {
		options = append(options, gomail.WithSMTPAuth(auths[s.Security]), gomail.WithUsername(s.User), gomail.WithPassword(password))
	}
	client, err := gomail.NewClient(s.Host, options...)
	if err == nil {
		err = client.DialWithContext(ctx)
	}
	if err != nil {
		if open != nil {
			_ = open.Close()
		}
		return nil, dialFinding(s, err)
	}
	return &line{client: client, settings: s}, nil
}

func (l *line) close() { _ = l.client.Close() }

// send sends one letter.
func (l *line) send(letter Letter) error {
	message, err := l.message(letter)
	if err != nil {
		return &refusal{said: fault.From(err), final: true}
	}
	if err := l.client.Send(message); err != nil && !message.IsDelivered() { // it may end the connection right after
		return sendFinding(l.settings, err)
	}
	return nil
}

// message is a letter as RFC 5322 has it: text with a page as the alternative,
// said to be automatic (RFC 3834), and without this computer's name.
func (l *line) message(letter Letter) (*gomail.Msg, error) {
	m := gomail.NewMsg(gomail.WithNoDefaultUserAgent())
	if err := m.FromFormat(quoted(l.settings.Name), l.settings.From); err != nil {
		return nil, fault.Wrap(fault.MailSenderRefused, err, "answer", "")
	}
	if err := m.AddToFormat(quoted(letter.ToName), letter.To); err != nil {
		return nil, fault.Wrap(fault.MailRecipientRefused, err, "answer", "")
	}
	_, domain, _ := strings.Cut(l.settings.From, "@")
	id, err := randomDigits(20)
	if err != nil {
		return nil, err
	}
	m.SetMessageIDWithValue(id + "@" + domain)
	m.SetDate()
	m.Subject(oneLine(letter.Subject))
	m.SetGenHeader("Auto-Submitted", "auto-generated")
	m.SetGenHeader("X-Auto-Response-Suppress", "All")
	m.SetGenHeader("Content-Language", letter.Language)
	m.SetBodyString(gomail.TypeTextPlain, strings.ReplaceAll(letter.Text, "\n", "\r\n"))
	if letter.HTML != "" {
		m.AddAlternativeString(gomail.TypeTextHTML, letter.HTML)
	}
	return m, nil
}

// quoted is a name as it stands between quotes (RFC 5322, 3.2.4).
func quoted(name string) string {
	return strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(oneLine(name))
}

// oneLine keeps a text within its header.
func oneLine(text string) string {
	return strings.Map(func(r rune) rune {
		if control(r) {
			return ' '
		}
		return r
	}, text)
}

func where(s Settings) []string {
	return []string{"host", s.Host, "port", strconv.Itoa(s.Port)}
}
