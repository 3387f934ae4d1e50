package person

import (
	"context"

	"intendant/backend/account"
	"intendant/backend/fault"
	"intendant/backend/installation"
	"intendant/backend/ledger"
	"intendant/backend/organization"
)

// SetName gives the person another name: in their account, and in each of their
// organizations, all at once. It changes nothing, and is no error, where it is
// theirs already.
func (p *People) SetName(ctx context.Context, by ledger.Actor, first, last string) error {
	who, err := p.Accounts.Get(ctx, by.Account)
	if err != nil {
		return err
	}
	renamed, change, err := who.Renamed(first, last)
	if err != nil {
		return err
	}
	return p.spread(ctx, by, change, renamed)
}

// SetEmail gives the person another address, in the same way. It isn't verified:
// nothing here can mail a code to it.
func (p *People) SetEmail(ctx context.Context, by ledger.Actor, email string) error {
	who, err := p.Accounts.Get(ctx, by.Account)
	if err != nil {
		return err
	}
	readdressed, change, err := who.Readdressed(email)
	if err != nil {
		return err
	}
	return p.spread(ctx, by, change, readdressed)
}

// spread commits the account's Change and, where an organization shows the
// person otherwise, its own.
func (p *People) spread(ctx context.Context, by ledger.Actor, change ledger.Change, next account.Account) error {
	i, err := installation.Read(ctx, p.DB.Read())
	if err != nil {
		return err
	}
	list, err := stakes(ctx, p.DB.Read(), by.Account)
	if err != nil {
		return err
	}
	drafts := []ledger.Draft{{Ledger: i.Ledger(), By: by, Change: change}}
	for _, s := range list {
		if !s.shows(next) {
			drafts = append(drafts, ledger.Draft{
				Ledger: string(s.Organization), By: s.Actor(by), Change: organization.ProfileOf(s.Member, next),
			})
		}
	}
	_, err = p.Ledger.Commit(ctx, drafts...)
	if fault.Is(err, fault.ChangeNone) {
		return nil
	}
	return err
}

func (s Stake) shows(a account.Account) bool {
	return s.email == a.Email && s.first == a.FirstName && s.last == a.LastName
}
