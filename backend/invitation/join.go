package invitation

import (
	"context"
	"sync"
	"time"

	"intendant/backend/account"
	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/ledger"
	"intendant/backend/organization"
	"intendant/backend/sqlite"
	"intendant/backend/workspace"
)

// Accept makes the account a member of the organization that a link or a file
// invites to. Each works once, also for a hundred at a time. It returns
// what Look does, fault.InvitationExpired, -Revoked or -Used for one that is over,
// and fault.MemberExists for somebody who is there already.
func (i *Invitations) Accept(ctx context.Context, by ledger.Actor, text string) (ident.Organization, error) {
	is, token, err := i.open(ctx, text)
	if err != nil {
		return "", err
	}
	if err := is.ended(i.Clock.Now()); err != nil {
		return "", err
	}
	if there, err := i.belongs(ctx, i.DB.Read(), by.Account, is.Organization); err != nil || there {
		if err == nil {
			err = fault.New(fault.MemberExists)
		}
		return "", err
	}
	who, err := i.Accounts.Get(ctx, by.Account)
	if err != nil {
		return "", err
	}
	change := i.accepted(is, token, who)
	as := organization.Membership{Organization: is.Organization, Member: change.Member}
	_, err = i.Ledger.Commit(ctx,
		ledger.Draft{Ledger: string(is.Organization), By: as.Actor(by), Change: change},
		ledger.Draft{Ledger: string(i.Installation), By: by, Change: &organization.MemberLinked{
			Account: by.Account, Member: change.Member, Organization: is.Organization,
		}})
	if err != nil {
		return "", err
	}
	return is.Organization, i.Post.Drop(ctx, string(is.ID))
}

func (i *Invitations) accepted(is Invitation, token Token, who account.Account) *Accepted {
	_, key, _, _ := account.Address(who.Email) //nolint:dogsled // an account's address is one
	m := ident.New[ident.Member](i.IDs)
	return &Accepted{
		Invitation: is.ID, Member: m, OtherAddress: key != is.emailKey, Roles: is.Roles, Workspaces: workspace.Placements(is.Workspaces),
		Profile: ledger.Private{Subject: string(m), Class: ledger.ClassProfile, Fields: map[string]string{
			"email": who.Email, "first_name": who.FirstName, "last_name": who.LastName,
		}},
		secret: token.Secret, seats: i.Seats,
	}
}

// Decline ends the invitation that a link or a file leads to. The record says
// that whoever had it declined, and no account.
func (i *Invitations) Decline(ctx context.Context, by ledger.Actor, text string) error {
	is, token, err := i.open(ctx, text)
	if err != nil {
		return err
	}
	_, err = i.Ledger.Commit(ctx, ledger.Draft{
		Ledger: string(is.Organization), By: ledger.Actor{Door: by.Door, Client: by.Client},
		Change: &Declined{Invitation: is.ID, secret: token.Secret},
	})
	if err != nil {
		return err
	}
	return i.Post.Drop(ctx, string(is.ID))
}

// Admit is what lets somebody with a link sign up while sign-up is closed. It
// returns what Look does for one that leads nowhere.
func (i *Invitations) Admit(ctx context.Context, text string) (account.Admission, error) {
	is, token, err := i.open(ctx, text)
	if err != nil {
		return nil, err
	}
	if err := is.ended(i.Clock.Now()); err != nil {
		return nil, err
	}
	return &admission{i: i, to: is, token: token}, nil
}

// admission lets somebody with a link sign up.
type admission struct {
	i     *Invitations
	to    Invitation
	token Token
}

// Admit wants an invitation that is still open, and has made few accounts.
func (a *admission) Admit(ctx context.Context, q sqlite.Queryer, id ident.Account, now time.Time) error {
	again, err := read(ctx, q, a.to.Organization, a.to.ID)
	switch {
	case err != nil:
		return err
	case !again.opensBy(a.token.Secret):
		return fault.New(fault.InvitationUnknown)
	}
	if err := again.ended(now); err != nil {
		return err
	}
	return a.i.guests.admit(a.to.ID, id)
}

// Withdraw takes an account back that was not made.
func (a *admission) Withdraw(id ident.Account) { a.i.guests.withdraw(a.to.ID, id) }

// guestsMost is how many accounts may be made by one invitation before somebody
// accepts it: a person may begin again with another address.
const guestsMost = 5

// guests are the accounts that were made by each open invitation since the program
// started, with those that are being made.
type guests struct {
	mu   sync.Mutex
	came map[ident.Invitation]map[ident.Account]bool
}

func (g *guests) admit(by ident.Invitation, id ident.Account) error {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.came == nil {
		g.came = map[ident.Invitation]map[ident.Account]bool{}
	}
	if g.came[by] == nil {
		g.came[by] = map[ident.Account]bool{}
	}
	if len(g.came[by]) >= guestsMost && !g.came[by][id] {
		return fault.New(fault.InvitationTries)
	}
	g.came[by][id] = true
	return nil
}

func (g *guests) withdraw(by ident.Invitation, id ident.Account) {
	g.mu.Lock()
	defer g.mu.Unlock()
	delete(g.came[by], id)
}
