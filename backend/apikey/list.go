package apikey

import (
	"context"
	"time"

	"intendant/backend/access"
	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/name"
	"intendant/backend/organization"
	"intendant/backend/sqlite"
	"intendant/backend/workspace"
)

const (
	usualPage = 50
	maxPage   = 200
)

// The filters of a list by state, beside the states themselves.
const (
	FilterAll    = ""
	FilterLonger = "longer" // active, and longer than the organization lets new ones live
)

// Query is which keys to list.
type Query struct {
	Organization ident.Organization
	Workspace    ident.Workspace // empty: of all
	Search       string
	State        string       // a State, FilterLonger or FilterAll
	Member       ident.Member // who made them; empty: anybody
	After        ident.Key    // the last one of the page before
	Limit        int          // 0: 50
}

// Listed is a key in the list.
type Listed struct {
	Key

	At            State
	WorkspaceName string
	By            string // who made it, empty once they were erased
	LastUsed      time.Time
	Longer        bool // than the organization lets new ones live
	Mine          bool
	Can           bool // be rotated, renamed and revoked by whoever asks
}

// Page is a page of keys, newest first.
type Page struct {
	Keys  []Listed
	Next  ident.Key // empty: there is no further page
	Total int
}

// List returns a page to somebody who may see keys: all of the organization's or of
// the workspace's to those who manage them, else one's own.
func (k *Keys) List(ctx context.Context, by ident.Account, want Query) (page Page, err error) {
	if want.Limit == 0 {
		want.Limit = usualPage
	}
	want.Limit = min(want.Limit, maxPage)
	if !filters[want.State] {
		return Page{}, fault.Invalid(fault.On("state", fault.NotOffered))
	}
	err = k.DB.ReadTx(ctx, func(q sqlite.Queryer) error {
		me, err := viewer(ctx, q, by, want.Organization, want.Workspace)
		if err != nil {
			return err
		}
		if !me.sees && want.Member == "" {
			want.Member = me.member
		}
		if !me.sees && want.Member != me.member {
			return nil // those of others don't exist
		}
		if page.Total, err = count(ctx, q, k.conditions(want)); err != nil {
			return err
		}
		page.Keys, page.Next, err = k.page(ctx, q, want, me)
		return err
	})
	return page, err
}

// looking is who looks at keys.
type looking struct {
	member  ident.Member
	sees    bool // those of others
	makes   bool
	manages bool // those of others
}

func viewer(ctx context.Context, q sqlite.Queryer, by ident.Account, org ident.Organization, in ident.Workspace) (looking, error) {
	if in == "" {
		m, err := organization.MembershipOf(ctx, q, by, org)
		if err == nil {
			err = m.Require(access.KeysRead)
		}
		return looking{member: m.Member, sees: true, makes: true, manages: true}, err
	}
	a, err := workspace.AccessOf(ctx, q, by, org, in)
	if err == nil {
		err = a.Require(access.KeysRead)
	}
	return lookingIn(a), err
}

func lookingIn(a workspace.Access) looking {
	return looking{
		member: a.Member, sees: access.Of(a.Roles...).In(a.Role)[access.KeysManage],
		makes: a.Can[access.KeysMake], manages: a.Can[access.KeysManage],
	}
}

func (k *Keys) page(ctx context.Context, q sqlite.Queryer, want Query, me looking) ([]Listed, ident.Key, error) {
	c := k.conditions(want)
	if want.After != "" {
		c.and("k.id < ?", want.After)
	}
	list, err := k.newest(ctx, q, c, want.Limit+1, me)
	if err != nil || len(list) <= want.Limit {
		return list, "", err
	}
	return list[:want.Limit], list[want.Limit-1].ID, nil
}

func (k *Keys) newest(ctx context.Context, q sqlite.Queryer, c conditions, limit int, me looking) ([]Listed, error) {
	rows, err := q.QueryContext(ctx,
		`SELECT `+columns+`, COALESCE(w.name, ''), COALESCE(m.first_name, ''), COALESCE(m.last_name, ''), COALESCE(a.used, 0),
		        COALESCE(`+longer+`, 0)`+from+`
		   LEFT JOIN member m ON m.organization = k.organization AND m.id = k.member
		   LEFT JOIN api_key_activity a ON a.organization = k.organization AND a.key = k.id
		  WHERE `+c.where+` ORDER BY k.id DESC LIMIT ?`, append(c.args, limit)...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var list []Listed
	for rows.Next() {
		one, err := k.listed(rows.Scan, me)
		if err != nil {
			return nil, err
		}
		list = append(list, one)
	}
	return list, sqlite.Classify(rows.Err())
}

func (k *Keys) listed(scanRow func(dest ...any) error, me looking) (Listed, error) {
	var one Listed
	var first, last string
	var used int64
	s, err := scan(scanRow, &one.WorkspaceName, &first, &last, &used, &one.Longer)
	if err != nil {
		return Listed{}, err
	}
	now := k.Clock.Now()
	one.Key, one.At, one.By, one.LastUsed = s.Key, s.State(now), name.Full(first, last), k.lastUsed(s.ID, moment(used))
	if !now.Before(one.GraceUntil) {
		one.GraceUntil = time.Time{}
	}
	one.Longer = one.Longer && one.At == StateActive
	one.Mine = s.Member == me.member
	one.Can = s.Revoked.IsZero() && (me.manages || me.makes && one.Mine)
	return one, nil
}

// one is a key for somebody who has just changed it.
func (k *Keys) one(ctx context.Context, a workspace.Access, id ident.Key) (Listed, error) {
	c := k.conditions(Query{Organization: a.Organization, Workspace: a.Workspace.ID})
	c.and("k.id = ?", id)
	list, err := k.newest(ctx, k.DB.Read(), c, 1, lookingIn(a))
	if err != nil || len(list) == 0 {
		return Listed{}, orNotFound(err)
	}
	return list[0], nil
}
