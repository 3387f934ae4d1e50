package mail

import (
	"context"
	"database/sql"
	"encoding/base64"
	"errors"
	"net"
	"strings"

	"golang.org/x/net/idna"

	"intendant/backend/account"
	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/installation"
	"intendant/backend/ledger"
	"intendant/backend/name"
	"intendant/backend/sqlite"
)

// The ways to secure the connection.
const (
	STARTTLS = "starttls" // begins in the clear, and goes on only once it is encrypted
	TLS      = "tls"      // encrypted from the beginning
	None     = "none"     // only to this computer itself
)

// usualPort is the port that goes with a security.
var usualPort = map[string]int{STARTTLS: 587, TLS: 465, None: 25}

// Settings is how this installation sends mail.
type Settings struct {
	Host        string
	Port        int
	Security    string
	User        string // empty: the server asks for none
	From        string // the sender's address
	Name        string // the sender's name, or empty
	HasPassword bool
}

// Input is settings as the owner enters them. An empty password leaves the one
// that there is, as long as it goes to the same server for the same user.
type Input struct {
	Settings

	Password string
}

// Configured returns the settings to the owner; the second result is false where
// there are none.
func (p *Post) Configured(ctx context.Context, by ident.Account) (s Settings, ok bool, err error) {
	err = p.DB.ReadTx(ctx, func(q sqlite.Queryer) error {
		if _, err := installation.ReadAs(ctx, q, by); err != nil {
			return err
		}
		s, _, ok, err = read(ctx, q)
		return err
	})
	return s, ok, err
}

// Ready reports whether there are settings.
func (p *Post) Ready(ctx context.Context, q sqlite.Queryer) (bool, error) {
	var ready bool
	err := q.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM mail_settings WHERE sender IS NOT NULL)`).Scan(&ready)
	return ready, sqlite.Classify(err)
}

// Configure sets how mail is sent. Wrong fields are named all at once.
func (p *Post) Configure(ctx context.Context, by ledger.Actor, in Input) error {
	i, err := installation.ReadAs(ctx, p.DB.Read(), by.Account)
	if err != nil {
		return err
	}
	in = in.complete()
	if wrong := in.wrong(); len(wrong) > 0 {
		return fault.Invalid(wrong...)
	}
	sealed, err := p.password(ctx, i.ID, in)
	if err != nil {
		return err
	}
	_, err = p.Ledger.Commit(ctx, ledger.Draft{Ledger: i.Ledger(), By: by, Change: in.change(i.ID, sealed)})
	if err == nil {
		p.poke()
	}
	return err
}

// password is the sealed one that goes with settings: the one entered, or the
// one that there is.
func (p *Post) password(ctx context.Context, id ident.Installation, in Input) ([]byte, error) {
	if in.Password != "" {
		return p.Vault.Seal([]byte(in.Password), passwordPlace(id)...)
	}
	old, sealed, _, err := read(ctx, p.DB.Read())
	switch {
	case err != nil || in.User == "":
		return nil, err
	case !old.HasPassword || !same(old, in.Settings):
		return nil, fault.Invalid(fault.On("password", fault.Required))
	}
	return sealed, nil
}

// same tells whether a password would go to where it was entered for.
func same(a, b Settings) bool {
	return a.Host == b.Host && a.Port == b.Port && a.Security == b.Security && a.User == b.User
}

// Remove ends sending mail and forgets the password.
func (p *Post) Remove(ctx context.Context, by ledger.Actor) error {
	i, err := installation.ReadAs(ctx, p.DB.Read(), by.Account)
	if err != nil {
		return err
	}
	_, err = p.Ledger.Commit(ctx, ledger.Draft{Ledger: i.Ledger(), By: by, Change: &Removed{Installation: i.ID}})
	return err
}

// complete puts what was typed into one form.
func (in Input) complete() Input {
	in.Host, in.User, in.Name = strings.TrimSpace(in.Host), strings.TrimSpace(in.User), strings.TrimSpace(in.Name)
	if ascii, err := idna.Lookup.ToASCII(in.Host); err == nil {
		in.Host = ascii
	}
	if in.Port == 0 {
		in.Port = usualPort[in.Security]
	}
	if clean, _, _, ok := account.Address(in.From); ok {
		in.From = clean
	}
	return in
}

// wrong are the fields that can't work.
func (s Settings) wrong() []fault.Field {
	var wrong []fault.Field
	if s.Host == "" || len(s.Host) > 253 || !isHost(s.Host) {
		wrong = append(wrong, fault.On("host", fault.Malformed))
	}
	switch {
	case s.Port < 1:
		wrong = append(wrong, fault.On("port", fault.TooSmall, "min", "1"))
	case s.Port > 65535:
		wrong = append(wrong, fault.On("port", fault.TooLarge, "max", "65535"))
	}
	switch {
	case usualPort[s.Security] == 0:
		wrong = append(wrong, fault.On("security", fault.NotOffered))
	case s.Security == None && !loopback(s.Host):
		wrong = append(wrong, fault.On("security", fault.LoopbackOnly))
	}
	return append(wrong, s.wrongSender()...)
}

func (s Settings) wrongSender() []fault.Field {
	var wrong []fault.Field
	if clean, _, field, ok := account.Address(s.From); !ok {
		field.Name = "from"
		wrong = append(wrong, field)
	} else if clean != s.From {
		wrong = append(wrong, fault.On("from", fault.Malformed))
	}
	if strings.ContainsFunc(s.User, control) {
		wrong = append(wrong, fault.On("user", fault.ForbiddenChars))
	}
	if _, field, ok := name.Clean("name", s.Name); s.Name != "" && !ok {
		wrong = append(wrong, field)
	}
	return wrong
}

func control(r rune) bool { return r < ' ' || r == 0x7f }

func isHost(host string) bool {
	if net.ParseIP(host) != nil {
		return true
	}
	ascii, err := idna.Lookup.ToASCII(host)
	return err == nil && ascii == host && !strings.ContainsAny(host, "/:@ ")
}

func loopback(host string) bool {
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}

// passwordPlace is the associated data of the password: it opens nowhere else.
func passwordPlace(id ident.Installation) []string {
	return []string{"mail_settings", string(id), "sealed_password"}
}

func (in Input) change(id ident.Installation, sealed []byte) *Set {
	c := &Set{
		Host: in.Host, Installation: id, Port: int64(in.Port), Security: in.Security,
		Sender: ledger.Private{Subject: string(id), Class: classMail, Fields: map[string]string{
			"from": in.From, "name": in.Name, "user": in.User,
		}},
	}
	if sealed != nil {
		c.Sender.Fields["password"] = base64.StdEncoding.EncodeToString(sealed)
	}
	return c
}

// read returns the settings and the sealed password.
func read(ctx context.Context, q sqlite.Queryer) (s Settings, sealed []byte, ok bool, err error) {
	err = q.QueryRowContext(ctx,
		`SELECT host, port, security, COALESCE(user, ''), sealed_password, sender, COALESCE(sender_name, '')
		   FROM mail_settings WHERE sender IS NOT NULL`).
		Scan(&s.Host, &s.Port, &s.Security, &s.User, &sealed, &s.From, &s.Name)
	if errors.Is(err, sql.ErrNoRows) {
		return Settings{}, nil, false, nil
	}
	s.HasPassword = sealed != nil
	return s, sealed, err == nil, sqlite.Classify(err)
}
