package invitation

import (
	"context"
	"crypto/subtle"
	"slices"

	"intendant/backend/access"
	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/ledger"
	"intendant/backend/name"
	"intendant/backend/organization"
	"intendant/backend/sqlite"
	"intendant/backend/workspace"
)

// Accepted makes a member of whoever has an invitation's link. Which account
// they are is in the installation's ledger (account.member_linked).
type Accepted struct {
	Active     bool             `json:"active"` // there was a seat for them
	Invitation ident.Invitation `json:"invitation"`
	Member     ident.Member     `json:"member"`
	// OtherAddress says that the account has another address than was invited.
	OtherAddress bool           `json:"otherAddress"`
	Roles        []access.Role  `json:"roles"`      // in the order of access.Roles
	Workspaces   []string       `json:"workspaces"` // workspace.Placements; of those that were archived since nothing comes
	Profile      ledger.Private `json:"-"`          // email, first_name, last_name

	secret []byte
	seats  func(ctx context.Context, q sqlite.Queryer, id ident.Organization) (int, error)
}

// Check wants the secret of an open one, and that its terms are the entry's. It
// finds out whether there is a seat.
func (c *Accepted) Check(ctx context.Context, tx *sqlite.Tx, by ledger.Actor, at ledger.Stamp) error {
	is, err := unlocked(ctx, tx, at, c.Invitation, c.secret)
	if err != nil {
		return err
	}
	if c.Member == "" || by.Member != c.Member || !c.Profile.About(string(c.Member), ledger.ClassProfile) ||
		!slices.Equal(c.Workspaces, workspace.Placements(is.Workspaces)) || !slices.Equal(c.Roles, is.Roles) || c.seats == nil {
		return fault.New(fault.PermissionDenied)
	}
	wrong := name.Unclean(c.Profile.Fields)
	if c.Profile.Fields["email"] == "" {
		wrong = append(wrong, fault.On("email", fault.Required))
	}
	if len(wrong) > 0 {
		return fault.Invalid(wrong...)
	}
	return c.seat(ctx, tx, at)
}

func (c *Accepted) seat(ctx context.Context, tx *sqlite.Tx, at ledger.Stamp) error {
	used, err := organization.SeatsUsed(ctx, tx, at.Organization())
	if err != nil {
		return err
	}
	have, err := c.seats(ctx, tx, at.Organization())
	c.Active = used < have
	return err
}

// Apply adds the member and ends the invitation.
func (c *Accepted) Apply(ctx context.Context, tx *sqlite.Tx, _ ledger.Actor, at ledger.Stamp) error {
	var by ident.Member
	err := tx.QueryRowContext(ctx, `SELECT sent_by FROM invitation WHERE organization = ? AND id = ?`, at.Ledger, c.Invitation).Scan(&by)
	if err != nil {
		return err
	}
	err = organization.AddMember(ctx, tx, at, organization.NewMember{
		Member: c.Member, Roles: c.Roles, Profile: c.Profile.Fields, AddedBy: by, Active: c.Active,
	})
	if err != nil {
		return err
	}
	places, _ := workspace.ParsePlacements(c.Workspaces) // as Check had them
	if err := workspace.Place(ctx, tx, at, c.Member, places); err != nil {
		return err
	}
	if err := end(ctx, tx, c.Invitation, StateAccepted, at); err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx,
		`UPDATE invitation SET member = ?, email = NULL, email_key = NULL, name = NULL, message = NULL WHERE organization = ? AND id = ?`,
		c.Member, at.Ledger, c.Invitation)
	return err
}

// Privates is the profile.
func (c *Accepted) Privates() []*ledger.Private { return []*ledger.Private{&c.Profile} }

// Erases who was invited: now a member.
func (c *Accepted) Erases() []ledger.Erasure {
	return []ledger.Erasure{{Subject: string(c.Invitation), Class: classInvitee}}
}

// Target is the invitation.
func (c *Accepted) Target() ledger.Target { return target(c.Invitation) }

// unlocked is an open invitation to somebody who has its secret. To others there
// is none.
func unlocked(ctx context.Context, q sqlite.Queryer, at ledger.Stamp, id ident.Invitation, secret []byte) (Invitation, error) {
	is, err := read(ctx, q, at.Organization(), id)
	if fault.Is(err, fault.NotFound) || err == nil && !is.opensBy(secret) {
		return Invitation{}, fault.New(fault.InvitationUnknown)
	}
	if err == nil {
		err = is.ended(at.Time)
	}
	return is, err
}

func (i Invitation) opensBy(secret []byte) bool {
	return subtle.ConstantTimeCompare(i.hash, hashOf(secret)) == 1
}
