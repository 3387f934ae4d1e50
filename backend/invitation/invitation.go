package invitation

import (
	"context"
	"io"
	"time"

	"intendant/backend/access"
	"intendant/backend/account"
	"intendant/backend/clock"
	"intendant/backend/fault"
	"intendant/backend/i18n"
	"intendant/backend/ident"
	"intendant/backend/ledger"
	"intendant/backend/mail"
	"intendant/backend/organization"
	"intendant/backend/sqlite"
	"intendant/backend/workspace"
)

const (
	// Lifetime is how long a link works.
	Lifetime = 7 * 24 * time.Hour
	// Kept is how long after its end it is known whom an invitation was for.
	Kept = 30 * 24 * time.Hour
	// MaxPeople bounds how many are invited at once.
	MaxPeople = 10_000
	// MaxMessage bounds the characters of a message.
	MaxMessage = 1000
)

// State is how an invitation stands.
type State string

// The states.
const (
	Open          State = "open"
	StateAccepted State = "accepted"
	StateDeclined State = "declined"
	StateExpired  State = "expired"
	StateRevoked  State = "revoked"
	classInvitee        = "invitee" // what a private part is erased by
)

// Invitation is an invitation as its table has it.
type Invitation struct {
	ID           ident.Invitation
	Organization ident.Organization
	Sent         time.Time
	SentBy       ident.Member
	Expires      time.Time
	Language     string
	Roles        []access.Role
	Workspaces   []workspace.Placement // sorted by their identifiers
	Email        string
	Name         string
	Message      string

	outcome  string
	emailKey string
	hash     []byte
}

// State is how it stands at a time.
func (i Invitation) State(now time.Time) State {
	switch {
	case i.outcome != "":
		return State(i.outcome)
	case !now.Before(i.Expires):
		return StateExpired
	}
	return Open
}

// Accounts knows the person behind an account. Package account does.
type Accounts interface {
	Get(ctx context.Context, id ident.Account) (account.Account, error)
}

// Deps is what Invitations works with; all but Entropy must be set.
type Deps struct {
	DB           *sqlite.DB
	Ledger       *ledger.Ledger
	IDs          *ident.Source
	Clock        clock.Clock
	Accounts     Accounts
	Installation ident.Installation
	Texts        func() *i18n.Catalogue
	// Seats is how many active members an organization's plan has room for.
	Seats func(ctx context.Context, q sqlite.Queryer, id ident.Organization) (int, error)
	// Post sends what is to be mailed.
	Post *mail.Post
	// Entropy makes secrets; nil: the operating system's.
	Entropy io.Reader
}

// Invitations is where people are invited and join.
type Invitations struct {
	Deps

	tries  tries
	guests guests
}

// New makes Invitations.
func New(d Deps) *Invitations { return &Invitations{Deps: d} }

// may finds the membership of somebody who manages invitations.
func (i *Invitations) may(ctx context.Context, q sqlite.Queryer, by ident.Account, id ident.Organization) (organization.Membership, error) {
	m, err := organization.MembershipOf(ctx, q, by, id)
	if err == nil {
		err = m.Require(access.InvitationsManage)
	}
	return m, err
}

// ended is what to say to somebody who comes with a link that no longer works.
func (i Invitation) ended(now time.Time) error {
	switch i.State(now) {
	case Open:
		return nil
	case StateExpired:
		return fault.New(fault.InvitationExpired)
	case StateRevoked:
		return fault.New(fault.InvitationRevoked)
	default:
		return fault.New(fault.InvitationUsed)
	}
}

func target(id ident.Invitation) ledger.Target {
	return ledger.Target{Type: "invitation", ID: string(id)}
}
