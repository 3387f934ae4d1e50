package person

import (
	"context"
	"strconv"
	"strings"

	"intendant/backend/account"
	"intendant/backend/fault"
	"intendant/backend/installation"
	"intendant/backend/ledger"
	"intendant/backend/organization"
	"intendant/backend/sqlite"
)

// alone has a deletion look again, where nobody comes in between any more, whether
// anybody but the person belongs to the organization. It is fault.AccountLastAdmin
// where somebody joined meanwhile.
func (s Stake) alone(d ledger.Deletion) ledger.Deletion {
	purge := d.Purge
	d.Purge = func(ctx context.Context, tx *sqlite.Tx) error {
		var n int
		if err := tx.QueryRowContext(ctx, activeIn, s.Organization).Scan(&n); err != nil {
			return err
		}
		if n > 1 {
			return fault.New(fault.AccountLastAdmin, "organizations", s.Name)
		}
		return purge(ctx, tx)
	}
	return d
}

// Delete erases the person's account, whose address is typed to say that it is
// meant: who they were goes from the installation's ledger and from every
// organization's, and organizations in which they were alone go with them. It
// returns fault.AccountLastAdmin and fault.AccountOwner where others would be
// left without an Admin or an owner.
func (p *People) Delete(ctx context.Context, by ledger.Actor, typed string) error {
	page, err := p.Profile(ctx, by.Account)
	if err != nil {
		return err
	}
	if !page.IsAddress(typed) {
		return fault.New(fault.EmailMismatch)
	}
	if err := page.mayGo(); err != nil {
		return err
	}
	i, err := installation.Read(ctx, p.DB.Read())
	if err != nil {
		return err
	}
	last, err := p.lastWill(ctx, page)
	if err != nil {
		return err
	}
	return p.Ledger.Dissolve(ctx, p.dissolution(i, by, page, last))
}

func (p *People) lastWill(ctx context.Context, page Profile) ([]ledger.Change, error) {
	if page.Others > 0 || p.Clear == nil {
		return nil, nil
	}
	return p.Clear(ctx)
}

// mayGo says who would be left behind.
func (p Profile) mayGo() error {
	var names []string
	for _, s := range p.Stakes {
		if s.LastAdmin && s.Members > 1 {
			names = append(names, s.Name)
		}
	}
	switch {
	case len(names) > 0:
		return fault.New(fault.AccountLastAdmin, "organizations", strings.Join(names, ", "))
	case p.Owner && p.Others > 0:
		return fault.New(fault.AccountOwner, "accounts", strconv.Itoa(p.Others))
	}
	return nil
}

func (p *People) dissolution(
	i installation.Installation, by ledger.Actor, page Profile, last []ledger.Change,
) ledger.Dissolution {
	d := ledger.Dissolution{Purge: func(ctx context.Context, tx *sqlite.Tx) error {
		return p.Accounts.Forget(ctx, tx, page.Account)
	}}
	for _, s := range page.Stakes {
		if s.Members == 1 {
			d.Deletions = append(d.Deletions, s.alone(p.Organizations.Deletion(i, by, s.Membership)))
			continue
		}
		d.Drafts = append(d.Drafts,
			ledger.Draft{Ledger: string(s.Organization), By: s.Actor(by), Change: &organization.MemberAccountDeleted{Member: s.Member}},
			ledger.Draft{Ledger: i.Ledger(), By: by, Change: &organization.MemberUnlinked{
				Account: by.Account, Member: s.Member, Organization: s.Organization,
			}})
	}
	for _, change := range append(last, &account.Deleted{Account: by.Account}) {
		d.Drafts = append(d.Drafts, ledger.Draft{Ledger: i.Ledger(), By: by, Change: change})
	}
	if len(d.Deletions) > 0 || page.Others == 0 {
		d.Forget = p.Forget // what is left of the others' data is worth its backups, which expire by themselves
	}
	return d
}
