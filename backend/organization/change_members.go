package organization

import (
	"context"
	"slices"

	"intendant/backend/access"
	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/installation"
	"intendant/backend/ledger"
	"intendant/backend/name"
	"intendant/backend/sqlite"
)

// Trial remembers in a Change what its Check said, for whoever made several and
// must say of whom one was refused.
type Trial struct {
	refused error
}

// Verdict is what Check returns.
func (t *Trial) Verdict(err error) error {
	t.refused = err
	return err
}

// Refusal is what Check returned.
func (t *Trial) Refusal() error { return t.refused }

// OnMember is a Change of one member, made together with those of others.
type OnMember interface {
	ledger.Change
	Refusal() error
	Target() ledger.Target
}

// SetRoles gives and takes roles of members, all or none, and returns how many
// changed by it. It returns fault.MembersLastAdmin and fault.MembersGone with the
// name of whoever stands in the way.
func (o *Organizations) SetRoles(
	ctx context.Context, by ledger.Actor, id ident.Organization, members []ident.Member, add, remove []access.Role,
) (int, error) {
	return o.change(ctx, by, id, members, func(_ Membership, m ident.Member) (OnMember, error) {
		is, err := memberOf(ctx, o.DB.Read(), id, m)
		if err != nil || is.removed {
			return &MemberRemoved{Member: m}, err // its Check says that they are gone
		}
		roles := slices.DeleteFunc(append(slices.Clone(add), is.roles...), func(r access.Role) bool {
			return slices.Contains(remove, r) && !slices.Contains(add, r)
		})
		if roles = access.Sorted(roles); slices.Equal(roles, is.roles) {
			return nil, nil //nolint:nilnil // nothing to change
		}
		return &MemberRolesChanged{Member: m, Roles: roles, from: is.roles}, nil
	})
}

// SetSeats gives members seats, or takes them, as SetRoles does. It returns
// fault.SeatsFull where there are too few.
func (o *Organizations) SetSeats(
	ctx context.Context, by ledger.Actor, id ident.Organization, members []ident.Member, active bool,
) (int, error) {
	return o.change(ctx, by, id, members, func(me Membership, m ident.Member) (OnMember, error) {
		is, err := memberOf(ctx, o.DB.Read(), id, m)
		switch {
		case err != nil || !is.removed && is.inactive != active:
			return nil, err
		case active:
			return &MemberActivated{Member: m, Seats: o.Seats}, nil
		case m == me.Member:
			return nil, fault.New(fault.MemberYourself)
		}
		return &MemberDeactivated{Member: m}, nil
	})
}

// GiveSeat gives one's own seat to another member, where none is free: both or
// neither. It returns fault.MembersLastAdmin where no active Admin would remain.
func (o *Organizations) GiveSeat(ctx context.Context, by ledger.Actor, id ident.Organization, to ident.Member) error {
	me, err := o.may(ctx, by, id, access.MembersManage)
	if err != nil {
		return err
	}
	if to == me.Member {
		return fault.New(fault.MemberYourself)
	}
	changes := []OnMember{ // in this order: one without a seat can't give it
		&MemberActivated{Member: to, Seats: o.Seats, instead: me.Member}, &MemberDeactivated{Member: me.Member},
	}
	drafts, err := o.drafts(ctx, by, me, changes)
	if err != nil {
		return err
	}
	if _, err = o.Ledger.Commit(ctx, drafts...); err != nil {
		err = Naming(ctx, o.DB.Read(), id, changes, err)
	}
	return err
}

// Remove ends memberships, as SetRoles does.
func (o *Organizations) Remove(ctx context.Context, by ledger.Actor, id ident.Organization, members []ident.Member) (int, error) {
	return o.RemoveWith(ctx, by, id, members, nil)
}

// Leave ends one's own membership. It returns fault.LastAdmin to the only active
// Admin.
func (o *Organizations) Leave(ctx context.Context, by ledger.Actor, id ident.Organization) error {
	m, err := o.may(ctx, by, id, access.Self)
	if err != nil {
		return err
	}
	i, err := installation.Read(ctx, o.DB.Read())
	if err != nil {
		return err
	}
	_, err = o.Ledger.Commit(ctx,
		ledger.Draft{Ledger: string(id), By: m.Actor(by), Change: &MemberLeft{Member: m.Member}},
		ledger.Draft{Ledger: i.Ledger(), By: by, Change: &MemberUnlinked{Account: by.Account, Member: m.Member, Organization: id}})
	return err
}

// With is what ends together with memberships: the keys that the members made.
type With struct {
	// Changes end it. They stand before the removals, in the same Commit.
	Changes func(ctx context.Context, q sqlite.Queryer, id ident.Organization, members []ident.Member) ([]ledger.Change, error)
	// Gone returns fault.ChangeNone while something is left of it: somebody made
	// more in the meantime, and Changes must be asked again.
	Gone func(ctx context.Context, q sqlite.Queryer, id ident.Organization, m ident.Member) error
}

// RemoveWith is Remove with what ends together with the memberships, all or none.
func (o *Organizations) RemoveWith(
	ctx context.Context, by ledger.Actor, id ident.Organization, members []ident.Member, with *With,
) (int, error) {
	before := func() ([]ledger.Change, error) {
		if with == nil {
			return nil, nil
		}
		return with.Changes(ctx, o.DB.Read(), id, members)
	}
	return o.changeAfter(ctx, by, id, members, before, func(me Membership, m ident.Member) (OnMember, error) {
		if m == me.Member {
			return nil, fault.New(fault.MemberYourself)
		}
		return &MemberRemoved{Member: m, with: with}, nil
	})
}

// attempts is how often change looks again where somebody else was quicker.
const attempts = 5

// change commits what one returns for each member, nil for nothing.
func (o *Organizations) change(
	ctx context.Context, by ledger.Actor, id ident.Organization, members []ident.Member,
	one func(me Membership, m ident.Member) (OnMember, error),
) (int, error) {
	return o.changeAfter(ctx, by, id, members, func() ([]ledger.Change, error) { return nil, nil }, one)
}

// changeAfter is change, after what before returns.
func (o *Organizations) changeAfter(
	ctx context.Context, by ledger.Actor, id ident.Organization, members []ident.Member,
	before func() ([]ledger.Change, error), one func(me Membership, m ident.Member) (OnMember, error),
) (n int, err error) {
	for range attempts {
		if n, err = o.changeOnce(ctx, by, id, members, before, one); !fault.Is(err, fault.ChangeNone) {
			return n, err
		}
	}
	return n, err
}

func (o *Organizations) changeOnce(
	ctx context.Context, by ledger.Actor, id ident.Organization, members []ident.Member,
	before func() ([]ledger.Change, error), one func(me Membership, m ident.Member) (OnMember, error),
) (int, error) {
	me, err := o.may(ctx, by, id, access.MembersManage)
	if err != nil {
		return 0, err
	}
	var changes []OnMember
	for _, m := range slices.Compact(slices.Sorted(slices.Values(members))) {
		c, err := one(me, m)
		if err != nil {
			return 0, err
		}
		if c != nil {
			changes = append(changes, c)
		}
	}
	if len(changes) == 0 {
		return 0, nil
	}
	first, err := before()
	if err != nil {
		return 0, err
	}
	drafts, err := o.drafts(ctx, by, me, changes)
	if err != nil {
		return 0, err
	}
	all := make([]ledger.Draft, 0, len(first)+len(drafts))
	for _, c := range first {
		all = append(all, ledger.Draft{Ledger: string(id), By: me.Actor(by), Change: c})
	}
	if _, err := o.Ledger.Commit(ctx, append(all, drafts...)...); err != nil {
		return 0, Naming(ctx, o.DB.Read(), id, changes, err)
	}
	return len(changes), nil
}

// drafts adds to a removal that its account is that member no more.
func (o *Organizations) drafts(ctx context.Context, by ledger.Actor, me Membership, changes []OnMember) ([]ledger.Draft, error) {
	i, err := installation.Read(ctx, o.DB.Read())
	if err != nil {
		return nil, err
	}
	drafts := make([]ledger.Draft, 0, len(changes))
	for _, c := range changes {
		drafts = append(drafts, ledger.Draft{Ledger: string(me.Organization), By: me.Actor(by), Change: c})
		removed, is := c.(*MemberRemoved)
		if !is {
			continue
		}
		account, err := AccountOf(ctx, o.DB.Read(), me.Organization, removed.Member)
		if fault.Is(err, fault.NotFound) {
			continue // on another installation, or gone: the Check decides
		}
		if err != nil {
			return nil, err
		}
		drafts = append(drafts, ledger.Draft{Ledger: i.Ledger(), By: by, Change: &MemberUnlinked{
			Account: account, Member: removed.Member, Organization: me.Organization,
		}})
	}
	return drafts, nil
}

// Naming says of whom a Change was refused.
func Naming(ctx context.Context, q sqlite.Queryer, id ident.Organization, changes []OnMember, refused error) error {
	for _, c := range changes {
		var code fault.Code
		switch err := c.Refusal(); {
		case fault.Is(err, fault.LastAdmin):
			code = fault.MembersLastAdmin
		case fault.Is(err, fault.NotFound), fault.Is(err, fault.MemberErased):
			code = fault.MembersGone
		default:
			continue
		}
		called, err := memberName(ctx, q, id, ident.Member(c.Target().ID))
		if err != nil || called == "" {
			return refused
		}
		return fault.New(code, "name", called)
	}
	return refused
}

func memberName(ctx context.Context, q sqlite.Queryer, id ident.Organization, m ident.Member) (string, error) {
	var first, last string
	err := q.QueryRowContext(ctx,
		`SELECT COALESCE(first_name, ''), COALESCE(last_name, '') FROM member WHERE organization = ? AND id = ?`, id, m).Scan(&first, &last)
	return name.Full(first, last), orNotFound(err)
}
