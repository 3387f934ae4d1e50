package mail

import (
	"context"
	"encoding/base64"
	"fmt"
	"strconv"

	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/ledger"
	"intendant/backend/sqlite"
)

// classMail is what the sender and the sealed password are erased by.
const classMail = "mail"

// Set says how mail is sent. Who sends it and the sealed password stand beside
// the entry, and go when the next ones are set.
type Set struct {
	Host         string             `json:"host"`
	Installation ident.Installation `json:"installation"`
	Port         int64              `json:"port"`
	Security     string             `json:"security"`
	Sender       ledger.Private     `json:"-"` // from, name, user; password in base64, where there is one
}

func (c *Set) settings() Settings {
	p := c.Sender.Fields
	return Settings{
		Host: c.Host, Port: int(c.Port), Security: c.Security, User: p["user"], From: p["from"], Name: p["name"],
		HasPassword: p["password"] != "",
	}
}

// Check wants settings that can work, and other ones than there are.
func (c *Set) Check(ctx context.Context, tx *sqlite.Tx, _ ledger.Actor, at ledger.Stamp) error {
	if string(c.Installation) != at.Ledger || !c.Sender.About(at.Ledger, classMail) {
		return fault.New(fault.NotFound)
	}
	if wrong := c.settings().wrong(); len(wrong) > 0 {
		return fault.Invalid(wrong...)
	}
	old, sealed, ok, err := read(ctx, tx)
	if err == nil && ok && old == c.settings() && base64.StdEncoding.EncodeToString(sealed) == c.Sender.Fields["password"] {
		err = fault.New(fault.ChangeNone)
	}
	return err
}

// Diff is what is different, but for the sender and the password.
func (c *Set) Diff(ctx context.Context, tx *sqlite.Tx) (ledger.Diff, error) {
	old, _, ok, err := read(ctx, tx)
	d := ledger.Diff{Before: map[string]string{}, After: map[string]string{}}
	if err != nil {
		return d, err
	}
	port := ""
	if ok {
		port = strconv.Itoa(old.Port)
	}
	for _, f := range []struct{ name, before, after string }{
		{"host", old.Host, c.Host},
		{"port", port, strconv.FormatInt(c.Port, 10)},
		{"security", old.Security, c.Security},
	} {
		if f.before != f.after {
			d.Before[f.name], d.After[f.name] = f.before, f.after
		}
	}
	return d, nil
}

// Apply writes the settings.
func (c *Set) Apply(ctx context.Context, tx *sqlite.Tx, _ ledger.Actor, _ ledger.Stamp) error {
	var sealed any
	if text := c.Sender.Fields["password"]; text != "" {
		bytes, err := base64.StdEncoding.DecodeString(text)
		if err != nil {
			return fmt.Errorf("mail: sealed password: %w", err)
		}
		sealed = bytes
	}
	p := c.Sender.Fields
	_, err := tx.ExecContext(ctx,
		`INSERT OR REPLACE INTO mail_settings (only, host, port, security, user, sealed_password, sender, sender_name)
		 VALUES (1, ?, ?, ?, ?, ?, ?, ?)`,
		c.Host, c.Port, c.Security, ledger.OrNull(p, "user"), sealed, ledger.OrNull(p, "from"), ledger.OrNull(p, "name"))
	return err
}

// Privates is the sender.
func (c *Set) Privates() []*ledger.Private { return []*ledger.Private{&c.Sender} }

// Erases the sender that this one supersedes.
func (c *Set) Erases() []ledger.Erasure { return superseded(c.Installation) }

// Target is the installation.
func (c *Set) Target() ledger.Target { return target(c.Installation) }

func superseded(id ident.Installation) []ledger.Erasure {
	return []ledger.Erasure{{Subject: string(id), Class: classMail}}
}

func target(id ident.Installation) ledger.Target {
	return ledger.Target{Type: "installation", ID: string(id)}
}
