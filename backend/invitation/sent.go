package invitation

import (
	"context"
	"crypto/sha256"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"intendant/backend/access"
	"intendant/backend/account"
	"intendant/backend/fault"
	"intendant/backend/i18n"
	"intendant/backend/ident"
	"intendant/backend/ledger"
	"intendant/backend/name"
	"intendant/backend/organization"
	"intendant/backend/sqlite"
)

// Sent invites a person. Who it is stands beside the entry.
type Sent struct {
	Expires    int64            `json:"expires"` // ms UTC
	Hash       []byte           `json:"hash"`    // SHA-256 of the link's secret
	Invitation ident.Invitation `json:"invitation"`
	Language   string           `json:"language"`
	Roles      []access.Role    `json:"roles"`      // in the order of access.Roles
	Workspaces []string         `json:"workspaces"` // workspace.Placements
	Invitee    ledger.Private   `json:"-"`          // email, email_key, name, message

	seats *seats
}

// Check wants a person who isn't there and isn't asked yet, and a seat for them.
func (c *Sent) Check(ctx context.Context, tx *sqlite.Tx, _ ledger.Actor, at ledger.Stamp) error {
	if c.Invitation == "" || !c.Invitee.About(string(c.Invitation), classInvitee) {
		return fault.New(fault.NotFound)
	}
	if wrong := c.wrong(at.Time); len(wrong) > 0 {
		return fault.Invalid(wrong...)
	}
	if err := checkPlaced(ctx, tx, at, c.Workspaces); err != nil {
		return err
	}
	var repeated, member, invited bool
	err := tx.QueryRowContext(ctx,
		`SELECT EXISTS (SELECT 1 FROM invitation WHERE id = ?4), `+memberHas+`,
		        EXISTS (SELECT 1 FROM invitation WHERE organization = ?1 AND email_key = ?2 AND ended IS NULL AND expires > ?3)`,
		at.Ledger, c.Invitee.Fields["email_key"], at.Time.UnixMilli(), c.Invitation).Scan(&repeated, &member, &invited)
	switch {
	case err != nil:
		return err
	case repeated:
		return fault.New(fault.ChangeRepeated)
	case member:
		return fault.New(fault.InvitationMember, "email", c.Invitee.Fields["email"])
	case invited:
		return fault.New(fault.InvitationInvited, "email", c.Invitee.Fields["email"])
	}
	return c.seats.take(ctx, tx, at)
}

// memberHas finds the address ?2 among the accounts of the organization ?1.
const memberHas = `EXISTS (SELECT 1 FROM account a JOIN account_member l ON l.account = a.id AND l.organization = ?1 WHERE a.email_key = ?2)`

// wrong repeats what Send made sure of: a Change may have come another way.
func (c *Sent) wrong(now time.Time) []fault.Field {
	var wrong []fault.Field
	p := c.Invitee.Fields
	if clean, key, field, ok := account.Address(p["email"]); !ok {
		wrong = append(wrong, field)
	} else if clean != p["email"] || key != p["email_key"] {
		wrong = append(wrong, fault.On("email", fault.Malformed))
	}
	if field, ok := organization.SoundRoles(c.Roles); !ok {
		wrong = append(wrong, field)
	}
	if clean, field, ok := cleanName(p["name"]); !ok {
		wrong = append(wrong, field)
	} else if clean != p["name"] {
		wrong = append(wrong, fault.On("name", fault.Malformed))
	}
	if utf8.RuneCountInString(p["message"]) > MaxMessage {
		wrong = append(wrong, fault.On("message", fault.TooLong, "max", "1000"))
	}
	if !slices.Contains(i18n.Languages, c.Language) {
		wrong = append(wrong, fault.On("language", fault.NotOffered))
	}
	if !soundLink(c.Hash, c.Expires, now) {
		wrong = append(wrong, fault.On("expires", fault.Malformed))
	}
	return wrong
}

// soundLink holds a link against the rules; a clock may be set back a little
// between making and committing it.
func soundLink(hash []byte, expires int64, now time.Time) bool {
	return len(hash) == sha256.Size && expires > now.UnixMilli() && expires <= now.Add(Lifetime+time.Minute).UnixMilli()
}

// cleanName is a name, which an invitation may lack.
func cleanName(typed string) (string, fault.Field, bool) {
	if strings.TrimSpace(typed) == "" {
		return "", fault.Field{}, true
	}
	return name.Clean("name", typed)
}

// Apply adds the invitation.
func (c *Sent) Apply(ctx context.Context, tx *sqlite.Tx, by ledger.Actor, at ledger.Stamp) error {
	p := c.Invitee.Fields
	_, err := tx.ExecContext(ctx,
		`INSERT INTO invitation (organization, id, sent, sent_by, expires, language, roles, workspaces, hash, email, email_key, name, message)
		 VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		at.Ledger, c.Invitation, at.Time.UnixMilli(), by.Member, c.Expires, c.Language, access.Joined(c.Roles), strings.Join(c.Workspaces, " "), c.Hash,
		ledger.OrNull(p, "email"), ledger.OrNull(p, "email_key"), ledger.OrNull(p, "name"), ledger.OrNull(p, "message"))
	return err
}

// Privates is who was invited.
func (c *Sent) Privates() []*ledger.Private { return []*ledger.Private{&c.Invitee} }

// Target is the invitation.
func (c *Sent) Target() ledger.Target { return target(c.Invitation) }
