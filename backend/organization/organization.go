package organization

import (
	"context"
	"time"

	"intendant/backend/access"
	"intendant/backend/account"
	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/ledger"
	"intendant/backend/sqlite"
)

// Organization is an organization as one of its members sees it.
type Organization struct {
	ID    ident.Organization
	Name  string
	Roles []access.Role
	// MFAPolicy is MFAOff, MFAPrompt or MFARequired.
	MFAPolicy string
	// Inactive says that the member has no seat.
	Inactive bool
}

// Passwords asks a person who is signed in for their password again, if they
// have one. Package account does it.
type Passwords interface {
	ConfirmAgain(ctx context.Context, by ledger.Actor, typed string) error
}

// Accounts knows the person behind an account. Package account does.
type Accounts interface {
	Get(ctx context.Context, id ident.Account) (account.Account, error)
}

// Deps is what Organizations works with; all must be set.
type Deps struct {
	DB        *sqlite.DB
	Ledger    *ledger.Ledger
	IDs       *ident.Source
	Accounts  Accounts
	Passwords Passwords
	Seats     Seats
	// Founding are further Changes of a new organization: its free plans, its default
	// workspace. Nil: none.
	Founding func(ctx context.Context, q sqlite.Queryer, creator account.Account) ([]ledger.Change, error)
	// Forget removes what outside of the database still holds a deleted
	// organization: automatic backups.
	Forget func() error
}

// Organizations is where people make, open, change and delete organizations.
type Organizations struct{ Deps }

// New makes Organizations.
func New(d Deps) *Organizations { return &Organizations{Deps: d} }

// Membership is an account in an organization.
type Membership struct {
	Organization ident.Organization
	Member       ident.Member
	Roles        []access.Role
	Inactive     bool // without a seat: may only leave
}

// MembershipOf finds what an account is in an organization. It returns
// fault.NotFound where it is nothing, whether or not the organization exists.
func MembershipOf(ctx context.Context, q sqlite.Queryer, by ident.Account, id ident.Organization) (Membership, error) {
	m := Membership{Organization: id}
	err := q.QueryRowContext(ctx,
		`SELECT m.id, m.inactive IS NOT NULL FROM account_member l JOIN member m ON m.organization = l.organization AND m.id = l.member
		  WHERE l.organization = ? AND l.account = ? AND m.removed IS NULL`, id, by).Scan(&m.Member, &m.Inactive)
	if err != nil {
		return Membership{}, orNotFound(err)
	}
	m.Roles, err = rolesOf(ctx, q, id, m.Member)
	return m, err
}

// Require returns fault.PermissionDenied unless a role of the member gives p, and
// fault.MemberInactive to one without a seat for everything but access.Self.
func (m Membership) Require(p access.Permission) error {
	switch {
	case m.Inactive && p != access.Self:
		return fault.New(fault.MemberInactive)
	case access.Of(m.Roles...)[p]:
		return nil
	}
	return fault.New(fault.PermissionDenied, "permission", string(p))
}

// Actor is the member as the one who changes something.
func (m Membership) Actor(by ledger.Actor) ledger.Actor {
	return ledger.Actor{Account: by.Account, Member: m.Member, Door: by.Door, Client: by.Client}
}

// Permissions are what a member may do in the organization's ledger, for the
// ledger's Authority. One without a seat has access.Self only.
func Permissions(ctx context.Context, q sqlite.Queryer, id ident.Organization, member ident.Member) (access.Set, error) {
	m, err := memberOf(ctx, q, id, member)
	switch {
	case fault.Is(err, fault.NotFound):
		return access.Set{}, nil
	case m.inactive && len(m.roles) > 0:
		return access.Set{access.Self: true}, err
	}
	return access.Of(m.roles...), err
}

// may finds the membership and requires a permission of it.
func (o *Organizations) may(ctx context.Context, by ledger.Actor, id ident.Organization, p access.Permission) (Membership, error) {
	m, err := MembershipOf(ctx, o.DB.Read(), by.Account, id)
	if err == nil {
		err = m.Require(p)
	}
	return m, err
}

// commit makes a Change of a member's.
func (o *Organizations) commit(ctx context.Context, by ledger.Actor, m Membership, c ledger.Change) error {
	_, err := o.Ledger.Commit(ctx, ledger.Draft{Ledger: string(m.Organization), By: m.Actor(by), Change: c})
	return err
}

func milliseconds(ms int64) time.Time { return time.UnixMilli(ms).UTC() }
