package mail_test

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"io"
	"math/big"
	"net"
	"strconv"
	"sync"
	"testing"
	"time"

	"github.com/emersion/go-sasl"
	"github.com/emersion/go-smtp"

	"intendant/backend/i18n"
	"intendant/backend/ledger"
	"intendant/backend/mail"
	"intendant/backend/seal"
	"intendant/backend/testhouse"
)

const secret = "un-mot-de-passe-de-serveur-77"

// server is a mail server on this computer, with what it was sent and how it
// behaves.
type server struct {
	mu      sync.Mutex
	got     []letter
	mail    error // what it answers to a sender
	rcpt    error
	data    error
	slow    time.Duration
	port    int
	roots   *x509.CertPool
	logins  int
	refuses bool // any password
	// hears is asked before each letter, with how many came over the connection.
	hears func(c *smtp.Conn, came int) error
	// resets is told of the end of each letter.
	resets func(c *smtp.Conn)
}

type letter struct{ from, to, text string }

func (s *server) NewSession(c *smtp.Conn) (smtp.Session, error) {
	s.mu.Lock()
	slow := s.slow
	s.mu.Unlock()
	time.Sleep(slow)
	return &visit{server: s, conn: c}, nil
}

type visit struct {
	server *server
	conn   *smtp.Conn
	came   int
	letter letter
}

func (v *visit) AuthMechanisms() []string { return []string{sasl.Plain} }

func (v *visit) Auth(string) (sasl.Server, error) {
	return sasl.NewPlainServer(func(_, user, password string) error {
		v.server.mu.Lock()
		defer v.server.mu.Unlock()
		v.server.logins++
		if v.server.refuses || user != "console" || password != secret {
			return smtp.ErrAuthFailed
		}
		return nil
	}), nil
}

func (v *visit) Mail(from string, _ *smtp.MailOptions) error {
	v.letter.from = from
	if v.server.hears != nil {
		if err := v.server.hears(v.conn, v.came); err != nil {
			return err
		}
	}
	return v.server.said(func(s *server) error { return s.mail })
}

func (v *visit) Rcpt(to string, _ *smtp.RcptOptions) error {
	v.letter.to = to
	return v.server.said(func(s *server) error { return s.rcpt })
}

func (v *visit) Data(r io.Reader) error {
	text, err := io.ReadAll(r)
	if err != nil {
		return err
	}
	v.letter.text = string(text)
	return v.server.said(func(s *server) error {
		if s.data == nil {
			s.got = append(s.got, v.letter)
			v.came++
		}
		return s.data
	})
}

func (v *visit) Reset() {
	if v.server.resets != nil && v.letter.text != "" {
		v.server.resets(v.conn)
	}
}

func (v *visit) Logout() error { return nil }

func (s *server) said(what func(*server) error) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	return what(s)
}

func (s *server) behave(change func(*server)) {
	s.mu.Lock()
	defer s.mu.Unlock()
	change(s)
}

func (s *server) letters() []letter {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]letter(nil), s.got...)
}

// serve starts a server; security is one of package mail's.
func serve(t *testing.T, security string) *server {
	t.Helper()
	s := &server{}
	certificate, roots := certify(t)
	s.roots = roots
	back := smtp.NewServer(s)
	back.Domain, back.AllowInsecureAuth = "mail.test", true
	back.ReadTimeout, back.WriteTimeout = 5*time.Second, 5*time.Second
	back.ErrorLog = quiet{}
	if security != mail.None {
		back.TLSConfig = &tls.Config{Certificates: []tls.Certificate{certificate}}
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	s.port = listener.Addr().(*net.TCPAddr).Port
	if security == mail.TLS {
		listener = tls.NewListener(listener, back.TLSConfig)
	}
	go func() { _ = back.Serve(listener) }()
	t.Cleanup(func() { _ = back.Close() })
	return s
}

type quiet struct{}

func (quiet) Printf(string, ...any) {}
func (quiet) Println(...any)        {}

// certify makes an authority of the test's own and a certificate for 127.0.0.1.
func certify(t *testing.T) (tls.Certificate, *x509.CertPool) {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	template := &x509.Certificate{
		SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "test"}, NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour),
		IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)}, IsCA: true, BasicConstraintsValid: true,
		KeyUsage: x509.KeyUsageDigitalSignature | x509.KeyUsageCertSign, ExtKeyUsage: []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth},
	}
	der, err := x509.CreateCertificate(rand.Reader, template, template, key.Public(), key)
	if err != nil {
		t.Fatal(err)
	}
	parsed, err := x509.ParseCertificate(der)
	if err != nil {
		t.Fatal(err)
	}
	roots := x509.NewCertPool()
	roots.AddCert(parsed)
	return tls.Certificate{Certificate: [][]byte{der}, PrivateKey: key}, roots
}

// house is a house that sends mail.
type house struct {
	*testhouse.House

	vault *seal.Vault
	texts *i18n.Catalogue
	post  *mail.Post
	ada   ledger.Actor
}

func open(t *testing.T) *house {
	t.Helper()
	h := &house{House: testhouse.Open(t, append(append([]ledger.Kind{}, mail.Kinds...), testhouse.BrokenKinds...)...)}
	h.texts = i18n.New()
	var err error
	if h.vault, _, err = seal.OpenVault(t.TempDir(), seal.VaultOptions{Keyring: seal.NoKeyring, WorkFactor: 1}); err == nil {
		err = h.vault.Protect(testhouse.Password)
	}
	if err != nil {
		t.Fatal(err)
	}
	h.post = h.newPost(nil)
	h.ada = h.SignUp(t, "ada")
	return h
}

func (h *house) newPost(roots *x509.CertPool) *mail.Post {
	return mail.NewPost(mail.Deps{
		DB: h.DB, Ledger: h.Ledger, Clock: h.Clock, Vault: h.vault, Bus: h.Bus, Accounts: h.Accounts,
		Texts: func() *i18n.Catalogue { return h.texts }, Roots: roots, Wait: 2 * time.Second,
	})
}

func input(s *server, security string) mail.Input {
	return mail.Input{
		Settings: mail.Settings{
			Host: "127.0.0.1", Port: s.port, Security: security, User: "console", From: "console@nordlicht.example", Name: "Nordlicht Konsole",
		},
		Password: secret,
	}
}

// use configures a server.
func (h *house) use(t *testing.T, s *server, security string) {
	t.Helper()
	h.post = h.newPost(s.roots)
	if err := h.post.Configure(t.Context(), h.ada, input(s, security)); err != nil {
		t.Fatal(err)
	}
}

func (h *house) test(t *testing.T) error {
	t.Helper()
	_, err := h.post.Test(t.Context(), h.ada.Account, "de")
	return err
}

func letterTo(id, to string) mail.Letter {
	return mail.Letter{
		ID: id, Ledger: "org_01ARZ3NDEKTSV4RRFFQ69G5FAV", Concept: "invitation", Language: "de", To: to, ToName: "Bo\r\nBcc: all@x.example",
		Subject: "Grüße\r\nX-Evil: 1", Text: "Hallo\n\nintendant:join?to=x&token=geheimnis-des-links\n", HTML: "<p>Hallo</p>",
	}
}

func (h *house) deliver(t *testing.T) int {
	t.Helper()
	n, err := h.post.Deliver(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func (h *house) state(t *testing.T, id string) mail.State {
	t.Helper()
	states, err := h.post.States(t.Context(), h.DB.Read(), []string{id})
	if err != nil {
		t.Fatal(err)
	}
	return states[id]
}

func portOf(l net.Listener) int {
	_, port, _ := net.SplitHostPort(l.Addr().String())
	n, _ := strconv.Atoi(port)
	return n
}

var (
	errLater  = &smtp.SMTPError{Code: 451, EnhancedCode: smtp.EnhancedCode{4, 3, 0}, Message: "later"}
	errCloses = &smtp.SMTPError{Code: 421, EnhancedCode: smtp.EnhancedCode{4, 7, 0}, Message: "enough for now"}
	errNever  = &smtp.SMTPError{Code: 550, EnhancedCode: smtp.EnhancedCode{5, 1, 1}, Message: "nobody"}
)
