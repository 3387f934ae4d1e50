package cli

import (
	"maps"

	"intendant/backend/access"
	"intendant/backend/account"
	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/installation"
	"intendant/backend/ledger"
	"intendant/backend/organization"
)

const (
	// crowdStep is how many members more each further history brings.
	crowdStep = 50
	// crowdMost bounds them.
	crowdMost = 100_000
	// crowdFrom and crowdTo are the days between which they join.
	crowdFrom, crowdTo = 22, 78
	// atOnce is how many of them are added in one Commit.
	atOnce = 500
	// adminOf: one of so many is an Admin.
	adminOf = 100
)

// grow adds the members whose time has come by a day. They were taken over from a
// list, and never came: they have no password.
func (s *story) grow(day int) error {
	passed := min(max(day-crowdFrom, 0), crowdTo-crowdFrom)
	for left := s.crowd*passed/(crowdTo-crowdFrom) - s.joined; left > 0; left -= atOnce {
		err := s.session(s.ines, func(s *story) error { return s.takeOver(min(left, atOnce)) })
		if err != nil {
			return err
		}
	}
	return nil
}

// takeOver adds n members in one Commit, with sign-up open as long as it takes.
func (s *story) takeOver(n int) error {
	i, err := installation.Read(s.ctx, s.DB.Read())
	if err != nil {
		return err
	}
	me, err := organization.MembershipOf(s.ctx, s.DB.Read(), s.by.Account, s.main)
	if err != nil {
		return err
	}
	if _, err := s.Installation.SetSignUp(s.ctx, s.by, true); err != nil && !fault.Is(err, fault.ChangeNone) {
		return err
	}
	drafts := make([]ledger.Draft, 0, 3*n)
	for range n {
		drafts = append(drafts, s.oneMore(i.Ledger(), me)...)
	}
	if _, err := s.Ledger.Commit(s.ctx, drafts...); err != nil {
		return err
	}
	_, err = s.Installation.SetSignUp(s.ctx, s.by, i.SignUpOpen)
	return err
}

// oneMore is an account and its membership.
func (s *story) oneMore(here string, me organization.Membership) []ledger.Draft {
	s.joined++
	a, m := ident.New[ident.Account](s.Organizations.IDs), ident.New[ident.Member](s.Organizations.IDs)
	first, last, address := somebody(s.random, s.joined)
	clean, key, _, _ := account.Address(address) // it is one
	profile := map[string]string{"email": clean, "first_name": first, "last_name": last}
	of := maps.Clone(profile)
	of["email_key"] = key
	role := access.Member
	if s.joined%adminOf == 0 {
		role = access.Admin
	}
	return []ledger.Draft{
		{Ledger: here, By: ledger.Actor{Account: a, Door: asPerson}, Change: &account.Created{
			Account: a, Contrast: account.Contrasts[0], Language: s.language, Theme: account.Themes[0],
			Profile: ledger.Private{Subject: string(a), Class: ledger.ClassProfile, Fields: of},
		}},
		{Ledger: string(s.main), By: me.Actor(s.by), Change: &organization.MemberAdded{
			Member: m, Roles: []access.Role{role}, Profile: ledger.Private{Subject: string(m), Class: ledger.ClassProfile, Fields: profile},
		}},
		{Ledger: here, By: s.by, Change: &organization.MemberLinked{Account: a, Member: m, Organization: s.main}},
	}
}
