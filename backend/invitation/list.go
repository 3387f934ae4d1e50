package invitation

import (
	"context"

	"intendant/backend/fault"
	"intendant/backend/ident"
	"intendant/backend/mail"
	"intendant/backend/name"
	"intendant/backend/sqlite"
)

const (
	usualPage = 50
	maxPage   = 200
)

// The filters of a list.
const (
	FilterAll   = "all"
	FilterOpen  = "open"
	FilterEnded = "ended"
)

// Query is which invitations to list.
type Query struct {
	Organization ident.Organization
	Filter       string           // FilterAll, FilterOpen or FilterEnded; empty: all
	After        ident.Invitation // the last one of the page before
	Limit        int              // 0: 50
}

// Listed is an invitation in the list.
type Listed struct {
	Invitation

	At   State
	By   string     // who sent it, empty once they were erased
	Mail mail.State // of its newest mail
}

// Page is a page of invitations, newest first.
type Page struct {
	Seats

	Invitations []Listed
	Next        ident.Invitation // empty: there is no further page
	MailReady   bool
}

// List returns a page to somebody who manages invitations.
func (i *Invitations) List(ctx context.Context, by ident.Account, want Query) (page Page, err error) {
	if want.Limit == 0 {
		want.Limit = usualPage
	}
	want.Limit = min(want.Limit, maxPage)
	where, ok := filters[want.Filter]
	if !ok {
		return Page{}, fault.Invalid(fault.On("state", fault.NotOffered))
	}
	err = i.DB.ReadTx(ctx, func(q sqlite.Queryer) error {
		if _, err := i.may(ctx, q, by, want.Organization); err != nil {
			return err
		}
		if page.Seats, err = i.countSeats(ctx, q, want.Organization); err != nil {
			return err
		}
		if page.MailReady, err = i.Post.Ready(ctx, q); err != nil {
			return err
		}
		return i.fill(ctx, q, want, where, &page)
	})
	return page, err
}

// filters are conditions; ?3 is now.
var filters = map[string]string{
	"":          `?3 = ?3`,
	FilterAll:   `?3 = ?3`,
	FilterOpen:  `i.ended IS NULL AND i.expires > ?3`,
	FilterEnded: `(i.ended IS NOT NULL OR i.expires <= ?3)`,
}

// fill reads the page. Whoever joined is shown as the member that they are.
func (i *Invitations) fill(ctx context.Context, q sqlite.Queryer, want Query, where string, page *Page) error {
	now := i.Clock.Now()
	rooms, err := usableIn(ctx, q, want.Organization)
	if err != nil {
		return err
	}
	rows, err := q.QueryContext(ctx,
		`SELECT `+columns+`, COALESCE(b.first_name, ''), COALESCE(b.last_name, ''),
		        COALESCE(m.email, ''), COALESCE(m.first_name, ''), COALESCE(m.last_name, '')
		   FROM invitation i
		   LEFT JOIN member b ON b.organization = i.organization AND b.id = i.sent_by
		   LEFT JOIN member m ON m.organization = i.organization AND m.id = i.member
		  WHERE i.organization = ?1 AND (?2 = '' OR i.id < ?2) AND `+where+` ORDER BY i.id DESC LIMIT ?4`,
		want.Organization, want.After, now.UnixMilli(), want.Limit+1)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var byFirst, byLast, email, first, last string
		one, err := scan(rows.Scan, &byFirst, &byLast, &email, &first, &last)
		if err != nil {
			return err
		}
		if email != "" {
			one.Email, one.Name = email, name.Full(first, last)
		}
		one.Workspaces = rooms.named(one.Workspaces)
		page.Invitations = append(page.Invitations, Listed{Invitation: one, At: one.State(now), By: name.Full(byFirst, byLast)})
	}
	if err := rows.Err(); err != nil {
		return err
	}
	if len(page.Invitations) > want.Limit {
		page.Invitations = page.Invitations[:want.Limit]
		page.Next = page.Invitations[want.Limit-1].ID
	}
	return i.mailed(ctx, q, page.Invitations)
}

// mailed adds how the mail of each stands.
func (i *Invitations) mailed(ctx context.Context, q sqlite.Queryer, list []Listed) error {
	ids := make([]string, 0, len(list))
	for _, one := range list {
		ids = append(ids, string(one.ID))
	}
	states, err := i.Post.States(ctx, q, ids)
	for n := range list {
		list[n].Mail = states[string(list[n].ID)]
	}
	return err
}
